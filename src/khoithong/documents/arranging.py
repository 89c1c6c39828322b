"""How a document's head is set: where its lines break, how long its rules are. Both renderings take it from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from khoithong.documents.widths import broken, width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from khoithong.documents.content import Document

A4: Final = (210, 297)
"""Millimetres."""
_POINTS: Final = 72 / 25.4
"""In a millimetre."""
_SAFE: Final = 0.97
"""Of its room a line takes no more: word processors round differently."""


@dataclass(frozen=True, slots=True)
class Head:
    """Lines as they are printed; widths in points, 0 for no rule."""

    superior: list[str]
    issuer: list[str]
    issuer_rule: float
    nation: str
    motto: str
    motto_rule: float
    about: list[str]
    heading: str
    subject: list[str]
    subject_rule: float
    left: float
    """Widths of the two columns."""
    right: float


def head(document: Document, form: Mapping[str, Any]) -> Head:
    """The head of a document in its form."""
    sizes, columns = form["sizes"], form["columns"]
    left = columns["left"] * _POINTS
    right = room(form) - left - columns["between"] * _POINTS
    fits = left * _SAFE
    kept = {"whole": form["whole"], "before": form["before"]}
    issuer = broken(document.issuer.name.upper(), sizes["issuer"], fits, bold=True, **kept)
    motto = form["motto"] or form["nation"].upper()
    motto_size = sizes["motto"] if form["motto"] else sizes["nation"]
    subject = (
        broken(document.subject, sizes["subject"], room(form) * 0.9, bold=True) if document.heading else []
    )
    superior = (document.issuer.superior or "").upper()
    return Head(
        superior=broken(superior, sizes["superior"], fits, **kept) if superior else [],
        issuer=issuer,
        issuer_rule=form["issuer_rule"] * width(issuer[-1], sizes["issuer"], bold=True),
        nation=form["nation"].upper(),
        motto=form["motto"],
        motto_rule=min(right, width(motto, motto_size, bold=True)),
        about=broken(document.about, sizes["about"], fits) if document.about else [],
        heading=(document.heading or "").upper(),
        subject=subject,
        subject_rule=form["subject_rule"] * width(subject[-1], sizes["subject"], bold=True) if subject else 0,
        left=left,
        right=right,
    )


def room(form: Mapping[str, Any]) -> float:
    """Between the margins, in points."""
    margins = form["margins"]
    return float(A4[0] - margins["left"] - margins["right"]) * _POINTS

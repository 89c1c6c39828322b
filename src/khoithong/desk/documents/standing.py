"""How far a document is signed, by what its files say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from khoithong.documents.signing.places import AGENCY, PERSON

if TYPE_CHECKING:
    from khoithong.documents.content import Document
    from khoithong.documents.records.models import OfficialDocument
    from khoithong.documents.signing.report import Report

_ORDER: Final = ("", "scan", "person", "agency")


def reached(report: Report, document: Document) -> str:
    """`agency` once the agency's own signature is there, `person` before; empty without any.

    The agency's is the one in its field, or, of files signed elsewhere, one whose certificate bears its name.
    """
    if not report.signatures:
        return ""
    issuer = folded(document.issuer.name)
    own = any(one.field == AGENCY or folded(one.name) == issuer for one in report.signatures)
    return "agency" if own else "person"


def advance(document: OfficialDocument, stage: str) -> None:
    """A document goes on, never back."""
    if _ORDER.index(stage) > _ORDER.index(document.signed):
        document.signed = stage
        document.save(update_fields=["signed"])


def waiting(signed: set[str], document: Document) -> list[str]:
    """The fields of people that are still empty, in their order."""
    names = [f"{PERSON}{number}" for number in range(1, len(document.signatures) + 1)]
    return [name for name in names if name not in signed]


def folded(name: str) -> str:
    """A name as it is compared."""
    return " ".join(normalize("NFC", name).casefold().split())

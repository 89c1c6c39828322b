"""A document as PDF/A-2b, set by typst in the bundled Tinos. Nothing it says is markup: it comes in as data."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

import typst

from khoithong.documents.arranging import head
from khoithong.documents.compilers import Compilers
from khoithong.documents.form import HERE, forms

if TYPE_CHECKING:
    from khoithong.documents.content import Document


_COMPILERS: Final = Compilers("layout.typ")


@dataclass(frozen=True, slots=True)
class Place:
    """Room left for a signature: points from the upper left corner of a page, pages from 1."""

    name: str
    page: int
    x: float
    y: float
    width: float
    height: float


def pdf(document: Document) -> bytes:
    """The bytes of the PDF."""
    with _COMPILERS.one() as compiler:
        made = compiler.compile(format="pdf", sys_inputs=_inputs(document), pdf_standards=["a-2b"])
    if not isinstance(made, bytes):
        raise TypeError("typst gave no PDF")
    return made


def pictures(document: Document, per_inch: int = 96) -> tuple[bytes, ...]:
    """Its pages as PNG, to be looked at on a screen."""
    with _COMPILERS.one() as compiler:
        made = compiler.compile(format="png", ppi=per_inch, sys_inputs=_inputs(document))
    return (made,) if isinstance(made, bytes) else tuple(made or ())


def places(document: Document) -> tuple[Place, ...]:
    """Where its signatures are written, in their order."""
    found = typst.query(
        str(HERE / "layout.typ"),
        "<ky>",
        field="value",
        root=str(HERE),
        font_paths=[str(HERE / "fonts")],
        ignore_system_fonts=True,
        sys_inputs=_inputs(document),
    )
    return tuple(Place(**place) for place in json.loads(found))


def _inputs(document: Document) -> dict[str, str]:
    form = forms()[document.form]
    parts = {"document": asdict(document), "form": form, "head": asdict(head(document, form))}
    return {name: json.dumps(part, ensure_ascii=False) for name, part in parts.items()}

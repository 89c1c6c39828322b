"""A document as PDF/A-2b, set by typst in the bundled Tinos. Nothing it says is markup: it comes in as data."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import lru_cache
from typing import TYPE_CHECKING

import typst

from khoithong.documents.form import HERE, forms

if TYPE_CHECKING:
    from khoithong.documents.content import Document


def pdf(document: Document) -> bytes:
    """The bytes of the PDF."""
    inputs = {
        "document": json.dumps(asdict(document), ensure_ascii=False),
        "form": json.dumps(forms()[document.form], ensure_ascii=False),
    }
    made = _compiler().compile(format="pdf", sys_inputs=inputs, pdf_standards=["a-2b"])
    if not isinstance(made, bytes):
        raise TypeError("typst gave no PDF")
    return made


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    """One compiler a process: fonts and layout stay loaded."""
    return typst.Compiler(
        str(HERE / "layout.typ"), root=str(HERE), font_paths=[str(HERE / "fonts")], ignore_system_fonts=True
    )

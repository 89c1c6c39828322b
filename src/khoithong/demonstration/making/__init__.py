"""Makes documents from text without any library: a PDF page, a Word letter, a PNG chart. Same text, same bytes."""

from __future__ import annotations

from khoithong.demonstration.making.pdf import page
from khoithong.demonstration.making.png import chart
from khoithong.demonstration.making.word import letter

__all__ = ["chart", "letter", "page"]

"""A draft as people write it: each paragraph a text, its style kept; tables come from the register and stay."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from khoithong.documents.content import Blank, Centred, Paragraph, Run, Table
from khoithong.documents.writing import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from khoithong.documents.content import Block, Document

Style = Literal["text", "italic", "lead", "centred", "fixed"]
"""Plain; a legal ground; a bold beginning, then text; a line of its own; a table or dotted line, not written."""

LONGEST: Final = 20_000
"""Characters one field may have."""
MOST: Final = 300
"""Paragraphs a document may have."""

_ARTICLE: Final = re.compile(r"Điều \d+\.\s?")
_PLACE: Final = re.compile(r"^.*(?=, ngày )")


@dataclass(frozen=True, slots=True)
class Part:
    """One block as it is written."""

    style: Style
    text: str
    """All its words, the bold beginning included."""
    label: str = ""
    """The bold beginning."""


@dataclass(frozen=True, slots=True)
class Written:
    """Everything about a draft that people write."""

    subject: str
    place: str
    addressees: tuple[str, ...]
    copies: tuple[str, ...]
    parts: tuple[Part, ...]


def written(document: Document) -> Written:
    """The draft as it is offered to be written."""
    found = _PLACE.match(document.place_day)
    return Written(
        document.subject,
        found[0] if found else "",
        document.addressees,
        document.copies,
        tuple(part(block) for block in document.blocks),
    )


def part(block: Block) -> Part:
    """One block as it is written."""
    if isinstance(block, Centred):
        return Part("centred", block.text)
    if not isinstance(block, Paragraph):
        return Part("fixed", "")
    first, *rest = block.runs
    if first.bold and (rest or first.text):
        return Part("lead", block.text, first.text)
    return Part("italic" if first.italic else "text", block.text)


def rewritten(document: Document, what: Written) -> Document:
    """The document with what was written: a line break begins a paragraph, a paragraph without words is left out.

    Tables and dotted lines stay, in their order; those the writing does not place are put at the end.
    """
    fixed = [block for block in document.blocks if isinstance(block, Table | Blank)]
    known = {part(block): block for block in document.blocks if not isinstance(block, Table | Blank)}
    blocks: list[Block] = []
    for one in what.parts:
        if one in known:  # exactly as it was
            blocks.append(known[one])
        elif one.style != "fixed":
            blocks += _blocks(one)
        elif fixed:
            blocks.append(fixed.pop(0))
    place = what.place.strip() or BLANK
    return replace(
        document,
        subject=_line(what.subject) or document.subject,
        about=_about(document, _line(what.subject)),
        place_day=_PLACE.sub(lambda _: _line(place), document.place_day, count=1),
        addressees=_lines(what.addressees),
        copies=_lines(what.copies),
        blocks=(*blocks, *fixed),
    )


def _about(document: Document, subject: str) -> str | None:
    if document.about is None or not subject:
        return document.about
    return f"V/v {subject[:1].lower()}{subject[1:]}" if document.about.startswith("V/v ") else subject


def _blocks(one: Part) -> Iterator[Block]:
    """A part as paragraphs, the first in its style."""
    for place, line in enumerate(_lines(one.text.splitlines())):
        if one.style == "centred":
            yield Centred(line)
        elif one.style == "italic":
            yield Paragraph((Run(line, italic=True),))
        else:
            yield Paragraph(_runs(line, one.label if one.style == "lead" and place == 0 else ""))


def _runs(line: str, label: str) -> tuple[Run, ...]:
    """The bold beginning, where the words still have it or begin an article; then the rest."""
    bold = label.rstrip() if label.strip() and line.startswith(label.rstrip()) else ""
    article = _ARTICLE.match(line)
    if not bold and article:
        bold = article[0].rstrip()
    if not bold:
        return (Run(line),)
    rest = line[len(bold) :]
    return (Run(bold, bold=True), Run(rest)) if rest else (Run(bold, bold=True),)


def _line(text: str) -> str:
    return " ".join(text.split())


def _lines(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(line for line in map(_line, texts) if line)

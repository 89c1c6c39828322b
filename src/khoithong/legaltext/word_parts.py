"""Paragraphs of one part of a Word document, from the stream of its elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from xml.parsers import expat

if TYPE_CHECKING:
    from khoithong.legaltext.word_numbering import Numbering

_MOST_ELEMENTS: Final = 400_000
_MOST_CHARACTERS: Final = 1_000_000
_DEEPEST: Final = 300
_SIGNS: Final = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_SKIPPED: Final = frozenset({"Fallback", "del", "moveFrom", "instrText", "delText", "rPrChange", "pPrChange"})


class TooMuch(Exception):
    """A document larger than any that people write."""


class Declared(Exception):
    """A part with a document type declaration, which could make other words of what stands there."""


def stream(content: bytes, start: Any, end: Any, characters: Any = None) -> None:
    """Call `start(local name, attributes by local name)` and so on for each element. Refuses declarations."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    elements = depth = 0

    def begins(name: str, attributes: dict[str, str]) -> None:
        nonlocal elements, depth
        elements += 1
        depth += 1
        if elements > _MOST_ELEMENTS or depth > _DEEPEST:
            raise TooMuch
        start(name.rpartition("}")[2], {key.rpartition("}")[2]: value for key, value in attributes.items()})

    def ends(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name.rpartition("}")[2])

    def declares(*_: object) -> None:
        raise Declared

    parser.StartElementHandler = begins
    parser.EndElementHandler = ends
    parser.StartDoctypeDeclHandler = declares
    if characters is not None:
        parser.CharacterDataHandler = characters
    parser.Parse(content, True)


class Paragraphs:
    """Collects the text of a part, a line each paragraph."""

    def __init__(self, numbering: Numbering) -> None:
        """`numbering` counts on from part to part."""
        self._numbering = numbering
        self._lines: list[str] = []
        self._open: list[_Paragraph] = []
        self._skipping = 0
        self._in_text = False
        self._hidden = False
        self._cell_begins = False
        self._length = 0

    def read(self, content: bytes) -> None:
        """Take in a part. Raises `TooMuch`, and `ExpatError` for what is no XML."""
        stream(content, self._start, self._end, self._characters)

    def text(self) -> str:
        """All lines."""
        return "\n".join(self._lines)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._skipping or name in _SKIPPED:
            self._skipping += 1
            return
        if name == "p":
            self._open.append(_Paragraph())
        elif name == "tc":
            self._cell_begins = True
        elif name == "t":
            self._in_text = True
        elif name == "r":
            self._hidden = False
        elif self._open:
            self._within(name, attributes)

    def _within(self, name: str, attributes: dict[str, str]) -> None:
        paragraph = self._open[-1]
        value = attributes.get("val", "")
        if name in _SIGNS and not paragraph.in_properties:
            paragraph.pieces.append(_SIGNS[name])
        elif name == "br":
            paragraph.pieces.append("\f" if attributes.get("type") == "page" else "\n")
        elif name == "pPr":
            paragraph.in_properties = True
        elif name == "vanish":
            self._hidden = value not in ("0", "false") and not paragraph.in_properties
        elif name == "pStyle":
            paragraph.style = value
        elif name == "numId":
            paragraph.list = value
        elif name == "ilvl" and value.isdecimal() and len(value) < 3:
            paragraph.level = int(value)

    def _end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
        elif name == "t":
            self._in_text = False
        elif name == "pPr" and self._open:
            self._open[-1].in_properties = False
        elif name == "p" and self._open:
            self._close(self._open.pop())
        elif name == "tr":
            self._lines.append("")

    def _close(self, paragraph: _Paragraph) -> None:
        label = self._numbering.label(paragraph.list, paragraph.level, paragraph.style)
        text = "".join(paragraph.pieces)
        line = f"{label} {text}" if label and text.strip() else text
        if self._cell_begins:
            line, self._cell_begins = "\t" + line, False
        lines = [line, *paragraph.boxes]
        if self._open:
            self._open[-1].boxes.extend(lines)
        else:
            self._lines.extend(lines)

    def _characters(self, text: str) -> None:
        if self._in_text and not self._skipping and not self._hidden and self._open:
            self._open[-1].pieces.append(text)
            self._length += len(text)
            if self._length > _MOST_CHARACTERS:
                raise TooMuch


class _Paragraph:
    """A paragraph being read, with the lines of text boxes anchored in it."""

    __slots__ = ("boxes", "in_properties", "level", "list", "pieces", "style")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.boxes: list[str] = []
        self.style = ""
        self.list: str | None = None
        self.level: int | None = None
        self.in_properties = False

"""Numbers Word puts before paragraphs of lists: they are not in the text and have to be counted."""

from __future__ import annotations

import re
from typing import Final

from khoithong.legaltext.word_parts import stream

_ROMAN: Final = (
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_PLACE: Final = re.compile(r"%([1-9])")
_HIGHEST: Final = 399


class _Level:
    __slots__ = ("format", "start", "text")

    def __init__(self) -> None:
        self.format, self.text, self.start = "decimal", "", 1


class Numbering:
    """The lists of a document and how far each has been counted."""

    def __init__(self) -> None:
        """Without lists."""
        self.levels: dict[str, dict[int, _Level]] = {}
        self.lists: dict[str, str] = {}
        self.restarts: dict[str, dict[int, int]] = {}
        self.styles: dict[str, tuple[str | None, int | None]] = {}
        self.parents: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def label(self, number: str | None, level: int | None, style: str) -> str:
        """The number of the next paragraph of list `number` (or of the list its style belongs to); "" for none."""
        for _ in range(10):
            if number is not None or not style:
                break
            number, of_style = self.styles.get(style, (None, None))
            level = of_style if level is None else level
            style = self.parents.get(style, "")
        abstract = self.lists.get(number or "0")
        if number is None or abstract is None:
            return ""
        return self._counted(number, abstract, level or 0)

    def _counted(self, number: str, abstract: str, level: int) -> str:
        levels = self.levels.get(abstract, {})
        counts = self._counts.setdefault(abstract, {})
        if number not in self._begun:
            self._begun.add(number)
            for at, first in self.restarts.get(number, {}).items():
                counts[at] = first - 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        for upper in range(level):
            counts.setdefault(upper, levels[upper].start if upper in levels else 1)
        own = levels.get(level)
        if own is None:
            return ""
        counts[level] = counts.get(level, own.start - 1) + 1
        if own.format == "bullet":
            return "-"
        if own.format == "none":
            return _PLACE.sub("", own.text).strip()
        return _PLACE.sub(lambda found: self._formatted(levels, counts, int(found[1]) - 1), own.text)

    @staticmethod
    def _formatted(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
        count = counts.get(level, 1)
        kind = levels[level].format if level in levels else "decimal"
        if kind == "lowerLetter":
            return _letters(count)
        if kind == "upperLetter":
            return _letters(count).upper()
        if kind == "lowerRoman":
            return _roman(count)
        if kind == "upperRoman":
            return _roman(count).upper()
        return f"{count:02}" if kind == "decimalZero" else str(count)


def read_numbering(content: bytes, into: Numbering) -> None:
    """Take in `numbering.xml` or `styles.xml`."""
    reader = _Reader(into)
    stream(content, reader.start, reader.end)


class _Reader:
    """Where the stream of elements stands."""

    def __init__(self, into: Numbering) -> None:
        self._into = into
        self._abstract = self._number = self._style = ""
        self._level = 0
        self._restarting = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        into = self._into
        if name == "abstractNum":
            self._abstract = attributes.get("abstractNumId", "")
        elif name == "num":
            self._number = attributes.get("numId", "")
        elif name == "abstractNumId":
            into.lists[self._number] = value
        elif name == "lvlOverride":
            self._level, self._restarting = _integer(attributes.get("ilvl", "")), True
        elif name == "startOverride" and self._restarting:
            into.restarts.setdefault(self._number, {})[self._level] = _integer(value)
        elif name == "lvl" and not self._restarting:
            self._level = _integer(attributes.get("ilvl", ""))
            into.levels.setdefault(self._abstract, {})[self._level] = _Level()
        elif name == "style":
            self._style = attributes.get("styleId", "")
        elif self._style:
            self._of_style(name, value)
        elif not self._restarting and self._level in into.levels.get(self._abstract, {}):
            _describe(into.levels[self._abstract][self._level], name, value)

    def _of_style(self, name: str, value: str) -> None:
        number, level = self._into.styles.get(self._style, (None, None))
        if name == "basedOn":
            self._into.parents[self._style] = value
        elif name == "numId":
            self._into.styles[self._style] = (value, level)
        elif name == "ilvl":
            self._into.styles[self._style] = (number, _integer(value))

    def end(self, name: str) -> None:
        if name == "lvlOverride":
            self._restarting = False
        elif name == "style":
            self._style = ""


def _describe(level: _Level, name: str, value: str) -> None:
    if name == "numFmt":
        level.format = value
    elif name == "lvlText":
        level.text = value[:40]
    elif name == "start":
        level.start = _integer(value)


def _integer(value: str) -> int:
    return min(int(value), _HIGHEST) if value.isdecimal() and len(value) < 6 else 0


def _letters(count: int) -> str:
    """a … z, aa, bb: as Word counts."""
    return "" if count < 1 else chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    letters, rest = "", min(count, _HIGHEST)
    for worth, sign in _ROMAN:
        while rest >= worth:
            letters += sign
            rest -= worth
    return letters

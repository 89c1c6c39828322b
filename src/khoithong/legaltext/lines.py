"""Lines of a text that say something, and the paragraphs they make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.legaltext.normal import Normal

_LINE: Final = re.compile(r"[^\n]+")
_RULE: Final = re.compile(r"[\s\-_=~.*+|:]+\Z")
_ORNAMENT: Final = re.compile(r"[\s#>|]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `start` to `end` in the uniform text, without blanks and ornaments around it."""

    start: int
    end: int
    after_blank: bool
    """Whether a blank line, or the start of the text, stands before it."""
    new_cell: bool
    """Whether it begins a cell of a table."""


def lines_of(normal: Normal) -> list[Line]:
    """All lines with letters or figures, in order; rules drawn with signs are left out."""
    text = normal.text
    found: list[Line] = []
    end_before = 0
    blank = True
    for match in _LINE.finditer(text):
        blank = blank or text.count("\n", end_before, match.start()) > 1
        start = _ORNAMENT.match(text, match.start(), match.end()).end()  # type: ignore[union-attr]
        if start >= match.end() or _RULE.match(text, start, match.end()):
            blank, end_before = True, match.end()
            continue
        end = match.end()
        while text[end - 1] in " \t|":
            end -= 1
        cell = "\t" in text[match.start() : start] or "|" in text[match.start() : start]
        found.append(Line(start, end, blank, cell))
        blank, end_before = False, match.end()
    return found


def first_at(lines: Sequence[Line], at: int) -> int:
    """Index of the first line that begins at `at` or later."""
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        if lines[middle].start < at:
            low = middle + 1
        else:
            high = middle
    return low

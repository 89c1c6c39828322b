"""How wide words are, and how they break into lines. Estimates for the common sans-serif fonts, on the wide side."""

from __future__ import annotations

import unicodedata
from typing import Final

_NARROW: Final = frozenset("iljtfrI.,:;'|()!/- ")
_WIDE: Final = frozenset("mwMWOQGCDĐNHU@%→")
_WIDTHS: Final = {"narrow": 0.39, "plain": 0.61, "capital": 0.72, "wide": 0.90}


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text in pixels at a font size."""
    return sum(map(_letter, unicodedata.normalize("NFD", text))) * size * (1.07 if bold else 1.0)


def _letter(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if letter in _NARROW:
        return _WIDTHS["narrow"]
    if letter in _WIDE:
        return _WIDTHS["wide"]
    return _WIDTHS["capital" if letter.isupper() else "plain"]


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text in lines that fit the room; a word wider than the room stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)

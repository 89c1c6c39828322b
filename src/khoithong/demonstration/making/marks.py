"""Vietnamese letters drawn from Latin ones: which letter stands below, and the strokes of its marks.

No font is carried along, and the fonts every reader has lack most Vietnamese letters.
"""

from __future__ import annotations

import unicodedata
from typing import Final

Stroke = tuple[tuple[float, float], ...]
"""A line through points, in sizes of the font, from the middle of the letter and its top."""

_ABOVE: Final[dict[str, Stroke]] = {
    "\u0300": ((0.06, 0.05), (-0.07, 0.16)),
    "\u0301": ((-0.06, 0.05), (0.07, 0.16)),
    "\u0302": ((-0.12, 0.04), (0.0, 0.14), (0.12, 0.04)),
    "\u0303": ((-0.13, 0.06), (-0.06, 0.12), (0.06, 0.07), (0.13, 0.13)),
    "\u0306": ((-0.12, 0.14), (-0.06, 0.06), (0.06, 0.06), (0.12, 0.14)),
    "\u0309": ((-0.05, 0.15), (0.0, 0.19), (0.05, 0.15), (0.0, 0.1), (0.0, 0.06)),
}
_SHAPES: Final = frozenset("\u0302\u0306")
"""Circumflex and breve: a tone stands beside them, higher."""
_HORN, _DOT = "\u031b", "\u0323"
_LOW, _HIGH = 0.45, 0.67
"""The tops of small and of capital letters."""


def base(sign: str) -> str:
    """The Latin letter a sign is drawn from."""
    if sign in "đĐ":
        return "d" if sign == "đ" else "D"
    return unicodedata.normalize("NFD", sign)[0]


def strokes(sign: str, width: float) -> list[Stroke]:
    """The strokes of a letter's marks, from its left edge and the line it stands on; `width` is the letter's."""
    top, middle = (_HIGH if sign.isupper() else _LOW), width / 2
    if sign in "đĐ":
        left, right, height = (
            (middle - 0.02, width + 0.02, 0.56) if sign == "đ" else (-0.02, middle - 0.05, 0.33)
        )
        return [((left, height), (right, height))]
    marks = unicodedata.normalize("NFD", sign)[1:]
    shaped = any(mark in _SHAPES for mark in marks)
    found: list[Stroke] = []
    for mark in marks:
        if mark == _HORN:
            found.append(((width - 0.05, top - 0.05), (width + 0.03, top - 0.01), (width + 0.03, top + 0.08)))
        elif mark == _DOT:
            found.append(((middle, -0.15), (middle, -0.149)))
        elif mark in _ABOVE:
            aside, up = (0.1, 0.08) if shaped and mark not in _SHAPES else (0.0, 0.0)
            found.append(tuple((middle + aside + x, top + up + y) for x, y in _ABOVE[mark]))
    return found

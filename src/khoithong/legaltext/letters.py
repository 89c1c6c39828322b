"""Vietnamese letters for patterns: Python's `re` has no classes for capital and small letters."""

from __future__ import annotations

import unicodedata
from typing import Final

_BASES: Final = "aăâeêioôơuưy"
_TONES: Final = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")

_VOWELS: Final = "".join(unicodedata.normalize("NFC", base + tone) for base in _BASES for tone in _TONES)
LOWER: Final = "bcdđfghjklmnpqrstvwxz" + _VOWELS
UPPER: Final = LOWER.upper()


def lowered(text: str) -> str:
    """`text` in small letters and of the same length, whatever signs it holds."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(one if len(one := sign.lower()) == 1 else sign for sign in text)


def squeezed(text: str) -> str:
    """`text` with each run of blanks and line ends made one blank, none at the ends."""
    return " ".join(text.split())


def syllables(text: str) -> frozenset[str]:
    """The words of `text`, as a set to look up in."""
    return frozenset(text.split())

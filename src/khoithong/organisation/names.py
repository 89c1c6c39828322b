"""How Vietnamese names are ordered: by given name, then family and middle names, in dictionary order."""

from __future__ import annotations

import unicodedata
from typing import Final

_LETTERS: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK: Final = {letter: f"{rank:02d}" for rank, letter in enumerate(_LETTERS, start=10)}
_TONES: Final = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
"""Huyền, hỏi, ngã, sắc, nặng: the order of the dictionary; no mark comes first."""
_SHAPES: Final = {"\u0306", "\u0302", "\u031b"}
"""Breve, circumflex and horn make another letter, not a tone."""


def one_line(words: str) -> str:
    """A name as it is kept: NFC, blanks brought together."""
    return " ".join(unicodedata.normalize("NFC", words).split())


def sort_key(full_name: str) -> str:
    """A key in plain ASCII: comparing keys byte by byte orders names as a Vietnamese dictionary does.

    The given name (last word) decides, then the other words from the family name on; tones decide between
    words of the same letters.
    """
    words = unicodedata.normalize("NFC", full_name).casefold().split()
    return "|".join(_word_key(word) for word in [*words[-1:], *words[:-1]])


def _word_key(word: str) -> str:
    letters: list[str] = []
    tones: list[str] = []
    for char in word:
        letter, tone = _split(char)
        letters.append(_RANK.get(letter) or f"{99}{ord(letter):06x}")
        tones.append(tone)
    return "".join(letters) + "." + "".join(tones)


def _split(char: str) -> tuple[str, str]:
    """A letter without its tone, and the tone's place in the order."""
    base = ""
    tone = "0"
    for part in unicodedata.normalize("NFD", char):
        if part in _TONES:
            tone = _TONES[part]
        elif not base or part in _SHAPES:
            base += part
    return unicodedata.normalize("NFC", base) or char, tone

"""A text made uniform for reading, with the way back to every character as it was given.

Letters are composed (NFC), blanks are plain, dashes are hyphens, signs nobody sees are gone, bold marks of
markdown are blanks, the Icelandic Ð that fonts of the nineties left behind is the Vietnamese Đ, and page
numbers alone on their line are blank.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.legaltext.letters import LOWER, UPPER, lowered
from khoithong.legaltext.model import Passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LETTER: Final = f"[{LOWER}{UPPER}]"

# One sign for one sign: positions do not move.
_BLANKS: Final = "\x0b\x1c\x1d\x1e\x1f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS: Final = "\r\x0c\x85\u2028\u2029"
_DASHES: Final = "\x02\ufffe\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SAME_LENGTH: Final = str.maketrans(
    dict.fromkeys(_BLANKS, " ")
    | dict.fromkeys(_LINE_ENDS, "\n")
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys("\u2215\u2044\uff0f", "/")
    | dict.fromkeys(
        "\x00\x01\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x7f", " "
    )
    | {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "\uff0c": ",", "\uff1a": ":", "\u201c": '"', "\u201d": '"'}
)
# What changes length: composed letters, signs without width.
_MARKS: Final = "\u0300-\u036f"
_INVISIBLE: Final = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f"
_MOVING: Final = re.compile(rf"[^\s{_MARKS}{_INVISIBLE}][{_MARKS}]{{1,30}}|[{_INVISIBLE}]+")
_BOLD: Final = re.compile(r"\*+")
_BOLD_BREAK: Final = re.compile(rf"(?<=[\w.]){re.escape('**')}\**(?={_LETTER})")
_PAGE_NUMBER: Final = re.compile(r"(?<=\n)[ ]{0,80}(?:- ?)?\d{1,3}(?: ?-)?[ \t]{0,80}(?=\n)")
_DATE_GOES_ON: Final = re.compile(r"(?:ngày|tháng|năm|số|quý|điều|khoản|điểm|chương|mục|phần|[/,-])\s*\Z")
_GOES_ON: Final = re.compile(r"\s*(?:[/-]|tháng|năm)")
_SYMBOL_TORN: Final = re.compile(r"[^\W\d_]-\s*\Z")
_BREAK_TAG: Final = re.compile(r"<br\s?/?>", re.IGNORECASE)
_NUMBER_AT_PAGE_END: Final = re.compile(
    r"\x0c\s{0,8}\d{1,3}[ \t]{0,8}(?=[\r\n])|(?<=\n)[ \t]{0,80}\d{1,3}\s{0,8}\x0c"
)


@dataclass(frozen=True, slots=True)
class Normal:
    """A uniform text. Offsets into it are turned back with `passage` and `span`."""

    given: str
    """The text as it came."""
    text: str
    lower: str
    """`text` in small letters, of the same length."""
    _starts: Sequence[int]
    _ends: Mapping[int, int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` lies in `given`; blanks around it are left out."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start == end:
            at = self._starts[start] if start < len(self._starts) else len(self.given)
            return at, at
        return self._starts[start], self._ends.get(end - 1, self._starts[end - 1] + 1)

    def passage(self, start: int, end: int) -> Passage:
        """`text[start:end]` as it was given."""
        start, end = self.span(start, end)
        return Passage(self.given[start:end], start, end)


def normal(given: str) -> Normal:
    """Make a text uniform."""
    text, starts, ends = _composed(given)
    text = _NUMBER_AT_PAGE_END.sub(lambda found: "\n" + " " * (len(found[0]) - 1), text)
    text = text.replace("\r\n", " \n").translate(_SAME_LENGTH)
    if "*" in text:
        text = _BOLD_BREAK.sub(lambda found: "\n" + " " * (len(found[0]) - 1), text)
        text = _BOLD.sub(lambda found: " " * len(found[0]), text)
    if "<" in text:
        text = _BREAK_TAG.sub(lambda found: "\n" + " " * (len(found[0]) - 1), text)
    text = _PAGE_NUMBER.sub(_blank_page_number, text)
    return Normal(given, text, lowered(text), starts, ends)


def _composed(given: str) -> tuple[str, Sequence[int], Mapping[int, int]]:
    """Letters composed and invisible signs left out; for each character where it began, and ended if it was several."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: dict[int, int] = {}
    at = 0
    for found in _MOVING.finditer(given):
        start, end = found.span()
        pieces.append(given[at:start])
        starts.extend(range(at, start))
        at = end
        if end - start > 1 and unicodedata.combining(given[start + 1]):
            for sign in unicodedata.normalize("NFC", found[0]):
                ends[len(starts)] = end
                starts.append(start)
                pieces.append(sign)
    if not pieces:
        return given, range(len(given)), {}
    pieces.append(given[at:])
    starts.extend(range(at, len(given)))
    return "".join(pieces), starts, ends


def _blank_page_number(found: re.Match[str]) -> str:
    """A number alone on its line is made blank, unless it belongs to a date or a number torn apart."""
    text = found.string
    before = text[max(0, found.start() - 20) : found.start()].lower()
    if _DATE_GOES_ON.search(before) and not _SYMBOL_TORN.search(
        text, max(0, found.start() - 20), found.start()
    ):
        return found[0]
    if _GOES_ON.match(text, found.end()):
        return found[0]
    return " " * len(found[0])

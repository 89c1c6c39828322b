"""Numbers of documents: `73/2023/NĐ-CP`, `398 /SNV-CCVC`, `14-KL/TW`, also torn apart or glued to the next word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.legaltext.letters import LOWER, UPPER

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNIT: Final = rf"(?:TTg|TTr|CTr|QĐi|ThU|[{UPPER}0-9&]|[a-zđ]{{1,2}}(?![{LOWER}]))"
_GLUED: Final = "ngày|của|về|và|tại|năm|do|ban|được|đã|kèm"
_SEGMENT: Final = rf"(?:TTg|TTr|CTr|QĐi|ThU|[{UPPER}]){_UNIT}{{0,15}}(?:(?![{LOWER}])|(?={_GLUED}))"
_TYPES: Final = "NĐ|QĐ|QĐi|QC|QyĐ|NQ|NQLT|CT|TT|TTLT|KH|CV|KL|TB|HD|BC|TTr|CTr|CĐ|PL|VBHN|L|SL|ĐA|GM|BB|ND|QD"
# `NĐ - CP` may stand apart, because `NĐ` alone is no whole symbol; `UBND- TH1` only behind the hyphen.
_JOINTS: Final = (
    rf"(?:(?<![{UPPER}])(?:{_TYPES})\s{{0,3}}-\s{{0,6}}(?:{_SEGMENT})|{_SEGMENT})"
    rf"(?:(?:-\s{{0,6}}|[ \t]{{1,4}}-(?=[{UPPER}]{{2}})|\s{{0,3}}/\s{{0,3}}|\.){_SEGMENT}){{0,5}}"
)
NUMBER: Final = re.compile(
    rf"(?<![\d/.])(?P<serial>\d{{1,6}}[a-zđA-ZĐ]?)\s{{0,4}}"
    rf"(?:/\s{{0,4}}(?P<year>(?:19|20)\d\d)\s{{0,4}})?"
    rf"(?:(?P<joint>[/-])\s{{0,4}}|(?<=\d)\s(?=(?:{_TYPES})\s?/\s?[{UPPER}]{{2}}))(?P<symbol>{_JOINTS})"
)
"""A number with its symbol; for text in its own letters."""

BLANK: Final = re.compile(rf"(?i:số)\s{{0,4}}:?[\s.…_]{{1,60}}(?P<joint>[/-])\s{{0,4}}(?P<symbol>{_JOINTS})")
"""`Số:      /KH-UBND`: the number was left blank."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number as it stands in the text."""

    number: str
    start: int
    end: int


def numbers(text: str) -> Iterator[Numbered]:
    """All that has the form of a document's number, in order."""
    for found in NUMBER.finditer(text):
        end = found.end()
        note = _NOTE_MARK.search(found[0])
        if note is not None:
            end = found.start() + note.start(1)
        if not _FILE_NAME.match(text, end):
            yield Numbered(printed(text[found.start() : end]), found.start(), end)


_NOTE_MARK: Final = re.compile(rf"[/-](?:{_TYPES})\s?[-/]\s?(?:CP|TTg|TW|TƯ|TU|UBND|HĐND|BNV)(\d{{1,2}})\Z")
"""The mark of a footnote grown together with the number: `14-KL/TW1`."""
_FILE_NAME: Final = re.compile(r"(?i:\.(?:pdf|docx?|xlsx?|zip|rar|html?))(?![^\W\d_])")
_NO_JOINT: Final = re.compile(r"(?<=\d)\s(?=[A-ZĐ])")
"""`14 KL/TW` lacks its hyphen."""
_CAPITALS: Final = re.compile(r"(?<=[/-])(?:TTG|TTR|CTR)(?![^\W\d_])")


def printed(words: str) -> str:
    """A number as it is printed: without blanks; `QĐ-TTG` of a title in capitals is `QĐ-TTg`."""
    number = "".join(_NO_JOINT.sub("-", words).split())
    return _CAPITALS.sub(lambda found: found[0][:2] + found[0][2].lower(), number)

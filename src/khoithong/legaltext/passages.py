"""Recipients (Kính gửi), copies (Nơi nhận) and legal grounds (căn cứ)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from khoithong.legaltext.letters import UPPER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from khoithong.legaltext.lines import Line
    from khoithong.legaltext.normal import Normal
    from khoithong.legaltext.zones import Zones

_ADDRESSED: Final = re.compile(r"kính\s{1,3}gửi\s{0,3}[:.]?\s{0,3}|[^\n]{3,60}\sđiện\s{0,2}:\s{0,3}")
_COPIES: Final = re.compile(r"nơi\s{1,3}nhận\s{0,3}[:.]?\s{0,3}")
_ITEM: Final = re.compile(r"[-+•*▪]\s{0,3}")
_OTHER_COLUMN: Final = re.compile(
    rf" {{4,}}[{UPPER}]{{2,}}|\t[{UPPER}]{{2,}}|;\s[{UPPER}]{{2,}}[{UPPER}\s]{{0,40}}\Z"
)
"""The signature beside the list of copies."""
_SPLIT: Final = re.compile(r";")
_TRAILING: Final = " \t\n;.,:|-"
_GROUND: Final = re.compile(
    r"(?:-\s{0,3})?(?P<words>căn\s{1,3}cứ\s|xét\s|(?:theo|trên\scơ\ssở)\s{1,3}(?:đề\snghị|ý\skiến|công\svăn|quyết\sđịnh|kế\shoạch|thông\sbáo|nghị\s|kết\sluận|chỉ\sthị)\s?|thực\shiện\s(?!như|nghiêm|tốt))"
)
_MOST_ITEMS: Final = 60
_NEXT_GROUND: Final = re.compile(
    r";\s{1,8}(?=căn\s{1,3}cứ\s|xét\s|theo\sđề\snghị|để\s)"
    r"|[;,]\s{1,8}(?=(?:ủy\sban|uỷ\sban|ubnd|chủ\stịch|sở|bộ|ban|thủ\stướng|hội\sđồng|nay)\s[^,;.\n]{0,90}?"
    r"(?:ban\shành|đề\snghị|yêu\scầu|xây\sdựng|hướng\sdẫn|quyết\sđịnh|báo\scáo|thông\sbáo|triển\skhai|có\sý\skiến|tổ\schức|quy\sđịnh)\s)"
)

Span = tuple[int, int]


def recipients(normal: Normal, lines: Sequence[Line], zones: Zones) -> list[Span]:
    """Those addressed, one each."""
    for index in [*zones.head, *list(zones.body)[:3]]:
        found = _ADDRESSED.match(normal.lower, lines[index].start)
        if found is not None and found.start() == lines[index].start:
            stop = zones.body.start if index in zones.head else zones.body.stop
            return [
                one
                for span in _items(normal, lines, index, found.end(), stop)
                for one in _parted(normal, span)
            ]
    return []


def copies(normal: Normal, lines: Sequence[Line], zones: Zones) -> list[Span]:
    """Those who get a copy, one each."""
    if not zones.foot:
        return []
    index = zones.foot.start
    found = _COPIES.match(normal.lower, lines[index].start)
    if found is None:
        return []
    items = [
        one
        for span in _items(normal, lines, index, found.end(), zones.foot.stop)
        for one in _parted(normal, span)
    ]
    return [
        span for span in items if not normal.text[slice(*span)].isupper()
    ]  # “T/M BAN THƯỜNG VỤ” stands beside


def _items(normal: Normal, lines: Sequence[Line], index: int, first: int, stop: int) -> Iterator[Span]:
    """What stands behind a heading on its line, and the dashed lines below it with their continuations."""
    text = normal.text
    start, end = first, lines[index].end
    item = _ITEM.match(text, start, end)
    dashed = item is not None
    start = item.end() if item else start
    if start >= end:
        start = end = -1
    for number in range(index + 1, min(stop, index + _MOST_ITEMS)):
        line = lines[number]
        item = _ITEM.match(text, line.start, line.end)
        if item is not None:
            if start >= 0:
                yield start, end
            start, end, dashed = item.end(), line.end, True
        elif start < 0 and not dashed:
            start, end = line.start, line.end
        elif not dashed and text[end - 1] in ";," and not text[line.start : line.end].isupper():
            end = line.end  # a list without dashes
        elif (
            line.after_blank
            or line.new_cell
            or (text[line.start].isupper() and text[end - 1] in ".;:/")
            or text[line.start : line.end].isupper()
        ):
            break
        elif start >= 0:
            end = line.end
    if 0 <= start < end:
        yield start, end


def _parted(normal: Normal, span: Span) -> Iterator[Span]:
    """`Các sở, ban, ngành; các đơn vị …` are two."""
    at = span[0]
    for sign in _SPLIT.finditer(normal.text, *span):
        yield _trimmed(normal, at, sign.start())
        at = sign.end()
    if normal.text[at : span[1]].strip(_TRAILING):
        yield _trimmed(normal, at, span[1])


def _trimmed(normal: Normal, start: int, end: int) -> Span:
    other = _OTHER_COLUMN.search(normal.text, start, end)
    end = other.start() if other else end
    while end > start and normal.text[end - 1] in _TRAILING:
        end -= 1
    return start, end


def grounds(normal: Normal, lines: Sequence[Line], preamble: range) -> list[Span]:
    """The clauses the text rests on, before its first part."""
    found: list[Span] = []
    index = preamble.start
    while index < preamble.stop:
        line = lines[index]
        ground = _GROUND.match(normal.lower, line.start, line.end)
        index += 1
        if ground is None:
            continue
        end = line.end
        while index < preamble.stop and not _begins(normal, lines[index]):
            end = lines[index].end
            index += 1
        found.extend(_clauses(normal, ground.start("words"), end))
    return found


def _begins(normal: Normal, line: Line) -> bool:
    return (line.after_blank and not normal.text[line.start].islower()) or bool(
        _GROUND.match(normal.lower, line.start)
        or normal.text[line.start] == "-"
        or re.match(
            r"để\s|(?:ủy|uỷ) ban nhân dân|ubnd\s|chủ tịch\s|sở\s|nay\s|quyết định",
            normal.lower[line.start : line.start + 20],
        )
    )


def _clauses(normal: Normal, start: int, end: int) -> Iterator[Span]:
    """A paragraph's grounds, without what the text goes on to order."""
    at = start
    for cut in _NEXT_GROUND.finditer(normal.lower, start, end):
        yield _trimmed(normal, at, cut.start())
        if not _GROUND.match(normal.lower, cut.end()):
            return
        at = cut.end()
    yield _trimmed(normal, at, end)

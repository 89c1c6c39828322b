"""The head of a text: issuer, number, place and date, kind, subject. Columns of a letterhead may be mixed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.legaltext import numbers
from khoithong.legaltext.dates import BLANK_DAY, day_at
from khoithong.legaltext.kinds import KIND, kind_of
from khoithong.legaltext.letters import LOWER, UPPER, squeezed, syllables

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.legaltext.lines import Line
    from khoithong.legaltext.normal import Normal

_COLUMN: Final = re.compile(r"\t+| {4,}|\|")
_NUMBER: Final = re.compile(r"số(?:\s{0,2}hiệu)?\s{0,4}[:.]?\s{0,12}(?=\d)")
_NUMBER_WITHIN: Final = re.compile(r"\ssố\s{0,2}:\s{0,4}(?=\d)")
_DAY_FOLLOWS: Final = re.compile(r"\s{0,4},?\s{0,4}ngày\s{0,4}\d")
_BLANK: Final = re.compile(r"số\s{0,4}:")
_PLACE: Final = re.compile(
    r"(?P<place>[^\W\d_][^\n\t|,:;/.]{1,40}|tp\.?\s?[^\n\t|,:;/.]{1,30}),?\s{1,4}ngày(?=[\s\d.…_/])\s{0,40}"
)
_PLACE_BESIDE: Final = re.compile(
    rf"(?<=\s)(?P<place>(?:TP\.?\s?)?[{UPPER}][{LOWER}]{{1,7}}(?:\s[{UPPER}][{LOWER}]{{1,7}}){{0,4}}),\s{{1,3}}ngày(?=[\s\d.…_/])"
)
_QUALIFIERS: Final = (
    "CỦA",
    "LIÊN TỊCH",
    "LIÊN NGÀNH",
    "HÀNH ĐỘNG",
    "CHUYÊN ĐỀ",
    "PHỐI HỢP",
    "CÔNG TÁC",
    "THỰC HIỆN",
    "KẾT LUẬN",
)
"""What may follow the name of the kind on its line: `KẾ HOẠCH HÀNH ĐỘNG`."""
_OF_PLACES: Final = syllables("thành phố tỉnh huyện thị xã trấn phường quận đảo đặc khu -")
_LONGEST_PLACE: Final = 6
"""Words."""
_NATION: Final = re.compile(
    r"hội\schủ\snghĩa|^chủ nghĩa việt|^việt nam$|^cộng h(?:òa|oà)\b|^cộng$|^cộng h(?:òa|oà) xã hội|độc\slập\s?-|đảng cộng sản|"
    r"^\W*$|^về việc|^v/v|^kính gửi|^số|^ký bởi|^người ký|^trang\s"
)
_WORDS_OF_NATION: Final = syllables(
    "cộng hòa hoà xã xà hội chủ nghĩa việt nam độc lập tự do hạnh phúc đảng sản"
)
"""Lines made of these alone are the right column, however torn."""
_OTHER_COLUMN: Final = re.compile(r"\s(?:cộng\s?h(?:òa|oà)\sxã|độc\slập\s?-|đảng\scộng\ssản)")
AGENCY: Final = re.compile(
    r"(?:ủy ban|uỷ ban|ubnd|hội đồng|hđnd|sở |bộ |ban |văn phòng|cục|chi cục|tổng cục|phòng |trường|tỉnh ủy|tỉnh uỷ|thành ủy|"
    r"thành uỷ|huyện ủy|quận ủy|thị ủy|đảng ủy|đảng uỷ|đảng bộ|ban thường vụ|ban chấp hành|bộ chính trị|chính phủ|"
    r"thủ tướng|quốc hội|chủ tịch|thanh tra|viện |kho bạc|bảo hiểm|ngân hàng|công an|liên đoàn|mặt trận|tòa án|đài |"
    r"trung tâm|hội |đoàn |bchqs|bộ chỉ huy|học viện|công ty|tập đoàn|kiểm toán|y ban)"
)
_OF_WHOM: Final = frozenset({"văn phòng", "công an", "thanh tra", "đảng ủy", "đảng uỷ", "ban thường vụ"})
"""Lines of a letterhead that go on with the agency below: `VĂN PHÒNG / ỦY BAN NHÂN DÂN`."""
_SUBJECT_MARK: Final = re.compile(r"(?:v/v|về việc)\s{0,3}:?\s{0,3}")
_SUBJECT_ENDS: Final = re.compile(
    r"kính gửi|căn cứ|cộng h|độc lập|số\s{0,3}:|[^\n,]{2,40},\s{0,3}ngày\s|i\s?[.-]|1\.|điều 1|\(?(?:kèm|ban hành kèm|thực hiện theo)|-{3}"
    r"|thực hiện (?:nghị|kế|quyết|kết|công|chỉ|chương|thông|hướng) [^\n]{2,12} số"
)
_LONGEST_SUBJECT: Final = 9
_MONTHS: Final = re.compile(r"ngày[\s.…_\d]{0,60}(?:tháng|/)")


@dataclass(frozen=True, slots=True)
class Fact:
    """A value read, and where it stands in the uniform text."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dated:
    """Place and day of issue; the day is None where it was left blank."""

    place: Fact | None
    day: date | None
    start: int
    end: int


def columns(normal: Normal, line: Line) -> list[tuple[int, int]]:
    """A line cut where a letterhead's columns part."""
    found: list[tuple[int, int]] = []
    at = line.start
    for gap in _COLUMN.finditer(normal.text, line.start, line.end):
        if gap.start() > at:
            found.append((at, gap.start()))
        at = gap.end()
    if at < line.end:
        found.append((at, line.end))
    return found


Own = tuple[Fact | None, int, int]
"""The own number, None where it was left blank, and the words it stands in."""


def own_number(normal: Normal, head: Sequence[Line]) -> Own | None:
    """The text's own number; a stamp `Số: 1234` without symbol is none."""
    blank: Own | None = None
    bare: Own | None = None
    for line in head:
        for start, end in columns(normal, line):
            number = _written(normal, start, end)
            if number is not None:
                return number
            left = numbers.BLANK.match(normal.text, start)
            if blank is None and left is not None:
                blank = (None, start, left.end())
            elif bare is None and _BLANK.match(normal.lower, start, end):
                bare = (None, start, end)
    return blank or bare


def _written(normal: Normal, start: int, end: int) -> Own | None:
    """`Số: 398 /SNV-CCVC` at the head of a column, or behind the issuer's name in capitals."""
    lead = _NUMBER.match(normal.lower, start)
    number = numbers.NUMBER.match(normal.text, lead.end()) if lead else None
    if lead is not None and number is not None and _own(normal, lead, number):
        return Fact(numbers.printed(number[0]), lead.end(), number.end()), start, number.end()
    within = _NUMBER_WITHIN.search(normal.lower, start, end)
    number = numbers.NUMBER.match(normal.text, within.end()) if within else None
    if within is not None and number is not None and normal.text[start : within.start()].isupper():
        return Fact(numbers.printed(number[0]), within.end(), number.end()), within.start() + 1, number.end()
    return None


def _own(normal: Normal, lead: re.Match[str], number: re.Match[str]) -> bool:
    """Whether a line that begins with `số` gives the own number, and does not go on with a document cited above it."""
    if ":" in lead[0]:
        return True
    return normal.text[lead.start()] == "S" and _DAY_FOLLOWS.match(normal.lower, number.end()) is None


def issued(normal: Normal, head: Sequence[Line]) -> Dated | None:
    """Place and date: `Vĩnh Phúc, ngày 20 tháng 03 năm 2024`."""
    for line in head:
        for start, end in columns(normal, line):
            own = numbers.NUMBER.search(normal.text, start, end)
            begin = own.end() if own and normal.lower.startswith("số", start) else start
            while begin < end and normal.text[begin] in " ,.;-":
                begin += 1
            found = _PLACE.match(normal.lower, begin)
            if found is None or found.start() >= end or not normal.text[found.start()].isupper():
                continue
            name = normal.text[slice(*found.span("place"))]
            dated = _dated(normal, found) if _is_place(name) else None
            if dated is not None:
                return dated
    return _beside(normal, head) or _day_alone(normal, head)


def _is_place(name: str) -> bool:
    """Whether all words of a name are written as those of a place: `Vĩnh Phúc`, `thành phố Huế`."""
    words = name.split()
    return (
        len(words) <= _LONGEST_PLACE
        and "\n" not in name.strip()
        and all(word[0].isupper() or word in _OF_PLACES for word in words)
        and KIND.search(name.lower()) is None
    )


def _dated(normal: Normal, place: re.Match[str]) -> Dated | None:
    """The day, or the room left for it, behind a place."""
    name = Fact(squeezed(normal.text[slice(*place.span("place"))]), *place.span("place"))
    word = normal.lower.index("ngày", place.end("place"))
    at = word + len("ngày")
    while at < len(normal.text) and normal.text[at].isspace():
        at += 1
    day = day_at(normal.lower, at)
    if day is not None:
        return Dated(name, day.day, word, day.end)
    blank = BLANK_DAY.match(normal.lower, word + len("ngày"))
    return (
        Dated(name, None, word, blank.end())
        if blank is not None and _MONTHS.match(normal.lower, word)
        else None
    )


def _beside(normal: Normal, head: Sequence[Line]) -> Dated | None:
    """Place and day at the end of a line that the other column begins: `V/v rà soát văn bản Hà Nội, ngày …`."""
    for line in head:
        found = _PLACE_BESIDE.search(normal.text, line.start, line.end)
        dated = _dated(normal, found) if found is not None else None
        if dated is not None and not normal.text[dated.end : line.end].strip(" ."):
            return dated
    return None


_DAY_LINE: Final = re.compile(r"ngày\s{1,4}(?=\d)")


def _day_alone(normal: Normal, head: Sequence[Line]) -> Dated | None:
    """A day alone on its line: `Ngày 24 tháng 3 năm 2026`."""
    for line in head:
        lead = _DAY_LINE.match(normal.lower, line.start, line.end)
        day = day_at(normal.lower, lead.end()) if lead else None
        if day is not None and not normal.text[day.end : line.end].strip(" ."):
            return Dated(None, day.day, line.start, day.end)
    return None


def titled(normal: Normal, head: Sequence[Line]) -> tuple[Fact, int] | None:
    """The name of the kind on a line of its own, and on which line of the head."""
    for index, line in enumerate(head):
        kind = KIND.match(normal.lower, line.start, line.end)
        if kind is None or not normal.text[kind.start() : kind.end()].isupper():
            continue
        rest = normal.text[kind.end() : line.end].strip(" :.")
        if not rest or rest.startswith(_QUALIFIERS):
            return Fact(kind_of(kind[0]), kind.start(), kind.end()), index
    return None


def subject(normal: Normal, head: Sequence[Line], after: int | None) -> Fact | None:
    """What the text is about: behind `V/v`, or the lines below the name of the kind (line `after` of the head)."""
    for index, line in enumerate(head):
        for start, end in columns(normal, line):
            mark = _SUBJECT_MARK.match(normal.lower, start, end)
            if mark is not None and (after is None or index <= after + 1):
                return _lines_of_subject(normal, head, index, mark.end(), end)
    if after is None or after + 1 >= len(head):
        return None
    line = head[after + 1]
    if _SUBJECT_ENDS.match(normal.lower, line.start) and not normal.lower.startswith("thực hiện", line.start):
        return None
    return _lines_of_subject(normal, head, after + 1, line.start, line.end)


def _lines_of_subject(normal: Normal, head: Sequence[Line], index: int, start: int, end: int) -> Fact | None:
    capitals = normal.text[start:end].isupper()
    for line in head[index + 1 : index + _LONGEST_SUBJECT]:
        words = normal.text[line.start : line.end]
        if line.after_blank or line.new_cell or _SUBJECT_ENDS.match(normal.lower, line.start):
            break
        if (capitals and not words.isupper()) or (not capitals and words.isupper()):
            break
        if capitals and AGENCY.match(normal.lower, line.start) and normal.text[end - 1] not in ",-":
            break
        parts = columns(normal, line)
        end = parts[0][1]
        if len(parts) > 1:
            break
    beside = _PLACE_BESIDE.search(normal.text, start, end)
    end = beside.start() if beside else end
    value = squeezed(normal.text[start:end])
    return Fact(value, start, end) if value else None


def issuer(normal: Normal, head: Sequence[Line], until: int | None) -> Fact | None:
    """The agency in the letterhead: of several names above each other, the last that begins like one."""
    names: list[tuple[int, int]] = []
    for line in head:
        if until is not None and line.start >= until:
            break
        for start, end in columns(normal, line):
            other = _OTHER_COLUMN.search(normal.lower, start + 1, end)
            words = normal.text[start : (end := other.start() if other else end)].strip()
            small = words.lower()
            if (
                _NATION.search(small)
                or _WORDS_OF_NATION.issuperset(re.findall(r"\w+", small))
                or (until is not None and start >= until)
            ):
                continue
            if KIND.fullmatch(small.rstrip(" :")):
                return _last_agency(normal, names)
            if words.isupper() and len(words) > 1 and not any(sign.isdigit() for sign in words):
                names.append((start, end))
    return _last_agency(normal, names) if until is not None else None


def _last_agency(normal: Normal, names: Sequence[tuple[int, int]]) -> Fact | None:
    """Names on several lines: `UBND TỈNH A / SỞ NỘI VỤ` is the second, `ỦY BAN NHÂN DÂN / TỈNH A` is one."""
    first = None
    for index, (start, _) in enumerate(names):
        if AGENCY.match(normal.lower, start):
            first = index
    if first is None:
        return None
    if first and normal.lower[slice(*names[first - 1])].strip() in _OF_WHOM:
        first -= 1
    start, end = names[first]
    value = normal.text[start:end]
    for next_start, next_end in names[first + 1 : first + 3]:
        value += " " + normal.text[next_start:next_end]
        end = next_end
    return Fact(squeezed(value), start, end)

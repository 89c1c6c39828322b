"""Documents a text cites by number, with the kind, the date and the issuer written beside each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from khoithong.legaltext import numbers
from khoithong.legaltext.dates import BLANK_DAY, day_at
from khoithong.legaltext.issuers import Issuer, contradicts, issuer_at, name_at
from khoithong.legaltext.kinds import KIND, KINDS, kind_of
from khoithong.legaltext.letters import squeezed

if TYPE_CHECKING:
    from datetime import date

    from khoithong.legaltext.normal import Normal

_WINDOW: Final = 160
_SO: Final = re.compile(r"(?<![^\W\d_])s(?:[ốồôoó]|(?=\s{0,2}\Z))\s{0,6}[:.]?\s{0,6}\Z")
_OPENING: Final = re.compile(r"[\s(:\[\"]*\Z")
_NOT_DOCUMENTS: Final = re.compile(
    r"(?:mẫu|biểu|phụ lục|bảng|danh mục|điều|khoản|điểm|trang|quốc lộ|tỉnh lộ|đường|phố|ngõ|ngách|hẻm|nhà|lô|thửa|đất|tờ|"
    r"bản đồ|km|qcvn|tcvn|iso|biển|mã|tài khoản|điện thoại|fax|hình|ảnh|tỷ lệ|tỉ lệ|căn hộ|phòng|hộp thư)\s*\Z"
)
_DATE_LEAD: Final = re.compile(
    r"(?:\d{1,2}(?=,?\s?ngày)|\s?\[\d{1,3}\]|[\u00b9\u00b2\u00b3\u2070-\u2079]{1,3}|\s?\((?:sau đây|gọi|viết)[^()]{3,120}\))?"
    r"\s{0,8}(?:[,(]|;(?=\s?ngày[\s\d/.-]{6,14}(?:của|về|quy)\s))?\s{0,6}(?:-\s{0,2})?(?:được\s{1,4})?(?:(?:ký\s{1,4})?ban\s{1,4}hành\s{1,4}|ký\s{1,4}|thông\s{1,4}qua\s{1,4})?"
    r"(?:vào\s{1,4})?(?P<same>(?:đều\s{1,4})?cùng\s{1,4})?ngày(?=[\s\d.…_/:]|mùng|mồng)[\s:]{0,8}"
)
_NOTE: Final = re.compile(r"\s?\[\d{1,3}\]|[\u00b9\u00b2\u00b3\u2070-\u2079]{1,3}")
_BARE_DATE: Final = re.compile(r" ?[,(] ?| ")
_NEXT_CELL: Final = re.compile(r" {0,4}(?:\| {0,4}|\n? {0,4}\t[ \t]{0,4})(?=\d)")
_CELL_END: Final = re.compile(r" {0,4}(?:[|\n\t]|\Z)")
"""In a table of documents the day stands in the cell behind the number."""
_ANNOUNCED: Final = re.compile(r"(?<![^\W\d_])ngày\s{1,4}(?=\d)")
_ISSUES: Final = re.compile(
    r"\s{0,3},?\s{0,3}(?:(?:tại|trong)\s[^,;.:]{2,60},\s)?(?P<who>[^,;.:]{2,90}?)\s(?:đã\s)?(?:(?:ký\s)?(?:ban\shành|có|thông\squa)|ký)\s{0,3}\Z"
)
_QUALIFIED: Final = re.compile(
    r"\s(?!theo|tại|và|của|trong|về|với|do|có)[^\W\d_]+(?:\s(?!theo|tại|và|của|trong|về|với|do|có)[^\W\d_]+)?\s{0,3}"
)
"""`Báo cáo thẩm định số …`."""
_LAWS: Final = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})
_BREAK: Final = re.compile(r"[;!?]|\.\s|:\s|\n\s*\n")
_LISTED: Final = re.compile(r"[\s,;)]*(?:và|hoặc)?\s*\Z")
_PLURAL: Final = re.compile(r"(?:các|những|\d{1,2})\s{1,4}\Z")
_TYPE: Final = re.compile(r"[/-](NĐ|NQ|QĐ|TTLT|TT|KH|KL|CT|CV|TB|HD|BC|TTr|CTr|QC|PL|CĐ|VBHN)(?=[-/])")
_OFFICES: Final = re.compile(
    r"UBND|HĐND|CP\b|TTg|TW|TƯ|\bTU|QH\d|VPCP|BNV|BTC|BCA|BQP|BTP|SNV|UBTVQH|MTTQ|BCS|BTV|BTCTU|BTCTW"
)
_KIND_OF_TYPE: Final = {
    "NĐ": {"Nghị định"}, "NQ": {"Nghị quyết", "Nghị quyết liên tịch"}, "QĐ": {"Quyết định", "Quy định", "Quy chế"},
    "TTLT": {"Thông tư liên tịch", "Thông tư"}, "TT": {"Thông tư", "Thông tri"}, "KH": {"Kế hoạch"},
    "KL": {"Kết luận"}, "CT": {"Chỉ thị"}, "CV": {"Công văn"}, "TB": {"Thông báo"}, "HD": {"Hướng dẫn"},
    "BC": {"Báo cáo"}, "TTr": {"Tờ trình"}, "CTr": {"Chương trình"}, "QC": {"Quy chế"}, "PL": {"Pháp lệnh"},
    "CĐ": {"Công điện"}, "VBHN": {"Văn bản hợp nhất"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation found, in positions of the uniform text."""

    kind: str | None
    number: str | None
    date: date | None
    issuer: Issuer | None
    start: int
    end: int
    number_start: int
    number_end: int
    title: str | None = None
    year: int | None = None


def numbered(normal: Normal) -> list[Mention]:
    """All documents cited by number, in order."""
    found: list[Mention] = []
    for candidate in _candidates(normal):
        mention = _mention(normal, candidate, found[-1] if found else None)
        if mention is not None:
            found.append(mention)
    return _same_day(normal, found)


@dataclass(frozen=True, slots=True)
class _Candidate:
    number: str | None
    start: int
    end: int
    symbol: str


_SHORT: Final = re.compile(
    r"(?<![\w/.])(?:\d{1,4}\s{0,3}/\s{0,3}(?:19|20)\d\d|\d{1,4})(?![\w/])(?!\s{0,3}[/-]\s{0,3}\d)(?!\.\d)"
)
_SHORT_LEAD: Final = re.compile(r"\s{1,6}(số\s{0,4}:?\s{0,4})?(?=\d)")
_SHORT_KINDS: Final = frozenset(KINDS) - {
    "Báo cáo",
    "Đề án",
    "Dự án",
    "Phương án",
    "Văn bản",
    "Biên bản",
    "Hợp đồng",
    "Chiến lược",
}


def _candidates(normal: Normal) -> list[_Candidate]:
    text = normal.text
    found = [_Candidate(one.number, one.start, one.end, one.number) for one in numbers.numbers(text)]
    taken = [(one.start, one.end) for one in found]
    for blank in numbers.BLANK.finditer(text):
        symbol = blank["joint"] + "".join(blank["symbol"].split())
        found.append(_Candidate(None, blank.start(), blank.end(), symbol))
    found.extend(_short(normal, taken))
    return sorted(found, key=lambda one: one.start)


def _short(normal: Normal, taken: list[tuple[int, int]]) -> list[_Candidate]:
    """`Nghị định 73/2023`, `Nghị quyết số 18`: numbers without symbol, only directly behind a kind."""
    starts = {start for start, _ in taken}
    found: list[_Candidate] = []
    for kind in KIND.finditer(normal.lower):
        name = kind_of(kind[0])
        if name not in _SHORT_KINDS:
            continue
        lead = _SHORT_LEAD.match(normal.lower, kind.end())
        if lead is None or lead.end() in starts:
            continue
        number = _SHORT.match(normal.text, lead.end())
        if number is None:
            continue
        with_year = "/" in number[0]
        if not lead[1] and not (with_year and name in ("Nghị định", "Thông tư", "Luật")):
            dated = _DATE_LEAD.match(normal.lower, number.end())
            if (
                dated is None
                or day_at(normal.lower, dated.end()) is None
                or not normal.text[kind.start()].isupper()
            ):
                continue
        found.append(_Candidate("".join(number[0].split()), number.start(), number.end(), ""))
    return found


def _mention(normal: Normal, one: _Candidate, previous: Mention | None) -> Mention | None:
    """The document a number belongs to; None for what only looks like a number."""
    lower, start = normal.lower, one.start
    floor = max(0, start - _WINDOW, previous.end if previous else 0)
    window = lower[floor:start]
    if one.number is None:
        so_start = start
    else:
        so = _SO.search(window[-16:])
        so_start = start if so is None else start - len(window[-16:]) + so.start()
    before = window[: so_start - floor]
    if _NOT_DOCUMENTS.search(before[-24:]):
        return None
    kind, kind_start, owner, title = _kind(normal, floor, so_start, one.symbol)
    said = so_start < start or one.number is None
    if one.number is not None and not _plausible(normal, one, said=said, kind=kind):
        return None
    if kind is None and previous is not None:
        kind = _inherited(normal, previous, so_start, one.symbol)
    day, end, _ = _dated(normal, one.end)
    mark = _NOTE.match(normal.text, end)
    end = mark.end() if mark else end
    closed = normal.text.startswith(")", end) and "(" in normal.text[so_start - 2 : so_start]
    issuer = issuer_at(normal, end + closed)
    if issuer is not None and contradicts(one.number, issuer):
        issuer = None
    if issuer is not None:
        end = issuer.end
        if day is None:
            later, later_end, worded = _dated(normal, end)
            if later is not None and worded:
                day, end = later, later_end
    begin = kind_start if kind_start is not None else so_start
    if day is None and one.number is not None:
        announced = _announced(normal, begin)
        if announced is not None:
            day, begin, who = announced
            issuer = issuer or who
    return Mention(kind, one.number, day, issuer or owner, begin, end, start, one.end, title)


def _kind(
    normal: Normal, floor: int, at: int, symbol: str
) -> tuple[str | None, int | None, Issuer | None, str | None]:
    """The kind named before `at`: directly, with its issuer between, or with the title of a law between."""
    best: tuple[str | None, int | None, Issuer | None, str | None] = (None, None, None, None)
    wanted = _KIND_OF_TYPE.get(found[1] if (found := _TYPE.search(symbol)) else "", set())
    for word in KIND.finditer(normal.lower, floor, at):
        kind = kind_of(word[0])
        if kind in _LAWS and normal.text[word.start()].islower():
            continue  # “văn bản quy phạm pháp luật”
        between = normal.text[word.end() : at]
        if _OPENING.match(between):
            if (
                best[0] in wanted
                and kind not in wanted
                and squeezed(normal.text[best[1] or 0 : word.start()]).count(" ") < 2
            ):
                return best  # “Thông báo kết luận số 12/TB-VPCP” is a notice.
            return kind, word.start(), None, None
        if _BREAK.search(between.rstrip().removesuffix(":")):
            continue
        owner = issuer_at(normal, word.end())
        if owner is not None and owner.end <= at and not normal.text[owner.end : at].strip(" \n\t,(:"):
            best = (kind, word.start(), owner, None)
        elif kind in _LAWS and best[0] not in _LAWS:
            best = (kind, word.start(), None, squeezed(normal.text[word.start() : at]).rstrip(" (,"))
        elif (kind in wanted and len(between.split()) <= 6) or _QUALIFIED.fullmatch(between.lower()):
            best = (kind, word.start(), None, None)
    return best


def _plausible(normal: Normal, one: _Candidate, *, said: bool, kind: str | None) -> bool:
    """Whether a number can be one of a document: `số` or a kind stands before it, or its symbol is beyond doubt."""
    text, start = normal.text, one.start
    before = text[start - 1] if start else " "
    if before.isdigit() or before in "/_" or (before == ":" and not said):
        return False
    if before.isalpha() and not (said or (kind and KIND.search(normal.lower, max(0, start - 24), start))):
        return False
    if before in "-&" and start > 1 and text[start - 2].isalnum():
        return False
    if not one.symbol:
        return True
    letters = re.sub(r"[^A-ZĐƯ]", "", one.symbol.upper())
    if kind is not None and said:
        return bool(letters)
    if kind is not None or said:
        return len(letters) > 1 or "/L" in one.symbol
    return bool(_TYPE.search(one.symbol) or _OFFICES.search(one.symbol))


def _inherited(normal: Normal, previous: Mention, at: int, symbol: str) -> str | None:
    """The kind said once before a list of numbers."""
    if previous.kind is None:
        return None
    type_ = _TYPE.search(symbol)
    if type_ is not None and type_[1] not in _TYPES_OF.get(previous.kind, set()):
        return None
    gap = normal.lower[previous.end : at]
    if _LISTED.match(gap):
        return previous.kind
    plural = _PLURAL.search(normal.lower[max(0, previous.start - 8) : previous.start])
    return previous.kind if plural and len(gap) < 400 and "\n\n" not in gap else None


_TYPES_OF: Final = {
    kind: {type_ for type_, kinds in _KIND_OF_TYPE.items() if kind in kinds}
    for kinds in _KIND_OF_TYPE.values()
    for kind in kinds
}


def _dated(normal: Normal, at: int) -> tuple[date | None, int, bool]:
    """The day written behind a number, where it ends, and whether the word `ngày` stands before it."""
    lower = normal.lower
    lead = _DATE_LEAD.match(lower, at)
    if lead is not None:
        found = day_at(lower, lead.end())
        if found is not None:
            closing = normal.text.startswith(")", found.end) and "(" in lead[0]
            return found.day, found.end + closing, True
        blank = BLANK_DAY.match(lower, lead.end())
        return None, (blank.end() if blank else at), True
    cell = _NEXT_CELL.match(normal.text, at)
    if cell is not None and _begins_cell(normal, at):
        found = day_at(lower, cell.end())
        if found is not None and _CELL_END.match(normal.text, found.end):
            return found.day, found.end, False
    bare = _BARE_DATE.match(lower, at)
    if bare is not None:
        found = day_at(lower, bare.end())
        if found is not None and "tháng" not in lower[bare.end() : found.end]:
            return found.day, found.end, False
    return None, at, False


def _begins_cell(normal: Normal, end: int) -> bool:
    """Whether the number that ends here stands at the head of its cell, with its kind or without."""
    start = max(normal.text.rfind(sign, max(0, end - 80), end) for sign in "\t|\n")
    words = normal.lower[start + 1 : end].split()
    return len(words) < 6 and "ngày" not in words


def _announced(normal: Normal, at: int) -> tuple[date, int, Issuer | None] | None:
    """“Ngày 29/9/2023, Chính phủ ban hành Nghị định số …”: the day, where the words begin, and who issued."""
    lower = normal.lower
    floor = max(0, at - _WINDOW)
    for lead in _ANNOUNCED.finditer(lower, floor, at):
        day = day_at(lower, lead.end())
        if day is None or day.day is None or day.end >= at:
            continue
        issues = _ISSUES.match(lower, day.end, at)
        if issues is None or not normal.text[issues.start("who")].isupper():
            continue
        preceding = lower[floor : lead.start()].rstrip()
        if preceding and preceding[-1] not in ".;:\n-)" and not preceding.endswith(("vào",)):
            continue
        who = name_at(normal, issues.start("who"))
        return day.day, lead.start(), who
    return None


def _same_day(normal: Normal, found: list[Mention]) -> list[Mention]:
    """“… số A và … số B cùng ngày 29/9/2023”: the day is that of the one before too."""
    for index in range(len(found) - 1, 0, -1):
        one, before = found[index], found[index - 1]
        if one.date is None or before.date is not None or before.number is None:
            continue
        lead = _DATE_LEAD.match(normal.lower, one.number_end)
        if lead is not None and lead["same"] and one.start - before.end < 12:
            found[index - 1] = replace(before, date=one.date)
    return found

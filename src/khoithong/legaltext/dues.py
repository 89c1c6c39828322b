"""When work is due, as a text words it: a day, a period, always, again and again."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from khoithong.legaltext.dates import DAY, valid
from khoithong.legaltext.letters import squeezed
from khoithong.legaltext.model import Due

if TYPE_CHECKING:
    from khoithong.legaltext.normal import Normal

NONE: Final = Due("none")
_YEAR: Final = r"(?:năm\s{1,3})?(?P<year>20\d\d)(?!\d)"
_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_CLOCK: Final = r"(?:\d{1,2}\s?(?:h|giờ|g)\s?(?:\d{2})?(?:\s?phút)?,?\s{1,3}(?:ngày\s{1,3})?)?"
_CLOCK_SIGN: Final = re.compile(r"\d\s?(?:h|g)")
_AGAIN: Final = re.compile(
    r"(?:(?:trước|vào|chậm nhất|đến)\s(?:là\s)?(?:ngày\s)?[\d/]{1,5}(?:\stháng\s\d{1,2})?\s(?:của\s)?(?:hằng|hàng|mỗi)\s(?:năm|tháng|quý|tuần|ngày)"
    r"|(?:trước|vào|chậm nhất)\sngày\s\d{1,2}(?:\stháng\s|/)\d{1,2}\s(?:hằng|hàng)\snăm"
    r"|(?:định\skỳ,?\s)?(?:hằng|hàng|mỗi)\s(?:năm|tháng|quý|tuần|ngày)(?![^\W\d_])(?:,?\s(?:trước|chậm nhất)\s(?:ngày\s)?\d{1,2}(?:[/]\d{1,2}|\stháng\s\d{1,2})?(?!/))?"
    r"|định\skỳ\s(?:\d{1,2}|sáu|ba|một)\s(?:tháng|năm|tuần|quý)(?:\s(?:một|1|/)\s?lần)?"
    r"|(?:\d{1,2}|sáu|ba|một)\s(?:tháng|năm|tuần|quý)[\s/](?:một\s|1\s|01\s)?lần"
    r"|định\skỳ(?=\s(?:sơ kết|tổng kết|báo cáo|kiểm tra|đánh giá|rà soát|tổ chức|\()))"
)
_ALWAYS: Final = re.compile(r"thường\sxuyên")
_BEFORE: Final = rf"(?:xong\s)?trước\s{{1,3}}{_CLOCK}(?:ngày\s{{0,3}})?"
_UNTIL: Final = (
    rf"(?:(?:chậm\snhất|muộn\snhất)(?:\slà)?(?:\s(?:vào|đến|trong|hết))?|(?:đến|xong|trong|vào|đến\shết|không\squá|hết)|thời\s(?:hạn|gian)[^;.\n]{{0,30}}:)"
    rf"\s{{1,3}}{_CLOCK}(?:hết\s{{1,3}})?(?:ngày\s{{0,3}})?"
)
_TO_DAY: Final = re.compile(rf"(?:(?P<before>{_BEFORE})|{_UNTIL})(?={DAY.pattern.replace('(?P<', '(?P<_')})")
_SPAN: Final = re.compile(
    rf"từ\s{{1,3}}(?:ngày\s{{0,3}})?(?P<first>{DAY.pattern.replace('(?P<', '(?P<_')})\s{{1,3}}(?:cho\s)?(?:đến|tới)\s{{1,3}}(?:hết\s)?(?:ngày\s{{0,3}})?"
)
_QUARTER: Final = re.compile(
    rf"(?P<before>trước\s)?quý\s{{1,3}}(?P<number>iv|i{{1,3}}|[1-4])\s{{0,2}}[/,]?\s{{0,3}}{_YEAR}"
)
_HALF: Final = re.compile(r"(?:6|sáu)\stháng\s(?P<half>đầu|cuối)\snăm\s(?P<year>20\d\d)(?!\d)")
_MONTH: Final = re.compile(
    rf"(?P<lead>trước|trong|đến|hết|xong|cuối|đầu|giữa|vào|chậm nhất)\s(?:cuối\s|hết\s|trong\s)?tháng\s{{1,3}}(?P<number>\d{{1,2}})\s{{0,2}}(?:/\s{{0,2}}|\s)?{_YEAR}"
)
_BARE_MONTH: Final = re.compile(
    rf"(?:(?:đầu|giữa)\s)?tháng\s{{1,3}}(?P<number>\d{{1,2}})\s{{0,2}}(?:/\s{{0,2}}|\s)?{_YEAR}"
)
_YEARLY: Final = re.compile(
    r"(?P<lead>trong|xong|hết|đến|cuối|trước)\s(?:cuối\s|hết\s)?năm\s(?P<year>20\d\d)(?!\d|\s?-)"
)
_YEARS: Final = re.compile(
    r"(?:giai đoạn\s|năm\s|từ\snăm\s)?(?P<year>20\d\d)\s?(?:-|đến(?:\snăm)?)\s?(?P<last>20\d\d)(?!\d)"
)
_BARE_YEAR: Final = re.compile(r"(?:trong\s)?năm\s(?P<year>20\d\d)(?!\d)")
_DAY_ONLY: Final = re.compile(
    r"(?:trước|chậm\snhất|muộn\snhất)(?:\slà)?(?:\svào)?\s(?:ngày\s)?\d{1,2}(?:/\d{1,2}|\stháng\s\d{1,2})(?![\d/])"
)
_RELATIVE: Final = re.compile(
    r"(?:trong\s(?:vòng|thời\shạn)\s|chậm\snhất\s(?:là\s)?(?:sau\s)?|không\squá\s|trong\s)(?:\d{1,3}|một|hai|ba|năm|bảy|mười)\s?(?:\([^)]{1,20}\)\s)?(?:ngày|tháng|giờ|tuần)(?:\slàm\sviệc)?[^;.\n]{0,80}?(?=[,;.\n]|\Z)"
)


def due_in(normal: Normal, start: int, end: int, *, whole: bool) -> Due:
    """The due date worded in `start` to `end`; `whole`: those words say nothing but when (`Thời gian thực hiện: …`)."""
    lower = re.sub(r"\s", " ", normal.lower[start:end]).replace("qúy", "quý")
    for search in (_repeated, _day, _period, _day_without_year, _relative):
        found = search(lower, whole=whole)
        if found is not None:
            due, first, last = found
            words = squeezed(normal.text[start + first : start + last]).strip(" ,;.")
            return Due(due.kind, due.from_, due.on, words)
    always = _ALWAYS.search(lower) if whole else _ALWAYS.match(lower.lstrip(" -"))
    if always is not None:
        return Due(
            "standing",
            words=squeezed(normal.text[start:end]).strip(" .;")
            if whole and end - start < 60
            else "thường xuyên",
        )
    if whole and lower.strip(" .;"):
        return Due("none", words=squeezed(normal.text[start:end]).strip(" .;")[:200])
    return NONE


_Found = tuple[Due, int, int]


def _repeated(lower: str, *, whole: bool) -> _Found | None:
    for found in _AGAIN.finditer(lower):
        if (
            whole
            or found[0].startswith(("định", "trước", "vào", "chậm"))
            or _leads(lower, found.start())
            or "lần" in found[0]
            or "trước" in found[0]
        ):
            return Due("periodic"), found.start(), found.end()
    return None


def _leads(lower: str, at: int) -> bool:
    """Whether a word stands at the head of a clause: `Hằng năm, tổng hợp, báo cáo …`."""
    before = lower[:at].rstrip(" -")
    return not before or before[-1] in ".;:," or before.endswith(("cáo", "kết", "và"))


def _day(lower: str, *, whole: bool) -> _Found | None:
    span = _SPAN.search(lower)
    if span is not None:
        last = DAY.match(lower, span.end())
        if last is not None and (whole or "thời gian" in lower[: span.start()]):
            first = DAY.match(lower, span.start("first"))
            return Due("date", _date(first) if first else None, _date(last)), span.start(), last.end()
    # The end of a span that is reported on is no day by which anything is due; what stands before or behind it may be.
    inside = (span.start(), span.end()) if span is not None else (0, 0)
    found = next(
        (one for one in _TO_DAY.finditer(lower) if not inside[0] <= one.start() < inside[1]),
        None,
    )
    if found is not None:
        day = DAY.match(lower, found.end())
        on = _date(day) if day else None
        if day is not None and on is not None:
            if found["before"] and not _CLOCK_SIGN.search(found["before"]):
                on -= timedelta(days=1)
            return Due("date", None, on), found.start(), day.end()
    if whole:
        bare = DAY.search(lower)
        if bare is not None and _date(bare) is not None:
            return Due("date", None, _date(bare)), bare.start(), bare.end()
    return None


def _date(found: re.Match[str]) -> date | None:
    day, month, year, worded, worded_year = found.group("day", "month", "year", "worded", "worded_year")
    return valid(int(day), int(month or worded), int(year or worded_year))


def _period(lower: str, *, whole: bool) -> _Found | None:
    quarter = _QUARTER.search(lower)
    if quarter is not None:
        first = 3 * _QUARTERS[quarter["number"]] - 2
        return _months(quarter, first, first + 2, before=bool(quarter["before"]))
    half = _HALF.search(lower)
    if half is not None and (whole or "trong" in lower[max(0, half.start() - 8) : half.start()]):
        return _months(half, *((1, 6) if half["half"] == "đầu" else (7, 12)), before=False)
    month = (_BARE_MONTH if whole else _MONTH).search(lower)
    if month is not None and 1 <= int(month["number"]) <= 12:
        lead = lower[max(0, month.start() - 12) : month.start("number")]
        if "đầu" in lead or "giữa" in lead:
            return Due("none"), month.start(), month.end()
        return _months(month, int(month["number"]), int(month["number"]), before="trước" in lead)
    years = _YEARS.search(lower) if whole else None
    if years is not None:
        return (
            Due("date", date(int(years["year"]), 1, 1), date(int(years["last"]), 12, 31)),
            years.start(),
            years.end(),
        )
    year = (_BARE_YEAR if whole else _YEARLY).search(lower)
    if year is not None:
        before = "trước" in lower[max(0, year.start() - 8) : year.start("year")]
        return _months(year, 1, 12, before=before)
    return None


def _months(found: re.Match[str], first: int, last: int, *, before: bool) -> _Found:
    year = int(found["year"])
    begins = date(year, first, 1)
    if before:
        return Due("date", None, begins - timedelta(days=1)), found.start(), found.end()
    ends = date(year, last, calendar.monthrange(year, last)[1])
    return Due("date", begins, ends), found.start(), found.end()


def _day_without_year(lower: str, *, whole: bool) -> _Found | None:
    del whole
    found = _DAY_ONLY.search(lower)
    return None if found is None else (Due("none"), found.start(), found.end())


def _relative(lower: str, *, whole: bool) -> _Found | None:
    del whole
    found = _RELATIVE.search(lower)
    return None if found is None else (Due("none"), found.start(), found.end())

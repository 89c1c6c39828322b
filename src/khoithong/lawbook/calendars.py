"""Read ``calendars/``: one file per year, and ``sources.yaml`` with the documents they cite.

Whatever is wrong ends in one `SourceError` with file, line and what to do, in Vietnamese.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, cast

from khoithong.lawbook.places import calendars_dir
from khoithong.lawbook.yamlsource import Located, SourceError, read
from khoithong.procedure.calendar import DayInfo, Notice, WorkingCalendar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from khoithong.procedure.calendar import DayKind, DayStatus

SOURCES: Final = "sources.yaml"

_KINDS: Final = ("off", "work")
_STATUSES: Final = ("announced", "provisional")
_SATURDAY: Final = 5

Steps = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """One year's days off and worked Saturdays; ``provisional`` while no notice has been issued for it."""

    year: int
    status: DayStatus
    days: Mapping[date, DayInfo]

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The documents the year rests on, oldest first."""
        found = {info.notice for info in self.days.values() if info.notice is not None}
        return tuple(sorted(found, key=lambda notice: (notice.date, notice.number)))


@cache
def working_calendar() -> WorkingCalendar:
    """The calendar of Việt Nam's civil service, read once."""
    return join_years(calendar_years())


@cache
def calendar_years() -> tuple[CalendarYear, ...]:
    """The years of the built-in calendar in order, read once."""
    return read_years(calendars_dir())


def join_years(years: tuple[CalendarYear, ...]) -> WorkingCalendar:
    """One calendar from years that follow each other."""
    days = {day: info for year in years for day, info in year.days.items()}
    return WorkingCalendar(date(years[0].year, 1, 1), date(years[-1].year, 12, 31), days)


def read_years(directory: Path) -> tuple[CalendarYear, ...]:
    """Every year in ``directory``; raises `SourceError` for a faulty file and for a year left out."""
    paths = sorted(directory.glob("[0-9][0-9][0-9][0-9].yaml"))
    if not paths:
        raise SourceError(str(directory), 1, "không có tệp lịch nào (mỗi năm một tệp, ví dụ 2026.yaml)")
    notices = _read_notices(read(directory / SOURCES, _name(directory / SOURCES)))
    years = tuple(_read_year(read(path, _name(path)), int(path.stem), notices) for path in paths)
    for earlier, later in pairwise(years):
        if later.year != earlier.year + 1:
            raise SourceError(str(directory), 1, f"thiếu lịch năm {earlier.year + 1}")
    return years


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _read_notices(source: Located) -> dict[str, Notice]:
    notices = {}
    for key in source.value:
        entry = _entry(source, (key,), source.value[key], {"number", "title", "date", "issuer"}, frozenset())
        notices[key] = Notice(
            number=_text(source, (key, "number"), entry["number"]),
            date=_date(source, (key, "date"), entry["date"]),
            issuer=_text(source, (key, "issuer"), entry["issuer"]),
            title=_text(source, (key, "title"), entry["title"]),
        )
    return notices


def _read_year(source: Located, year: int, notices: Mapping[str, Notice]) -> CalendarYear:
    top = _entry(source, (), source.value, {"year", "status", "days"}, frozenset())
    if top["year"] != year:
        raise source.error(("year",), f"năm phải là {year}, như tên tệp")
    status = cast("DayStatus", _choice(source, ("status",), top["status"], _STATUSES))
    if not isinstance(top["days"], list):
        raise source.error(("days",), "phải là danh sách các ngày")
    days: dict[date, DayInfo] = {}
    for index, item in enumerate(top["days"]):
        path: Steps = ("days", index)
        entry = _entry(
            source, path, item, {"date", "kind", "name", "status", "notice"}, frozenset({"provision"})
        )
        day = _date(source, (*path, "date"), entry["date"])
        info = _info(source, path, entry, notices)
        _check_day(source, path, year, day, info)
        if day in days:
            raise source.error((*path, "date"), f"ngày {day.isoformat()} đã được ghi ở trên")
        days[day] = info
    if status == "announced" and any(info.status == "provisional" for info in days.values()):
        raise source.error(("status",), "năm có ngày dự kiến (provisional) thì cả năm phải là provisional")
    return CalendarYear(year, status, days)


def _info(source: Located, path: Steps, entry: Mapping[str, Any], notices: Mapping[str, Notice]) -> DayInfo:
    key = _choice(source, (*path, "notice"), entry["notice"], tuple(notices))
    return DayInfo(
        kind=cast("DayKind", _choice(source, (*path, "kind"), entry["kind"], _KINDS)),
        name=_text(source, (*path, "name"), entry["name"]),
        status=cast("DayStatus", _choice(source, (*path, "status"), entry["status"], _STATUSES)),
        notice=notices[key],
        provision=_text(source, (*path, "provision"), entry["provision"]) if "provision" in entry else "",
    )


def _check_day(source: Located, path: Steps, year: int, day: date, info: DayInfo) -> None:
    """Refuse what would change nothing: it is a slip of the pen in the date or the kind."""
    if day.year != year:
        raise source.error((*path, "date"), f"ngày {day.isoformat()} không thuộc năm {year}")
    weekend = day.weekday() >= _SATURDAY
    if info.kind == "off" and weekend:
        raise source.error(
            (*path, "date"), f"ngày {day.isoformat()} là Thứ Bảy hoặc Chủ nhật, vốn đã là ngày nghỉ"
        )
    if info.kind == "work" and not weekend:
        raise source.error((*path, "date"), f"ngày {day.isoformat()} vốn đã là ngày làm việc")


def _entry(
    source: Located, path: Steps, value: Any, required: set[str], optional: frozenset[str]
) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise source.error(path, "phải là một danh mục “khóa: giá trị”")
    for key in value:
        if key not in required and key not in optional:
            raise source.error((*path, key), f"không có khóa “{key}”")
    for key in sorted(required):
        if key not in value:
            raise source.error(path, f"thiếu khóa “{key}”")
    return value


def _text(source: Located, path: Steps, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise source.error(path, "phải là một đoạn văn bản, không để trống")
    return value.strip()


def _choice(source: Located, path: Steps, value: Any, choices: tuple[str, ...]) -> str:
    if not isinstance(value, str) or value not in choices:
        raise source.error(path, f"phải là một trong: {', '.join(choices)}")
    return value


def _date(source: Located, path: Steps, value: Any) -> date:
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:  # `fromisoformat` also takes 20260131 and 2026-W05-6
        raise source.error(path, "phải là một ngày có thật, viết 2026-01-31")
    return day

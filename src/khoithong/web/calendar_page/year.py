"""One year of the working calendar: its months as tables of weeks, its days off and worked Saturdays as a list."""

from __future__ import annotations

from calendar import Calendar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from khoithong.web.calendar_page.swaps import Swap, swaps

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.lawbook.calendars import CalendarYear
    from khoithong.procedure.calendar import DayInfo, WorkingCalendar

_SATURDAY: Final = 5
_WEEKS: Final = Calendar()  # from Monday


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month; `info` where it differs from the ordinary week."""

    on: date
    info: DayInfo | None
    today: bool

    @property
    def look(self) -> Literal["ordinary", "weekend", "off", "worked"]:
        """How the day is drawn."""
        if self.info is not None:
            return "off" if self.info.kind == "off" else "worked"
        return "weekend" if self.on.weekday() >= _SATURDAY else "ordinary"

    @property
    def provisional(self) -> bool:
        """Whether no document fixes the day yet."""
        return self.info is not None and self.info.status == "provisional"

    @property
    def word(self) -> str:
        """What stands under the number of a day that differs."""
        return "nghỉ" if self.look == "off" else "làm"

    @property
    def words(self) -> str:
        """What is read out of a day that differs: `16 nghỉ: Tết Nguyên đán`."""
        name = self.info.name if self.info else ""
        marks = ((self.provisional, ", dự kiến"), (self.today, ", hôm nay"))
        return f"{self.on.day} {self.word}: {name}" + "".join(words for holds, words in marks if holds)

    @property
    def anchor(self) -> str:
        """Where the list tells more."""
        return f"ngay-{self.on.isoformat()}"


@dataclass(frozen=True, slots=True)
class Month:
    """A month as weeks from Monday to Sunday; nothing stands for days of the months beside it."""

    number: int
    weeks: list[list[Day | None]]


@dataclass(frozen=True, slots=True)
class Line:
    """A day of the list."""

    day: Day
    info: DayInfo
    other: date | None
    """The day it was swapped with."""
    other_listed: bool
    """Whether that day is in the same list."""


@dataclass(frozen=True, slots=True)
class YearPage:
    """What is shown of a year."""

    year: int
    provisional: bool
    months: list[Month]
    lines: list[Line]
    swaps: list[Swap]
    working: int
    """Days worked in the year."""
    present: bool
    """Whether today lies in it."""

    @property
    def off(self) -> int:
        """Weekdays not worked."""
        return sum(line.info.kind == "off" for line in self.lines)

    @property
    def worked(self) -> int:
        """Saturdays and Sundays worked."""
        return len(self.lines) - self.off


def chosen(years: Sequence[CalendarYear], asked: str, today: date) -> tuple[CalendarYear, str]:
    """The year asked for, and the year that was asked for but is not there; without a year, the present one."""
    known = {str(one.year): one for one in years}
    if asked in known:
        return known[asked], ""
    present = known.get(str(today.year), years[-1])
    return present, asked if len(asked) == 4 and asked.isascii() and asked.isdigit() else ""


def year_page(year: CalendarYear, calendar: WorkingCalendar, today: date) -> YearPage:
    """A year, drawn from its file and counted by the calendar."""
    pairs = [swap for swap in swaps(calendar.days) if year.year in (swap.off.year, swap.worked.year)]
    other = {swap.off: swap.worked for swap in pairs} | {swap.worked: swap.off for swap in pairs}
    months = [_month(year, number, today) for number in range(1, 13)]
    days = [day for month in months for week in month.weeks for day in week if day is not None]
    return YearPage(
        year=year.year,
        provisional=year.status == "provisional",
        months=months,
        lines=[
            Line(day, day.info, other.get(day.on), other.get(day.on) in year.days)
            for day in days
            if day.info is not None
        ],
        swaps=pairs,
        working=sum(calendar.is_working(day.on) for day in days),
        present=today.year == year.year,
    )


def _month(year: CalendarYear, number: int, today: date) -> Month:
    return Month(
        number,
        [
            [Day(on, year.days.get(on), on == today) if on.month == number else None for on in week]
            for week in _WEEKS.monthdatescalendar(year.year, number)
        ],
    )

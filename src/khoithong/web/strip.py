"""A strip of weeks: the days that matter for a limit or a meeting, days off hatched, today outlined."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from khoithong.procedure.calendar import WorkingCalendar

_WEEK: Final = 7
_LONGEST: Final = 12
"""Weeks drawn at most."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What falls on a day: the short `sign` is drawn, `words` are read out."""

    on: date
    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class StripDay:
    """One day."""

    on: date
    off: str
    """Why nobody works that day; empty for a working day."""
    today: bool
    lawful: bool
    marks: tuple[Mark, ...]

    @property
    def look(self) -> str:
        """How the day is drawn."""
        if self.marks:
            return "marked-lawful" if self.lawful else "marked"
        return "lawful" if self.lawful else "plain"


@dataclass(frozen=True, slots=True)
class Strip:
    """Weeks from Monday to Sunday."""

    weeks: Sequence[Sequence[StripDay]]
    lawful: str
    """What the highlighted days are; empty where there are none."""
    cut: date | None
    """The last day drawn, where more would follow."""


def strip(
    calendar: WorkingCalendar,
    today: date,
    marks: Iterable[Mark],
    lawful: Collection[date] = (),
    lawful_words: str = "",
) -> Strip | None:
    """The weeks from today, or from the first mark, to the last; nothing where nothing is marked.

    Days beyond the calendar are left out.
    """
    known = [mark for mark in marks if calendar.covers(mark.on)]
    days = [*(mark.on for mark in known), *lawful]
    if not days or not calendar.covers(today):
        return None
    first = max(_monday(min(*days, today)), calendar.first)
    last = min(_monday(max(*days, today)) + timedelta(days=_WEEK - 1), calendar.last)
    shown_to = min(last, first + timedelta(days=_WEEK * _LONGEST - 1))
    count = (shown_to - first).days + 1
    line = [_day(calendar, first + timedelta(days=place), today, known, lawful) for place in range(count)]
    return Strip(
        weeks=[line[place : place + _WEEK] for place in range(0, count, _WEEK)],
        lawful=lawful_words if lawful else "",
        cut=shown_to if shown_to < last else None,
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _day(
    calendar: WorkingCalendar, on: date, today: date, marks: Sequence[Mark], lawful: Collection[date]
) -> StripDay:
    off = ""
    if not calendar.is_working(on):
        info = calendar.day(on)
        off = info.name if info is not None else "ngày nghỉ hằng tuần"
    return StripDay(on, off, on == today, on in lawful, tuple(mark for mark in marks if mark.on == on))

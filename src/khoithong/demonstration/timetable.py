"""When things happen in the demonstration: counted in working days from the moment it is played for.

Weekends, holidays and worked Saturdays find their place by themselves. A story that began before its
regulation was in force is drawn together evenly, so that it begins on the first working day in force.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from khoithong.demonstration.story import Day

if TYPE_CHECKING:
    from datetime import date

    from khoithong.demonstration.story import Step, Story
    from khoithong.procedure.calendar import WorkingCalendar

ROOM: Final = timedelta(days=61)
"""What stories need of the calendar after the day they are played for."""

_APART: Final = timedelta(minutes=5)


class TooEarly(Exception):
    """No working day of the regulation's force has come yet."""


@dataclass(frozen=True, slots=True)
class Timetable:
    """The days of the demonstration, seen from one moment."""

    calendar: WorkingCalendar
    now: datetime
    """Nothing happens later than this."""
    today: date
    """The last working day up to `now`."""
    room: int
    """How many working days before it the regulation came into force."""

    def moments(self, story: Story) -> list[datetime]:
        """When each step happens: never before the one before it, never after `now`."""
        found: list[datetime] = []
        for step in story.steps:
            planned = datetime.combine(self.day(story, step.day), step.at)
            if found and planned < found[-1]:
                planned = found[-1] + _APART  # two days of the story fell on one
            found.append(min(planned, self.now))
        return found

    def data(self, story: Story, step: Step) -> dict[str, Any]:
        """A step's data with dates for its days."""
        return {name: self._dated(story, value) for name, value in step.data.items()}

    def happened_on(self, story: Story, step: Step) -> date | None:
        """The day on which an act entered late really happened."""
        return self.day(story, step.happened_on.offset) if step.happened_on is not None else None

    def _dated(self, story: Story, value: Any) -> Any:
        return self.day(story, value.offset) if isinstance(value, Day) else value

    def day(self, story: Story, offset: int) -> date:
        """The date of a story's day."""
        if offset > 0:
            return self.calendar.add_working_days(self.today, offset)
        back = -offset
        if -story.first_day > self.room:
            back = -(offset * self.room // -story.first_day)
        return self.calendar.working_days_before(self.today, back) if back else self.today


def timetable(calendar: WorkingCalendar, in_force_from: date, now: datetime) -> Timetable:
    """The timetable for a moment; the calendar's last one with room for the stories when that has passed.

    Raises `TooEarly`.
    """
    first = calendar.roll_forward(in_force_from)
    if now.date() < first:
        raise TooEarly
    now = min(now, datetime.combine(calendar.last - ROOM, now.time()))
    day = now.date()
    today = day if calendar.is_working(day) else calendar.working_days_before(day, 1)
    return Timetable(calendar, now, today, calendar.working_days_between(first, today))

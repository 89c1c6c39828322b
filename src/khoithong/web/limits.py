"""How a limit stands on a day: what is left or gone by, in the unit the regulation counts in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.lawbook.calendars import working_calendar
from khoithong.lawbook.labels import labels
from khoithong.procedure.calendar import OutsideCalendar
from khoithong.procedure.vocabulary import AGENCY_DEADLINES
from khoithong.web.adapters import citation
from khoithong.web.components import Deadline

if TYPE_CHECKING:
    from datetime import date

    from khoithong.lawbook.pack import Pack
    from khoithong.procedure.calendar import WorkingCalendar
    from khoithong.procedure.regulation import DeadlineRule
    from khoithong.web.components import DeadlineState
    from khoithong.web.wording import DayUnit

SOON: Final = 3
"""Days, in the limit's own unit, within which it counts as near."""

NO_LIMIT: Final = Deadline("none")
"""Where the regulation sets no limit."""


def running(pack: Pack, name: str, due: date | None, route: str, day: date, holder: str = "") -> Deadline:
    """A limit that still runs, as seen on `day`; `NO_LIMIT` where there is none."""
    if due is None or not name:
        return NO_LIMIT
    rule = _rule(pack, name, route)
    unit = unit_of(rule)
    state, amount = standing(due, day, unit, working_calendar())
    return Deadline(
        state=state,
        label=labels().deadlines.get(name, name),
        due=due,
        amount=amount,
        unit=unit,
        kind="internal" if name in AGENCY_DEADLINES else "statutory",
        citation=citation(pack, rule.provision.of(route)) if rule else None,
        holder=holder,
    )


def unit_of(rule: DeadlineRule | None) -> DayUnit:
    """Whether its days are working days or calendar days; a limit the agency set itself counts calendar days."""
    return "working" if rule is not None and rule.number.unit == "working_days" else "calendar"


def between(first: date, last: date, unit: DayUnit, calendar: WorkingCalendar) -> int | None:
    """Days after `first` up to and including `last`; `None` for working days beyond the calendar."""
    if unit == "calendar":
        return (last - first).days
    try:
        return calendar.working_days_between(first, last)
    except OutsideCalendar:
        return None


def standing(
    due: date, day: date, unit: DayUnit, calendar: WorkingCalendar
) -> tuple[DeadlineState, int | None]:
    """How a running limit stands on a day: its state, and the days left or gone by; `None` for less than one."""
    if due == day:
        return "today", None
    if due < day:
        return "overdue", between(due, day, unit, calendar) or None
    left = between(day, due, unit, calendar)
    return ("soon" if left is not None and left <= SOON else "open"), left or None


def working_days_left(due: date, day: date) -> int | None:
    """Working days after `day` up to and including `due`; `None` outside the calendar."""
    return between(day, due, "working", working_calendar())


def _rule(pack: Pack, name: str, route: str) -> DeadlineRule | None:
    rules = [rule for rule in pack.regulation.deadlines if rule.id == name]
    return next((rule for rule in rules if rule.route in (None, route)), rules[0] if rules else None)

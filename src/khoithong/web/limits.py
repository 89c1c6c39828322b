"""Running limits as the lists show them: how many days are left, in the unit the regulation counts in."""

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
    from khoithong.procedure.regulation import DeadlineRule
    from khoithong.web.components import DeadlineState
    from khoithong.web.wording import DayUnit

SOON: Final = 3
"""Working days within which a limit counts as near."""

NO_LIMIT: Final = Deadline("none")
"""Where the regulation sets no limit."""


def running(pack: Pack, name: str, due: date | None, route: str, day: date, holder: str = "") -> Deadline:
    """A limit that still runs, as seen on `day`; `NO_LIMIT` where there is none."""
    if due is None or not name:
        return NO_LIMIT
    rule = _rule(pack, name, route)
    unit: DayUnit = "working" if rule and rule.number.unit == "working_days" else "calendar"
    return Deadline(
        state=_state(due, day),
        label=labels().deadlines.get(name, name),
        due=due,
        amount=_amount(due, day, unit),
        unit=unit,
        kind="internal" if name in AGENCY_DEADLINES else "statutory",
        citation=citation(pack, rule.provision.of(route)) if rule else None,
        holder=holder,
    )


def working_days_left(due: date, day: date) -> int | None:
    """Working days after `day` up to and including `due`; `None` outside the calendar."""
    try:
        return working_calendar().working_days_between(day, due)
    except OutsideCalendar:
        return None


def _rule(pack: Pack, name: str, route: str) -> DeadlineRule | None:
    rules = [rule for rule in pack.regulation.deadlines if rule.id == name]
    return next((rule for rule in rules if rule.route in (None, route)), rules[0] if rules else None)


def _state(due: date, day: date) -> DeadlineState:
    if due < day:
        return "overdue"
    if due == day:
        return "today"
    left = working_days_left(due, day)
    return "soon" if left is not None and left <= SOON else "open"


def _amount(due: date, day: date, unit: DayUnit) -> int | None:
    """Days left, or days passed; `None` when no whole day of the unit lies between."""
    days = working_days_left(due, day) if unit == "working" else (due - day).days
    return abs(days) if days else None

"""On which days a council could be established so that a lawful meeting day is left (the papers must be sent before)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from khoithong.procedure import deadlines
from khoithong.procedure.calendar import OutsideCalendar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from khoithong.procedure.limits import Explanation
    from khoithong.procedure.regulation import DeadlineRule
    from khoithong.procedure.setting import Setting

_DAY: Final = timedelta(days=1)
_AROUND: Final = 45
"""So many days before and after the day in question are looked at."""


@dataclass(frozen=True, slots=True)
class Window:
    """A council established, and sent the plan, on a day: by when it must meet and on which days it may."""

    established: date
    limit: date
    days: tuple[date, ...]
    explanation: Explanation
    limit_explanation: Explanation
    notice: int


@dataclass(frozen=True, slots=True)
class Run:
    """Establishment days one after another that all leave a lawful meeting day, or all leave none."""

    first: date
    last: date
    lawful: bool


def window_of(setting: Setting, established: date) -> Window | None:
    """The meeting days a council established on a day has; nothing where the text sets no such limits, or beyond the calendar."""
    rule, council = _rule(setting), setting.regulation.council
    if rule is None or council is None:
        return None
    calendar, number, notice = setting.calendar, rule.number, council.notice.value
    explain = calendar.explain_working_days if number.unit == "working_days" else calendar.explain_days
    try:
        limit = deadlines.count(setting, rule, established)
        return Window(
            established,
            limit,
            calendar.lawful_meeting_days(established, limit, notice),
            calendar.explain_window(established, limit, notice),
            explain(established, number.value),
            notice,
        )
    except OutsideCalendar:
        return None


def _rule(setting: Setting) -> DeadlineRule | None:
    effects = setting.effects.get("council_established")
    rules = [rule for rule in effects.starts if rule.id == "council_meeting"] if effects else []
    return rules[0] if rules else None


def runs_around(setting: Setting, day: date) -> list[Run]:
    """The working days around a day as runs of those that leave a lawful meeting day and those that do not."""
    found: list[Run] = []
    for one, lawful in _judged(setting, day):
        if found and found[-1].lawful == lawful:
            found[-1] = Run(found[-1].first, one, lawful)
        else:
            found.append(Run(one, one, lawful))
    return found


def nearest(runs: Sequence[Run], day: date) -> tuple[date | None, date | None]:
    """The last establishment day before a day, and the first after it, that leave a lawful meeting day."""
    before = [run.last for run in runs if run.lawful and run.last < day]
    after = [run.first for run in runs if run.lawful and run.first > day]
    return (before[-1] if before else None), (after[0] if after else None)


def _judged(setting: Setting, day: date) -> Iterator[tuple[date, bool]]:
    rule, council = _rule(setting), setting.regulation.council
    if rule is None or council is None:
        return
    calendar = setting.calendar
    one = max(calendar.first, day - _AROUND * _DAY)
    last = min(calendar.last, day + _AROUND * _DAY)
    while one <= last:
        if calendar.is_working(one):
            try:
                limit = deadlines.count(setting, rule, one)
            except OutsideCalendar:
                return
            yield one, bool(calendar.lawful_meeting_days(one, limit, council.notice.value))
        one += _DAY

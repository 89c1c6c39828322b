"""The days by which a case reaches its coming limits at the latest: if every step took the whole of its limit.

Where the text sets no limit (the Party body's opinion, the execution) the chain ends: nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from khoithong.procedure import deadlines, routing
from khoithong.procedure.calendar import OutsideCalendar

if TYPE_CHECKING:
    from datetime import date

    from khoithong.procedure.case import Case
    from khoithong.procedure.regulation import DeadlineRule
    from khoithong.procedure.setting import Setting

_CLOSINGS = frozenset({"approval_closed", "evaluation_closed"})
"""Events that start a limit only where a Party body is asked."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A limit that has not begun yet, reckoned from the last day of the one before it."""

    rule: DeadlineRule
    after: str
    """The deadline whose last day it counts from."""
    since: date
    """That day; it is not counted."""
    due: date


class _Event(NamedTuple):
    """What happens on the last day of a limit."""

    day: date
    ends: str


def forecast(setting: Setting, case: Case, day: date) -> dict[str, date]:
    """The limits not begun yet, each with its last day when those before it are used up; ``day`` is today.

    A limit already overdue is reckoned as done today. Days beyond the calendar are left out.
    """
    return {name: one.due for name, one in coming(setting, case, day).items()}


def coming(setting: Setting, case: Case, day: date) -> dict[str, Coming]:
    """The same with what each counts from, by deadline."""
    events = _coming_events(case, day)
    found: dict[str, Coming] = {}
    changed = True
    while changed:
        changed = False
        for rule in setting.regulation.deadlines:
            if rule.id in found or not _may_begin(setting, case, rule, day):
                continue
            one = _coming(setting, rule, events)
            if one is not None:
                found[rule.id] = one
                events.update(
                    (event, _Event(one.due, rule.id)) for event in rule.meets if event not in events
                )
                changed = True
    return found


def _coming_events(case: Case, day: date) -> dict[str, _Event]:
    """What happens at the latest when the limits now running end."""
    events: dict[str, _Event] = {}
    for limit in case.limits:
        if limit.ended is not None:
            continue
        last = _Event(max(limit.due, day), limit.id)
        if limit.rule is not None:
            events.update((event, last) for event in limit.rule.meets)
        elif limit.id == "planned_completion":
            events["completed"] = last
    return events


def _may_begin(setting: Setting, case: Case, rule: DeadlineRule, day: date) -> bool:
    if rule.id == deadlines.PLAN_DISPATCH or rule.route not in (None, case.route):
        return False
    present = case.running(rule.id)
    if present is not None and (present.ended is None or not rule.restarts):
        return False
    return not rule.starts <= _CLOSINGS or routing.opinion_asked(setting, case, day)


def _coming(setting: Setting, rule: DeadlineRule, events: dict[str, _Event]) -> Coming | None:
    starting = [events[event] for event in rule.starts if event in events]
    if not starting:
        return None
    first = min(starting)
    try:
        return Coming(rule, first.ends, first.day, deadlines.count(setting, rule, first.day))
    except OutsideCalendar:
        return None

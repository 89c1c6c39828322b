"""The days by which a case reaches its coming limits at the latest: if every step took the whole of its limit.

Where the text sets no limit (the Party body's opinion, the execution) the chain ends: nothing is guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.procedure import deadlines, routing
from khoithong.procedure.calendar import OutsideCalendar

if TYPE_CHECKING:
    from datetime import date

    from khoithong.procedure.case import Case
    from khoithong.procedure.regulation import DeadlineRule
    from khoithong.procedure.setting import Setting

_CLOSINGS = frozenset({"approval_closed", "evaluation_closed"})
"""Events that start a limit only where a Party body is asked."""


def forecast(setting: Setting, case: Case, day: date) -> dict[str, date]:
    """The limits not begun yet, each with its last day when those before it are used up; ``day`` is today.

    A limit already overdue is reckoned as done today. Days beyond the calendar are left out.
    """
    events = _coming_events(setting, case, day)
    found: dict[str, date] = {}
    changed = True
    while changed:
        changed = False
        for rule in setting.regulation.deadlines:
            if rule.id in found or not _may_begin(setting, case, rule, day):
                continue
            due = _due(setting, rule, events)
            if due is not None:
                found[rule.id] = due
                events.update((event, due) for event in rule.meets if event not in events)
                changed = True
    return found


def _coming_events(setting: Setting, case: Case, day: date) -> dict[str, date]:
    """What happens at the latest when the limits now running end."""
    events: dict[str, date] = {}
    for limit in case.limits:
        if limit.ended is not None:
            continue
        if limit.rule is not None:
            events.update((event, max(limit.due, day)) for event in limit.rule.meets)
        elif limit.id == "planned_completion":
            events["completed"] = max(limit.due, day)
    return events


def _may_begin(setting: Setting, case: Case, rule: DeadlineRule, day: date) -> bool:
    if rule.id == deadlines.PLAN_DISPATCH or rule.route not in (None, case.route):
        return False
    present = case.running(rule.id)
    if present is not None and (present.ended is None or not rule.restarts):
        return False
    return not rule.starts <= _CLOSINGS or routing.opinion_asked(setting, case, day)


def _due(setting: Setting, rule: DeadlineRule, events: dict[str, date]) -> date | None:
    days = [events[event] for event in rule.starts if event in events]
    if not days:
        return None
    try:
        return deadlines.count(setting, rule, min(days))
    except OutsideCalendar:
        return None

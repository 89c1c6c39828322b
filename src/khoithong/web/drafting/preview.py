"""The way a plan would take and its latest dates, on each route: the regulation's own limits, one after another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.lawbook.labels import labels
from khoithong.procedure import deadlines
from khoithong.procedure.calendar import OutsideCalendar
from khoithong.web.adapters import citation
from khoithong.web.casepage.milestones import may_be_convened
from khoithong.web.wording import days_words

if TYPE_CHECKING:
    from datetime import date

    from khoithong.lawbook.pack import Pack
    from khoithong.procedure.case import Case
    from khoithong.procedure.regulation import DeadlineRule
    from khoithong.procedure.setting import Setting
    from khoithong.web.components import Citation
    from khoithong.web.wording import DayUnit


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A limit of the route: at the latest on `due`, if every step before took its whole limit."""

    label: str
    rule: str
    """`07 ngày làm việc kể từ: Nhận kế hoạch đề xuất`."""
    due: date
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class PlannedRoute:
    """One route with its limits up to the request for an opinion; none where the text sets none."""

    label: str
    steps: list[PlannedStep]


def planned_routes(pack: Pack, setting: Setting, case: Case, received: date) -> list[PlannedRoute]:
    """The routes of the regulation for a plan received on a day; none where its head decides without a meeting."""
    if not may_be_convened(setting, case, received):
        return []
    routes = [route for stage, route in pack.regulation.meetings if stage == "approval"]
    return [PlannedRoute(labels().routes[route], _steps(pack, setting, route, received)) for route in routes]


def _steps(pack: Pack, setting: Setting, route: str, received: date) -> list[PlannedStep]:
    """The limits in the order in which they begin; each event is taken to happen on the last day of its limit."""
    happened = {"receipt": received}
    found: list[tuple[DeadlineRule, PlannedStep]] = []
    waiting = [rule for rule in pack.regulation.deadlines if rule.route in (None, route)]
    while ready := [rule for rule in waiting if rule.starts & happened.keys()]:
        for rule in ready:
            waiting.remove(rule)
            step = _step(pack, setting, rule, route, happened)
            if step is None:
                return [one for _, one in found]
            found.append((rule, step))
            for event in rule.meets:
                happened.setdefault(event, step.due)
    return [step for _, step in sorted(found, key=lambda pair: pair[1].due)]


def _step(
    pack: Pack, setting: Setting, rule: DeadlineRule, route: str, happened: dict[str, date]
) -> PlannedStep | None:
    event = next(name for name in happened if name in rule.starts)
    try:
        if rule.id == deadlines.PLAN_DISPATCH:
            due, words = _dispatch(setting, pack, happened[event])
        else:
            due = deadlines.count(setting, rule, happened[event])
            words = f"{_number(rule)} kể từ: {labels().events[event]}"
    except OutsideCalendar:
        return None
    return PlannedStep(labels().deadlines[rule.id], words, due, citation(pack, rule.provision.of(route)))


def _dispatch(setting: Setting, pack: Pack, established: date) -> tuple[date, str]:
    """The plan goes to the members so many working days before the last day the council may meet."""
    meeting = next(rule for rule in pack.regulation.deadlines if rule.id == "council_meeting")
    rule = next(rule for rule in pack.regulation.deadlines if rule.id == deadlines.PLAN_DISPATCH)
    day = deadlines.dispatch_day(setting, deadlines.count(setting, meeting, established))
    return day, f"{_number(rule)} trước ngày họp Hội đồng"


def _number(rule: DeadlineRule) -> str:
    unit: DayUnit = "working" if rule.number.unit == "working_days" else "calendar"
    return days_words(rule.number.value, unit, padded=True)

"""The stepper and the steps still to come, with the days the law computes for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from khoithong.procedure.forecast import forecast
from khoithong.web.casepage.milestones import Milestone, after_decision, before_decision
from khoithong.web.components import Event, Step

if TYPE_CHECKING:
    from datetime import date

    from khoithong.web.casepage.ground import Ground

_ENDED: Final = frozenset({"withdrawn", "disapproved", "archived"})


def steps(ground: Ground) -> list[Step]:
    """The stage the case is in, step by step; the other stage as one step."""
    case = ground.case
    if case.decision == "approved":
        first = Milestone("approve", "Xem xét, phê duyệt", None, case.decided)
        return _drawn(ground, [first, *after_decision(ground)])
    last = Milestone("publish_result", "Thực hiện, đánh giá kết quả", None, None)
    return _drawn(ground, [*before_decision(ground), last])


def planned_events(ground: Ground) -> list[Event]:
    """The coming steps whose day the law computes, the farthest first."""
    found = [
        Event(step.label, at=step.on, citation=step.citation, planned=True, text=step.note)
        for step in steps(ground)
        if step.state in ("planned", "current") and step.on is not None and step.on >= ground.day
    ]
    return sorted(found, key=lambda event: event.at or ground.day, reverse=True)


def _drawn(ground: Ground, milestones: list[Milestone]) -> list[Step]:
    over = ground.case.status in _ENDED
    coming = {} if over else forecast(ground.setting, ground.case, ground.day)
    found: list[Step] = []
    waiting = True
    for milestone in milestones:
        state: Literal["done", "current", "planned", "skipped"]
        if milestone.reached is not None:
            state = "done"
        elif over:
            state = "skipped"
        else:
            state, waiting = ("current" if waiting else "planned"), False
        found.append(_step(ground, milestone, state, coming))
    return found


def _step(
    ground: Ground,
    milestone: Milestone,
    state: Literal["done", "current", "planned", "skipped"],
    coming: dict[str, date],
) -> Step:
    on = milestone.reached
    if state in ("current", "planned"):
        limit = ground.case.running(milestone.deadline) if milestone.deadline else None
        on = limit.due if limit is not None and limit.ended is None else coming.get(milestone.deadline)
    note = milestone.note
    if state == "skipped":
        note = ""
    return Step(milestone.label, state, ground.cite(milestone.provision), on, note)

"""Time limits of the case: states, days remaining, and why each falls on its day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.casefiles.projection.holders import holders
from khoithong.procedure.calendar import OutsideCalendar
from khoithong.procedure.explain import why_due
from khoithong.web.adapters import date_explanation
from khoithong.web.casepage.people import either, holder_words
from khoithong.web.components import DateExplanation, Deadline

if TYPE_CHECKING:
    from datetime import date

    from khoithong.procedure.case import Limit
    from khoithong.procedure.explain import WhyDue
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import DeadlineState
    from khoithong.web.wording import DayUnit

SOON: Final = 3
"""From so many days on a limit is near."""


def unit_of(limit: Limit) -> DayUnit:
    """Whether its days are working days or calendar days; a limit the agency set counts calendar days."""
    working = limit.rule is not None and limit.rule.number.unit == "working_days"
    return "working" if working else "calendar"


def between(ground: Ground, first: date, last: date, unit: DayUnit) -> int | None:
    """Days after `first` up to and including `last`, in the limit's own unit; nothing beyond the calendar."""
    if unit == "calendar":
        return (last - first).days
    try:
        return ground.setting.calendar.working_days_between(first, last)
    except OutsideCalendar:
        return None


def deadline_of(ground: Ground, index: int, *, explained: bool = False) -> Deadline:
    """The limit at a place among the case's limits, as it stands today."""
    limit = ground.case.limits[index]
    unit = unit_of(limit)
    state, amount = _state(ground, limit, unit)
    return Deadline(
        state=state,
        label=ground.labels.deadlines[limit.id],
        due=limit.due,
        amount=amount,
        unit=unit,
        kind="statutory" if limit.rule is not None else "internal",
        citation=ground.cite(limit.provision),
        explanation=explanation_of(ground, index) if explained else None,
        holder=_holder(ground, limit),
        done_on=limit.ended if limit.how == "met" else None,
    )


def _state(ground: Ground, limit: Limit, unit: DayUnit) -> tuple[DeadlineState, int | None]:
    told = limit.state(ground.day)
    if told == "open":
        if limit.due == ground.day:
            return "today", None
        left = between(ground, ground.day, limit.due, unit)
        return ("soon" if left is not None and left <= SOON else "open"), left
    if told == "overdue":
        return "overdue", between(ground, limit.due, ground.day, unit)
    if told == "late" and limit.ended is not None:
        return "late", between(ground, limit.due, limit.ended, unit)
    return ("cancelled" if told == "cancelled" else "met"), None


def _holder(ground: Ground, limit: Limit) -> str:
    if limit.ended is not None:
        return ""
    owner = limit.rule.owner if limit.rule else "executor"
    if owner == "executor":
        return ", ".join(ground.name(party) for party in ground.case.executors)
    agency = ground.procedure.deciding_agency(ground.case, ground.day)
    if owner == "head" and agency is not None:
        return holder_words(ground, f"{agency}/head")
    if owner == "dispatchers":
        able = ground.regulation.acts["dispatch_plan"].by
        return either(ground, holders(ground.setting, ground.case, able, ground.day))
    return ground.labels.owners[owner]


def explanation_of(ground: Ground, index: int) -> DateExplanation | None:
    """Why a limit falls on its day; nothing for a day the agency chose itself."""
    why = why_due(ground.setting, ground.case, index)
    if why.counting is None:
        return None
    told = date_explanation(
        event_words(ground, why), why.since, why.counting, ground.cite(why.provision), today=ground.day
    )
    notes = told.notes + tuple(_reading_notes(ground, why))
    return DateExplanation(told.event, told.event_on, told.rule, told.due, told.days, told.citation, notes)


def event_words(ground: Ground, why: WhyDue) -> str:
    """The event a limit counts from, in words."""
    if why.act is None:
        return "Hạn cuối để Hội đồng họp, khi chưa triệu tập"
    kind = ground.case.acts[why.act].kind
    if kind == "convene_meeting":
        return "Ngày họp đã triệu tập"
    return ground.labels.acts[kind].noun


def _reading_notes(ground: Ground, why: WhyDue) -> list[str]:
    if why.reading is None:
        return []
    reading = ground.regulation.readings[why.reading]
    chosen = getattr(ground.setting.options, why.reading)
    return [f"Quy ước áp dụng: {reading.question} {reading.answers[chosen]}."]


def running(ground: Ground) -> list[int]:
    """Places of the limits that still run, soonest due first."""
    found = [(limit.due, index) for index, limit in enumerate(ground.case.limits) if limit.ended is None]
    return [index for _, index in sorted(found)]

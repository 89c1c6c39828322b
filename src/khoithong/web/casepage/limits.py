"""Time limits of the case: states, days remaining, and why each falls on its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.casefiles.projection.holders import holders
from khoithong.procedure.explain import why_due
from khoithong.web import limits
from khoithong.web.adapters import date_explanation
from khoithong.web.casepage.people import either, holder_words
from khoithong.web.components import DateExplanation, Deadline

if TYPE_CHECKING:
    from datetime import date

    from khoithong.procedure.case import Case, Limit
    from khoithong.procedure.explain import WhyDue
    from khoithong.procedure.forecast import Coming
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import DeadlineState
    from khoithong.web.wording import DayUnit


def between(ground: Ground, first: date, last: date, unit: DayUnit) -> int | None:
    """Days after `first` up to and including `last` in the case's calendar; nothing beyond it."""
    return limits.between(first, last, unit, ground.setting.calendar)


def deadline_of(ground: Ground, index: int, *, explained: bool = False, case: Case | None = None) -> Deadline:
    """The limit at a place among the case's limits, as it stands today; `case` is a trial of it, if given."""
    case = case or ground.case
    limit = case.limits[index]
    unit = limits.unit_of(limit.rule)
    state, amount = _state(ground, limit, unit)
    return Deadline(
        state=state,
        label=ground.labels.deadlines[limit.id],
        due=limit.due,
        amount=amount,
        unit=unit,
        kind="statutory" if limit.rule is not None else "internal",
        citation=ground.cite(limit.provision),
        explanation=explanation_of(ground, index, case) if explained else None,
        holder=_holder(ground, limit, case),
        done_on=limit.ended if limit.how == "met" else None,
    )


def _state(ground: Ground, limit: Limit, unit: DayUnit) -> tuple[DeadlineState, int | None]:
    told = limit.state(ground.day)
    if limit.ended is None:
        return limits.standing(limit.due, ground.day, unit, ground.setting.calendar)
    if told == "late":
        return "late", between(ground, limit.due, limit.ended, unit)
    return ("cancelled" if told == "cancelled" else "met"), None


def coming_deadline(ground: Ground, coming: Coming, case: Case) -> Deadline:
    """A limit of a case, or a trial of it, that will begin on the last day of another, and when it would end then."""
    rule, route = coming.rule, coming.rule.route or case.route
    unit = limits.unit_of(rule)
    calendar = ground.setting.calendar
    explain = calendar.explain_working_days if unit == "working" else calendar.explain_days
    cited = ground.cite(rule.provision.of(route))
    event = f"{ground.labels.deadlines[coming.after]}, nếu đúng ngày cuối cùng"
    counted = explain(coming.since, rule.number.value)
    state, amount = limits.standing(coming.due, ground.day, unit, calendar)
    return Deadline(
        state=state,
        label=ground.labels.deadlines[rule.id],
        due=coming.due,
        amount=amount,
        unit=unit,
        citation=cited,
        explanation=date_explanation(event, coming.since, counted, cited, today=ground.day),
    )


def _holder(ground: Ground, limit: Limit, case: Case) -> str:
    if limit.ended is not None:
        return ""
    owner = limit.rule.owner if limit.rule else "executor"
    if owner == "executor":
        return ", ".join(ground.name(party) for party in case.executors)
    agency = ground.procedure.deciding_agency(case, ground.day)
    if owner == "head" and agency is not None:
        return holder_words(ground, f"{agency}/head")
    if owner == "dispatchers":
        able = ground.regulation.acts["dispatch_plan"].by
        return either(ground, holders(ground.setting, case, able, ground.day))
    return ground.labels.owners[owner]


def explanation_of(ground: Ground, index: int, case: Case | None = None) -> DateExplanation | None:
    """Why a limit falls on its day; nothing for a day the agency chose itself. `case` is a trial of it, if given."""
    case = case or ground.case
    why = why_due(ground.setting, case, index)
    if why.counting is None:
        return None
    told = date_explanation(
        event_words(ground, why, case), why.since, why.counting, ground.cite(why.provision), today=ground.day
    )
    notes = told.notes + tuple(_reading_notes(ground, why))
    return DateExplanation(told.event, told.event_on, told.rule, told.due, told.days, told.citation, notes)


def event_words(ground: Ground, why: WhyDue, case: Case) -> str:
    """The event a limit counts from, in words."""
    if why.act is None:
        return "Hạn cuối để Hội đồng họp, khi chưa triệu tập"
    kind = case.acts[why.act].kind
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

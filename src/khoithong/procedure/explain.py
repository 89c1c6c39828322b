"""Answers that explain themselves: why a date is due, what a measure still lacks, what the file does not show.

Made only when asked for. The counting is the calendar's own, so an explanation cannot differ from the result.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.procedure import deadlines, measures, violations
from khoithong.procedure.data import complete

if TYPE_CHECKING:
    from datetime import date

    from khoithong.procedure.case import Case, Limit
    from khoithong.procedure.limits import Explanation
    from khoithong.procedure.regulation import MeasureRule
    from khoithong.procedure.setting import Setting


@dataclass(frozen=True, slots=True)
class WhyDue:
    """Why a deadline falls on its day."""

    limit: Limit
    act: int | None
    """Index of the act it counts from; ``None`` for a limit counted back from a meeting day not yet set."""
    since: date
    """The day it counts from; that day itself is not counted."""
    counting: Explanation | None
    """Day by day; ``None`` for a day the agency chose itself."""
    provision: str | None
    reading: str | None
    """The reading that decides the day it counts from, where one does."""


def why_due(setting: Setting, case: Case, index: int) -> WhyDue:
    """Explains the deadline at ``index`` among the case's limits. Raises ``IndexError`` where there is none."""
    limit = case.limits[index]
    if limit.rule is None:
        return WhyDue(limit, limit.act, limit.since, None, None, None)
    if limit.id == deadlines.PLAN_DISPATCH:
        return _why_dispatch(setting, case, limit)
    calendar, number = setting.calendar, limit.rule.number
    explain = calendar.explain_working_days if number.unit == "working_days" else calendar.explain_days
    receipt = "receipt" in limit.rule.starts and "receipt" in setting.regulation.readings
    return WhyDue(
        limit,
        limit.act,
        limit.since,
        explain(limit.since, number.value),
        limit.provision,
        "receipt" if receipt else None,
    )


def _why_dispatch(setting: Setting, case: Case, limit: Limit) -> WhyDue:
    held = case.closed_meetings[0] if case.closed_meetings else None  # a new vote changes nothing any more
    if held is not None and held.closed is not None:
        act, day = held.act, held.closed
    elif case.meeting is not None:
        act, day = case.meeting.act, case.meeting.on
    else:
        meeting_limit = case.running("council_meeting")
        act, day = None, meeting_limit.due if meeting_limit else limit.since
    council = setting.regulation.council
    notice = council.notice.value if council else 0
    counting = setting.calendar.explain_working_days_before(day, notice)
    return WhyDue(limit, act, day, counting, limit.provision, None)


@dataclass(frozen=True, slots=True)
class MeasureState:
    """A measure of the pack for one beneficiary: what holds, what is missing, what ended it."""

    rule: MeasureRule
    beneficiary: str
    state: str | None
    """``None`` while it is not to be had."""
    met: tuple[str, ...]
    missing: tuple[str, ...]
    ended: bool


def measure_states(setting: Setting, case: Case) -> list[MeasureState]:
    """Every measure the pack knows for everybody it could be for, with the conditions met and missing."""
    had = {(measure.id, measure.beneficiary): measure.state for measure in measures.measures(setting, case)}
    found = []
    for rule in setting.regulation.measures:
        holds = {name: measures.CONDITIONS[name](setting, case) for name in rule.when}
        for beneficiary in measures.beneficiaries(setting, case, rule):
            granted = all(holds.values())
            found.append(
                MeasureState(
                    rule,
                    beneficiary,
                    had.get((rule.id, beneficiary)) if granted else None,
                    tuple(name for name, value in holds.items() if value),
                    tuple(name for name, value in holds.items() if not value),
                    measures.ended(case, rule),
                )
            )
    return found


def unconfirmed(setting: Setting, case: Case) -> list[tuple[int, str]]:
    """Acts that lack a confirmation the text asks for (4/2): index of the act and the provision."""
    return [
        (index, confirmation.provision)
        for index, act in enumerate(case.acts)
        for confirmation in setting.regulation.confirmations
        if act.kind in confirmation.acts and confirmation.provision not in _confirmed(setting, act.data)
    ]


def _confirmed(setting: Setting, data: object) -> set[str]:
    given = data.get("confirmed") if hasattr(data, "get") else None
    return {complete(setting.regulation, provision) for provision in given or ()}


def under_review(setting: Setting, case: Case, beneficiary: str) -> bool:
    """Whether something about a beneficiary is being looked into; said to nobody but those who handle it."""
    return violations.blocking(setting, case, beneficiary) is not None

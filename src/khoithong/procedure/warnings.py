"""Warnings an accepted act carries: what officials should know, though nothing forbids it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from khoithong.procedure import deadlines, electorate, measures, routing
from khoithong.procedure.attempt import Attempt
from khoithong.procedure.checks.meeting import coming_voters
from khoithong.procedure.checks.proposal import prospective
from khoithong.procedure.effects.execution import completion_day

if TYPE_CHECKING:
    from datetime import date

Warner = Callable[[Attempt], Iterator[str]]


def of(attempt: Attempt) -> tuple[str, ...]:
    """All warnings of an act that is about to be accepted."""
    found = list(WARNERS[attempt.rule.kind](attempt)) if attempt.rule.kind in WARNERS else []
    if _is_late(attempt):
        found.append("late")
    if not attempt.setting.regulation.covers(attempt.act.at.date()):
        found.append("outside_force")
    return tuple(dict.fromkeys(found))


def _is_late(attempt: Attempt) -> bool:
    """Whether the act meets a deadline after its last day."""
    setting, case, act, kind = attempt.setting, attempt.case, attempt.act, attempt.rule.kind
    event = _EVENTS.get(kind)
    if event is not None:
        return deadlines.would_be_late(setting, case, event[case.stage], act.effective)
    if kind == "report_progress":
        return _after(attempt, "requested_report", act.effective)
    if kind == "declare_completion":
        return _after(attempt, "planned_completion", attempt.date("on"))
    return kind == "submit_result_report" and _result_is_late(attempt)


_EVENTS: Final[dict[str, dict[str, str]]] = {
    "close_meeting": {"approval": "approval_closed", "evaluation": "evaluation_closed"},
    "seek_party_opinion": {"approval": "opinion_sought", "evaluation": "evaluation_opinion_sought"},
    "establish_council": {"approval": "council_established"},
    "dispatch_plan": {"approval": "dispatched"},
}


def _after(attempt: Attempt, deadline: str, day: date | None) -> bool:
    limit = attempt.case.running(deadline)
    return limit is not None and limit.ended is None and day is not None and day > limit.due


def _result_is_late(attempt: Attempt) -> bool:
    setting, case, act = attempt.setting, attempt.case, attempt.act
    if deadlines.would_be_late(setting, case, "result_reported", act.effective):
        return True
    if case.completed is not None:
        return False
    completed = completion_day(act)
    if _after(attempt, "planned_completion", completed):
        return True
    effects = setting.effects.get("completed")
    rules = effects.starts if effects else ()
    return any(act.effective > deadlines.count(setting, rule, completed) for rule in rules)


def _submitting(attempt: Attempt) -> Iterator[str]:
    setting, regulation = attempt.setting, attempt.setting.regulation
    case = prospective(attempt)
    asked = case is not None and routing.opinion_asked(setting, case, attempt.day)
    if case is not None and asked and not routing.has_own_party_body(setting, case, attempt.day):
        yield "no_party_body"
    if any(reading.warns for reading in regulation.readings.values()):
        yield "reading_decides"


def _establishing(attempt: Attempt) -> Iterator[str]:
    """The window of lawful meeting days as it will be once the council stands."""
    setting = attempt.setting
    effects = setting.effects.get("council_established")
    rules = [rule for rule in effects.starts if rule.id == "council_meeting"] if effects else []
    council = setting.regulation.council
    if not rules or council is None:
        return
    limit = deadlines.count(setting, rules[0], attempt.day)
    base = max(attempt.day, attempt.act.at.date())
    if not setting.calendar.lawful_meeting_days(base, limit, council.notice.value):
        yield "no_feasible_meeting_date"


def _dispatching(attempt: Attempt) -> Iterator[str]:
    limit = attempt.case.running(deadlines.PLAN_DISPATCH)
    if limit is not None and attempt.day > limit.due:
        yield "dispatch_too_late"


def _convening(attempt: Attempt) -> Iterator[str]:
    setting, case, on = attempt.setting, attempt.case, attempt.date("on")
    voters = coming_voters(attempt)
    if case.stage == "approval" and len(voters) == 1:
        yield "single_voter"
    if any(voter in case.executors for voter in voters):
        yield "executor_votes"
    if case.stage == "approval" and case.route == "council" and on is not None:
        sent = deadlines.dispatched_on(case) or attempt.act.at.date()
        if sent > deadlines.dispatch_day(setting, on):
            yield "dispatch_too_late"


def _replacing(attempt: Attempt) -> Iterator[str]:
    """The newcomer has the plan from today; measured against the meeting convened, else its limit."""
    case = attempt.case
    limit = case.running(deadlines.PLAN_DISPATCH)
    if case.stage == "approval" and limit is not None and attempt.day > limit.due:
        yield "dispatch_too_late"


def _closing(attempt: Attempt) -> Iterator[str]:
    setting, case, meeting = attempt.setting, attempt.case, attempt.meeting
    if meeting is None:
        return
    voters = electorate.voters(setting, case, meeting)
    voted = [person for person in voters if person in meeting.ballots]
    if len(voted) < len(voters):
        yield "voter_absent"
    if 2 * len(voted) < len(voters):
        yield "no_quorum"
    passed = electorate.tally(setting, case, meeting).passed
    if any(
        electorate.tally(setting, case, meeting, other).passed != passed for other in setting.other_counts
    ):
        yield "reading_decides"


def _answering(attempt: Attempt) -> Iterator[str]:
    if attempt.act.actor in attempt.case.proposers:
        yield "own_opinion"


def _measuring(attempt: Attempt) -> Iterator[str]:
    """A beneficiary whose post lies outside the verified scope of the text."""
    unverified = attempt.setting.regulation.eligibility.unverified_roles
    beneficiary, organisation = attempt.text("beneficiary"), attempt.setting.organisation
    if not unverified or beneficiary is None or beneficiary not in organisation.people:
        return
    agency = measures.employing_agency(attempt.setting, attempt.case, beneficiary, attempt.day)
    verified = attempt.setting.regulation.eligibility.roles - unverified
    if not organisation.holds(beneficiary, agency, verified, attempt.day):
        yield "scope_unverified"


WARNERS: Final[dict[str, Warner]] = {
    "submit_plan": _submitting,
    "establish_council": _establishing,
    "dispatch_plan": _dispatching,
    "convene_meeting": _convening,
    "replace_council_member": _replacing,
    "close_meeting": _closing,
    "give_party_opinion": _answering,
    "apply_measure": _measuring,
    "propose_measure": _measuring,
    "decide_measure": _measuring,
}

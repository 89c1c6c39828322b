"""Guards on the order of the procedure: a closed set of typed conditions that packs select by name.

A guard answers ``None`` when the act is in order, else a refusal code and, where it differs from the code, the key
of the message that says what to do. None of them looks at the act's data.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

from khoithong.procedure import measures, routing
from khoithong.procedure.case import Case, Opinion
from khoithong.procedure.electorate import leadership
from khoithong.procedure.regulation import Cited, Guard
from khoithong.procedure.setting import Setting


class Objection(NamedTuple):
    """Why an act is out of order."""

    code: str
    message: str
    provision: str | None = None


Order = Callable[[Setting, Case, Guard, date], Objection | None]


def opinion_of(case: Case) -> Opinion:
    """The Party body's opinion at the present stage."""
    return case.opinion if case.decision is None else case.evaluation_opinion


def _cite(guard: Guard, case: Case) -> str | None:
    return guard.provision.of(case.route)


def party_opinion_given(setting: Setting, case: Case, guard: Guard, day: date) -> Objection | None:
    """After the meeting closed nothing is decided or published before the Party body's opinion (4/3)."""
    if case.status in ("awaiting_party_opinion", "awaiting_evaluation_opinion"):
        provision = setting.regulation.opinion.principle_at(case.stage)
        return Objection("party_opinion_required", "party_opinion_required", provision)
    return None


def not_rejected(setting: Setting, case: Case, guard: Guard, day: date) -> Objection | None:
    """What the meeting rejected is approved only after a written override, where the text allows one."""
    meeting = case.approval
    if meeting is None or meeting.tally is None or meeting.tally.passed or case.override is not None:
        return None
    if may_override(setting, case):
        return Objection("override_required", "override_required", guard.provision.collective)
    return Objection("rejection_is_final", "rejection_is_final", guard.provision.council)


def may_override(setting: Setting, case: Case) -> bool:
    """Whether the head may let a rejected proposal be done: after the collective, by reading after a council too."""
    if "proceed_despite_rejection" not in setting.regulation.acts:
        return False
    meeting = case.approval
    return meeting is not None and (
        meeting.route == "collective" or setting.options.override == "also_council"
    )


def opinion_not_against(setting: Setting, case: Case, guard: Guard, day: date) -> Objection | None:
    """Under the reading ``binding`` a disagreeing Party body refuses approval and publication."""
    if setting.options.party_opinion != "binding" or opinion_of(case).value != "disagree":
        return None
    basis = setting.regulation.opinion.basis.get(case.stage, Cited())
    return Objection("against_party_opinion", f"against_party_opinion_{case.stage}", basis.of(case.route))


def inspected_since_suspension(setting: Setting, case: Case, guard: Guard, day: date) -> Objection | None:
    """Resuming or terminating needs an inspection since the suspension (16/4)."""
    return None if case.inspected else Objection("not_now", "inspection_needed", _cite(guard, case))


def meeting_day_reached(setting: Setting, case: Case, guard: Guard, day: date) -> Objection | None:
    """Ballots and closing only in a meeting that was convened, from its day on."""
    if case.meeting is None:
        return Objection("not_now", "no_meeting", _cite(guard, case))
    return Objection("not_now", "before_meeting_day", _cite(guard, case)) if day < case.meeting.on else None


def meeting_may_be_called(setting: Setting, case: Case, guard: Guard, day: date) -> Objection | None:
    """First call, postponement before any ballot, or a new vote while that is still open."""
    if case.meeting is not None:
        return Objection("not_now", "voting_began", _cite(guard, case)) if case.meeting.ballots else None
    if case.status in ("under_review", "under_evaluation"):
        if case.status == "under_review" and case.route == "council" and case.council is None:
            return Objection("not_now", "council_missing", _cite(guard, case))
        return None
    if case.status in ("awaiting_party_opinion", "awaiting_evaluation_opinion"):
        closed_for_good = opinion_of(case).sought is not None or (case.stage == "approval" and case.lapsed)
    else:
        closed_for_good = not _decides_without_opinion(setting, case, day) and not _refused_evaluation(
            setting, case
        )
    return Objection("not_now", "new_vote_closed", _cite(guard, case)) if closed_for_good else None


def _decides_without_opinion(setting: Setting, case: Case, day: date) -> bool:
    return not routing.opinion_asked(setting, case, day)


def _refused_evaluation(setting: Setting, case: Case) -> bool:
    return (
        case.status == "awaiting_publication"
        and setting.options.party_opinion == "binding"
        and case.evaluation_opinion.value == "disagree"
    )


def own_collective(setting: Setting, case: Case, guard: Guard, day: date) -> Objection | None:
    """The collective leadership meets only over its own head's plan, and only where there is a deputy to vote."""
    provision = setting.regulation.routing.head_provision
    if not routing.own_collective(setting, case, day):
        return Objection("not_now", "head_decides_alone", provision)
    agency = routing.deciding_agency(setting, case, day)
    if not leadership(setting, case, agency, day):
        return Objection("not_now", "no_deputy", provision)
    return None


def collective_decided(setting: Setting, case: Case, guard: Guard, day: date) -> Objection | None:
    """A head's own plan is decided only after the collective leadership has voted."""
    if case.approval is None and routing.own_collective(setting, case, day):
        return Objection("not_now", "collective_first", setting.regulation.routing.head_provision)
    if case.status == "under_review" and case.approval is not None:
        return Objection("not_now", "collective_first", setting.regulation.routing.head_provision)
    return None


def appraised(setting: Setting, case: Case, guard: Guard, day: date) -> Objection | None:
    """The organising unit appraises before the decision."""
    if case.appraised is not None:
        return None
    rule = setting.regulation.acts.get("appraise")
    return Objection("not_now", "appraisal_needed", rule.provision.of(case.route) if rule else None)


def intake_open(setting: Setting, case: Case, guard: Guard, day: date) -> Objection | None:
    """Under the reading ``closed`` no plan is taken in before the local procedure has been issued."""
    if setting.options.before_local_procedure == "closed":
        return Objection("not_now", "intake_closed", _cite(guard, case))
    return None


def route_open(setting: Setting, case: Case, guard: Guard, day: date) -> Objection | None:
    """The route is chosen until a meeting is convened or a council established."""
    if case.council is not None or case.meeting is not None or case.closed_meetings:
        return Objection("not_now", "route_settled", _cite(guard, case))
    return None


def council_chosen(setting: Setting, case: Case, guard: Guard, day: date) -> Objection | None:
    """A council is established once, after the head chose that route."""
    if case.route != "council":
        return Objection("not_now", "council_not_chosen", _cite(guard, case))
    return Objection("not_now", "council_exists", _cite(guard, case)) if case.council is not None else None


def council_established(setting: Setting, case: Case, guard: Guard, day: date) -> Objection | None:
    """Needs a council."""
    return None if case.council is not None else Objection("not_now", "council_missing", _cite(guard, case))


def not_yet_registered(setting: Setting, case: Case, guard: Guard, day: date) -> Objection | None:
    """A plan is entered once."""
    return Objection("not_now", "already_registered", _cite(guard, case)) if case.registered else None


def rejection_may_be_overridden(setting: Setting, case: Case, guard: Guard, day: date) -> Objection | None:
    """From the failed meeting until the decision, once; a council's rejection is final under the reading."""
    meeting = case.approval
    if meeting is None or meeting.tally is None or meeting.tally.passed or case.override is not None:
        return Objection("not_now", "nothing_to_override", guard.provision.collective)
    if not may_override(setting, case):
        return Objection("rejection_is_final", "rejection_is_final", guard.provision.council)
    return None


def opinion_may_be_sought(setting: Setting, case: Case, guard: Guard, day: date) -> Objection | None:
    """Once per closing; again after ``disagree`` or ``other``; not while a request is pending."""
    if not routing.opinion_asked(setting, case, day):
        return Objection("not_now", "no_opinion_asked", _cite(guard, case))
    opinion = opinion_of(case)
    if opinion.pending:
        return Objection("not_now", "opinion_already_sought", _cite(guard, case))
    if opinion.value == "agree" and case.status in ("awaiting_decision", "awaiting_publication"):
        return Objection("not_now", "opinion_agrees", _cite(guard, case))
    return None


def opinion_pending(setting: Setting, case: Case, guard: Guard, day: date) -> Objection | None:
    """The Party body answers a request."""
    return (
        None if opinion_of(case).pending else Objection("not_now", "opinion_not_sought", _cite(guard, case))
    )


def managed_by_committee(setting: Setting, case: Case, guard: Guard, day: date) -> Objection | None:
    """Only plans of cadres managed by a Party committee with an organising body (20/2)."""
    if routing.committee_body(setting, case) is None:
        return Objection("not_now", "not_a_committee_case", _cite(guard, case))
    return None


def no_measure_pending(setting: Setting, case: Case, guard: Guard, day: date) -> Objection | None:
    """A file is archived when no measure proposed still waits for its decision."""
    return Objection("not_now", "measure_pending", None) if measures.pending(setting, case) else None


def report_open(setting: Setting, case: Case, guard: Guard, day: date) -> Objection | None:
    """Some report is still open; which ones a person handles is a matter of standing."""
    if any(report.confirmed is None for report in case.reports):
        return None
    return Objection("not_now", "report_resolved", None)


def report_confirmed(setting: Setting, case: Case, guard: Guard, day: date) -> Objection | None:
    """Some report was confirmed."""
    if any(report.confirmed for report in case.reports):
        return None
    return Objection("not_now", "report_not_confirmed", None)


ORDER_GUARDS: Final[dict[str, Order]] = {
    "party_opinion_given": party_opinion_given,
    "not_rejected": not_rejected,
    "opinion_not_against": opinion_not_against,
    "inspected_since_suspension": inspected_since_suspension,
    "meeting_day_reached": meeting_day_reached,
    "meeting_may_be_called": meeting_may_be_called,
    "own_collective": own_collective,
    "collective_decided": collective_decided,
    "appraised": appraised,
    "intake_open": intake_open,
    "route_open": route_open,
    "council_chosen": council_chosen,
    "council_established": council_established,
    "not_yet_registered": not_yet_registered,
    "rejection_may_be_overridden": rejection_may_be_overridden,
    "opinion_may_be_sought": opinion_may_be_sought,
    "opinion_pending": opinion_pending,
    "managed_by_committee": managed_by_committee,
    "no_measure_pending": no_measure_pending,
    "report_open": report_open,
    "report_confirmed": report_confirmed,
}
"""The closed set of order guards a pack may name."""

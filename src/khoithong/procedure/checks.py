"""Checks of an act's content: a closed set that packs select by name.

Each yields every refusal it finds; the one that comes first in the public order of precedence is given. Whether an
act is in order and who may do it was settled before (``guards``, ``standing``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from khoithong.procedure import council, electorate, measures, routing, violations
from khoithong.procedure.attempt import Attempt
from khoithong.procedure.ballots import has_quorum
from khoithong.procedure.case import Case
from khoithong.procedure.data import blank, complete, missing_pair_keys, missing_sections, unknown_sections
from khoithong.procedure.dates import too_early
from khoithong.procedure.fold import employing_agency, working_agencies
from khoithong.procedure.refusals import Refusal, refuse
from khoithong.procedure.regulation import Cited
from khoithong.procedure.vocabulary import CAUSES, FINDINGS

Check = Callable[[Attempt], Iterator[Refusal]]


# --- proposing --------------------------------------------------------------------------------------------------


def proposer_eligible(attempt: Attempt) -> Iterator[Refusal]:
    """Every proposer holds an eligible post that day; the agency proposed from is clear (2/3, 7/1)."""
    rule, organisation = attempt.setting.regulation.eligibility, attempt.setting.organisation
    agencies = working_agencies(attempt.setting, attempt.act.actor, attempt.day)
    named = attempt.text("agency")
    if named is not None and named not in agencies:
        yield refuse("invalid_data", None, fields=("agency",))
    if named is None and len(agencies) > 1:
        yield refuse("missing_content", attempt.provision, fields=("agency",))
    for person in _all_proposers(attempt):
        held = [
            agency
            for agency in working_agencies(attempt.setting, person, attempt.day)
            if organisation.holds(person, agency, rule.roles, attempt.day)
        ]
        if not held:
            yield refuse("not_eligible", rule.provision)
        elif not any(_in_scope(attempt, agency) for agency in held):
            yield refuse("not_eligible", rule.kinds_provision)
    agency = employing_agency(attempt.setting, attempt.act) if named in (None, *agencies) else None
    if agency is not None and not _in_scope(attempt, agency):
        yield refuse("not_eligible", rule.kinds_provision)


def _in_scope(attempt: Attempt, agency: str) -> bool:
    """Whether the text applies to agencies of this kind."""
    kinds = attempt.setting.regulation.eligibility.kinds
    return kinds is None or attempt.setting.organisation.agencies[agency].kind in kinds


def _all_proposers(attempt: Attempt) -> list[str]:
    return [attempt.act.actor, *(attempt.data.get("co_proposers") or ())]


def superior_exists(attempt: Attempt) -> Iterator[Refusal]:
    """A head's own plan needs a superior whose head can decide (7/1/1.3, 7/2/2.3)."""
    case = prospective(attempt)
    if case is not None and routing.deciding_agency(attempt.setting, case, attempt.day) is None:
        yield refuse("no_superior", attempt.setting.regulation.routing.head_provision)


def party_body_exists(attempt: Attempt) -> Iterator[Refusal]:
    """Where an opinion is asked there must be a Party body to ask (4/3)."""
    case, setting = prospective(attempt), attempt.setting
    if case is None or not routing.opinion_asked(setting, case, attempt.day):
        return
    if routing.party_body(setting, case, attempt.day) is None:
        yield refuse("no_party_body", setting.regulation.opinion.principle)


def prospective(attempt: Attempt) -> Case | None:
    """The case as it would be routed if the plan were accepted; ``None`` when that cannot be told."""
    agency = employing_agency(attempt.setting, attempt.act)
    if agency is None or agency not in attempt.setting.organisation.agencies:
        return None
    return Case(proposers=tuple(dict.fromkeys(_all_proposers(attempt))), agency=agency)


def plan_complete(attempt: Attempt) -> Iterator[Refusal]:
    """The plan has every section the text asks for, and no other."""
    if "plan" not in attempt.fields:
        return
    regulation, plan = attempt.setting.regulation, attempt.data.get("plan") or {}
    unknown = unknown_sections(regulation, plan)
    if unknown:
        yield refuse("invalid_data", attempt.provision, fields=unknown)
    missing = missing_sections(regulation, plan)
    if missing:
        yield refuse("missing_content", missing[0][1], fields=tuple(name for name, _ in missing))


def council_reasoned(attempt: Attempt) -> Iterator[Refusal]:
    """Choosing the council needs reasons (7/2/2.2)."""
    if attempt.data.get("route") == "council" and not attempt.given("reason"):
        yield refuse("missing_content", attempt.provision, fields=("reason",))


def superior_above(attempt: Attempt) -> Iterator[Refusal]:
    """Escalating needs an agency above."""
    if not can_escalate(attempt):
        yield refuse("no_superior", attempt.provision)


def can_escalate(attempt: Attempt) -> bool:
    """Whether there is an agency above the deciding one."""
    agency = routing.deciding_agency(attempt.setting, attempt.case, attempt.day)
    return agency is not None and routing.superior(attempt.setting, agency) is not None


# --- meetings ---------------------------------------------------------------------------------------------------


def not_a_single_voter(attempt: Attempt) -> Iterator[Refusal]:
    """Under the reading ``council_required`` one voter alone cannot decide."""
    forbidden = attempt.setting.options.single_voter == "council_required"
    collective_approval = attempt.case.stage == "approval" and attempt.case.route == "collective"
    if forbidden and collective_approval and len(coming_voters(attempt)) == 1:
        yield refuse("council_required", attempt.provision)


def coming_voters(attempt: Attempt) -> tuple[str, ...]:
    """Who would vote on the day being convened."""
    day = attempt.date("on")
    if day is None:
        return ()
    if attempt.case.route == "council":
        return electorate.members(attempt.setting, attempt.case, day)
    agency = routing.deciding_agency(attempt.setting, attempt.case, day)
    return electorate.leadership(attempt.setting, attempt.case, agency, day)


def chair_is_a_voter(attempt: Attempt) -> Iterator[Refusal]:
    """The deputy named to preside votes in the meeting."""
    chair = attempt.text("chair")
    if chair is not None and attempt.date("on") is not None and chair not in coming_voters(attempt):
        yield refuse("invalid_data", attempt.setting.regulation.routing.head_provision, fields=("chair",))


def votes_once(attempt: Attempt) -> Iterator[Refusal]:
    """One person, one ballot."""
    if attempt.meeting is not None and attempt.act.actor in attempt.meeting.ballots:
        yield refuse("already_voted", attempt.provision)


def chair_present(attempt: Attempt) -> Iterator[Refusal]:
    """The meeting is presided by the one the text names."""
    if attempt.meeting is None:
        return
    chair = electorate.chair(attempt.setting, attempt.case, attempt.meeting)
    if chair in _absent(attempt):
        yield refuse("chair_absent", attempt.meeting_rule.chair)


def _absent(attempt: Attempt) -> list[str]:
    return list(attempt.data.get("absent") or ())


def all_voted(attempt: Attempt) -> Iterator[Refusal]:
    """Every voter voted or is named absent, and somebody voted."""
    if attempt.meeting is None:
        return
    voters, ballots = (
        electorate.voters(attempt.setting, attempt.case, attempt.meeting),
        attempt.meeting.ballots,
    )
    absent = _absent(attempt)
    if any(person not in voters or person in ballots for person in absent):
        yield refuse("invalid_data", None, fields=("absent",))
    if _votes_missing(attempt):
        yield refuse("votes_missing", attempt.meeting_rule.exclusion, fields=("absent",))


def _votes_missing(attempt: Attempt) -> bool:
    meeting = attempt.meeting
    if meeting is None:
        return True
    voters = electorate.voters(attempt.setting, attempt.case, meeting)
    voted = [person for person in voters if person in meeting.ballots]
    absent = _absent(attempt)
    return not voted or any(person not in meeting.ballots and person not in absent for person in voters)


def minutes_kept(attempt: Attempt) -> Iterator[Refusal]:
    """A meeting is shown by its minutes (8/2)."""
    if not attempt.given("minutes"):
        yield refuse("minutes_required", attempt.meeting_rule.minutes, fields=("minutes",))


def conditions_known(attempt: Attempt) -> Iterator[Refusal]:
    """Only conditions of the text can be found met."""
    if "conditions_met" not in attempt.fields:
        return
    regulation = attempt.setting.regulation
    for name in ("conditions_met", "condition_reasons"):
        given = attempt.data.get(name)
        keys = given if isinstance(given, list | tuple | dict) else ()
        if any(complete(regulation, str(key)) not in regulation.conditions for key in keys):
            yield refuse("invalid_data", None, fields=(name,))


def quorum_reached(attempt: Attempt) -> Iterator[Refusal]:
    """Enough ballots under the reading ``quorum``."""
    if not has_enough_ballots(attempt):
        yield refuse("quorum_missing", attempt.meeting_rule.provision)


def has_enough_ballots(attempt: Attempt) -> bool:
    """Whether the ballots cast so far reach the quorum."""
    meeting = attempt.meeting
    if meeting is None:
        return False
    voters = electorate.voters(attempt.setting, attempt.case, meeting)
    voted = [person for person in voters if person in meeting.ballots]
    return has_quorum(attempt.setting.options.quorum, len(voted), len(voters))


# --- results ----------------------------------------------------------------------------------------------------


def result_reasoned(attempt: Attempt) -> Iterator[Refusal]:
    """A result that is not completed says so, with reasons (17/3/c, 10/4)."""
    if attempt.rule.kind == "publish_result":
        yield from _conclusion_stated(attempt)
    elif attempt.meeting is not None and attempt.meeting.stage == "evaluation":
        yield from _closing_reasoned(attempt)


def _conclusion_stated(attempt: Attempt) -> Iterator[Refusal]:
    if not attempt.given("conclusion"):
        yield refuse("reasons_required", attempt.provision, fields=("conclusion",))
    elif attempt.case.terminated and attempt.data["conclusion"] == "completed":
        yield refuse("invalid_data", attempt.provision, fields=("conclusion",))


def _closing_reasoned(attempt: Attempt) -> Iterator[Refusal]:
    if _votes_missing(attempt):
        return
    if not _not_completed(attempt):
        if attempt.given("conclusion"):
            yield refuse("invalid_data", attempt.meeting_rule.provision, fields=("conclusion",))
        return
    missing = tuple(name for name in ("conclusion", "reasons") if not attempt.given(name))
    if missing:
        yield refuse("reasons_required", attempt.meeting_rule.reasons, fields=missing)


def _not_completed(attempt: Attempt) -> bool:
    """Whether the act establishes a result that is not completed."""
    if attempt.rule.kind == "publish_result":
        return attempt.data.get("conclusion") in ("partial", "not_completed")
    if attempt.meeting is None or attempt.meeting.stage != "evaluation":
        return False
    tally = electorate.tally(attempt.setting, attempt.case, attempt.meeting)
    return attempt.case.terminated or not tally.passed


def causes_and_findings(attempt: Attempt) -> Iterator[Refusal]:
    """A result that is not completed names both kinds of causes and all four findings (4/4, 10/4)."""
    if not _not_completed(attempt):
        return
    missing = missing_pair_keys("causes", attempt.data.get("causes"), CAUSES)
    missing += missing_pair_keys("findings", attempt.data.get("findings"), FINDINGS)
    if missing:
        yield refuse("missing_content", attempt.setting.regulation.causes_provision, fields=missing)


def advice_reasoned(attempt: Attempt) -> Iterator[Refusal]:
    """Under the reading ``advisory``, deciding against the Party body's opinion needs a reason."""
    case, setting = attempt.case, attempt.setting
    opinion = case.opinion if case.stage == "approval" else case.evaluation_opinion
    if (
        opinion.value == "disagree"
        and setting.options.party_opinion == "advisory"
        and not attempt.given("reason")
    ):
        basis = setting.regulation.opinion.basis.get(case.stage, Cited())
        yield refuse("reasons_required", basis.of(case.route), "advice_reasons_required", ("reason",))


def completion_once(attempt: Attempt) -> Iterator[Refusal]:
    """A completion declared before is not stated again."""
    if attempt.given("completed_on") and attempt.case.completed is not None:
        yield refuse("invalid_data", attempt.provision, fields=("completed_on",))


def executor_replaced(attempt: Attempt) -> Iterator[Refusal]:
    """The one who leaves executes now; the one who comes does not yet."""
    out, newcomer = attempt.text("out"), attempt.text("in")
    if out is not None and out not in attempt.case.executors:
        yield refuse("invalid_data", attempt.provision, fields=("out",))
    if newcomer is not None and newcomer in attempt.case.executors:
        yield refuse("invalid_data", attempt.provision, fields=("in",))


def council_composed(attempt: Attempt) -> Iterator[Refusal]:
    """The council as established or after a replacement keeps to the text (8/1)."""
    if attempt.rule.kind == "establish_council":
        yield from council.establishment_faults(attempt)
    else:
        yield from council.replacement_faults(attempt)


# --- measures and reports ---------------------------------------------------------------------------------------


def within_authority(attempt: Attempt) -> Iterator[Refusal]:
    """The head applies only what is the agency's to give, and nothing to himself or his own agency (17/4)."""
    setting, case = attempt.setting, attempt.case
    measure, beneficiary = attempt.text("measure"), attempt.text("beneficiary")
    rule = measures.rule_for(setting, case, measure, beneficiary) if measure else None
    if rule is None:
        return
    agencies = setting.organisation.agencies
    own_agency = (
        beneficiary is not None
        and beneficiary in agencies
        and setting.organisation.head(beneficiary, attempt.day) == attempt.act.actor
    )
    to_self = beneficiary == attempt.act.actor or (own_agency and rule.family != "resources")
    if rule.authority == "managing" or to_self:
        yield refuse("not_your_act", setting.regulation.measure_authority_provision, "beyond_authority")


def manages_beneficiary(attempt: Attempt) -> Iterator[Refusal]:
    """Only the head of the agency that manages the beneficiary decides."""
    beneficiary, setting = attempt.text("beneficiary"), attempt.setting
    if beneficiary is None:
        return
    agency = measures.managing_agency(setting, attempt.case, beneficiary, attempt.day)
    if setting.organisation.head(agency, attempt.day) != attempt.act.actor:
        yield refuse("not_your_act", setting.regulation.measure_authority_provision)


def measure_open(attempt: Attempt) -> Iterator[Refusal]:
    """The case has the measure, for this beneficiary, and nothing blocks or settled it."""
    setting, case = attempt.setting, attempt.case
    measure, beneficiary = attempt.text("measure"), attempt.text("beneficiary")
    if measure is None or beneficiary is None:
        return
    state = case.measures.get((measure, beneficiary))
    if state == "applied" or (state == "proposed" and attempt.rule.kind == "propose_measure"):
        yield refuse("not_now", None, "measure_settled")
        return
    had = [who for rule, who in measures.granted_rules(setting, case) if rule.id == measure]
    rule = measures.rule_for(setting, case, measure, beneficiary)
    provision = rule.provision if rule else None
    published = case.published
    if rule is not None and "approved" not in rule.when and published is not None and attempt.day < published:
        # What rests on the published result cannot have happened before it (17/4).
        yield too_early(attempt.day, published, provision=provision)
    if not had:
        yield refuse("measure_not_available", provision, fields=("measure",))
    elif beneficiary not in had:
        yield refuse("not_eligible", provision, "beneficiary_not_eligible", ("beneficiary",))
    else:
        yield from _blocked(attempt, beneficiary, provision)


def _blocked(attempt: Attempt, beneficiary: str, provision: str | None) -> Iterator[Refusal]:
    """Only a handler learns that a report blocks a measure; to all others it is not available."""
    report = violations.blocking(attempt.setting, attempt.case, beneficiary)
    declining = attempt.rule.kind == "decide_measure" and attempt.data.get("granted") is False
    if report is None or declining:
        return
    if violations.handler(attempt.setting, attempt.case, report, attempt.day) == attempt.act.by:
        yield refuse("blocked_by_violation", report.provision)
    else:
        yield refuse("measure_not_available", provision, fields=("measure",))


def outcome_named(attempt: Attempt) -> Iterator[Refusal]:
    """Where the text leaves exclusion, exemption or reduction open, a person says which (10/3)."""
    measure = attempt.text("measure")
    rule = (
        measures.rule_for(attempt.setting, attempt.case, measure, attempt.text("beneficiary"))
        if measure
        else None
    )
    if rule is None:
        return
    outcome = attempt.text("outcome")
    if outcome is not None and outcome not in rule.outcomes:
        yield refuse("invalid_data", rule.provision, fields=("outcome",))
    if outcome is None and rule.outcome_required and attempt.data.get("granted") is True:
        yield refuse("missing_content", rule.provision, fields=("outcome",))


def prohibition_named(attempt: Attempt) -> Iterator[Refusal]:
    """A report names one of the prohibited acts."""
    provision = attempt.text("provision")
    regulation = attempt.setting.regulation
    if provision is not None and violations.prohibition(regulation, provision) is None:
        yield refuse("invalid_data", attempt.provision, fields=("provision",))


def report_named(attempt: Attempt) -> Iterator[Refusal]:
    """Which report is meant: the one named, else the only one that fits; never before it was filed or confirmed."""
    resolving = attempt.rule.kind == "resolve_violation"
    mine = violations.handled_by(attempt.setting, attempt.case, attempt.act.actor, attempt.day)
    fitting = [report for report in mine if (report.confirmed is None if resolving else report.confirmed)]
    message = "report_resolved" if resolving else "report_not_confirmed"
    number = attempt.data.get("report")
    if blank(number):
        fitting = [report for report in fitting if not report.handled]
    else:
        fitting = [report for report in fitting if report.number == number]
    if not fitting:
        yield refuse("not_now", None, message)
    elif len(fitting) > 1:
        yield refuse("missing_content", attempt.provision, fields=("report",))
    else:
        opened = fitting[0].on if resolving else fitting[0].resolved
        if opened is not None and attempt.day < opened:
            yield too_early(attempt.day, opened)


ALWAYS: Final[tuple[Check, ...]] = (plan_complete, conditions_known)
"""Checks that follow from the data an act carries, whatever the pack."""

CHECKS: Final[dict[str, Check]] = {
    "proposer_eligible": proposer_eligible,
    "superior_exists": superior_exists,
    "party_body_exists": party_body_exists,
    "council_reasoned": council_reasoned,
    "superior_above": superior_above,
    "not_a_single_voter": not_a_single_voter,
    "chair_is_a_voter": chair_is_a_voter,
    "votes_once": votes_once,
    "chair_present": chair_present,
    "all_voted": all_voted,
    "minutes_kept": minutes_kept,
    "quorum_reached": quorum_reached,
    "result_reasoned": result_reasoned,
    "causes_and_findings": causes_and_findings,
    "advice_reasoned": advice_reasoned,
    "completion_once": completion_once,
    "executor_replaced": executor_replaced,
    "council_composed": council_composed,
    "within_authority": within_authority,
    "manages_beneficiary": manages_beneficiary,
    "measure_open": measure_open,
    "outcome_named": outcome_named,
    "prohibition_named": prohibition_named,
    "report_named": report_named,
}
"""The closed set of content checks a pack may name."""

"""Checks of measures and of reports of prohibited acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.procedure import measures, violations
from khoithong.procedure.data import blank
from khoithong.procedure.dates import too_early
from khoithong.procedure.refusals import Refusal, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.procedure.attempt import Attempt


def within_authority(attempt: Attempt) -> Iterator[Refusal]:
    """The head applies only what is the agency's to give, and nothing to himself or his own agency (17/4)."""
    setting, case = attempt.setting, attempt.case
    measure, beneficiary = attempt.text("measure"), attempt.text("beneficiary")
    rule = measures.rule_for(setting, case, measure, beneficiary) if measure else None
    if rule is None:
        return
    if measures.beyond_head(setting, rule, beneficiary, attempt.act.actor, attempt.day):
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

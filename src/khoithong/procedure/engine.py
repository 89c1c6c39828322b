"""The engine: decides acts, replays them, and answers what a case is, by when and who may do what.

Pure: the organisation, the calendar and the moment are given, never looked up. A refused act changes nothing.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from khoithong.procedure import (
    checks,
    dates,
    deadlines,
    electorate,
    fold,
    measures,
    routing,
    standing,
    violations,
    warnings,
)
from khoithong.procedure.attempt import Attempt
from khoithong.procedure.calendar import OutsideCalendar, WorkingCalendar
from khoithong.procedure.case import Case
from khoithong.procedure.data import blank, invalid_fields, unknown_references
from khoithong.procedure.options import options_of, other_counts
from khoithong.procedure.permissions import Permissions
from khoithong.procedure.refusals import Acceptance, Refusal, refuse
from khoithong.procedure.setting import Setting, effects_by_event
from khoithong.procedure.vocabulary import FIELDS, REFUSALS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from khoithong.procedure.acts import Act
    from khoithong.procedure.deadlines import Deadline
    from khoithong.procedure.measures import Measure
    from khoithong.procedure.organisation import Organisation
    from khoithong.procedure.regulation import ActRule, Regulation

_PRECEDENCE: Final = {code: place for place, code in enumerate(REFUSALS)}
_ACCEPTED: Final = Acceptance()
_LONGEST_LIMIT: Final = timedelta(days=60)
"""Longer than any limit of a text, days off included: nearer to the calendar's end an act is tried out first."""


class Procedure:
    """One regulation in force over one organisation, under the readings chosen."""

    def __init__(
        self,
        regulation: Regulation,
        organisation: Organisation,
        calendar: WorkingCalendar,
        readings: Mapping[str, str] | None = None,
    ) -> None:
        """Raises ``ValueError`` for a reading or an answer the pack does not offer."""
        options = options_of(regulation, readings or {})
        self.setting = Setting(
            regulation,
            organisation,
            calendar,
            options,
            effects_by_event(regulation),
            tuple(dict.fromkeys(group for rule in regulation.measures for group in rule.beneficiaries)),
            other_counts(regulation, options),
        )
        self._permissions = Permissions(self.setting)

    # --- acts -------------------------------------------------------------------------------------------------

    def open(self) -> Case:
        """A case before its submission."""
        return Case()

    def decide(self, case: Case, act: Act) -> Refusal | Acceptance:
        """Judges an act. The refusal given is the first in the public order of precedence."""
        if act.kind not in FIELDS:
            return refuse("not_now", None, "unknown_act")
        refusal = (
            self._secret_standing(case, act) or self._unknown(act) or dates.bad_date(self.setting, case, act)
        )
        if refusal is not None:
            return refusal
        rule = self.setting.regulation.acts.get(act.kind)
        if rule is None:
            return refuse("not_now", None, "unknown_act" if case.status != "draft" else "no_case")
        refusal = self._permissions.out_of_order(case, rule.kind, act.effective) or self._no_standing(
            case, rule, act
        )
        if refusal is not None:
            return refusal
        attempt = self._attempt(case, act, rule)
        refusal = self._first_fault(attempt)
        return refusal or self._accept(attempt)

    def record(self, case: Case, act: Act) -> None:
        """Folds one accepted act into the case."""
        fold.record(self.setting, case, act)

    def play(self, case: Case, act: Act) -> Refusal | Acceptance:
        """Decides an act and records it when it is accepted."""
        outcome = self.decide(case, act)
        if isinstance(outcome, Acceptance):
            self.record(case, act)
        return outcome

    def replay(self, acts: Iterable[Act]) -> Case:
        """The case that accepted acts amount to."""
        case = self.open()
        for act in acts:
            self.record(case, act)
        return case

    # --- judging ----------------------------------------------------------------------------------------------

    def _secret_standing(self, case: Case, act: Act) -> Refusal | None:
        """Whoever handles no such report gets the same answer whether or not one exists; nobody enters it for them."""
        if act.kind not in ("resolve_violation", "record_handling"):
            return None
        mine = [
            report.number for report in violations.handled_by(self.setting, case, act.actor, act.effective)
        ]
        number = act.data.get("report")
        for_another = act.on_behalf_of is not None and act.on_behalf_of != act.by
        if not mine or for_another or (isinstance(number, int) and number not in mine):
            return refuse("not_your_act", None)
        return None

    def _unknown(self, act: Act) -> Refusal | None:
        people = self.setting.organisation.people
        unknown = list(unknown_references(self.setting, act.kind, act.data))
        if act.by not in people:
            unknown.append("by")
        if act.on_behalf_of is not None and act.on_behalf_of not in people:
            unknown.append("on_behalf_of")
        return refuse("unknown_reference", None, fields=tuple(unknown)) if unknown else None

    def _no_standing(self, case: Case, rule: ActRule, act: Act) -> Refusal | None:
        if act.on_behalf_of is not None and not self._may_enter_for(case, act):
            return refuse("not_your_act", None, "clerk_needed")
        return self._permissions.lacks_standing(case, rule, act.actor, act.effective)

    def _may_enter_for(self, case: Case, act: Act) -> bool:
        """A clerk enters paper acts; a council's secretary paper ballots."""
        organisation, today = self.setting.organisation, act.at.date()
        if act.kind == "vote" and standing.is_council_secretary(self.setting, case, act.by, today):
            return True
        agencies = [office.agency for office in organisation.people[act.actor].offices_on(act.effective)]
        routed = case if case.status != "draft" else self._prospective(act)
        deciding = routing.deciding_agency(self.setting, routed, today)
        if deciding is not None:
            agencies.append(deciding)
        return any(organisation.holds(act.by, agency, ("clerk",), today) for agency in agencies)

    def _prospective(self, act: Act) -> Case:
        return Case(proposers=(act.actor,), agency=routing.employing_agency(self.setting, act))

    def _attempt(self, case: Case, act: Act, rule: ActRule) -> Attempt:
        fields = rule.fields_at(case.meeting.stage if case.meeting is not None else case.stage)
        wrong = invalid_fields(fields, act.data)
        data = {name: value for name, value in act.data.items() if name not in wrong} if wrong else act.data
        return Attempt(self.setting, case, act, rule, fields, data, wrong)

    def _first_fault(self, attempt: Attempt) -> Refusal | None:
        faults = sorted(self._faults(attempt), key=lambda fault: _PRECEDENCE[fault.code])
        return replace(faults[0], more=tuple(faults[1:])) if len(faults) > 1 else next(iter(faults), None)

    def _faults(self, attempt: Attempt) -> Iterator[Refusal]:
        if attempt.wrong:
            yield refuse("invalid_data", None, fields=attempt.wrong)
        for check in checks.ALWAYS:
            yield from check(attempt)
        for guard in attempt.rule.checks:
            yield from checks.CHECKS[guard.name](attempt)
        yield from self._missing(attempt)

    def _missing(self, attempt: Attempt) -> Iterator[Refusal]:
        missing = [
            field
            for name, field in attempt.fields.items()
            if field.required and field.type != "plan" and not attempt.given(name)
        ]
        if missing:
            provision = missing[0].provision.of(attempt.case.route) or attempt.provision
            yield refuse("missing_content", provision, fields=tuple(field.name for field in missing))
        act = attempt.act
        if (act.happened_on is not None or act.on_behalf_of is not None) and blank(act.evidence):
            yield refuse("missing_content", None, fields=("evidence",))

    def _accept(self, attempt: Attempt) -> Refusal | Acceptance:
        try:
            if attempt.day > self.setting.calendar.last - _LONGEST_LIMIT:
                fold.record(self.setting, deepcopy(attempt.case), attempt.act)
            found = warnings.of(attempt)
            return Acceptance(found) if found else _ACCEPTED
        except OutsideCalendar:
            return refuse("bad_date", None, "outside_calendar", ("at",))

    # --- questions --------------------------------------------------------------------------------------------

    def deadlines(self, case: Case, day: date) -> list[Deadline]:
        """All deadlines in the order they began, with their states at the end of ``day``."""
        return deadlines.at_moment(case, day)

    def late(self, case: Case, day: date) -> list[str]:
        """The deadlines overdue or done late, once each."""
        return deadlines.late(case, day)

    def permitted(self, case: Case, person: str, now: datetime) -> list[str]:
        """The acts that nothing but their content could still refuse this person now."""
        return self._permissions.permitted(case, person, now.date())

    def why_not(self, case: Case, person: str, kind: str, now: datetime) -> Refusal | None:
        """Why an act is refused whatever its content; ``None`` when it is permitted."""
        return self._permissions.why_not(case, person, kind, now.date())

    def voters(self, case: Case) -> list[str]:
        """The electorate of the meeting now convened."""
        return list(electorate.voters(self.setting, case, case.meeting)) if case.meeting else []

    def measures(self, case: Case, day: date) -> list[Measure]:  # noqa: ARG002 - every question takes its day
        """The measures of the case and their states."""
        return measures.measures(self.setting, case)

    def deciding_agency(self, case: Case, day: date) -> str | None:
        """The agency that decides."""
        return routing.deciding_agency(self.setting, case, day)

    def head(self, case: Case, day: date) -> str | None:
        """The head of the deciding agency."""
        return routing.head(self.setting, case, day)

    def party_body(self, case: Case, day: date) -> str | None:
        """The Party body heard, where one is."""
        if not routing.opinion_asked(self.setting, case, day):
            return None
        return routing.party_body(self.setting, case, day)

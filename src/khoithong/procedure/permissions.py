"""Who may do what now, whatever the content; and why not. Compiled once per regulation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from khoithong.procedure import electorate, routing, violations
from khoithong.procedure.acts import Act
from khoithong.procedure.attempt import Attempt, act_provision
from khoithong.procedure.ballots import has_quorum
from khoithong.procedure.checks.proposal import proposer_eligible, superior_above
from khoithong.procedure.guards import ORDER_GUARDS, Objection, Order
from khoithong.procedure.refusals import STATUS_WORDS, Refusal, refuse
from khoithong.procedure.standing import OFFICE_STANDINGS, STANDINGS, Standing
from khoithong.procedure.vocabulary import VIOLATION_ACTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from khoithong.procedure.case import Case, Meeting
    from khoithong.procedure.regulation import ActRule, Guard
    from khoithong.procedure.setting import Setting

_EXECUTION: Final = frozenset({"in_execution", "suspended", "awaiting_result_report"})
_REMEMBERED: Final = 100_000
"""How many persons' offices are remembered before starting anew."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """An act's rule with the functions it names, looked up once."""

    rule: ActRule
    kind: str
    by: frozenset[str]
    guards: tuple[tuple[Order, Guard], ...]

    def __deepcopy__(self, memo: object) -> Prepared:
        """Nothing here ever changes: a copied case shares it."""
        return self

    def objection(self, setting: Setting, case: Case, day: date) -> Objection | None:
        """Why the act is out of order although the status would allow it."""
        for order, guard in self.guards:
            objection = order(setting, case, guard, day)
            if objection is not None:
                return objection
        return None


Tests = tuple[tuple[str, Standing], ...]
"""Standings by name, with the functions that tell who has them."""


class InOrder(NamedTuple):
    """The acts in order at one version of a case on one day."""

    version: int
    day: date
    acts: tuple[Prepared, ...]
    asked: Tests
    """The standings these acts ask for that do not follow from offices alone."""


class Permissions:
    """Answers about persons and acts in one setting."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        prepared = [_prepare(rule) for rule in setting.regulation.acts.values()]
        self._acts = {act.kind: act for act in prepared}
        self._by_status: dict[str, list[Prepared]] = {}
        for act in prepared:
            for status in act.rule.during:
                self._by_status.setdefault(status, []).append(act)
        named = {name for act in prepared for name in act.by}
        self._from_office = [(name, OFFICE_STANDINGS[name]) for name in sorted(named & set(OFFICE_STANDINGS))]
        self._from_case = [(name, STANDINGS[name]) for name in sorted(named - set(OFFICE_STANDINGS))]
        self._offices: dict[tuple[str, date, str | None, tuple[str, ...]], frozenset[str]] = {}

    # --- what a person may do -------------------------------------------------------------------------------

    def permitted(self, case: Case, person: str, day: date) -> list[str]:
        """The acts that nothing but their content could still refuse a person on a day."""
        in_order = self._in_order(case, day)
        held = self._held(case, person, day, in_order.asked)
        return [
            act.kind
            for act in in_order.acts
            if not act.by.isdisjoint(held)
            and (act.kind not in _JUDGED or self._unavoidable(case, act.rule, person, day) is None)
        ]

    def _in_order(self, case: Case, day: date) -> InOrder:
        """The acts in order on a day, whoever asks; kept with the case until its next act."""
        known = case.in_order
        if known is not None and known.version == case.version and known.day == day:
            return known
        acts = tuple(
            act
            for act in self._by_status.get(case.status, ())
            if act.kind != "report_violation" and act.objection(self._setting, case, day) is None
        )
        named = {name for act in acts for name in act.by}
        asked = tuple((name, test) for name, test in self._from_case if name in named)
        case.in_order = InOrder(case.version, day, acts, asked)
        return case.in_order

    def _held(self, case: Case, person: str, day: date, asked: Tests) -> frozenset[str]:
        """The standings a person has in the case on a day, as far as asked."""
        setting = self._setting
        held = self._held_by_office(case, person, day)
        more = [name for name, test in asked if test(setting, case, person, day)]
        return held.union(more) if more else held

    def _held_by_office(self, case: Case, person: str, day: date) -> frozenset[str]:
        """Those that follow from offices alone: the same in every case of the same agency and proposers."""
        key = (person, day, routing.deciding_agency(self._setting, case, day), case.proposers)
        found = self._offices.get(key)
        if found is None:
            if len(self._offices) >= _REMEMBERED:
                self._offices.clear()
            found = self._offices[key] = frozenset(
                name for name, test in self._from_office if test(self._setting, case, person, day)
            )
        return found

    # --- why not --------------------------------------------------------------------------------------------

    def why_not(self, case: Case, person: str, kind: str, day: date) -> Refusal | None:
        """Why an act is refused whatever its content; ``None`` when it is permitted."""
        act = self._acts.get(kind)
        if act is None:
            return refuse("not_now", None, "unknown_act")
        rule = act.rule
        if kind in ("resolve_violation", "record_handling"):
            return self._no_report(case, rule, person, day)
        return (
            self.out_of_order(case, kind, day)
            or self.lacks_standing(case, rule, person, day)
            or (self._unavoidable(case, rule, person, day) if kind in _JUDGED else None)
        )

    def out_of_order(self, case: Case, kind: str, day: date) -> Refusal | None:
        """The refusal of an act the pack knows but whose step has not come or is over."""
        act = self._acts[kind]
        if case.status not in act.rule.during:
            return self._wrong_status(case, act.rule)
        objection = act.objection(self._setting, case, day)
        if objection is None:
            return None
        provision = objection.provision or act_provision(self._setting, case, act.rule)
        return refuse(objection.code, provision, objection.message)

    def _wrong_status(self, case: Case, rule: ActRule) -> Refusal:
        if case.status == "draft":
            return refuse("not_now", None, "no_case")
        if rule.kind == "submit_plan":
            return refuse("not_now", None, "already_submitted")
        provision = act_provision(self._setting, case, rule)
        if case.decision is None and rule.during <= _EXECUTION:
            provision = self._setting.regulation.before_approval or provision
        return refuse("not_now", provision, status=STATUS_WORDS[case.status])

    def lacks_standing(self, case: Case, rule: ActRule, person: str, day: date) -> Refusal | None:
        """The refusal of someone who has none of the standings an act asks for."""
        setting = self._setting
        if any(STANDINGS[name](setting, case, person, day) for name in rule.by):
            return None
        if rule.kind == "vote" and case.meeting is not None:
            meeting = setting.regulation.meetings[case.meeting.stage, case.meeting.route]
            message = "excluded_proposer" if person in case.proposers else "excluded_voter"
            return refuse("excluded_voter", meeting.exclusion, message)
        provision = act_provision(setting, case, rule)
        if "decider" in rule.by and routing.own_collective(setting, case, day):
            provision = setting.regulation.routing.head_provision
        return refuse("not_your_act", provision)

    def _unavoidable(self, case: Case, rule: ActRule, person: str, day: date) -> Refusal | None:
        """A refusal among the content checks that no content could avoid."""
        kind, meeting = rule.kind, case.meeting
        if kind in VIOLATION_ACTS:
            return self._no_report(case, rule, person, day)
        if kind == "vote":
            voted = meeting is not None and person in meeting.ballots
            return refuse("already_voted", act_provision(self._setting, case, rule)) if voted else None
        if kind == "close_meeting":
            return None if meeting is None else self._cannot_close(case, meeting, rule)
        act = Act(kind, person, datetime(day.year, day.month, day.day))
        return next(_UNAVOIDABLE[kind](Attempt(self._setting, case, act, rule, rule.fields, {})), None)

    def _cannot_close(self, case: Case, meeting: Meeting, rule: ActRule) -> Refusal | None:
        """Absent voters may be named, but not the chair, and somebody must have voted."""
        setting, ballots = self._setting, meeting.ballots
        voters = electorate.voters(setting, case, meeting)
        chair = electorate.chair(setting, case, meeting)
        of_meeting = setting.regulation.meetings[meeting.stage, meeting.route]
        if not ballots or (chair in voters and chair not in ballots):
            return refuse("votes_missing", of_meeting.exclusion)
        counted = any(guard.name == "quorum_reached" for guard in rule.checks)
        if counted and not has_quorum(setting.options.quorum, len(ballots), len(voters)):
            return refuse("quorum_missing", of_meeting.provision)
        return None

    def _no_report(self, case: Case, rule: ActRule, person: str, day: date) -> Refusal | None:
        mine = violations.handled_by(self._setting, case, person, day)
        if not mine:
            return refuse("not_your_act", None)
        if any(violations.waits_for(report, rule.kind) for report in mine):
            return None
        message = "report_resolved" if rule.kind == "resolve_violation" else "report_not_confirmed"
        return refuse("not_now", None, message)


def _prepare(rule: ActRule) -> Prepared:
    guards = tuple((ORDER_GUARDS[guard.name], guard) for guard in rule.requires)
    return Prepared(rule, rule.kind, frozenset(rule.by), guards)


def _cannot_propose(attempt: Attempt) -> Iterator[Refusal]:
    for fault in proposer_eligible(attempt):
        if fault.code == "not_eligible":
            yield fault


_UNAVOIDABLE: Final[dict[str, Callable[[Attempt], Iterator[Refusal]]]] = {
    "submit_plan": _cannot_propose,
    "escalate": superior_above,
}
"""Content checks that may refuse whatever the content is."""
_JUDGED: Final = frozenset({*_UNAVOIDABLE, "vote", "close_meeting", "resolve_violation", "record_handling"})
"""Acts that need more than order and standing to be permitted."""

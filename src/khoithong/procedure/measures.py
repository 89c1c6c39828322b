"""Encouragement and protection: which measures a case has, for whom, and what is still missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.procedure import routing, violations
from khoithong.procedure.case import Case
from khoithong.procedure.setting import Setting

if TYPE_CHECKING:
    from datetime import date

    from khoithong.procedure.regulation import MeasureRule


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure someone may have: ``available``, ``proposed``, ``applied`` or ``declined``. People decide."""

    id: str
    beneficiary: str
    provision: str
    authority: str
    state: str


Condition = Callable[[Setting, Case], bool]


def _approved(setting: Setting, case: Case) -> bool:
    return case.decision == "approved"


def _conditions_met(setting: Setting, case: Case) -> bool:
    return not missing_conditions(setting, case)


def missing_conditions(setting: Setting, case: Case) -> tuple[str, ...]:
    """The conditions of encouragement (5/1) not found met at the approval meeting."""
    regulation = setting.regulation
    needed = (
        regulation.partial_conditions if setting.options.conditions == "a_to_c" else regulation.conditions
    )
    return tuple(provision for provision in needed if provision not in case.conditions_met)


def _completed(setting: Setting, case: Case) -> bool:
    return case.evaluation == "completed"


def _completed_if_both(setting: Setting, case: Case) -> bool:
    if setting.options.completion_scope_9_1_c == "pay_rise_only":
        return _approved(setting, case)
    return _completed(setting, case)


def _not_fully_completed(setting: Setting, case: Case) -> bool:
    return case.evaluation in ("partial", "not_completed")


def _practical_result(setting: Setting, case: Case) -> bool:
    if setting.options.practical_result == "completed_or_partial":
        return case.evaluation in ("completed", "partial")
    return _completed(setting, case)


def _mode_in_scope(setting: Setting, case: Case) -> bool:
    return setting.options.exemption_scope == "any_mode" or case.mode == "pilot"


def _found(finding: str, value: bool) -> Condition:
    def holds(setting: Setting, case: Case) -> bool:
        return case.evaluation is not None and case.findings.get(finding) is value

    return holds


CONDITIONS: Final[dict[str, Condition]] = {
    "approved": _approved,
    "conditions_met": _conditions_met,
    "completed": _completed,
    "completed_if_both": _completed_if_both,
    "not_fully_completed": _not_fully_completed,
    "practical_result": _practical_result,
    "mode_in_scope": _mode_in_scope,
    "right_policy": _found("right_policy", True),
    "pure_motive": _found("pure_motive", True),
    "common_good": _found("common_good", True),
    "damage": _found("damage", True),
    "no_damage": _found("damage", False),
}
"""The closed set of conditions a pack may name for a measure."""


def _protected(setting: Setting, case: Case) -> tuple[str, ...]:
    if setting.options.protected == "executors_only":
        return case.executors
    return case.executors + case.proposers


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


BENEFICIARIES: Final[dict[str, Callable[[Setting, Case], tuple[str, ...]]]] = {
    "proposers": lambda setting, case: case.proposers,
    "executors": lambda setting, case: case.executors,
    "protected": _protected,
    "employing_agency": lambda setting, case: _one(case.agency),
    "employing_head": lambda setting, case: _one(case.employing_head),
    "deciding_agency": lambda setting, case: _one(case.decider),
    "approving_head": lambda setting, case: _one(case.approving_head),
    "publishing_head": lambda setting, case: _one(case.publishing_head),
}
"""The closed set of beneficiaries a pack may name."""


def beneficiaries(setting: Setting, case: Case, rule: MeasureRule) -> tuple[str, ...]:
    """Whom a measure is for in this case, nobody twice."""
    people = setting.organisation.people
    found: dict[str, None] = {}
    for group in rule.beneficiaries:
        for beneficiary in BENEFICIARIES[group](setting, case):
            if beneficiary in people or not rule.persons_only:
                found[beneficiary] = None
    return tuple(found)


def beyond_head(
    setting: Setting, rule: MeasureRule, beneficiary: str | None, head: str | None, day: date
) -> bool:
    """Whether a measure is not the head's own to give: the managing agency's, or for himself or his agency (17/4)."""
    agencies, organisation = setting.organisation.agencies, setting.organisation
    own_agency = beneficiary in agencies and organisation.head(str(beneficiary), day) == head
    to_self = beneficiary == head or (own_agency and rule.family != "resources")
    return rule.authority == "managing" or to_self


def possible_beneficiaries(setting: Setting, case: Case) -> tuple[str, ...]:
    """Everybody a measure of the pack could be for in this case."""
    found: dict[str, None] = {}
    for group in setting.beneficiary_groups:
        found.update(dict.fromkeys(BENEFICIARIES[group](setting, case)))
    return tuple(found)


def holds(setting: Setting, case: Case, rule: MeasureRule) -> bool:
    """Whether the case has the measure: all its conditions hold and nothing ended it."""
    return all(CONDITIONS[name](setting, case) for name in rule.when)


def ended(case: Case, rule: MeasureRule) -> bool:
    """Whether published findings of impure motive or no common good ended the measure (9, 10)."""
    if rule.family == "protection" or case.evaluation is None:
        return False
    return case.findings.get("pure_motive") is False or case.findings.get("common_good") is False


def granted_rules(setting: Setting, case: Case) -> Iterator[tuple[MeasureRule, str]]:
    """Each measure the case has with each of its beneficiaries, once; reports of prohibited acts left aside."""
    seen: set[tuple[str, str]] = set()
    for rule in setting.regulation.measures:
        if not holds(setting, case, rule):
            continue
        for beneficiary in beneficiaries(setting, case, rule):
            key = (rule.id, beneficiary)
            if key not in seen and (not ended(case, rule) or case.measures.get(key) == "applied"):
                seen.add(key)
                yield rule, beneficiary


def measures(setting: Setting, case: Case) -> list[Measure]:
    """The measures of the case and their states; what a report blocks is left out unless already applied."""
    found = []
    for rule, beneficiary in granted_rules(setting, case):
        state = case.measures.get((rule.id, beneficiary), "available")
        if state == "applied" or violations.blocking(setting, case, beneficiary) is None:
            found.append(Measure(rule.id, beneficiary, rule.provision, rule.authority, state))
    return found


def rule_for(setting: Setting, case: Case, measure: str, beneficiary: str | None) -> MeasureRule | None:
    """The rule under which a beneficiary would have a measure; the first of that name where none does."""
    named = [rule for rule in setting.regulation.measures if rule.id == measure]
    for rule in named:
        if beneficiary in beneficiaries(setting, case, rule):
            return rule
    return named[0] if named else None


def pending(setting: Setting, case: Case) -> list[tuple[str, str]]:
    """Measures proposed, not decided and still to be had. Reports are left aside: none may be read off from this."""
    granted = {(rule.id, beneficiary) for rule, beneficiary in granted_rules(setting, case)}
    return [key for key, state in case.measures.items() if state == "proposed" and key in granted]


def managing_agency(setting: Setting, case: Case, beneficiary: str, day: date) -> str:
    """Who decides measures for a beneficiary beyond the agency's own authority.

    For an agency its superior, or itself where it has none. For a person the body that manages the cadre; without
    one the superior of the employing agency, or that agency itself.
    """
    organisation = setting.organisation
    if beneficiary in organisation.people:
        managed_by = organisation.people[beneficiary].managed_by
        if managed_by is not None and managed_by in organisation.agencies:
            return managed_by
        beneficiary = employing_agency(setting, case, beneficiary, day)
    return routing.superior(setting, beneficiary) or beneficiary


def managing_heads(setting: Setting, case: Case, day: date) -> frozenset[str | None]:
    """The heads of the agencies that manage someone the case's measures could be for; kept until the next act."""
    known = case.managing
    if known is None or known[0] != case.version or known[1] != day:
        agencies = {
            managing_agency(setting, case, beneficiary, day)
            for beneficiary in possible_beneficiaries(setting, case)
        }
        heads = frozenset(setting.organisation.head(agency, day) for agency in agencies)
        known = case.managing = (case.version, day, heads)
    return known[2]


def employing_agency(setting: Setting, case: Case, person: str, day: date) -> str:
    """The agency that employs a person; the case's own where he works there or holds no office at all."""
    organisation = setting.organisation
    held = [office.agency for office in organisation.people[person].offices_on(day)]
    own = case.agency or ""
    if own in held or not held:
        return own
    working = [agency for agency in held if organisation.agencies[agency].kind != "party_body"]
    return (working or held)[0]

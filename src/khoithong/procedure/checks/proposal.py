"""Checks of a plan and of where it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.procedure import routing
from khoithong.procedure.case import Case
from khoithong.procedure.data import missing_sections, unknown_sections
from khoithong.procedure.refusals import Refusal, refuse
from khoithong.procedure.routing import employing_agency, working_agencies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.procedure.attempt import Attempt


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

"""For whom this person may enter acts that were done on paper: the engine is asked with a trial."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.procedure import electorate
from khoithong.procedure.acts import Act
from khoithong.procedure.vocabulary import REFUSALS, VIOLATION_ACTS

if TYPE_CHECKING:
    from collections.abc import Collection

    from khoithong.web.casepage.ground import Ground

_STANDING: Final = REFUSALS.index("excluded_voter")
"""Refusals after this one are about an act's content: who may enter it was settled before."""


def enters_for(ground: Ground, among: Collection[str] | None = None) -> dict[str, list[str]]:
    """By act (of those `among`): the people whose paper act this person may enter now. Empty for nearly everybody."""
    if not _may_enter_at_all(ground):
        return {}
    people = _people(ground)
    found = {}
    for kind in ground.regulation.acts:
        if kind in VIOLATION_ACTS or kind == "submit_plan" or (among is not None and kind not in among):
            continue
        able = [person for person in people if may_enter(ground, kind, person)]
        if able:
            found[kind] = able
    return found


def enterable(ground: Ground, kind: str) -> list[str]:
    """The people for whom this person may enter one kind of act."""
    if kind in VIOLATION_ACTS or not _may_enter_at_all(ground):
        return []
    return [person for person in _people(ground) if may_enter(ground, kind, person)]


def may_enter(ground: Ground, kind: str, person: str) -> bool:
    """Whether the engine lets this person enter an act of another's."""
    here, case = ground.here, ground.loaded.case
    if person == here.person or ground.procedure.why_not(case, person, kind, here.now) is not None:
        return False
    at = max(here.now, case.last_at) if case.last_at else here.now
    trial = Act(kind, here.person, at, evidence="-", on_behalf_of=person)
    refusal = getattr(ground.procedure.decide(case, trial), "code", None)
    return refusal is None or REFUSALS.index(refusal) > _STANDING


def _may_enter_at_all(ground: Ground) -> bool:
    clerk = any(capacity.role == "clerk" for capacity in ground.here.capacities)
    return clerk or electorate.secretary(ground.setting, ground.loaded.case) == ground.here.person


def _people(ground: Ground) -> list[str]:
    """Those who act in a case: proposers, leaders, members, executors, the Party body's people."""
    case, day, organisation = ground.loaded.case, ground.day, ground.setting.organisation
    found = dict.fromkeys(case.proposers)
    found.update(dict.fromkeys(ground.procedure.voters(case)))
    agency = ground.procedure.deciding_agency(case, day)
    body = ground.procedure.party_body(case, day)
    for one in (agency, body):
        if one is not None and (head := organisation.head(one, day)) is not None:
            found[head] = None
    if agency is not None:
        found.update(dict.fromkeys(organisation.deputies(agency, day)))
    for executor in case.executors:
        person = executor if executor in organisation.people else organisation.head(executor, day)
        if person is not None:
            found[person] = None
    return [person for person in found if person in organisation.people]

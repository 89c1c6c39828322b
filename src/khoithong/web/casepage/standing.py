"""In which of the offices a person holds an act is done: each act records the one used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.casefiles.projection.holders import holders
from khoithong.procedure import electorate, routing, standing

if TYPE_CHECKING:
    from khoithong.organisation.capacities import Capacity
    from khoithong.procedure.regulation import ActRule
    from khoithong.web.casepage.ground import Ground

_PERSONAL = frozenset({"anyone", "handler", "proposer", "council_secretary"})
"""Standings a person has whatever the office."""


def stands(ground: Ground, rule: ActRule, person: str) -> bool:
    """Whether a person has one of an act's standings today."""
    case, day = ground.loaded.case, ground.day
    return any(standing.STANDINGS[name](ground.setting, case, person, day) for name in rule.by)


def other_capacity(ground: Ground, kind: str) -> Capacity | None:
    """The office to change to before doing a permitted act; nothing when the one used will do."""
    rule = ground.regulation.acts[kind]
    here, case, day = ground.here, ground.loaded.case, ground.day
    if any(name in _PERSONAL and _has(ground, name) for name in rule.by):
        return None
    keys = _offices(ground, rule)
    if here.person in holders(ground.setting, case, rule.by, day) and not keys:
        return None
    fitting = [capacity for capacity in here.capacities if capacity.key in keys]
    if not fitting or here.capacity in fitting:
        return None
    return fitting[0]


def capacity_of(ground: Ground, kind: str) -> Capacity | None:
    """The office in which a permitted act is done: the one that gives the standing, else the one in use."""
    return other_capacity(ground, kind) or ground.here.capacity


def entering_office(ground: Ground, kind: str, person: str, used: str | None) -> str | None:
    """The office in which an act of another's is entered from paper: a clerk's that lets one, or the secretary's seat.

    `used` is the office in use; it stays where it is one of these, and where no office is needed.
    """
    here, case = ground.here, ground.loaded.case
    deciding = routing.deciding_agency(ground.setting, case, ground.day)
    actor = ground.setting.organisation.people[person]
    agencies = {office.agency for office in actor.offices_on(ground.day)} | {deciding}
    fitting = [one.key for one in here.capacities if one.role == "clerk" and one.agency in agencies]
    if kind == "vote" and electorate.secretary(ground.setting, case) == here.person:
        seat = _seat_offices(ground, deciding)
        fitting += [one.key for one in here.capacities if one.key in seat]
    return used if used in fitting or not fitting else fitting[0]


def _has(ground: Ground, name: str) -> bool:
    return standing.STANDINGS[name](ground.setting, ground.loaded.case, ground.here.person, ground.day)


def _offices(ground: Ground, rule: ActRule) -> set[str]:
    """The offices that give an act's standings in this case, as `agency/role`."""
    case, day = ground.loaded.case, ground.day
    keys = {holder for holder in holders(ground.setting, case, rule.by, day) if "/" in holder}
    agency = routing.deciding_agency(ground.setting, case, day)
    if agency and case.route == "collective" and {"voter", "decider", "chair"} & set(rule.by):
        keys |= {f"{agency}/head", f"{agency}/deputy"}
    if "voter" in rule.by and case.route == "council":
        keys |= _seat_offices(ground, agency)
    if "supervisor" in rule.by:
        agencies = ground.setting.organisation.agencies
        keys |= {
            capacity.key
            for capacity in ground.here.capacities
            if agencies[capacity.agency].functions & {"inspection", "front_supervision"}
        }
    return keys


def _seat_offices(ground: Ground, agency: str | None) -> set[str]:
    """The offices behind a council member's seat: of the deciding agency, or any but a Party body's; none for experts."""
    here, case = ground.here, ground.loaded.case
    agencies = ground.setting.organisation.agencies
    for seat in case.council.seats if case.council else ():
        if electorate.occupant(ground.setting, case, seat, ground.day) != here.person:
            continue
        if seat.standing in ("head", "deputy"):
            return {f"{agency}/{seat.standing}"}
        if seat.standing == "agency":
            return {one.key for one in here.capacities if agencies[one.agency].kind != "party_body"}
    return set()

"""Which agencies a figure counts, and who may have them counted: decided before anything is added up.

An agency counts with everything below it. What supervises or organises counts its whole area. A case belongs to the
agency that decides it, so that the figures of agencies add up to those of the one above without counting twice.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from khoithong.organisation.capacities import capacities

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from khoithong.organisation.snapshot import Directory
    from khoithong.procedure.organisation import Organisation

STAFF: Final = frozenset({"head", "deputy", "clerk", "organiser"})
"""Who counts and writes for an agency."""

SUPERVISING: Final = frozenset({"inspection", "front_supervision"})
"""Functions whose people see the whole area, whatever office they hold (19/3, 19/5)."""

ORGANISING: Final = "organising"
"""The function that follows, urges and consolidates for the whole area (20/1); its staff sees it."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The agencies counted, in one name."""

    agency: str
    """Whose figures these are."""
    agencies: tuple[str, ...]
    whole_area: bool = False


def below(organisation: Organisation, agency: str) -> frozenset[str]:
    """An agency and every one under it, at any depth."""
    found, waiting, children = {agency}, [agency], _children(organisation)
    while waiting:
        fresh = [one for one in children.get(waiting.pop(), ()) if one not in found]
        found.update(fresh)
        waiting += fresh
    return frozenset(found)


def covered(organisation: Organisation, agency: str) -> frozenset[str]:
    """What an agency answers for: itself and all below; a Party body also the agencies it leads, with theirs."""
    own = below(organisation, agency)
    if organisation.agencies[agency].kind != "party_body":
        return own
    led = _led(organisation)
    return own.union(*(below(organisation, one) for body in own for one in led.get(body, ())))


def area(organisation: Organisation, agency: str) -> frozenset[str]:
    """Every agency that hangs together with this one, by superior, Party body or organising body.

    One that hangs together with nothing supervises all there is.
    """
    links = _links(organisation)
    found, waiting = {agency}, [agency]
    while waiting:
        fresh = [one for one in links.get(waiting.pop(), ()) if one not in found]
        found.update(fresh)
        waiting += fresh
    return frozenset(found if len(found) > 1 else organisation.agencies)


def organised(organisation: Organisation, agency: str) -> frozenset[str]:
    """What an agency follows for those whose cadres it organises: each with everything below it."""
    served = [one.id for one in organisation.agencies.values() if one.organising_body == agency]
    return frozenset().union(*(covered(organisation, one) for one in served))


def of_agency(organisation: Organisation, agency: str) -> Scope:
    """An agency with its subordinates."""
    return Scope(agency, tuple(sorted(covered(organisation, agency))))


def of_agencies(organisation: Organisation, agency: str, others: Iterable[str]) -> Scope:
    """An agency and others, each with its subordinates: what a consolidated report is about."""
    known = [one for one in (agency, *others) if one in organisation.agencies]
    return Scope(agency, tuple(sorted(frozenset().union(*(covered(organisation, one) for one in known)))))


def scopes_of(person: str, day: date, picture: Directory) -> list[Scope]:
    """What a person may have counted, the widest first; empty for somebody without such an office."""
    organisation = picture.organisation
    found: dict[tuple[str, tuple[str, ...]], Scope] = {}
    for held in capacities(person, day, picture):
        one = organisation.agencies[held.agency]
        supervises = one.functions & SUPERVISING
        if not supervises and held.role not in STAFF:
            continue
        whole = bool(supervises) or ORGANISING in one.functions
        counted = (
            area(organisation, one.id)
            if whole
            else covered(organisation, one.id) | organised(organisation, one.id)
        )
        scope = Scope(one.id, tuple(sorted(counted)), whole)
        found[scope.agency, scope.agencies] = scope
    return sorted(found.values(), key=lambda scope: (-len(scope.agencies), scope.agency))


def chosen(allowed: Iterable[Scope], organisation: Organisation, agency: str) -> Scope | None:
    """The scope of one agency if it lies within what is allowed; without an agency the widest."""
    scopes = list(allowed)
    if not agency:
        return scopes[0] if scopes else None
    if not any(agency in scope.agencies for scope in scopes):
        return None
    whole = next((scope for scope in scopes if scope.agency == agency), None)
    return whole or of_agency(organisation, agency)


@lru_cache(maxsize=4)
def _children(organisation: Organisation) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one in organisation.agencies.values():
        if one.superior is not None:
            found[one.superior].append(one.id)
    return found


@lru_cache(maxsize=4)
def _links(organisation: Organisation) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one in organisation.agencies.values():
        for other in (one.superior, one.party_body, one.organising_body):
            if other is not None:
                found[one.id].append(other)
                found[other].append(one.id)
    return found


@lru_cache(maxsize=4)
def _led(organisation: Organisation) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one in organisation.agencies.values():
        if one.party_body is not None:
            found[one.party_body].append(one.id)
    return found


def follows(person: str, day: date, picture: Directory) -> list[Scope]:
    """What a person follows or supervises beyond the own agency: the whole area, or those one's agency organises."""
    organisation = picture.organisation
    return [
        scope
        for scope in scopes_of(person, day, picture)
        if scope.whole_area or organised(organisation, scope.agency)
    ]


def noting(person: str, day: date, picture: Directory) -> list[str]:
    """The agencies of inspection or of the Front's supervision in which a person holds an office."""
    agencies = picture.organisation.agencies
    held = capacities(person, day, picture)
    return list(dict.fromkeys(one.agency for one in held if agencies[one.agency].functions & SUPERVISING))


MOST_OFFERED: Final = 300
"""More agencies than this nobody picks from one list."""


def offered(organisation: Organisation, scopes: Iterable[Scope]) -> frozenset[str]:
    """The agencies to choose from: all within these scopes, or of very many the ones that count and those right below."""
    held = list(scopes)
    everything = frozenset(agency for scope in held for agency in scope.agencies)
    if len(everything) <= MOST_OFFERED:
        return everything
    own = {scope.agency for scope in held}
    tops = {one for one in everything if organisation.agencies[one].superior not in everything}
    return frozenset(
        one for one in everything if one in own | tops or organisation.agencies[one].superior in own | tops
    )

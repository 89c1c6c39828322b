"""The part of an organisation one rehearsal needs: some agencies, all those above and beside them, and their people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from khoithong.procedure.organisation import Organisation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from khoithong.procedure.organisation import Agency, Person


def around(
    organisation: Organisation, agencies: Iterable[str], people: Iterable[str] = (), outsiders: int = 20
) -> Organisation:
    """The agencies named with their superiors, Party bodies and organising bodies; everybody who holds an office there.

    `people` are kept whatever office they hold, with their agencies; of those without any office the first
    `outsiders` come along, for they may sit on a council. Offices elsewhere are left out.
    """
    wanted = dict.fromkeys(people)
    named = [one for one in agencies if one in organisation.agencies]
    for person in wanted:
        known = organisation.people.get(person)
        named += [office.agency for office in known.offices] if known else []
    staffed = _reached(organisation, named)
    found = [
        person
        for person in organisation.people.values()
        if person.id in wanted or any(office.agency in staffed for office in person.offices)
    ]
    free = [person for person in organisation.people.values() if not person.offices]
    found += [person for person in free[:outsiders] if person.id not in wanted]
    managing = [person.managed_by for person in found if person.managed_by is not None]
    kept = _reached(organisation, [*staffed, *managing])
    return Organisation(
        [agency for agency in organisation.agencies.values() if agency.id in kept],
        [_within(person, kept) for person in found],
    )


def _reached(organisation: Organisation, agencies: Iterable[str]) -> dict[str, None]:
    """These agencies and all that lie above or beside them."""
    found: dict[str, None] = {}
    waiting = list(agencies)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found[one] = None
            waiting += _links(organisation.agencies[one])
    return found


def _links(agency: Agency) -> Iterator[str]:
    for link in (agency.superior, agency.party_body, agency.organising_body):
        if link is not None:
            yield link


def _within(person: Person, agencies: Iterable[str]) -> Person:
    held = set(agencies)
    return replace(person, offices=tuple(office for office in person.offices if office.agency in held))

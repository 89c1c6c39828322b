"""Bring in a whole organisation from plain data, as scenario files and the demonstration write it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from khoithong.organisation.changes import add_all, appoint, changing, save_agency, save_person
from khoithong.organisation.models import Agency, OfficeTerm, Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime


def import_organisation(data: Mapping[str, Any], *, entered_by: str, now: datetime) -> None:
    """Add or update `agencies` and `people` (keys as in scenario files; an office may also have a `title`).

    One transaction, all or nothing; the order of the agencies does not matter. Offices already recorded are
    left as they are, so that the same data can be brought in twice. Raises `ValidationError` for faulty values.
    """
    agencies = data.get("agencies", ())
    with changing():
        if _first(data, entered_by, now):
            return
        for item in agencies:
            # First without its links: the agency it points to may come later in the list.
            if not Agency.objects.filter(id=item["id"]).exists():
                save_agency(_agency(item, linked=False), entered_by=entered_by, now=now)
        for item in agencies:
            save_agency(_agency(item, linked=True), entered_by=entered_by, now=now)
        for item in data.get("people", ()):
            person = _person(item)
            save_person(person, entered_by=entered_by, now=now)
            for office in item.get("offices", ()):
                _appoint_once(person, office, entered_by, now)


def _first(data: Mapping[str, Any], entered_by: str, now: datetime) -> bool:
    """Bring in the first organisation as a whole, when nothing is there and nothing in it is faulty.

    Whatever is wrong is left to be found, and said, one by one.
    """
    if Agency.objects.exists() or Person.objects.exists():
        return False
    agencies = [_agency(item, linked=True) for item in data.get("agencies", ())]
    people: list[Person] = []
    terms: dict[tuple[object, ...], OfficeTerm] = {}
    for item in data.get("people", ()):
        people.append(_person(item))
        for office in item.get("offices", ()):
            term = _term(people[-1], office)
            terms.setdefault((people[-1].id, term.agency_id, term.role, term.acting, term.since), term)
    if not _joined(agencies, people, terms.values()):
        return False
    try:
        with transaction.atomic():
            add_all(agencies, people, list(terms.values()), entered_by=entered_by, now=now)
    except (ValidationError, IntegrityError):
        return False
    return True


def _joined(agencies: Iterable[Agency], people: Iterable[Person], terms: Iterable[OfficeTerm]) -> bool:
    """Whether everything named is there and no key stands for both an agency and a person."""
    known, persons = {agency.id for agency in agencies}, {person.id for person in people}
    named = {
        *(link for one in agencies for link in (one.superior_id, one.party_body_id, one.organising_body_id)),
        *(person.managed_by_id for person in people),
        *(term.agency_id for term in terms),
    }
    return named - {None} <= known and known.isdisjoint(persons)


def _agency(item: Mapping[str, Any], *, linked: bool) -> Agency:
    agency = Agency(
        id=item["id"], name=item["name"], kind=item["kind"], functions=sorted(item.get("functions", ()))
    )
    if linked:
        agency.superior_id = item.get("superior")
        agency.party_body_id = item.get("party_body")
        agency.organising_body_id = item.get("organising_body")
    return agency


def _person(item: Mapping[str, Any]) -> Person:
    return Person(id=item["id"], full_name=item["name"], managed_by_id=item.get("managed_by"))


def _term(person: Person, office: Mapping[str, Any]) -> OfficeTerm:
    return OfficeTerm(
        person_id=person.id,
        agency_id=office["agency"],
        role=office["role"],
        title=office.get("title", ""),
        since=_day(office.get("from")),
        until=_day(office.get("to")),
        acting=bool(office.get("acting", False)),
    )


def _appoint_once(person: Person, office: Mapping[str, Any], entered_by: str, now: datetime) -> None:
    term = _term(person, office)
    known = OfficeTerm.objects.filter(
        person=person,
        agency_id=term.agency_id,
        role=term.role,
        acting=term.acting,
        since=term.since,
        void=False,
    )
    if not known.exists():
        appoint(term, entered_by=entered_by, now=now)


def _day(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value

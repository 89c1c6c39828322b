"""Bring in a whole organisation from plain data, as scenario files and the demonstration write it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from khoithong.organisation.changes import appoint, changing, save_agency, save_person
from khoithong.organisation.models import Agency, OfficeTerm, Person

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


def import_organisation(data: Mapping[str, Any], *, entered_by: str, now: datetime) -> None:
    """Add or update `agencies` and `people` (keys as in scenario files; an office may also have a `title`).

    One transaction, all or nothing; the order of the agencies does not matter. Offices already recorded are
    left as they are, so that the same data can be brought in twice. Raises `ValidationError` for faulty values.
    """
    agencies = data.get("agencies", ())
    with changing():
        for item in agencies:
            # First without its links: the agency it points to may come later in the list.
            if not Agency.objects.filter(id=item["id"]).exists():
                save_agency(_agency(item, linked=False), entered_by=entered_by, now=now)
        for item in agencies:
            save_agency(_agency(item, linked=True), entered_by=entered_by, now=now)
        for item in data.get("people", ()):
            person = Person(id=item["id"], full_name=item["name"], managed_by_id=item.get("managed_by"))
            save_person(person, entered_by=entered_by, now=now)
            for office in item.get("offices", ()):
                _appoint_once(person, office, entered_by, now)


def _agency(item: Mapping[str, Any], *, linked: bool) -> Agency:
    agency = Agency(
        id=item["id"], name=item["name"], kind=item["kind"], functions=sorted(item.get("functions", ()))
    )
    if linked:
        agency.superior_id = item.get("superior")
        agency.party_body_id = item.get("party_body")
        agency.organising_body_id = item.get("organising_body")
    return agency


def _appoint_once(person: Person, office: Mapping[str, Any], entered_by: str, now: datetime) -> None:
    since = _day(office.get("from"))
    acting = bool(office.get("acting", False))
    known = OfficeTerm.objects.filter(
        person=person, agency_id=office["agency"], role=office["role"], acting=acting, since=since, void=False
    )
    if known.exists():
        return
    term = OfficeTerm(
        person=person,
        agency_id=office["agency"],
        role=office["role"],
        title=office.get("title", ""),
        since=since,
        until=_day(office.get("to")),
        acting=acting,
    )
    appoint(term, entered_by=entered_by, now=now)


def _day(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value

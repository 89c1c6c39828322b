"""Offices in words: how an office is called, and by which of his offices somebody is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.lawbook.labels import labels

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from khoithong.organisation.snapshot import Directory


def office_words(
    picture: Directory,
    agency: str,
    role: str,
    person: str,
    day: date,
    roles: Mapping[str, str] | None = None,
) -> str:
    """The title as it is signed, else the role and the agency: `Văn thư, Sở Xây dựng`."""
    title = picture.title(person, agency, role, day) if person else ""
    return title or f"{(roles or labels().roles).get(role, role)}, {picture.name(agency)}"


def main_office(picture: Directory, person: str, day: date, agency: str = "") -> str:
    """The office somebody is known by, as `agency/role`: one in `agency` if held, else no Party body's before others.

    Empty for somebody without office.
    """
    known = picture.organisation.people.get(person)
    offices = list(known.offices_on(day)) if known else []
    agencies = picture.organisation.agencies
    offices.sort(key=lambda one: (one.agency != agency, agencies[one.agency].kind == "party_body"))
    return f"{offices[0].agency}/{offices[0].role}" if offices else ""

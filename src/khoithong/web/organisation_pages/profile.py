"""The facts of an agency and of a person, each a label with words or with agencies one may go to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from khoithong.lawbook.labels import labels
from khoithong.web.components import Link
from khoithong.web.organisation_pages.history import FIELDS, NOTHING

if TYPE_CHECKING:
    from khoithong.organisation.snapshot import Directory
    from khoithong.procedure.organisation import Agency, Person


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its words, or with links."""

    label: str
    words: str = ""
    links: tuple[Link, ...] = ()


def agency_facts(agency: Agency, picture: Directory) -> list[Fact]:
    """Kind, links and functions of an agency; what lies directly under it, and which agencies it serves."""
    agencies = picture.organisation.agencies.values()
    facts = [
        _linked("superior", agency.superior, picture),
        *([] if agency.kind == "party_body" else [_linked("party_body", agency.party_body, picture)]),
        _linked("organising_body", agency.organising_body, picture),
        Fact(
            FIELDS["functions"],
            ", ".join(sorted(labels().functions[one] for one in agency.functions)) or NOTHING,
        ),
    ]
    served = (
        ("Cơ quan trực thuộc", [one for one in agencies if one.superior == agency.id]),
        ("Là cấp ủy cùng cấp của", [one for one in agencies if one.party_body == agency.id]),
        ("Tham mưu tổ chức cho", [one for one in agencies if one.organising_body == agency.id]),
    )
    facts += [Fact(label, links=_links(found)) for label, found in served if found]
    return [*facts, Fact("Mã", agency.id)]


def person_facts(person: Person, picture: Directory) -> list[Fact]:
    """Who manages the cadre."""
    return [_linked("managed_by", person.managed_by, picture), Fact("Mã", person.id)]


def _linked(name: str, key: str | None, picture: Directory) -> Fact:
    known = picture.organisation.agencies.get(key or "")
    return Fact(FIELDS[name], links=_links([known])) if known else Fact(FIELDS[name], NOTHING)


def _links(agencies: list[Agency]) -> tuple[Link, ...]:
    return tuple(
        Link(one.name, reverse("organisation-agency", args=[one.id]))
        for one in sorted(agencies, key=lambda one: one.name)
    )

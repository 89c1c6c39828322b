"""The organisation as plain rows, as the tables hold it: what pictures are made of and what changes are tried on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.organisation.models import Agency, OfficeTerm, Person

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """An agency and its links, each the key of another agency or nothing."""

    id: str
    name: str
    kind: str
    superior: str | None = None
    party_body: str | None = None
    organising_body: str | None = None
    functions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person and the body that manages the cadre."""

    id: str
    name: str
    managed_by: str | None = None


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term of office that counts; both days included, an open end is nothing."""

    id: int
    person: str
    agency: str
    role: str
    title: str = ""
    since: date | None = None
    until: date | None = None
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """The whole organisation of one version. Terms entered by mistake are left out."""

    agencies: Mapping[str, AgencyRow]
    people: Mapping[str, PersonRow]
    terms: Mapping[int, TermRow]
    """In the order they were entered."""


def read_rows() -> Rows:
    """The organisation now. Three statements."""
    agencies = Agency.objects.order_by("id").values_list(
        "id", "name", "kind", "superior_id", "party_body_id", "organising_body_id", "functions"
    )
    people = Person.objects.order_by("sort_key", "id").values_list("id", "full_name", "managed_by_id")
    terms = (
        OfficeTerm.objects.filter(void=False)
        .order_by("id")
        .values_list("id", "person_id", "agency_id", "role", "title", "since", "until", "acting")
    )
    return Rows(
        {row[0]: AgencyRow(*row[:6], tuple(sorted(row[6]))) for row in agencies},
        {row[0]: PersonRow(*row) for row in people},
        {row[0]: TermRow(*row) for row in terms},
    )

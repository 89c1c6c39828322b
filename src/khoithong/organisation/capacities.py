"""The offices a person acts in: what the header's switcher offers and every act records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.organisation.snapshot import Directory, directory

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Capacity:
    """One office held now."""

    agency: str
    role: str
    label: str
    """The title as it is signed, else the role and the agency's name."""

    @property
    def key(self) -> str:
        """Short text for sessions, forms and the register: `so-nv/head`."""
        return f"{self.agency}/{self.role}"


def capacities(person: str, day: date, picture: Directory | None = None) -> list[Capacity]:
    """The offices a person holds on a day, in the order they were entered; an acting head only where there is no head.

    Empty for a stranger, an expert, or someone whose terms have all ended.
    """
    picture = picture or directory()
    known = picture.organisation.people.get(person)
    if known is None:
        return []
    found = {}
    for office in known.offices_on(day):
        if picture.organisation.holds(person, office.agency, (office.role,), day):
            title = picture.title(person, office.agency, office.role, day)
            label = title or picture.name(office.agency)
            found[office.agency, office.role] = Capacity(office.agency, office.role, label)
    return list(found.values())


def holds(person: str, key: str, day: date, picture: Directory) -> bool:
    """Whether a person holds, on a day, the office a capacity's key names."""
    agency, _, role = key.partition("/")
    organisation = picture.organisation
    return (
        person in organisation.people
        and agency in organisation.agencies
        and organisation.holds(person, agency, (role,), day)
    )

"""People as documents name them: with the title they held on a day; an agency under its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.documents.facts import Person
from khoithong.organisation.offices import main_office, office_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from khoithong.documents.drafting.matter import Matter


def person(matter: Matter, key: str | None, day: date, agency: str = "") -> Person:
    """Somebody in the office held in `agency` that day, else in the one known by; an agency has no title."""
    if not key:
        return Person("")
    picture = matter.directory
    where, _, role = main_office(picture, key, day, agency or matter.agency).partition("/")
    words = office_words(picture, where, role, key, day, matter.labels.roles) if where else ""
    return Person(picture.name(key), words)


def people(matter: Matter, keys: Iterable[str], day: date) -> tuple[Person, ...]:
    """Several, in their order."""
    return tuple(person(matter, key, day) for key in keys)

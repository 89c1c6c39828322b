"""People and offices in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.web.components import Person

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.casefiles.projection.todo import Todo
    from khoithong.organisation.snapshot import Directory
    from khoithong.web.casepage.ground import Ground

_NAMED: Final = 3
"""So many people are named; of more, some are counted."""


def office_words(ground: Ground, agency: str, role: str, person: str = "", day: date | None = None) -> str:
    """The title as it is signed, else the role and the agency: `Văn thư, Sở Xây dựng`."""
    picture = ground.loaded.directory
    title = picture.title(person, agency, role, day or ground.day) if person else ""
    return title or f"{ground.labels.roles.get(role, role)}, {picture.name(agency)}"


def person_of(ground: Ground, person: str, day: date | None = None, office: str | None = None) -> Person:
    """A person in the office named (`agency/role`), else in the main one held that day."""
    when = day or ground.day
    held = _main_office(ground.loaded.directory, person, when)
    agency, _, role = (office or held).partition("/")
    known = ground.setting.organisation.people.get(person)
    acting = any(
        one.acting and one.agency == agency and one.role == role
        for one in (known.offices_on(when) if known else ())
    )
    words = office_words(ground, agency, role, person, when) if agency else ""
    return Person(ground.name(person), words, acting=acting, is_you=person == ground.here.person)


def _main_office(picture: Directory, person: str, day: date) -> str:
    known = picture.organisation.people.get(person)
    offices = known.offices_on(day) if known else []
    agencies = picture.organisation.agencies
    working = [one for one in offices if agencies[one.agency].kind != "party_body"] or offices
    return f"{working[0].agency}/{working[0].role}" if working else ""


def holder_words(ground: Ground, holder: str) -> str:
    """Who a holder is: a person with title or agency, or the office and who holds it now."""
    agency, slash, role = holder.partition("/")
    if not slash:
        return ", ".join(words for words in (ground.name(holder), _title_or_agency(ground, holder)) if words)
    if role == "head":
        head = ground.setting.organisation.head(agency, ground.day)
        if head is not None:
            return f"{ground.name(head)}, {office_words(ground, agency, role, head)}"
    return office_words(ground, agency, role)


def _title_or_agency(ground: Ground, person: str) -> str:
    """The title as it is signed, else the agency's name; empty for somebody without office."""
    picture = ground.loaded.directory
    agency, _, role = _main_office(picture, person, ground.day).partition("/")
    return (picture.title(person, agency, role, ground.day) or picture.name(agency)) if agency else ""


def names(ground: Ground, people: Sequence[str]) -> str:
    """People by name: `A, B, C`; from four on `A, B và 2 người khác`."""
    if len(people) <= _NAMED:
        return ", ".join(ground.name(person) for person in people)
    first = ", ".join(ground.name(person) for person in people[: _NAMED - 1])
    return f"{first} và {len(people) - _NAMED + 1} người khác"


def holders_words(ground: Ground, work: Sequence[Todo]) -> str:
    """Who holds the case: every voter still to vote, else whichever of the offices that can take the next step.

    `work` is what the case waits for, the step that moves it first; empty where nothing waits.
    """
    if not work:
        return ""
    first = work[0]
    holders = [todo.holder for todo in work if (todo.kind, todo.subject) == (first.kind, first.subject)]
    if first.kind == "vote":
        return names(ground, holders)
    return either(ground, holders)


def either(ground: Ground, holders: Sequence[str]) -> str:
    """Holders of whom one suffices; of an agency's several offices the head speaks for it."""
    heads = [holder for holder in holders if holder.endswith("/head") or "/" not in holder]
    return " hoặc ".join(holder_words(ground, holder) for holder in (heads or holders)[:2])


def party_person(ground: Ground, party: str, day: date | None = None) -> Person:
    """A person, or an agency under its name."""
    if party in ground.setting.organisation.people:
        return person_of(ground, party, day)
    return Person(ground.name(party))

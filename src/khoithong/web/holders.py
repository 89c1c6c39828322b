"""Who holds a case or an office, in words: a person by name and office, an office by whoever holds it that day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.organisation.offices import main_office, office_words
from khoithong.web.components import Person

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from khoithong.organisation.snapshot import Directory

_NAMED: Final = 3
"""So many people are named; of more, some are counted."""


def person_of(
    person: str,
    day: date,
    picture: Directory,
    *,
    office: str = "",
    agency: str = "",
    you: str = "",
    roles: Mapping[str, str] | None = None,
) -> Person:
    """A person in the office named (`agency/role`), else in the one known by, in `agency` where held."""
    where, _, role = (office or main_office(picture, person, day, agency)).partition("/")
    known = picture.organisation.people.get(person)
    acting = any(
        one.acting and (one.agency, one.role) == (where, role)
        for one in (known.offices_on(day) if known else ())
    )
    words = office_words(picture, where, role, person, day, roles) if where else ""
    return Person(picture.name(person), words, acting=acting, is_you=person == you)


def holder_words(holder: str, day: date, picture: Directory, roles: Mapping[str, str] | None = None) -> str:
    """Say who a holder is: `Nguyễn Văn An, Giám đốc Sở Xây dựng`; empty for nobody."""
    if not holder:
        return ""
    agency, slash, role = holder.partition("/")
    if not slash:
        shown = main_office(picture, holder, day)
        where, _, held = shown.partition("/")
        title = (picture.title(holder, where, held, day) or picture.name(where)) if where else ""
        return ", ".join(words for words in (picture.name(holder), title) if words)
    if role != "head":
        return office_words(picture, agency, role, "", day, roles)
    organisation = picture.organisation
    head = organisation.head(agency, day) if agency in organisation.agencies else None
    if head is None:
        return f"Người đứng đầu {picture.name(agency)} (chưa có người giữ chức vụ)"
    return f"{picture.name(head)}, {office_words(picture, agency, role, head, day, roles)}"


def names(people: Sequence[str], picture: Directory) -> str:
    """People by name: `A, B, C`; from four on `A, B và 2 người khác`."""
    if len(people) <= _NAMED:
        return ", ".join(picture.name(person) for person in people)
    first = ", ".join(picture.name(person) for person in people[: _NAMED - 1])
    return f"{first} và {len(people) - _NAMED + 1} người khác"


def either(
    holders: Sequence[str], day: date, picture: Directory, roles: Mapping[str, str] | None = None
) -> str:
    """Holders of whom one suffices; of an agency's several offices the head speaks for it."""
    heads = [holder for holder in holders if holder.endswith("/head") or "/" not in holder]
    return " hoặc ".join(holder_words(one, day, picture, roles) for one in (heads or holders)[:2])


def held_by(
    kind: str,
    holders: Sequence[str],
    day: date,
    picture: Directory,
    roles: Mapping[str, str] | None = None,
) -> str:
    """Who holds a case that waits for an act: every voter still to vote, else whichever of them can take the step."""
    return names(holders, picture) if kind == "vote" else either(holders, day, picture, roles)

"""People and offices of a case in words: `web.holders` on the case's own day and organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.organisation import offices
from khoithong.web import holders
from khoithong.web.components import Person

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.casefiles.projection.todo import Todo
    from khoithong.web.casepage.ground import Ground


def office_words(ground: Ground, agency: str, role: str, person: str = "", day: date | None = None) -> str:
    """The title as it is signed, else the role and the agency: `Văn thư, Sở Xây dựng`."""
    return offices.office_words(
        ground.loaded.directory, agency, role, person, day or ground.day, ground.labels.roles
    )


def person_of(ground: Ground, person: str, day: date | None = None, office: str | None = None) -> Person:
    """A person in the office named (`agency/role`), else in the main one held that day."""
    return holders.person_of(
        person,
        day or ground.day,
        ground.loaded.directory,
        office=office or "",
        you=ground.here.person,
        roles=ground.labels.roles,
    )


def holder_words(ground: Ground, holder: str) -> str:
    """Who a holder is: a person with title or agency, or the office and who holds it now."""
    return holders.holder_words(holder, ground.day, ground.loaded.directory, ground.labels.roles)


def names(ground: Ground, people: Sequence[str]) -> str:
    """People by name: `A, B, C`; from four on `A, B và 2 người khác`."""
    return holders.names(people, ground.loaded.directory)


def holders_words(ground: Ground, work: Sequence[Todo]) -> str:
    """Who holds the case: every voter still to vote, else whichever of the offices that can take the next step.

    `work` is what the case waits for, the step that moves it first; empty where nothing waits.
    """
    if not work:
        return ""
    first = work[0]
    waiting = [todo.holder for todo in work if (todo.kind, todo.subject) == (first.kind, first.subject)]
    return holders.held_by(first.kind, waiting, ground.day, ground.loaded.directory, ground.labels.roles)


def either(ground: Ground, able: Sequence[str]) -> str:
    """Holders of whom one suffices; of an agency's several offices the head speaks for it."""
    return holders.either(able, ground.day, ground.loaded.directory, ground.labels.roles)


def party_person(ground: Ground, party: str, day: date | None = None) -> Person:
    """A person, or an agency under its name."""
    if party in ground.setting.organisation.people:
        return person_of(ground, party, day)
    return Person(ground.name(party))

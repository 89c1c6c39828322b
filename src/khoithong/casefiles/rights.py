"""Who may read a case: one policy. Someone not entitled gets the answer of a case that does not exist.

Acting is another matter: that is the procedure's to say. Administrators' accounts belong to nobody in the
organisation and read nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import connection

from khoithong.casefiles.rows import SELECT, CaseRow, case_row
from khoithong.organisation.capacities import capacities

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from khoithong.organisation.snapshot import Directory

READERS: Final[dict[str, frozenset[str]]] = {
    "deciding": frozenset({"head", "deputy", "clerk", "organiser"}),
    "employing": frozenset({"head", "deputy", "clerk", "organiser"}),
    "organising": frozenset({"head", "organiser", "clerk"}),
    "party_body": frozenset({"head", "clerk"}),
    "superior": frozenset({"head"}),
    "managing": frozenset({"head", "organiser"}),
    "executor": frozenset({"head", "clerk"}),
}
"""By an agency's relation to the case: who in that agency reads it. A person related to a case always does."""

PERSONAL: Final = frozenset({"proposer", "executor", "voter", "chair", "vice_chair", "member", "secretary"})
"""Relations of people."""

SUPERVISING: Final = frozenset({"inspection", "front_supervision"})
"""Functions whose agencies read every case submitted (19/3, 19/5)."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What a person may read by, on one day."""

    person: str
    supervises: bool
    """Reads every case."""
    relations: frozenset[tuple[str, str]]
    """Pairs of party and relation, any of which opens a case."""


def reader(person: str, day: date, picture: Directory) -> Reader:
    """What a person may read by: himself, and the offices he holds on a day."""
    held = capacities(person, day, picture)
    agencies = picture.organisation.agencies
    relations = (
        {(person, relation) for relation in PERSONAL} if person in picture.organisation.people else set()
    )
    for capacity in held:
        relations |= {
            (capacity.agency, relation) for relation, roles in READERS.items() if capacity.role in roles
        }
    return Reader(
        person,
        any(agencies[capacity.agency].functions & SUPERVISING for capacity in held),
        frozenset(relations),
    )


def opens(who: Reader, participants: Iterable[tuple[str, str]]) -> bool:
    """Whether a reader may read a case with these participants (pairs of party and relation)."""
    return who.supervises or not who.relations.isdisjoint(participants)


def condition(who: Reader) -> tuple[str, list[str]]:
    """The same as SQL on `casefiles_case c`, with its parameters."""
    if who.supervises:
        return "TRUE", []
    if not who.relations:
        return "FALSE", []
    pairs = ", ".join(["(%s, %s)"] * len(who.relations))
    return (
        (
            "EXISTS (SELECT FROM casefiles_participantrow p WHERE p.case_id = c.id"
            f" AND (p.party, p.relation) IN ({pairs}))"
        ),
        [text for pair in sorted(who.relations) for text in pair],
    )


def find(code: str, who: Reader) -> CaseRow | None:
    """The case of that code if this reader may read it; otherwise `None`, as for a code that does not exist."""
    if "\x00" in code:  # no text of the database holds one
        return None
    where, parameters = condition(who)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {SELECT} FROM casefiles_case c WHERE c.code = %s AND {where}",  # noqa: S608
            [code, *parameters],
        )
        values = cursor.fetchone()
    return case_row(values) if values else None


def may_read(case_id: int, who: Reader) -> bool:
    """Whether a reader may read a case."""
    where, parameters = condition(who)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT FROM casefiles_case c WHERE c.id = %s AND {where}", [case_id, *parameters])
        return cursor.fetchone() is not None

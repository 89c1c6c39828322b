"""What can be changed in the organisation, as values: judged, tried out and applied by the same words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from khoithong.organisation.rows import Rows, TermRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from khoithong.organisation.rows import AgencyRow, PersonRow


@dataclass(frozen=True, slots=True)
class SaveAgency:
    """Add an agency, or give a known one these values."""

    agency: AgencyRow


@dataclass(frozen=True, slots=True)
class SavePerson:
    """Add a person, or give a known one these values."""

    person: PersonRow


@dataclass(frozen=True, slots=True)
class Appoint:
    """Enter a term of office."""

    person: str
    agency: str
    role: str
    title: str = ""
    since: date | None = None
    until: date | None = None
    acting: bool = False


@dataclass(frozen=True, slots=True)
class EndTerm:
    """Say on which day a term ends, that day included; nothing opens it again."""

    term: int
    until: date | None


@dataclass(frozen=True, slots=True)
class Retitle:
    """Correct how an office is signed."""

    term: int
    title: str


@dataclass(frozen=True, slots=True)
class VoidTerm:
    """Take back a term entered by mistake: it stays on record and never counts."""

    term: int
    reason: str


Edit = SaveAgency | SavePerson | Appoint | EndTerm | Retitle | VoidTerm


def imagine(rows: Rows, edits: Iterable[Edit]) -> Rows:
    """The organisation as it would be after these changes. Raises `KeyError` for a term that is not there."""
    agencies, people, terms = dict(rows.agencies), dict(rows.people), dict(rows.terms)
    last = max(terms, default=0)
    for edit in edits:
        if isinstance(edit, SaveAgency):
            agencies[edit.agency.id] = edit.agency
        elif isinstance(edit, SavePerson):
            people[edit.person.id] = edit.person
        elif isinstance(edit, Appoint):
            last += 1
            terms[last] = _term(last, edit)
        elif isinstance(edit, EndTerm):
            terms[edit.term] = replace(terms[edit.term], until=edit.until)
        elif isinstance(edit, Retitle):
            terms[edit.term] = replace(terms[edit.term], title=edit.title)
        else:
            del terms[edit.term]
    return Rows(agencies, people, terms)


def _term(number: int, edit: Appoint) -> TermRow:
    return TermRow(
        number, edit.person, edit.agency, edit.role, edit.title, edit.since, edit.until, edit.acting
    )


def touched(rows: Rows, edits: Sequence[Edit]) -> set[str]:
    """The agencies and people whose cases may go another way because of these changes."""
    after = imagine(rows, edits)
    found: set[str] = set()
    for edit in edits:
        if isinstance(edit, SaveAgency):
            found |= {edit.agency.id, *_below(edit.agency.id, rows), *_below(edit.agency.id, after)}
        elif isinstance(edit, SavePerson):
            found.add(edit.person.id)
        else:
            term = edit if isinstance(edit, Appoint) else rows.terms[edit.term]
            found |= {term.agency, term.person}
    return found


def _below(agency: str, rows: Rows) -> set[str]:
    """The agencies under one, at any depth, however its superiors are tied."""
    under: dict[str, list[str]] = {}
    for row in rows.agencies.values():
        if row.superior is not None:
            under.setdefault(row.superior, []).append(row.id)
    found: set[str] = set()
    waiting = [agency]
    while waiting:
        fresh = [one for one in under.get(waiting.pop(), ()) if one not in found]
        found.update(fresh)
        waiting += fresh
    return found


def effective_day(edits: Iterable[Edit], today: date) -> date:
    """The first day on which all of these changes count: today, or the latest day one of them begins on."""
    days = [today]
    for edit in edits:
        if isinstance(edit, Appoint) and edit.since is not None:
            days.append(edit.since)
        elif isinstance(edit, EndTerm) and edit.until is not None:
            days.append(edit.until + timedelta(days=1))
    return max(days)

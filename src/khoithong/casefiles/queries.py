"""What the pages list. Everything is read from projections: one statement per list, whatever its length.

Today is an argument: the tables keep days, and whether something is overdue or already open follows from them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import connection

from khoithong.casefiles.resting import narrowing
from khoithong.casefiles.rights import Reader, condition
from khoithong.casefiles.rows import COLUMNS, SELECT, CaseRow, case_row
from khoithong.organisation.capacities import capacities

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from khoithong.organisation.snapshot import Directory

PAGE: Final = 25
"""Rows per page of a list."""


@dataclass(frozen=True, slots=True)
class WorkItem:
    """Something that waits for the person."""

    case: CaseRow
    holder: str
    """The person, or the office as `agency/role`."""
    kind: str
    """The act that would do it."""
    subject: str
    """For measures: `measure beneficiary`."""
    deadline: str
    due: date | None
    """`None` where the regulation sets no limit."""
    opens_on: date | None
    """The first day it can be done; `None` when it can be done already."""
    since: date


@dataclass(frozen=True, slots=True)
class MeetingItem:
    """A meeting that concerns the person."""

    case: CaseRow
    number: int
    stage: str
    route: str
    day: date
    chair: str
    closed_on: date | None
    passed: bool | None
    votes: bool
    """Whether the person is in the electorate."""
    voted: bool


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What a list of cases is narrowed to. Empty values do not narrow."""

    statuses: tuple[str, ...] = ()
    agency: str = ""
    """Deciding or employing agency."""
    words: str = ""
    """In the code or the title."""
    overdue_on: date | None = None
    """Only cases whose running limit lies before this day."""
    proposer: str = ""
    pack: str = ""
    """The regulation a case is under."""
    provision: str = ""
    """Only cases that rest on this provision; a complete reference."""


@dataclass(frozen=True, slots=True)
class CasePage:
    """One page of a list of cases."""

    items: list[CaseRow]
    number: int
    """From 1."""
    more: bool
    """Whether a next page exists."""


_WIDTH: Final = len(COLUMNS)
_ACTIVE: Final = "c.status NOT IN ('evaluated', 'disapproved', 'withdrawn', 'archived')"


def holders_of(person: str, day: date, picture: Directory, office: str | None = None) -> list[str]:
    """As whom work comes to a person: himself, and the office named or else every office held."""
    held = [capacity.key for capacity in capacities(person, day, picture)]
    return [person, *(key for key in held if office in (None, key))]


def work_list(
    person: str, day: date, picture: Directory, *, office: str | None = None, limit: int = 500
) -> list[WorkItem]:
    """What needs this person's act, in one office or in all: soonest due first, without a limit last.

    Ballots of meetings yet to come are included, with the day from which they can be cast.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {SELECT}, t.holder, t.kind, t.subject, t.deadline, t.due, t.opens_on, t.since"  # noqa: S608
            " FROM casefiles_todorow t JOIN casefiles_case c ON c.id = t.case_id WHERE t.holder = ANY(%s)"
            " ORDER BY t.due NULLS LAST, t.since, c.id, t.kind, t.subject LIMIT %s",
            [holders_of(person, day, picture, office), limit],
        )
        rows = cursor.fetchall()
    found: dict[tuple[int, str, str], WorkItem] = {}
    for row in rows:
        item = WorkItem(case_row(row[:_WIDTH]), *row[_WIDTH:])
        # The same work may come to one person by two offices (head and clerk): it is one.
        found.setdefault((item.case.id, item.kind, item.subject), item)
    return list(found.values())


def work_count(person: str, day: date, picture: Directory, *, office: str | None = None) -> int:
    """How many items `work_list` has."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT DISTINCT case_id, kind, subject FROM casefiles_todorow"
            " WHERE holder = ANY(%s)) AS work",
            [holders_of(person, day, picture, office)],
        )
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def work_counts(holders: Mapping[str, list[str]]) -> dict[str, int]:
    """How many things each of these people has to do: an act of a case is one, whomever it concerns.

    `holders` says as whom work comes to each of them.
    """
    people: dict[str, list[str]] = {}
    for person, mine in holders.items():
        for holder in mine:
            people.setdefault(holder, []).append(person)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT holder, case_id, kind FROM casefiles_todorow WHERE holder = ANY(%s)",
            [list(people)],
        )
        rows = cursor.fetchall()
    found: dict[str, set[tuple[int, str]]] = {person: set() for person in holders}
    for holder, case_id, kind in rows:
        for person in people[holder]:
            found[person].add((case_id, kind))
    return {person: len(work) for person, work in found.items()}


def waiting_for_others(
    person: str, day: date, picture: Directory, *, office: str | None = None, limit: int = 100
) -> list[CaseRow]:
    """Running cases of the person, or of the agencies he heads, that someone else has to move; soonest due first."""
    held = holders_of(person, day, picture, office)
    headed = [key.partition("/")[0] for key in held if key.endswith("/head")]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {SELECT} FROM casefiles_case c WHERE {_ACTIVE} AND NOT c.holder = ANY(%s) AND EXISTS"  # noqa: S608
            " (SELECT FROM casefiles_participantrow p WHERE p.case_id = c.id AND ((p.party = %s AND p.relation"
            " IN ('proposer', 'executor')) OR (p.party = ANY(%s) AND p.relation IN ('deciding', 'party_body'))))"
            " ORDER BY c.due NULLS LAST, c.id LIMIT %s",
            [held, person, headed, limit],
        )
        return [case_row(row) for row in cursor.fetchall()]


def cases(who: Reader, narrowed: CaseFilter, number: int = 1) -> CasePage:
    """Cases the reader may read, newest first."""
    where, parameters = condition(who)
    clauses, more = _clauses(narrowed)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {SELECT} FROM casefiles_case c WHERE {' AND '.join([where, *clauses])}"  # noqa: S608
            " ORDER BY c.id DESC LIMIT %s OFFSET %s",
            [*parameters, *more, PAGE + 1, (max(number, 1) - 1) * PAGE],
        )
        rows = [case_row(row) for row in cursor.fetchall()]
    return CasePage(rows[:PAGE], max(number, 1), len(rows) > PAGE)


def _clauses(narrowed: CaseFilter) -> tuple[list[str], list[Any]]:
    clauses: list[str] = []
    parameters: list[Any] = []
    if narrowed.statuses:
        clauses.append("c.status = ANY(%s)")
        parameters.append(list(narrowed.statuses))
    if narrowed.agency:
        clauses.append("(c.deciding_agency = %s OR c.employing_agency = %s)")
        parameters += [narrowed.agency, narrowed.agency]
    if narrowed.words.strip():
        clauses.append("(strpos(upper(c.code), upper(%s)) > 0 OR strpos(lower(c.title), lower(%s)) > 0)")
        parameters += [narrowed.words.strip()] * 2
    if narrowed.overdue_on is not None:
        clauses.append("c.due < %s")
        parameters.append(narrowed.overdue_on)
    if narrowed.proposer:
        clauses.append("c.proposers @> ARRAY[%s]::varchar[]")
        parameters.append(narrowed.proposer)
    if narrowed.pack:
        clauses.append("c.pack = %s")
        parameters.append(narrowed.pack)
    if narrowed.provision:
        clause, more = narrowing(narrowed.provision)
        clauses.append(clause)
        parameters += more
    return clauses, parameters


def my_proposals(person: str, limit: int = 500) -> list[CaseRow]:
    """Cases the person proposed, alone or with others, newest first. Drafts are `desk.drafts.drafts_of`."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {SELECT} FROM casefiles_participantrow p JOIN casefiles_case c ON c.id = p.case_id"  # noqa: S608
            " WHERE p.party = %s AND p.relation = 'proposer' ORDER BY c.id DESC LIMIT %s",
            [person, limit],
        )
        return [case_row(row) for row in cursor.fetchall()]


def meetings(person: str, limit: int = 200) -> list[MeetingItem]:
    """Meetings the person votes in, presides, or is invited to as proposer or executor.

    Those still to be closed first, soonest first; then those closed, newest first.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {SELECT}, m.number, m.stage, m.route, m.day, m.chair, m.closed_on, m.passed,"  # noqa: S608
            " EXISTS (SELECT FROM casefiles_participantrow v WHERE v.case_id = c.id AND v.party = %s"
            " AND v.relation = 'voter'),"
            " EXISTS (SELECT FROM casefiles_ballotrow b WHERE b.case_id = c.id AND b.meeting = m.number"
            " AND b.person = %s)"
            " FROM casefiles_meetingrow m JOIN casefiles_case c ON c.id = m.case_id"
            " WHERE m.case_id IN (SELECT p.case_id FROM casefiles_participantrow p WHERE p.party = %s)"
            " ORDER BY m.closed_on IS NOT NULL, CASE WHEN m.closed_on IS NULL THEN m.day END,"
            " m.closed_on DESC, c.id DESC, m.number DESC LIMIT %s",
            [person, person, person, limit],
        )
        return [MeetingItem(case_row(row[:_WIDTH]), *row[_WIDTH:]) for row in cursor.fetchall()]


def reported_in(agencies: list[str], limit: int = 500) -> list[CaseRow]:
    """Cases of these agencies with reports of prohibited acts, newest first. For handlers alone: see `violations`."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {SELECT} FROM casefiles_case c"  # noqa: S608
            " WHERE coalesce(nullif(c.deciding_agency, ''), c.employing_agency) = ANY(%s)"
            " AND c.id IN (SELECT r.case_id FROM casefiles_reportact r) ORDER BY c.id DESC LIMIT %s",
            [agencies, limit],
        )
        return [case_row(row) for row in cursor.fetchall()]

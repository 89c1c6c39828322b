"""What a change of the organisation would do to the cases under way: recomputed, never written.

Each case is replayed twice, in the organisation as it is and as it would be. Whoever looks at this need not be
entitled to read the cases: it names offices, people and numbers, never a case.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from django.db import connection

from khoithong.casefiles import law
from khoithong.casefiles.many import acts_of_cases
from khoithong.casefiles.projection.project import project
from khoithong.casefiles.rows import SELECT, CaseRow, case_row
from khoithong.procedure import electorate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from khoithong.casefiles.projection.rows import Projection
    from khoithong.organisation.snapshot import Directory
    from khoithong.procedure.acts import Act
    from khoithong.procedure.case import Case
    from khoithong.procedure.engine import Procedure
    from khoithong.procedure.organisation import Organisation

MOST: Final = 200
"""Cases recomputed at once; those due first come first."""

ROUTED: Final = ("deciding", "party_body", "organising", "superior", "managing")
"""Relations an agency has to a case by the organisation alone."""

People = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Handover:
    """Work that would wait for other people."""

    kind: str
    """The act that would do it."""
    lost: People
    """For whom it would wait no more."""
    gained: People
    """For whom it would wait besides."""
    nobody: bool
    """Whether it would then wait for nobody."""
    count: int
    due: date | None
    """The soonest limit among them."""


@dataclass(frozen=True, slots=True)
class Electorate:
    """Meetings convened and not closed in which other people would vote."""

    stage: str
    day: date
    lost: People
    gained: People
    count: int


@dataclass(frozen=True, slots=True)
class Seat:
    """Councils whose chair would be somebody else: that seat is the head's."""

    before: str | None
    after: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Route:
    """Cases that would go to other agencies."""

    relation: str
    """One of `ROUTED`."""
    lost: People
    gained: People
    count: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a change would do."""

    handovers: tuple[Handover, ...]
    electorates: tuple[Electorate, ...]
    seats: tuple[Seat, ...]
    routes: tuple[Route, ...]
    examined: int
    """Cases under way that these agencies and people have to do with."""
    cut: bool
    """Whether there are more of them than were examined."""

    @property
    def quiet(self) -> bool:
        """Whether nothing would change hands."""
        return not (self.handovers or self.electorates or self.seats or self.routes)


def outlook(
    before: Directory, after: Directory, parties: Collection[str], day: date, *, most: int = MOST
) -> Outlook:
    """What passing from one organisation to another would move, as of a day. Two statements at most."""
    rows = _concerned(parties, most + 1)
    examined = rows[:most]
    acts = acts_of_cases([row.id for row in examined])
    was, will = _Side(before, day), _Side(after, day)
    changes = _Changes()
    for row in examined:
        changes.compare(was.of(row, acts[row.id]), will.of(row, acts[row.id]))
    return changes.outlook(len(examined), cut=len(rows) > most)


_CONCERNED: Final = f"""
SELECT {SELECT} FROM casefiles_case c WHERE c.status <> 'archived' AND EXISTS (
    SELECT FROM casefiles_participantrow p WHERE p.case_id = c.id AND p.party = ANY(%s)
)
ORDER BY c.due NULLS LAST, c.id LIMIT %s
"""  # noqa: S608


def _concerned(parties: Collection[str], limit: int) -> list[CaseRow]:
    with connection.cursor() as cursor:
        cursor.execute(_CONCERNED, [sorted(parties), limit])
        return [case_row(values) for values in cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class _Standing:
    """Who stands where in one case, in one of the two organisations."""

    work: dict[tuple[str, str], tuple[frozenset[str], date | None]]
    """By act and subject: whom it waits for, and until when."""
    meeting: tuple[str, date, frozenset[str]] | None
    """Stage, day and voters of the meeting convened."""
    chair: str | None
    council: bool
    agencies: dict[str, frozenset[str]]
    """By relation."""


class _Side:
    """One of the two organisations."""

    def __init__(self, picture: Directory, day: date) -> None:
        self._picture = picture
        self._day = day
        self._offices = _offices(picture.organisation, day)

    def of(self, row: CaseRow, acts: list[Act]) -> _Standing:
        """One case in it."""
        procedure = law.procedure(row.pack, row.readings, self._picture)
        case = procedure.replay(acts)
        projected = project(procedure, case)
        return _Standing(
            self._work(projected),
            _meeting(procedure, case),
            self._chair(procedure, case),
            case.council is not None,
            _agencies(projected),
        )

    def _work(self, projected: Projection) -> dict[tuple[str, str], tuple[frozenset[str], date | None]]:
        found: dict[tuple[str, str], tuple[frozenset[str], date | None]] = {}
        for holder, kind, subject, _, due, *_ in projected.tables["casefiles_todorow"]:
            if kind == "vote":  # the electorate says who votes, and when
                continue
            people, _ = found.get((kind, subject), (frozenset(), None))
            people |= self._offices[holder] if "/" in holder else {holder}
            found[kind, subject] = people, date.fromisoformat(due) if due else None
        return found

    def _chair(self, procedure: Procedure, case: Case) -> str | None:
        seats = case.council.seats if case.council else ()
        return next(
            (
                electorate.occupant(procedure.setting, case, seat, self._day)
                for seat in seats
                if seat.capacity == "chair"
            ),
            None,
        )


def _offices(organisation: Organisation, day: date) -> dict[str, frozenset[str]]:
    """Who holds each office on a day; of heads only the one who counts."""
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for person in organisation.people.values():
        for office in person.offices_on(day):
            if organisation.holds(person.id, office.agency, (office.role,), day):
                found[f"{office.agency}/{office.role}"] |= {person.id}
    return found


def _meeting(procedure: Procedure, case: Case) -> tuple[str, date, frozenset[str]] | None:
    meeting = case.meeting
    if meeting is None:
        return None
    return meeting.stage, meeting.on, frozenset(electorate.voters(procedure.setting, case, meeting))


def _agencies(projected: Projection) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for party, relation in projected.tables["casefiles_participantrow"]:
        if relation in ROUTED:
            found[relation].add(party)
    return {relation: frozenset(parties) for relation, parties in found.items()}


_Moved = tuple[People, People]
"""Who is left out, who comes in."""


def _moved(before: Iterable[str], after: Iterable[str]) -> _Moved:
    was, will = set(before), set(after)
    return tuple(sorted(was - will)), tuple(sorted(will - was))


@dataclass(slots=True)
class _Changes:
    """What differs, counted over the cases."""

    work: dict[tuple[str, People, People, bool], list[date | None]] = field(
        default_factory=lambda: defaultdict(list)
    )
    rolls: dict[tuple[str, date, People, People], int] = field(default_factory=lambda: defaultdict(int))
    chairs: dict[tuple[str | None, str | None], int] = field(default_factory=lambda: defaultdict(int))
    routes: dict[tuple[str, People, People], int] = field(default_factory=lambda: defaultdict(int))

    def compare(self, was: _Standing, will: _Standing) -> None:
        """Add what differs in one case."""
        nothing: tuple[frozenset[str], date | None] = frozenset(), None
        for key in was.work.keys() | will.work.keys():
            (people, due), (others, later) = was.work.get(key, nothing), will.work.get(key, nothing)
            lost, gained = _moved(people, others)
            if lost or gained:
                self.work[key[0], lost, gained, not others].append(later or due)
        if was.meeting is not None and will.meeting is not None and was.meeting != will.meeting:
            stage, day, voters = was.meeting
            self.rolls[(stage, day, *_moved(voters, will.meeting[2]))] += 1
        if was.council and was.chair != will.chair:
            self.chairs[was.chair, will.chair] += 1
        for relation in ROUTED:
            lost, gained = _moved(was.agencies.get(relation, ()), will.agencies.get(relation, ()))
            if lost or gained:
                self.routes[relation, lost, gained] += 1

    def outlook(self, examined: int, *, cut: bool) -> Outlook:
        """All of it: first the work that would wait for nobody, then by act; meetings by their day."""
        handovers = [
            Handover(*key, len(dues), min((due for due in dues if due), default=None))
            for key, dues in self.work.items()
        ]
        electorates = [Electorate(*key, count) for key, count in self.rolls.items()]
        seats = [Seat(*key, count) for key, count in self.chairs.items()]
        routes = [Route(*key, count) for key, count in self.routes.items()]
        return Outlook(
            tuple(sorted(handovers, key=lambda one: (not one.nobody, one.kind, one.lost, one.gained))),
            tuple(sorted(electorates, key=lambda one: (one.day, one.stage, one.lost, one.gained))),
            tuple(sorted(seats, key=lambda one: (one.before or "", one.after or ""))),
            tuple(sorted(routes, key=lambda one: (ROUTED.index(one.relation), one.lost, one.gained))),
            examined,
            cut,
        )

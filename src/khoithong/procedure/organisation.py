"""Agencies, people and the offices they hold, as the engine sees them: who stands where on a given day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Office:
    """A post held in an agency, from ``since`` to ``until`` (both days included; ``None`` is open).

    ``acting`` marks a head who is entrusted with the post (giao quyền, phụ trách): he counts when there is no head.
    """

    agency: str
    role: str
    since: date | None = None
    until: date | None = None
    acting: bool = False

    def held_on(self, day: date) -> bool:
        """Whether the post is held on ``day``."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency, organisation or party body and its place in the tree (1/2)."""

    id: str
    name: str
    kind: str
    superior: str | None = None
    party_body: str | None = None
    organising_body: str | None = None
    functions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Person:
    """A person with the offices held over time; experts and scientists may hold none."""

    id: str
    name: str
    offices: tuple[Office, ...] = ()
    managed_by: str | None = None

    def offices_on(self, day: date) -> list[Office]:
        """The offices held on ``day``."""
        return [office for office in self.offices if office.held_on(day)]


@dataclass(slots=True)
class _Roster:
    """Who is head and who are the deputies of one agency on one day."""

    head: str | None = None
    deputies: tuple[str, ...] = ()


@dataclass(eq=False)
class Organisation:
    """All agencies and people. Immutable; answers are remembered by agency and day."""

    agencies: Mapping[str, Agency]
    people: Mapping[str, Person]
    _holders: dict[str, list[tuple[str, Office]]] = field(default_factory=dict, repr=False)
    _rosters: dict[tuple[str, date], _Roster] = field(default_factory=dict, repr=False)

    def __init__(self, agencies: Iterable[Agency], people: Iterable[Person]) -> None:
        self.agencies = MappingProxyType({agency.id: agency for agency in agencies})
        self.people = MappingProxyType({person.id: person for person in people})
        self._holders = {}
        self._rosters = {}
        for person in self.people.values():
            for office in person.offices:
                if office.role in ("head", "deputy"):
                    self._holders.setdefault(office.agency, []).append((person.id, office))

    def _roster(self, agency: str, day: date) -> _Roster:
        key = (agency, day)
        roster = self._rosters.get(key)
        if roster is None:
            if len(self._rosters) > 100_000:
                self._rosters.clear()
            roster = self._rosters[key] = self._build_roster(agency, day)
        return roster

    def _build_roster(self, agency: str, day: date) -> _Roster:
        held = [(person, office) for person, office in self._holders.get(agency, ()) if office.held_on(day)]
        heads = [(person, office) for person, office in held if office.role == "head" and not office.acting]
        heads = heads or [(person, office) for person, office in held if office.role == "head"]
        # Of two overlapping appointments the later one counts: the earlier holder's leaving was not yet entered.
        head = max(heads, key=lambda pair: pair[1].since or date.min)[0] if heads else None
        deputies = dict.fromkeys(
            person for person, office in held if office.role == "deputy" and person != head
        )
        return _Roster(head, tuple(deputies))

    def head(self, agency: str, day: date) -> str | None:
        """The head of an agency on a day, or the acting head where there is no head; ``None`` when vacant."""
        return self._roster(agency, day).head

    def deputies(self, agency: str, day: date) -> tuple[str, ...]:
        """The deputies of the head on a day, in the order they are listed."""
        return self._roster(agency, day).deputies

    def holds(self, person: str, agency: str, roles: Collection[str], day: date) -> bool:
        """Whether a person holds one of ``roles`` in ``agency`` on ``day``."""
        if "head" in roles and self.head(agency, day) == person:
            return True
        return any(
            office.agency == agency and office.role in roles and office.role != "head" and office.held_on(day)
            for office in self.people[person].offices
        )

    def ever_heads(self, person: str) -> bool:
        """Whether a person is, was or will be head of some agency: a quick no for most."""
        return any(office.role == "head" for office in self.people[person].offices)

    def with_function(self, function: str) -> tuple[str, ...]:
        """The agencies that carry a function (``inspection``, ``front_supervision``, …)."""
        return tuple(agency.id for agency in self.agencies.values() if function in agency.functions)

    def superiors(self, agency: str) -> Iterable[str]:
        """The chain of superior agencies, nearest first; a loop in the data ends the chain."""
        seen = {agency}
        above = self.agencies[agency].superior
        while above is not None and above in self.agencies and above not in seen:
            seen.add(above)
            yield above
            above = self.agencies[above].superior

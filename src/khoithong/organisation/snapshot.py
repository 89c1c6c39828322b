"""The organisation as one immutable picture, built again only when it changed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Final

from django.db import connection

from khoithong.organisation.names import sort_key
from khoithong.organisation.rows import read_rows
from khoithong.procedure import organisation as engine

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from khoithong.organisation.rows import Rows


@dataclass(frozen=True, slots=True, eq=False)
class Directory:
    """The organisation of one version, for the engine, with what pages need besides."""

    version: int
    organisation: engine.Organisation
    titles: Mapping[tuple[str, str, str], tuple[tuple[date | None, date | None, str], ...]]
    """Titles by person, agency and role, with the days they were held."""
    sort_keys: Mapping[str, str]
    """Order of people by given name."""

    def title(self, person: str, agency: str, role: str, day: date) -> str:
        """The title of an office as it is signed; empty where none was entered."""
        for since, until, title in self.titles.get((person, agency, role), ()):
            if (since is None or since <= day) and (until is None or day <= until):
                return title
        return ""

    def name(self, party: str) -> str:
        """The name of a person or an agency; the key itself when it is neither."""
        found = self.organisation.people.get(party) or self.organisation.agencies.get(party)
        return found.name if found is not None else party


VERSION: Final = "SELECT number FROM organisation_version"
"""Reads the version now current; no row in an emptied database."""

_lock = Lock()
_kept: dict[str, Directory] = {}
"""The last picture of each database this process talks to."""


def version() -> int:
    """The version now current: one row read."""
    with connection.cursor() as cursor:
        cursor.execute(VERSION)
        row = cursor.fetchone()
    return row[0] if row else 0


def directory(current: int | None = None) -> Directory:
    """The organisation now, from memory when its version has not changed.

    `current` spares the reading of the version where the caller has just read it.
    """
    number = version() if current is None else current
    database = str(connection.settings_dict["NAME"])
    kept = _kept.get(database)
    # Version 0 means that nobody counts (an emptied database): such a picture is never kept.
    if kept is not None and kept.version == number and number:
        return kept
    fresh = directory_of(read_rows(), number)
    with _lock:
        _kept[database] = fresh
    return fresh


def snapshot() -> engine.Organisation:
    """The organisation now, as the engine sees it."""
    return directory().organisation


def directory_of(rows: Rows, number: int = 0) -> Directory:
    """The picture that rows give, whether the tables hold them or not."""
    offices: dict[str, list[engine.Office]] = defaultdict(list)
    titles: dict[tuple[str, str, str], list[tuple[date | None, date | None, str]]] = defaultdict(list)
    for term in rows.terms.values():
        offices[term.person].append(
            engine.Office(term.agency, term.role, term.since, term.until, term.acting)
        )
        titles[term.person, term.agency, term.role].append((term.since, term.until, term.title))
    keys = {person.id: sort_key(person.name) for person in rows.people.values()}
    people = sorted(rows.people.values(), key=lambda one: (keys[one.id], one.id))
    return Directory(
        number,
        engine.Organisation(
            [
                engine.Agency(
                    one.id,
                    one.name,
                    one.kind,
                    one.superior,
                    one.party_body,
                    one.organising_body,
                    frozenset(one.functions),
                )
                for one in rows.agencies.values()
            ],
            [engine.Person(one.id, one.name, tuple(offices[one.id]), one.managed_by) for one in people],
        ),
        {key: tuple(held) for key, held in titles.items()},
        keys,
    )

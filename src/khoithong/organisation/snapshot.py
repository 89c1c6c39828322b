"""The organisation as one immutable picture, built again only when it changed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Final

from django.db import connection

from khoithong.organisation.models import Agency, OfficeTerm, Person
from khoithong.procedure import organisation as engine

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


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
    fresh = _read(number)
    with _lock:
        _kept[database] = fresh
    return fresh


def snapshot() -> engine.Organisation:
    """The organisation now, as the engine sees it."""
    return directory().organisation


def _read(number: int) -> Directory:
    agencies = [
        engine.Agency(id_, name, kind, superior, party_body, organising_body, frozenset(functions))
        for id_, name, kind, superior, party_body, organising_body, functions in Agency.objects.order_by(
            "id"
        ).values_list("id", "name", "kind", "superior_id", "party_body_id", "organising_body_id", "functions")
    ]
    offices: dict[str, list[engine.Office]] = defaultdict(list)
    titles: dict[tuple[str, str, str], list[tuple[date | None, date | None, str]]] = defaultdict(list)
    terms = OfficeTerm.objects.filter(void=False).order_by("id")
    for person, agency, role, since, until, acting, title in terms.values_list(
        "person_id", "agency_id", "role", "since", "until", "acting", "title"
    ):
        offices[person].append(engine.Office(agency, role, since, until, acting))
        titles[person, agency, role].append((since, until, title))
    people = []
    sort_keys = {}
    for id_, name, managed_by, key in Person.objects.order_by("sort_key", "id").values_list(
        "id", "full_name", "managed_by_id", "sort_key"
    ):
        people.append(engine.Person(id_, name, tuple(offices[id_]), managed_by))
        sort_keys[id_] = key
    return Directory(
        number,
        engine.Organisation(agencies, people),
        {key: tuple(held) for key, held in titles.items()},
        sort_keys,
    )

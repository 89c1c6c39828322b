"""The list behind a figure: exactly the rows that were counted, found by the same condition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import connection

from khoithong.reports.catalogue import catalogue
from khoithong.reports.counting import COUNTED, FACTS, SOURCES
from khoithong.reports.figures import held_back, opening

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.reports.asked import Asked

PAGE: Final = 25


@dataclass(frozen=True, slots=True)
class Line:
    """One thing counted. What the reader may not open has neither code nor title: only whose it is and since when.

    Where the figure is about persons, not even that.
    """

    key: str
    agency: str
    day: date | None
    part: str
    what: str
    code: str = ""
    title: str = ""
    pack: str = ""
    where: str = ""
    """What its address is made of, for what is no case."""
    readable: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """A page of a list, and how long the whole list is."""

    items: list[Line]
    total: int
    number: int
    hidden: bool = False
    """The number is held back; only what the reader may open is listed."""

    @property
    def more(self) -> bool:
        """Whether a next page exists."""
        return self.number * PAGE < self.total


def lines(
    asked: Asked,
    name: str,
    *,
    part: str | None = None,
    number: int = 1,
    size: int = PAGE,
    keys: Sequence[str] | None = None,
) -> Lines:
    """The rows a figure counts, newest first. `keys` are the rows a frozen figure had counted: these, whatever holds now."""
    source, condition = COUNTED[name]
    readable, rights = opening(asked, source)
    parameters: dict[str, Any] = {**asked.parameters, **rights, "part": part or "", "keys": list(keys or ())}
    of_case = source.case != "NULL::bigint"
    clauses = [f"({condition})" if keys is None else f"{source.key} = ANY(%(keys)s)"]
    if part is not None:
        clauses.append(f"{source.part} = %(part)s")
    counted = f"{source.rows} AND {' AND '.join(clauses)}"
    closed = _closed(counted, readable, parameters) if catalogue().figures[name].sensitive else (0, 0)
    hidden = held_back(catalogue().figures[name], *closed)
    if hidden:
        counted += f" AND {readable}"
    what = FACTS.get(name, source.what)
    case = "c.code, c.title, c.pack" if of_case else "'', '', ''"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {source.key}, {source.agency}, {source.day}, {source.part}, {what}, {case},"
            f" {source.where}, {readable}, count(*) OVER () {counted}"
            f" ORDER BY {source.day} DESC NULLS LAST, 1 DESC LIMIT %(limit)s OFFSET %(offset)s",
            {**parameters, "limit": size, "offset": (number - 1) * size},
        )
        rows = cursor.fetchall()
    return Lines(
        [_line(row, told=source.told, guarded=catalogue().figures[name].sensitive) for row in rows],
        rows[0][-1] if rows else 0,
        number,
        hidden,
    )


def keys_of(asked: Asked, names: Sequence[str], longest: int) -> dict[str, list[str] | None]:
    """What each figure counts, by key, to be kept with it; `None` where that would be more than `longest`."""
    found: dict[str, list[str] | None] = {}
    with connection.cursor() as cursor:
        for source in SOURCES.values():
            wanted = [name for name in names if COUNTED[name][0] is source]
            if not wanted:
                continue
            flags = ", ".join(f"coalesce({COUNTED[name][1]}, FALSE)" for name in wanted)
            any_of = " OR ".join(f"({COUNTED[name][1]})" for name in wanted)
            cursor.execute(
                f"SELECT {source.key}, {flags} {source.rows} AND ({any_of}) ORDER BY 1",
                asked.parameters,
            )
            rows = cursor.fetchall()
            for place, name in enumerate(wanted, start=1):
                keys = [row[0] for row in rows if row[place]]
                found[name] = keys if len(keys) <= longest else None
    return found


def _closed(counted: str, readable: str, parameters: dict[str, Any]) -> tuple[int, int]:
    """How many rows there are, and how many of them the reader may not open."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*), count(*) FILTER (WHERE NOT {readable}) {counted}", parameters)
        row = cursor.fetchone()
    return (int(row[0]), int(row[1])) if row else (0, 0)


def _line(row: tuple[Any, ...], *, told: bool, guarded: bool) -> Line:
    key, agency, day, part, what, code, title, pack, where, readable, _ = row
    if readable:
        return Line(key, agency, day, part, what, code or "", title or "", pack or "", where, readable=True)
    if guarded:
        return Line("", "", None, "", "")
    return Line("", agency, day, part, what if told else "", pack=pack or "")

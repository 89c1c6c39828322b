"""Figures: counted by one statement for each kind of thing, however many figures and cases there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from django.db import connection

from khoithong.reports.catalogue import catalogue
from khoithong.reports.counting import COUNTED, SOURCES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from khoithong.reports.asked import Asked
    from khoithong.reports.catalogue import Definition
    from khoithong.reports.counting import Source

SMALL: Final = 5
"""Below this a number could point at a person, where its rows are not the reader's to open."""

By = Literal["", "agency", "part"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with what it stands for."""

    definition: Definition
    value: int
    hidden: bool = False
    """Too small to be told: shown as fewer than five."""

    @property
    def id(self) -> str:
        """The identifier in the catalogue."""
        return self.definition.id


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table: of one agency or part."""

    value: int
    hidden: bool = False


def figures(asked: Asked, only: Collection[str] = ()) -> dict[str, Figure]:
    """Every figure of the catalogue, or those named, in its order."""
    wanted = [name for name in catalogue().figures if not only or name in only]
    found: dict[str, Figure] = {}
    for name, cells in _count(asked, wanted, "").items():
        cell = cells.get("", Cell(0))
        found[name] = Figure(catalogue().figures[name], cell.value, cell.hidden)
    return {name: found[name] for name in wanted}


def table(asked: Asked, only: Collection[str], by: Literal["agency", "part"]) -> dict[str, dict[str, Cell]]:
    """These figures told apart by agency or by part (limit, measure's result, kind of document).

    Where one number of a row of agencies is held back, so is the next smallest: a total would give it away.
    """
    return {name: guarded(cells) for name, cells in _count(asked, only, by).items()}


def guarded(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """Hold back a second cell where only one is: the difference from the total would tell it."""
    found = dict(cells)
    if sum(cell.hidden for cell in found.values()) == 1:
        open_ones = [(cell.value, name) for name, cell in found.items() if not cell.hidden and cell.value]
        if open_ones:
            _, name = min(open_ones)
            found[name] = Cell(found[name].value, hidden=True)
    return found


def _count(asked: Asked, names: Iterable[str], by: By) -> dict[str, dict[str, Cell]]:
    by_source: dict[str, list[str]] = {name: [] for name in SOURCES}
    for name in names:
        by_source[COUNTED[name][0].name].append(name)
    found: dict[str, dict[str, Cell]] = {}
    with connection.cursor() as cursor:
        for source_name, wanted in by_source.items():
            if not wanted:
                continue
            cursor.execute(*_statement(asked, SOURCES[source_name], wanted, by))
            rows = cursor.fetchall()
            for place, name in enumerate(wanted):
                found[name] = {
                    str(row[0]): _cell(name, row[1 + 2 * place], row[2 + 2 * place])
                    for row in rows
                    if row[1 + 2 * place] or not by
                }
    return found


def _cell(name: str, value: int, closed: int) -> Cell:
    return Cell(value, held_back(catalogue().figures[name], value, closed))


def held_back(definition: Definition, value: int, closed: int) -> bool:
    """Whether a number must not be told: few, some of them not the reader's to open, and about persons."""
    return definition.sensitive and closed > 0 and 0 < value < SMALL


def _statement(asked: Asked, source: Source, names: Iterable[str], by: By) -> tuple[str, dict[str, Any]]:
    readable, rights = opening(asked, source)
    columns = []
    for name in names:
        condition = COUNTED[name][1]
        columns.append(f"count(*) FILTER (WHERE {condition})")
        columns.append(
            f"count(*) FILTER (WHERE ({condition}) AND NOT {readable})"
            if catalogue().figures[name].sensitive
            else "0"
        )
    group = {"": "''", "agency": source.agency, "part": source.part}[by]
    grouped = f" GROUP BY {group}" if by else ""
    statement = f"SELECT {group}, {', '.join(columns)} {source.rows}{grouped}"
    return statement, {**asked.parameters, **rights}


def opening(asked: Asked, source: Source) -> tuple[str, dict[str, str]]:
    """Which rows of a source the reader may open, as SQL with its parameters."""
    if source.readable:
        return source.readable, {}
    condition, values = asked.may_open()
    return f"CASE WHEN {source.case} IS NULL THEN {source.unbound} ELSE {condition} END", values


def matrix(asked: Asked, only: Collection[str]) -> dict[tuple[str, str], dict[str, int]]:
    """Figures that single out nobody, by agency and part together: for each of both, what is not zero."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    with connection.cursor() as cursor:
        for source in SOURCES.values():
            wanted = [name for name in only if COUNTED[name][0] is source]
            if not wanted:
                continue
            columns = ", ".join(f"count(*) FILTER (WHERE {COUNTED[name][1]})" for name in wanted)
            cursor.execute(
                f"SELECT {source.agency}, {source.part}, {columns} {source.rows} GROUP BY 1, 2",
                asked.parameters,
            )
            for agency, part, *values in cursor.fetchall():
                told = {name: value for name, value in zip(wanted, values, strict=True) if value}
                if told:
                    found.setdefault((agency, part), {}).update(told)
    return found

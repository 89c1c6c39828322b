"""The measures that agencies managing officials decide on: listed from projections, one statement for each answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import connection

from khoithong.casefiles.queries import PAGE
from khoithong.casefiles.rights import Reader, condition
from khoithong.casefiles.rows import COLUMNS, SELECT, CaseRow, case_row
from khoithong.organisation.capacities import capacities

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from khoithong.organisation.snapshot import Directory

DECIDED: Final = ("applied", "declined")

_STAFF: Final = frozenset({"head", "organiser"})
"""Who, in an agency that manages officials, has to do with their measures."""
_BODY_STAFF: Final = frozenset({"head", "organiser", "clerk"})
"""Who has in the body that organises its cadres."""
_WIDTH: Final = len(COLUMNS)
_ROWS: Final = (
    "FROM casefiles_measurerow m JOIN casefiles_case c ON c.id = m.case_id"
    " WHERE m.agency = ANY(%s) AND (m.authority <> 'agency' OR m.state IN ('proposed', 'declined')) AND {rights}"
)
"""What the deciding agency gives by itself is left out, unless it asked the managing one or was refused."""


@dataclass(frozen=True, slots=True)
class MeasureItem:
    """A measure for one beneficiary in one case."""

    case: CaseRow
    measure: str
    beneficiary: str
    provision: str
    agency: str
    """The agency that decides."""
    state: str
    since: date


@dataclass(frozen=True, slots=True)
class MeasureFilter:
    """What the list is narrowed to. Empty values do not narrow."""

    states: tuple[str, ...] = ()
    measure: str = ""
    words: str = ""
    """In the code or the title of the case."""
    beneficiaries: tuple[str, ...] = ()
    """Or for one of these people or agencies, whose names have the words."""


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """One page of the list."""

    items: list[MeasureItem]
    number: int
    """From 1."""
    more: bool


def managed_agencies(person: str, day: date, picture: Directory) -> list[str]:
    """The agencies whose measures somebody has to do with, by an office there or in their organising body."""
    held = capacities(person, day, picture)
    own = {one.agency for one in held if one.role in _STAFF}
    bodies = {one.agency for one in held if one.role in _BODY_STAFF}
    agencies = picture.organisation.agencies.values()
    return sorted(own | {agency.id for agency in agencies if agency.organising_body in bodies})


def measures(who: Reader, agencies: Collection[str], narrowed: MeasureFilter, number: int = 1) -> MeasurePage:
    """Those the reader may read: what waits the longest first, of what is decided the latest."""
    clauses, parameters = _narrowing(who, agencies, narrowed)
    latest = "DESC" if narrowed.states == DECIDED else "ASC"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {SELECT}, m.measure, m.beneficiary, m.provision, m.agency, m.state, m.since {clauses}"
            f" ORDER BY m.since {latest}, c.id, m.measure, m.beneficiary LIMIT %s OFFSET %s",
            [*parameters, PAGE + 1, (max(number, 1) - 1) * PAGE],
        )
        rows = [MeasureItem(case_row(row[:_WIDTH]), *row[_WIDTH:]) for row in cursor.fetchall()]
    return MeasurePage(rows[:PAGE], max(number, 1), len(rows) > PAGE)


def numbers(
    who: Reader, agencies: Collection[str], narrowed: MeasureFilter
) -> dict[tuple[str, str, str], int]:
    """How many there are by regulation, measure and state; of the filter only the words narrow."""
    words_only = MeasureFilter(words=narrowed.words, beneficiaries=narrowed.beneficiaries)
    clauses, parameters = _narrowing(who, agencies, words_only)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT c.pack, m.measure, m.state, count(*) {clauses} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
            parameters,
        )
        return {(pack, measure, state): count for pack, measure, state, count in cursor.fetchall()}


def _narrowing(who: Reader, agencies: Collection[str], narrowed: MeasureFilter) -> tuple[str, list[Any]]:
    rights, readable = condition(who)
    clauses, parameters = [_ROWS.format(rights=rights)], [list(agencies), *readable]
    if narrowed.states:
        clauses.append("m.state = ANY(%s)")
        parameters.append(list(narrowed.states))
    if narrowed.measure:
        clauses.append("m.measure = %s")
        parameters.append(narrowed.measure)
    if narrowed.words.strip():
        clauses.append(
            "(strpos(upper(c.code), upper(%s)) > 0 OR strpos(lower(c.title), lower(%s)) > 0"
            " OR m.beneficiary = ANY(%s))"
        )
        parameters += [narrowed.words.strip(), narrowed.words.strip(), list(narrowed.beneficiaries)]
    return " AND ".join(clauses), parameters

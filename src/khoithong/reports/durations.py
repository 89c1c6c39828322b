"""How long steps took: medians in working days of the calendar, of the cases submitted in a period.

The database groups pairs of days; the calendar counts each pair once, however many cases share it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import connection

from khoithong.procedure.calendar import OutsideCalendar
from khoithong.reports.counting import CASES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from khoithong.procedure.calendar import WorkingCalendar
    from khoithong.reports.asked import Asked

_MET: Final = (
    "(SELECT min(w.closed_on) FROM casefiles_meetingrow w WHERE w.case_id = c.id AND w.stage = 'approval')"
)
_MEASURED: Final = (
    "(SELECT min(w.since) FROM casefiles_measurerow w WHERE w.case_id = c.id AND w.state = 'applied')"
)

STEPS: Final[dict[str, tuple[str, str]]] = {
    "reached_meeting": ("c.received_on", _MET),
    "reached_decision": ("c.received_on", "coalesce(d.approved, d.disapproved)"),
    "reached_end": ("d.approved", "d.ended"),
    "reached_publication": ("d.ended", "d.published"),
    "reached_measure": ("d.approved", _MEASURED),
}
"""By the figure that counts the cases which reached a milestone: from which day to which the step is measured."""

Pairs = list[tuple["date", "date", int]]
"""First day, last day, how many cases."""


@dataclass(frozen=True, slots=True)
class Duration:
    """The median of a step, and of how many cases."""

    median: float
    cases: int


def durations(asked: Asked, calendar: WorkingCalendar) -> dict[str, Duration]:
    """The median of each step that some case has taken; one statement."""
    found: dict[str, Pairs] = defaultdict(list)
    for step, _, first, last, number in _pairs(asked, STEPS, "'x'"):
        found[step].append((first, last, number))
    return {step: one for step, pairs in found.items() if (one := of_pairs(pairs, calendar)) is not None}


def by_quarter(asked: Asked, step: str, calendar: WorkingCalendar) -> dict[str, Duration]:
    """The median of one step by the quarter of receipt, as `2026-1`; one statement."""
    found: dict[str, Pairs] = defaultdict(list)
    quarter = "to_char(c.received_on, 'YYYY-Q')"
    for _, name, first, last, number in _pairs(asked, [step], quarter):
        found[name].append((first, last, number))
    return {name: one for name, pairs in found.items() if (one := of_pairs(pairs, calendar)) is not None}


def of_pairs(pairs: Pairs, calendar: WorkingCalendar) -> Duration | None:
    """The median number of working days; pairs beyond the calendar are left out."""
    counted: dict[int, int] = defaultdict(int)
    for first, last, number in pairs:
        try:
            counted[calendar.working_days_between(first, last)] += number
        except OutsideCalendar:
            continue
    total = sum(counted.values())
    if not total:
        return None
    middle = ((total - 1) // 2, total // 2)
    found, passed = [], 0
    for days, number in sorted(counted.items()):
        found += [days for place in middle if passed <= place < passed + number]
        passed += number
    return Duration(sum(found) / 2, total)


def _pairs(asked: Asked, steps: Iterable[str], group: str) -> list[tuple[str, str, date, date, int]]:
    values = ", ".join(f"('{step}', {STEPS[step][0]}, {STEPS[step][1]})" for step in steps)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT v.step, v.name, v.first, v.last, count(*) FROM (SELECT {group} AS name, s.* "  # noqa: S608
            f"{_lateral(values)} AND c.received_on BETWEEN %(since)s AND %(until)s) AS v"
            " WHERE v.first IS NOT NULL AND v.last IS NOT NULL GROUP BY 1, 2, 3, 4",
            asked.parameters,
        )
        return list(cursor.fetchall())


def _lateral(values: str) -> str:
    """The cases, each once for every step."""
    rows, where = CASES.rows.rsplit(" WHERE ", 1)
    return f"{rows} CROSS JOIN LATERAL (VALUES {values}) AS s(step, first, last) WHERE {where}"

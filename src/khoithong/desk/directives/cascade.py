"""Pass a task on to units of one's own agency, with a last day of the agency's own making."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from khoithong.desk.clock import aware
from khoithong.desk.directives.acting import Faulty, carry_out, words
from khoithong.directives.dues import internal_due_problem
from khoithong.directives.models import Assignment
from khoithong.directives.models.assignment import ACKNOWLEDGED, IN_PROGRESS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from khoithong.desk.directives.acting import Asked, Recorded, Taken
    from khoithong.organisation.snapshot import Directory


def cascade(assignment: int, asked: Asked, data: Mapping[str, Any]) -> Recorded:
    """Give the task to `units` (agency ids), each by `due_on` (a date, or `None` where the task has none), with `note`.

    Raises `Faulty`, `NoSuchAssignment`, `IdempotencyConflict`.
    """
    problems: dict[str, str] = {}
    due: date | None = data.get("due_on")
    units: Sequence[str] = sorted(set(data.get("units") or ()))
    said = {
        "units": list(units),
        "due_on": due.isoformat() if due else "",
        "note": words(data, "note", "", problems),
    }
    if not units:
        problems["units"] = "Chọn đơn vị được giao"

    def change(taken: Taken) -> None:
        found = internal_due_problem(taken.one.due_on, due, taken.at.date())
        if found:
            problems["due_on"] = found
        if not set(units) <= set(units_of(taken.one.agency, taken.picture)):
            problems["units"] = "Chọn đơn vị trực thuộc cơ quan"
        elif had := set(passed_on(taken.one)) & set(units):
            names = ", ".join(sorted(taken.picture.name(one) for one in had))
            problems["units"] = f"Bỏ đơn vị đã được giao: {names}"
        if problems:
            raise Faulty(problems)
        Assignment.objects.bulk_create(_part(taken, unit, due) for unit in units)
        if taken.one.status == ACKNOWLEDGED:
            taken.one.status = IN_PROGRESS

    return carry_out("cascade", assignment, asked, said, change)


def units_of(agency: str, picture: Directory) -> list[str]:
    """The agencies right under an agency, by name."""
    agencies = picture.organisation.agencies.values()
    return [one.id for one in sorted(agencies, key=lambda one: (one.name, one.id)) if one.superior == agency]


def passed_on(one: Assignment) -> list[str]:
    """The units that have an assignment already."""
    return list(Assignment.objects.filter(parent=one).values_list("agency", flat=True))


def _part(taken: Taken, unit: str, due: date | None) -> Assignment:
    return Assignment(
        task=taken.one.task,
        agency=unit,
        role=taken.one.role,
        parent=taken.one,
        round=taken.one.round,
        due_on=due,
        changed_at=aware(taken.at),
    )

"""How far tasks are carried out: `đã nộp 12/18`, and who is missing; per task, per clause, per directive.

An agency's own assignment counts. What it passed on to its units is shown under it and counts nowhere else. Of a
periodic task the latest round counts; where the text names who leads, those who only co-ordinate do not.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from khoithong.directives.models import Assignment
from khoithong.directives.models.assignment import DONE, IN_PROGRESS, WITHDRAWN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from khoithong.directives.models import Task

Counted = Literal["handed_in", "done", "at_work"]
"""What is counted: reports handed in, tasks done, or, of what never ends, agencies that report on it."""

_WORDS: dict[Counted, str] = {
    "handed_in": "đã nộp",
    "done": "đã hoàn thành",
    "at_work": "đã báo cáo thực hiện",
}


@dataclass(frozen=True, slots=True)
class Missing:
    """An agency that is counted and has not come yet."""

    agency: str
    due_on: date | None

    def late(self, day: date) -> int:
        """By how many calendar days it is late; 0 in time."""
        return max(0, (day - self.due_on).days) if self.due_on else 0


@dataclass(frozen=True, slots=True)
class Rollup:
    """So many of so many."""

    counted: Counted
    done: int
    of: int
    missing: tuple[Missing, ...]
    """In the order of the parts given."""
    earlier: int = 0
    """Assignments of earlier rounds that are still open."""

    @property
    def words(self) -> str:
        """`đã nộp 12/18`."""
        return f"{_WORDS[self.counted]} {self.done}/{self.of}"

    @property
    def complete(self) -> bool:
        """Whether nobody is missing."""
        return not self.missing and not self.earlier


def counted_in(task: Task) -> Counted:
    """What is counted of a task."""
    if task.due_kind == "standing":
        return "at_work"
    return "handed_in" if task.report_wanted else "done"


def of_task(task: Task, parts: Iterable[Assignment]) -> Rollup:
    """The roll-up of one task from its assignments, units' included."""
    own = _counted(parts)
    now = _latest(own)
    counted = counted_in(task)
    far = (IN_PROGRESS, DONE) if counted == "at_work" else (DONE,)
    missing = tuple(Missing(one.agency, one.due_on) for one in now if one.status not in far)
    earlier = sum(one not in now and one.status != DONE for one in own)
    return Rollup(counted, len(now) - len(missing), len(now), missing, earlier)


def counting(parts: Iterable[Assignment]) -> list[Assignment]:
    """Those of a task's assignments that count: of the latest round, of whoever leads."""
    return _latest(_counted(parts))


def _counted(parts: Iterable[Assignment]) -> list[Assignment]:
    own = [one for one in parts if one.parent_id is None and one.status != WITHDRAWN]
    leads = [one for one in own if one.role == "lead"]
    return leads or own


def _latest(own: list[Assignment]) -> list[Assignment]:
    latest = max((one.round for one in own if one.round is not None), default=None)
    return [one for one in own if one.round == latest]


def of_directive(directive: UUID, tasks: Sequence[Task]) -> dict[int, Rollup]:
    """The roll-up of each task of a directive, by the task's id; one statement whatever their number."""
    by_task: dict[int, list[Assignment]] = defaultdict(list)
    for one in Assignment.objects.filter(task__directive=directive).order_by("agency", "id"):
        by_task[one.task_id].append(one)
    return {task.id: of_task(task, by_task[task.id]) for task in tasks}


def of_directives(
    directives: Collection[UUID], agencies: Collection[str] | None = None
) -> dict[UUID, Rollup]:
    """The roll-up of each of several directives, for lists: one statement whatever their number.

    With `agencies` only what these have counts.
    """
    tasks: dict[UUID, dict[int, Task]] = defaultdict(dict)
    by_task: dict[int, list[Assignment]] = defaultdict(list)
    rows = Assignment.objects.filter(task__directive__in=directives).select_related("task")
    if agencies is not None:
        rows = rows.filter(agency__in=agencies)
    for one in rows.order_by("agency", "id"):
        tasks[one.task.directive_id].setdefault(one.task_id, one.task)
        by_task[one.task_id].append(one)
    return {
        key: together(of_task(task, by_task[task.id]) for task in tasks[key].values()) for key in directives
    }


def under(clause: str, tasks: Iterable[Task], rollups: Mapping[int, Rollup]) -> Rollup:
    """The roll-up of a clause with all below it: `II/2` and `II/2/a`."""
    return together(
        rollups[task.id] for task in tasks if task.clause == clause or task.clause.startswith(f"{clause}/")
    )


def together(rollups: Iterable[Rollup]) -> Rollup:
    """Several tasks as one: an agency missing in two of them is missing once, by its earliest day.

    Only where all of them count the same does the sum keep its word; `đã hoàn thành` otherwise.
    """
    found = list(rollups)
    kinds = {one.counted for one in found}
    missing: dict[str, Missing] = {}
    for one in (part for rollup in found for part in rollup.missing):
        before = missing.get(one.agency)
        if before is None or (
            one.due_on is not None and (before.due_on is None or one.due_on < before.due_on)
        ):
            missing[one.agency] = one
    return Rollup(
        kinds.pop() if len(kinds) == 1 else "done",
        sum(one.done for one in found),
        sum(one.of for one in found),
        tuple(missing.values()),
        sum(one.earlier for one in found),
    )

"""Open the next rounds of tasks that come again, for the agencies that have them. Done twice it is done once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction
from django.db.models import F, Max

from khoithong.desk.clock import Clock, aware, server_clock, server_time
from khoithong.directives.dues import Rhythm
from khoithong.directives.models import Assignment, Directive, Entry, Task
from khoithong.directives.models.assignment import WITHDRAWN
from khoithong.directives.models.directive import ISSUED

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from django.db.models import QuerySet

_checked: Final[dict[str, date]] = {}
"""The day each database was last looked through by this process."""


def rhythm_of(task: Task) -> Rhythm:
    """How often a periodic task comes again, and by when each time."""
    return Rhythm(task.every, task.every_month, task.every_day)  # type: ignore[arg-type]  # constrained by the table


def open_rounds_of_today(*, clock: Clock = server_clock) -> None:
    """What pages of tasks do first: once a day and process, no statement otherwise."""
    database, day = str(connection.settings_dict["NAME"]), clock().date()
    if _checked.get(database) != day:
        open_rounds(clock=clock)
        _checked[database] = day


def open_rounds(*, clock: Clock = server_clock) -> int:
    """Open every round begun by today that is not there yet; returns how many assignments were made.

    A round is for the agencies that have the task from the directive itself and from which it was not withdrawn;
    whether they pass it on again is theirs to say.
    """
    at = clock()
    tasks = list(_periodic(Task.objects.filter(directive__status=ISSUED)))
    known = _known(tasks)
    wanted = {one.directive_id for one in tasks if _missing(one, known[one.id], at.date())}
    return sum(_open(directive, at) for directive in sorted(wanted))


def _periodic(tasks: QuerySet[Task]) -> QuerySet[Task]:
    return tasks.filter(due_kind="periodic").select_related("directive").order_by("place")


def _open(directive: UUID, at: datetime) -> int:
    """Under the lock of the directive: what another process opened meanwhile is there."""
    with transaction.atomic():
        locked = Directive.objects.select_for_update().get(id=directive)
        if locked.status != ISSUED:
            return 0
        tasks = list(_periodic(Task.objects.filter(directive=locked)))
        known = _known(tasks)
        return sum(
            _begin(task, end, parts, at)
            for task in tasks
            for end, parts in _missing(task, known[task.id], at.date()).items()
        )


def _begin(task: Task, end: date, parts: list[tuple[str, str]], at: datetime) -> int:
    due = rhythm_of(task).due(end)
    Assignment.objects.bulk_create(
        Assignment(task=task, agency=agency, role=role, round=end, due_on=due, changed_at=aware(at))
        for agency, role in parts
    )
    last = Entry.objects.filter(directive=task.directive).aggregate(last=Max("seq"))["last"] or 0
    Entry.objects.create(
        directive=task.directive,
        seq=last + 1,
        kind="open_round",
        actor="",
        recorded_at=server_time(),
        happened_on=at.date(),
        data={"task": task.place, "round": end.isoformat(), "agencies": [agency for agency, _ in parts]},
    )
    return len(parts)


@dataclass(slots=True)
class _Part:
    """What one agency has of a periodic task."""

    role: str
    rounds: set[date | None] = field(default_factory=set)
    withdrawn: bool = False
    """Whether its latest round was taken back: it gets no further one."""


def _known(tasks: list[Task]) -> dict[int, dict[str, _Part]]:
    """By task and agency; one statement."""
    found: dict[int, dict[str, _Part]] = {task.id: {} for task in tasks}
    rows = Assignment.objects.filter(task__in=tasks, parent=None)
    for one in rows.order_by(F("round").asc(nulls_first=True), "agency", "id"):
        part = found[one.task_id].setdefault(one.agency, _Part(one.role))
        part.rounds.add(one.round)
        part.withdrawn = one.status == WITHDRAWN
    return found


def _missing(task: Task, parts: dict[str, _Part], day: date) -> dict[date, list[tuple[str, str]]]:
    """The rounds not opened yet, with the agencies and their roles."""
    since = task.directive.issued_on
    if since is None:
        return {}
    found: dict[date, list[tuple[str, str]]] = defaultdict(list)
    for end in rhythm_of(task).rounds(since, day):
        for agency, part in parts.items():
            if end not in part.rounds and not part.withdrawn:
                found[end].append((agency, part.role))
    return found

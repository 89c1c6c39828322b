"""Open the next rounds of tasks that come again, for the agencies that have them. Done twice it is done once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import connection, transaction
from django.db.models import Max

from khoithong.desk.clock import Clock, aware, server_clock, server_time
from khoithong.directives.dues import Rhythm
from khoithong.directives.models import Assignment, Directive, Entry, Task
from khoithong.directives.models.assignment import WITHDRAWN
from khoithong.directives.models.directive import ISSUED

if TYPE_CHECKING:
    from datetime import date, datetime

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
    tasks = Task.objects.filter(due_kind="periodic", directive__status=ISSUED)
    wanted = {one.directive_id for one in tasks if _missing(one, _known(one), at.date())}
    return sum(_open(directive, at) for directive in sorted(wanted))


def _open(directive: UUID, at: datetime) -> int:
    """Under the lock of the directive: what another process opened meanwhile is there."""
    with transaction.atomic():
        locked = Directive.objects.select_for_update().get(id=directive)
        if locked.status != ISSUED:
            return 0
        made = 0
        seq = Entry.objects.filter(directive=locked).aggregate(last=Max("seq"))["last"] or 0
        for task in Task.objects.filter(directive=locked, due_kind="periodic").order_by("place"):
            for end, parts in _missing(task, _known(task), at.date()).items():
                Assignment.objects.bulk_create(
                    Assignment(
                        task=task,
                        agency=agency,
                        role=role,
                        round=end,
                        due_on=rhythm_of(task).due(end),
                        changed_at=aware(at),
                    )
                    for agency, role in parts
                )
                made, seq = made + len(parts), seq + 1
                Entry.objects.create(
                    directive=locked,
                    seq=seq,
                    kind="open_round",
                    actor="",
                    recorded_at=server_time(),
                    happened_on=at.date(),
                    data={
                        "task": task.place,
                        "round": end.isoformat(),
                        "agencies": [one for one, _ in parts],
                    },
                    idempotency_key=uuid5(NAMESPACE_URL, f"urn:khoithong:round:{task.id}:{end}:{seq}"),
                )
        return made


Parts = dict[str, tuple[str, set["date | None"]]]
"""By agency: its role, and the rounds it has."""


def _known(task: Task) -> Parts:
    found: Parts = {}
    rows = Assignment.objects.filter(task=task, parent=None).exclude(status=WITHDRAWN)
    for one in rows.order_by("agency", "id"):
        found.setdefault(one.agency, (one.role, set()))[1].add(one.round)
    return found


def _missing(task: Task, parts: Parts, day: date) -> dict[date, list[tuple[str, str]]]:
    """The rounds not opened yet, with the agencies and their roles."""
    since = task.directive.issued_on
    if since is None or not parts:
        return {}
    found: dict[date, list[tuple[str, str]]] = defaultdict(list)
    for end in rhythm_of(task).rounds(since, day):
        for agency, (role, rounds) in parts.items():
            if end not in rounds:
                found[end].append((agency, role))
    return found

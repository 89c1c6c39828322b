"""What the pages of tasks list. One or two statements each, whatever the length; texts of directives are left where they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import CharField, Q, Value

from khoithong.directives.models import Assignment, Task
from khoithong.directives.models.assignment import ACKNOWLEDGED, DONE, IN_PROGRESS, SENT, WITHDRAWN
from khoithong.directives.models.directive import ISSUED
from khoithong.directives.rights import readable_assignments

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import QuerySet

    from khoithong.directives.rights import Reader

OPEN = (SENT, ACKNOWLEDGED, IN_PROGRESS)
_LONG = ("text", "reading", "citations", "grounds", "draft")


def _rows() -> QuerySet[Assignment]:
    """With task, directive and who passed it on; those of directives in force."""
    rows = Assignment.objects.filter(task__directive__status=ISSUED)
    return rows.select_related("task__directive", "parent").defer(
        *(f"task__directive__{one}" for one in _LONG)
    )


def open_of(agency: str) -> QuerySet[Assignment]:
    """What an agency has to do, the nearest day first, what has none last."""
    return _rows().filter(agency=agency, status__in=OPEN).order_by("due_on", "id")


def done_of(agency: str) -> QuerySet[Assignment]:
    """What an agency has done, the latest first."""
    return _rows().filter(agency=agency, status=DONE).order_by("-done_on", "-id")


def given_by(agency: str) -> QuerySet[Assignment]:
    """What an agency gave, as owner of the directive or passed on to its units: all parts of tasks of which one is open."""
    given = Q(parent__agency=agency) | Q(parent=None, task__directive__owner=agency)
    # Asked first and apart: as a part of the other question it is answered again for each row where the database does
    # not know yet how many there are.
    unfinished = set(Assignment.objects.filter(given, status__in=OPEN).values_list("task", flat=True))
    return _rows().filter(given, task__in=unfinished).exclude(status=WITHDRAWN).order_by("due_on", "id")


def tasks() -> QuerySet[Task]:
    """Tasks with their directives."""
    return Task.objects.select_related("directive").defer(*(f"directive__{one}" for one in _LONG))


def find(assignment: int, who: Reader) -> Assignment | None:
    """An assignment with its task and directive, if this reader may read it; of directives withdrawn too."""
    rows = Assignment.objects.select_related("task__directive", "parent")
    rows = rows.defer(*(f"task__directive__{one}" for one in _LONG))
    return (
        rows.filter(readable_assignments(who), id=assignment).exclude(task__directive__status="draft").first()
    )


def waiting_keys(agencies: Collection[str]) -> list[QuerySet[Assignment, tuple[str, int, str]]]:
    """The same as keys only, by whose act it waits for: parts of a union with other work, each (agency, id, `task`)."""
    own = Q(agency__in=agencies) & (Q(status=SENT) | Q(due_on__isnull=False))
    asked = Q(asked_due_on__isnull=False)
    parts = {
        "agency": own,
        "parent__agency": Q(parent__agency__in=agencies) & asked,
        "task__directive__owner": Q(parent=None, task__directive__owner__in=agencies) & asked,
    }
    rows = Assignment.objects.filter(task__directive__status=ISSUED, status__in=OPEN)
    return [
        rows.filter(narrowed).values_list(whose, "id", Value("task", CharField()))
        for whose, narrowed in parts.items()
    ]


def waiting_for(agencies: Collection[str]) -> QuerySet[Assignment]:
    """What needs an act of one of these agencies now: acknowledge, carry out by a day, answer a request for time."""
    own = Q(agency__in=agencies) & (Q(status=SENT) | Q(due_on__isnull=False))
    gave = Q(parent__agency__in=agencies) | Q(parent=None, task__directive__owner__in=agencies)
    return (
        _rows().filter(own | gave & Q(asked_due_on__isnull=False), status__in=OPEN).order_by("due_on", "id")
    )

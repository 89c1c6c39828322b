"""Lists of reports: what agencies owe and have handed in, rounds with who is missing, tasks that still want a round."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.db.models import Case, F, Value, When

from khoithong.directives.models import Assignment
from khoithong.directives.models.assignment import DONE, WITHDRAWN
from khoithong.reports import rights
from khoithong.reports.models import Report, Round
from khoithong.reports.models.report import DRAFT, HANDED_IN, OPEN, RETURNED

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from khoithong.directives.models import Task
    from khoithong.directives.rights import Reader

PAGE: Final = 25
ROUNDS: Final = 10
"""Rounds shown at a time."""


@dataclass(frozen=True, slots=True)
class RoundState:
    """A round with who has handed in."""

    round: Round
    own: Report | None
    """The consolidated report."""
    handed_in: int
    missing: tuple[str, ...]
    """Agencies that owe still."""
    waiting: int
    """Handed in and neither returned nor accepted."""

    @property
    def of(self) -> int:
        """How many owe or owed."""
        return self.handed_in + len(self.missing)


@dataclass
class _Counted:
    own: Report | None = None
    handed_in: int = 0
    waiting: int = 0
    missing: list[str] = field(default_factory=list)


def owed(agencies: Collection[str]) -> list[Report]:
    """What agencies have to write and hand in, the soonest due first; one statement."""
    rows = Report.objects.filter(agency__in=agencies, consolidated=False, status__in=OPEN)
    first = Case(When(status=RETURNED, then=Value(0)), default=Value(1))
    return list(
        rows.select_related("round").order_by(
            first, F("due_on").asc(nulls_last=True), "round__title", "agency"
        )
    )


def handed_in(agencies: Collection[str], number: int) -> tuple[list[Report], bool]:
    """A page of what they handed in, the newest first, and whether there is more; one statement."""
    rows = Report.objects.filter(agency__in=agencies, status__in=HANDED_IN).select_related("round")
    start = (number - 1) * PAGE
    found = list(rows.order_by("-submitted_on", "-changed_at", "id")[start : start + PAGE + 1])
    return found[:PAGE], len(found) > PAGE


def rounds(who: Reader) -> list[RoundState]:
    """The newest rounds somebody sees as a whole; two statements."""
    rows = list(Round.objects.filter(rights.readable_rounds(who)).order_by("-opened_at")[:ROUNDS])
    return states(rows)


def states(rows: list[Round]) -> list[RoundState]:
    """Rounds with who has handed in; one statement."""
    found: dict[object, _Counted] = defaultdict(_Counted)
    fields = ("id", "round_id", "agency", "consolidated", "status")
    for one in Report.objects.filter(round__in=[row.id for row in rows]).only(*fields).order_by("agency"):
        counted = found[one.round_id]
        if one.consolidated:
            counted.own = one
        elif one.status in HANDED_IN:
            counted.handed_in += 1
            counted.waiting += one.status == "submitted"
        else:
            counted.missing.append(one.agency)
    return [
        RoundState(row, one.own, one.handed_in, tuple(one.missing), one.waiting)
        for row in rows
        for one in (found[row.id],)
    ]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A task of a directive that asks for reports, in one of its rounds, for which none was opened."""

    task: Task
    round: date | None
    due_on: date | None
    agencies: tuple[str, ...]


def wanted(owners: Collection[str]) -> list[Wanted]:
    """Tasks of directives these agencies issued that ask for reports no round was opened for; two statements.

    Agencies that have reported already, by letter, owe no more.
    """
    opened = set(
        Round.objects.filter(agency__in=owners, task__isnull=False).values_list("task", "task_round")
    )
    rows = (
        Assignment.objects.filter(
            task__directive__owner__in=owners, task__directive__status="issued", parent=None
        )
        .exclude(task__report_kind="")
        .exclude(status__in=(WITHDRAWN, DONE))
        .select_related("task__directive")
        .order_by("task__directive__issued_on", "task_id", "round", "agency")
    )
    found: dict[tuple[int, date | None], list[Assignment]] = defaultdict(list)
    for one in rows:
        if (one.task_id, one.round) not in opened:
            found[one.task_id, one.round].append(one)
    return [
        Wanted(
            parts[0].task,
            parts[0].round,
            max((one.due_on for one in parts if one.due_on), default=None),
            tuple(one.agency for one in parts),
        )
        for parts in found.values()
    ]


def started(report: Report) -> bool:
    """Whether somebody has begun to write."""
    return report.status != DRAFT or any(str(text).strip() for text in report.texts.values())

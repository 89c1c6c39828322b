"""Urge those who have not handed in: each is named in the log and told on its own page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid5

from django.db import IntegrityError, transaction

from khoithong.desk.directives.acting import Asked as TaskAsked
from khoithong.desk.directives.acting import Faulty, conflict, keep_offices, words
from khoithong.desk.directives.remind import remind
from khoithong.desk.reports.acting import NoSuchReport, Recorded, first_answer, write
from khoithong.directives.models import Assignment
from khoithong.directives.models.assignment import DONE, WITHDRAWN
from khoithong.organisation.snapshot import directory
from khoithong.reports import rights
from khoithong.reports.models import Report, ReportEntry, Round
from khoithong.reports.models.report import OPEN

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from django.db.models import QuerySet

    from khoithong.desk.reports.acting import Asked


def urge(round_id: UUID, agencies: Collection[str], asked: Asked, request: str) -> Recorded:
    """Urge agencies of a round that owe still; where a directive ordered the report, its letter of urging is drafted too.

    Raises `Faulty`, `NoSuchReport` and `IdempotencyConflict`.
    """
    problems: dict[str, str] = {}
    said = words({"request": request}, "request", "Nhập nội dung đề nghị", problems)
    data = {"agencies": sorted(set(agencies)), "request": said}
    try:
        with transaction.atomic():
            keep_offices()
            row = Round.objects.select_for_update().filter(id=round_id).first()
            picture, at = directory(), asked.clock()
            if row is None:
                raise NoSuchReport
            first = ReportEntry.objects.filter(idempotency_key=asked.key).first()
            if first is not None:
                return first_answer(first, row.id, None, "urge", asked, data)
            if not rights.acts_for(asked.person, asked.office, row.agency, at.date(), picture):
                raise NoSuchReport
            owing = {one.agency: one for one in _owing(row)}
            if not data["agencies"]:
                problems["agencies"] = "Chọn ít nhất một cơ quan để đôn đốc"
            if problems:
                raise Faulty(problems)
            gone = [picture.name(one) for one in data["agencies"] if one not in owing]
            if gone:
                raise Faulty({"agencies": f"Đã nộp hoặc không thuộc đợt này: {', '.join(gone)}"})
            _remind([owing[one] for one in data["agencies"]], asked, said)
            entry = write(row, None, "urge", asked, at, data)
            return Recorded(row.id, None, entry.seq)
    except IntegrityError as error:
        raise conflict(error) from error


def _owing(row: Round) -> QuerySet[Report]:
    return Report.objects.filter(round=row, consolidated=False, status__in=OPEN)


def _remind(reports: list[Report], asked: Asked, request: str) -> None:
    """The letter of urging to those whose report is a task of a directive; in the same transaction.

    Who got one for that task the same day gets no second.
    """
    rows = Assignment.objects.filter(id__in=[one.assignment_id for one in reports if one.assignment_id])
    waiting = rows.exclude(status__in=(DONE, WITHDRAWN)).exclude(reminded_on__gte=asked.clock().date())
    parts = list(waiting.order_by("id").values_list("id", flat=True))
    if parts:
        key = uuid5(asked.key, "remind")
        remind(parts, TaskAsked(asked.person, asked.office, key, clock=asked.clock), {"request": request})

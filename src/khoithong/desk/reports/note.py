"""A note of those who supervise, about a case they may read. The case itself is never touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import IntegrityError, transaction

from khoithong.casefiles import rights
from khoithong.casefiles.models import AccessLog
from khoithong.desk.answers import IdempotencyConflict, NoSuchCase
from khoithong.desk.clock import Clock, aware, server_clock
from khoithong.desk.directives.acting import Faulty, words
from khoithong.organisation.snapshot import directory
from khoithong.reports.models import SupervisionNote
from khoithong.reports.scope import noting

if TYPE_CHECKING:
    from khoithong.desk.reports.acting import Asked

READ: Final = "supervision_notes"
"""What the log of access calls the reading of notes."""


def add_note(code: str, text: str, asked: Asked) -> SupervisionNote:
    """Write a note for the agency of the office used. Raises `Faulty`, `NoSuchCase` and `IdempotencyConflict`."""
    picture, at = directory(), asked.clock()
    agency, _, role = (asked.office or "").partition("/")
    row = rights.find(code, rights.reader(asked.person, at.date(), picture))
    allowed = noting(asked.person, at.date(), picture)
    if row is None or not allowed:
        raise NoSuchCase
    if agency not in allowed or not role:
        raise Faulty({"": "Chọn tư cách ở cơ quan kiểm tra, giám sát tại đầu trang rồi ghi lại."})
    problems: dict[str, str] = {}
    said = words({"text": text}, "text", "Nhập nội dung ghi chú", problems)
    if problems:
        raise Faulty(problems)
    before = SupervisionNote.objects.filter(key=asked.key).first()
    if before is None:
        try:
            with transaction.atomic():
                return SupervisionNote.objects.create(
                    agency=agency,
                    case_id=row.id,
                    text=said,
                    author=asked.person,
                    office=asked.office or "",
                    at=aware(at),
                    key=asked.key,
                )
        except IntegrityError:
            before = SupervisionNote.objects.get(key=asked.key)
    if (before.case_id, before.author, before.text) != (row.id, asked.person, said):
        raise IdempotencyConflict
    return before


def read_notes(case_id: int, person: str, clock: Clock = server_clock) -> list[SupervisionNote]:
    """The notes of the reader's agencies about a case, the newest first; the reading is logged. Nothing for others."""
    at = clock()
    agencies = noting(person, at.date(), directory())
    if not agencies:
        return []
    AccessLog.objects.create(at=aware(at), person=person, case_id=case_id, what=READ, subject="")
    rows = SupervisionNote.objects.filter(case=case_id, agency__in=agencies)
    return list(rows.order_by("-at", "-id"))

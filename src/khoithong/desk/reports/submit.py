"""Hand a report in: its figures are frozen with what they counted, and the task that asked for it is done."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid5

from khoithong.desk.directives.acting import Asked as TaskAsked
from khoithong.desk.directives.acting import Faulty
from khoithong.desk.directives.complete import complete
from khoithong.desk.directives.evidence import attach_evidence
from khoithong.desk.reports.acting import carry_out
from khoithong.desk.reports.filing import file_document
from khoithong.directives.models.assignment import DONE, WITHDRAWN
from khoithong.documents.word import word
from khoithong.reports.document import document_of
from khoithong.reports.models.report import ACCEPTED, OPEN, SUBMITTED
from khoithong.reports.reporting import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from khoithong.desk.reports.acting import Asked, Recorded, Taken
    from khoithong.documents.content import Document

CHANGED: Final = "Báo cáo vừa được sửa ở một cửa sổ khác. Xem lại nội dung rồi nộp."
_RESULT: Final = "Đã nộp {title}."


def submit(report: UUID, asked: Asked, version: int) -> Recorded:
    """Hand in what was shown as `version`; a consolidated report is closed by it, nobody of this round stands above.

    Raises `Faulty`, `NoSuchReport` and `IdempotencyConflict`; nothing is changed then.
    """

    def change(taken: Taken) -> Mapping[str, Any]:
        one, day = taken.report, taken.at.date()
        if one.version != version:
            raise Faulty({"": CHANGED})
        one.figures = frozen(one, taken.picture, day)
        one.submitted_on = day
        one.remarks = ""
        one.status = ACCEPTED if one.consolidated else SUBMITTED
        made = document_of(one, taken.picture, day)
        file_document(taken, made)
        late = max(0, (day - one.due_on).days) if one.due_on else 0
        _complete(taken, made)
        return {"late": late, "texts": dict(one.texts), "version": version}

    return carry_out("submit", report, asked, {}, OPEN, change)


def _complete(taken: Taken, made: Document) -> None:
    """The assignment is done with the report as its evidence; in the same transaction."""
    one = taken.report
    part = one.assignment
    if part is None or part.status in (DONE, WITHDRAWN):
        return
    asked = taken.asked
    file = attach_evidence(
        part.id, asked.person, f"{one.round.title}.docx", BytesIO(word(made)), clock=asked.clock
    )
    complete(
        part.id,
        TaskAsked(
            asked.person,
            asked.office,
            uuid5(asked.key, "complete"),
            files=(file.id,),
            clock=asked.clock,
        ),
        {"text": _RESULT.format(title=one.round.title)},
    )

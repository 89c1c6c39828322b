"""Send a report back with remarks; the agency writes on where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid5

from khoithong.desk.directives.acting import Asked as TaskAsked
from khoithong.desk.directives.acting import Faulty, words
from khoithong.desk.directives.complete import return_completion
from khoithong.desk.reports.acting import carry_out
from khoithong.directives.models.assignment import DONE
from khoithong.reports.models.report import RETURNED, SUBMITTED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from khoithong.desk.reports.acting import Asked, Recorded, Taken


def return_(report: UUID, asked: Asked, remarks: str) -> Recorded:
    """Return a report handed in, saying what is to be done. Raises `Faulty`, `NoSuchReport`, `IdempotencyConflict`."""
    problems: dict[str, str] = {}
    said = {"remarks": words({"remarks": remarks}, "remarks", "Nhập nội dung cần hoàn thiện", problems)}

    def change(taken: Taken) -> Mapping[str, Any]:
        if problems:
            raise Faulty(problems)
        one = taken.report
        kept = {"figures": one.figures, "submitted_on": str(one.submitted_on), "texts": dict(one.texts)}
        one.status, one.remarks = RETURNED, said["remarks"]
        one.figures, one.submitted_on = None, None
        part = one.assignment
        if part is not None and part.status == DONE:
            key = uuid5(asked.key, "return_completion")
            return_completion(part.id, TaskAsked(asked.person, asked.office, key, clock=asked.clock), said)
        return kept

    return carry_out("return", report, asked, said, (SUBMITTED,), change)

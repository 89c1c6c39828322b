"""Report how far a task is, and what stands in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from khoithong.desk.directives.acting import Faulty, carry_out, words
from khoithong.directives.models.assignment import IN_PROGRESS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from khoithong.desk.directives.acting import Asked, Recorded, Taken


def report_progress(assignment: int, asked: Asked, data: Mapping[str, Any]) -> Recorded:
    """Report progress: `text`, `percent` (0 to 100, `None` leaves it), `difficulties` (may be empty).

    Raises `Faulty`, `NoSuchAssignment`, `IdempotencyConflict`.
    """
    problems: dict[str, str] = {}
    said = {
        "text": words(data, "text", "Nhập kết quả đến nay", problems),
        "difficulties": words(data, "difficulties", "", problems),
        "percent": data.get("percent"),
    }
    percent = said["percent"]
    if percent is not None and not (isinstance(percent, int) and 0 <= percent <= 100):
        problems["percent"] = "Nhập số từ 0 đến 100"

    def change(taken: Taken) -> None:
        if problems:
            raise Faulty(problems)
        taken.one.status = IN_PROGRESS
        if isinstance(percent, int):
            taken.one.percent = percent

    return carry_out("report_progress", assignment, asked, said, change)

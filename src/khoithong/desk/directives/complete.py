"""Report a task as done, with its result; take that back, or send it back with remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.desk.clock import aware
from khoithong.desk.directives.acting import Faulty, carry_out, words
from khoithong.directives.dues import days_late
from khoithong.directives.models import Entry
from khoithong.directives.models.assignment import DONE, IN_PROGRESS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from khoithong.desk.directives.acting import Asked, Recorded, Taken
    from khoithong.directives.standing import Verb

NO_EVIDENCE: Final = "Nhiệm vụ yêu cầu báo cáo, văn bản: tải lên ít nhất một tệp"


def complete(assignment: int, asked: Asked, data: Mapping[str, Any]) -> Recorded:
    """Report it done on the day it happened, with its result `text`; with a file where the task asks for a report.

    Raises `Faulty`, `NoSuchAssignment`, `IdempotencyConflict`.
    """
    problems: dict[str, str] = {}
    said = {"text": words(data, "text", "Nhập kết quả thực hiện", problems)}

    def change(taken: Taken) -> None:
        if taken.one.task.report_wanted and not asked.files:
            problems["files"] = NO_EVIDENCE
        if problems:
            raise Faulty(problems)
        taken.more = {"late": days_late(taken.one.due_on, taken.day), "percent_before": taken.one.percent}
        taken.one.status, taken.one.percent, taken.one.done_on = DONE, 100, taken.day
        taken.one.acknowledged_at = taken.one.acknowledged_at or aware(taken.at)
        # Nothing is asked for any more: the log keeps that it was.
        taken.one.asked_due_on = None

    return carry_out("complete", assignment, asked, said, change)


def reopen(assignment: int, asked: Asked, data: Mapping[str, Any]) -> Recorded:
    """The agency takes its own report of completion back, with a `reason`. Raises as `complete`."""
    return _back("reopen", assignment, asked, data, "reason", "Nhập lý do mở lại")


def return_completion(assignment: int, asked: Asked, data: Mapping[str, Any]) -> Recorded:
    """Whoever gave the task sends a report of completion back, with `remarks`. Raises as `complete`."""
    return _back(
        "return_completion", assignment, asked, data, "remarks", "Nhập nội dung cần làm tiếp, cần sửa"
    )


def _back(
    verb: Verb, assignment: int, asked: Asked, data: Mapping[str, Any], name: str, missing: str
) -> Recorded:
    problems: dict[str, str] = {}
    said = {name: words(data, name, missing, problems)}

    def change(taken: Taken) -> None:
        if problems:
            raise Faulty(problems)
        last = Entry.objects.filter(assignment=taken.one, kind="complete").order_by("-seq").first()
        before = last.data.get("percent_before", 0) if last is not None else 0
        # Never 100 again: what was sent back is not done, whatever had been reported.
        taken.one.status, taken.one.percent, taken.one.done_on = IN_PROGRESS, min(before, 99), None

    return carry_out(verb, assignment, asked, said, change)

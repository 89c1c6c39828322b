"""More time: asked for by the agency that has the task, granted or refused by whoever gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.desk.directives.acting import Faulty, carry_out, words
from khoithong.directives.dues import extension_problem
from khoithong.procedure.wording import shown
from khoithong.reports.models import Report
from khoithong.reports.models.report import OPEN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from khoithong.desk.directives.acting import Asked, Recorded, Taken

NO_DAY: Final = "Nhập ngày đề nghị hoàn thành"


def ask_extension(assignment: int, asked: Asked, data: Mapping[str, Any]) -> Recorded:
    """Ask for a later last day `until` (a date) with a `reason`.

    Raises `Faulty`, `NoSuchAssignment`, `IdempotencyConflict`.
    """
    problems: dict[str, str] = {}
    until: date | None = data.get("until")
    said = {
        "until": until.isoformat() if until else "",
        "reason": words(data, "reason", "Nhập lý do xin gia hạn", problems),
    }

    def change(taken: Taken) -> None:
        found = extension_problem(taken.one.due_on, until, taken.at.date()) if until else NO_DAY
        if found:
            problems["until"] = found
        if problems:
            raise Faulty(problems)
        taken.one.asked_due_on = until

    return carry_out("ask_extension", assignment, asked, said, change)


def grant_extension(assignment: int, asked: Asked, data: Mapping[str, Any]) -> Recorded:
    """Grant the day asked for, or an earlier one `until`; a `note` may go with it. A unit gets no more time than its agency.

    Raises as `ask_extension`.
    """
    problems: dict[str, str] = {}
    until: date | None = data.get("until")
    said = {
        "until": until.isoformat() if until else "",
        "note": words(data, "note", "", problems),
    }

    def change(taken: Taken) -> None:
        one = taken.one
        own = one.parent.due_on if one.parent is not None else None
        found = extension_problem(one.due_on, until, taken.at.date()) if until else "Nhập ngày cho phép"
        if not found and until and one.asked_due_on and until > one.asked_due_on:
            found = f"Chọn ngày không sau ngày đã xin ({shown(one.asked_due_on)})"
        if not found and until and own and until > own:
            found = f"Chọn ngày không sau hạn của cơ quan ({shown(own)})"
        if found:
            problems["until"] = found
        if problems:
            raise Faulty(problems)
        taken.more = _facts(taken)
        one.due_on, one.asked_due_on = until, None
        # The report owed for it is due the same day.
        Report.objects.filter(assignment=one, status__in=OPEN).update(due_on=until)

    return carry_out("grant_extension", assignment, asked, said, change)


def refuse_extension(assignment: int, asked: Asked, data: Mapping[str, Any]) -> Recorded:
    """Leave the last day as it is, with a `reason`. Raises as `ask_extension`."""
    problems: dict[str, str] = {}
    said = {"reason": words(data, "reason", "Nhập lý do không gia hạn", problems)}

    def change(taken: Taken) -> None:
        if problems:
            raise Faulty(problems)
        taken.more = _facts(taken)
        taken.one.asked_due_on = None

    return carry_out("refuse_extension", assignment, asked, said, change)


def _facts(taken: Taken) -> dict[str, Any]:
    one = taken.one
    return {
        "due_before": one.due_on.isoformat() if one.due_on else "",
        "asked": one.asked_due_on.isoformat() if one.asked_due_on else "",
    }

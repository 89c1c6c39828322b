"""The last day of a task as the pages show it, and where it comes from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from khoithong.directives.citing import clause_words
from khoithong.directives.dues import days_late
from khoithong.lawbook.calendars import working_calendar
from khoithong.web.components import Deadline
from khoithong.web.limits import standing
from khoithong.web.tasks.words import number_words, round_words
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.directives.models import Assignment, Entry
    from khoithong.organisation.snapshot import Directory
    from khoithong.web.components import DeadlineState


def deadline(one: Assignment, day: date, label: str = "") -> Deadline:
    """The last day of an assignment, in calendar days; a unit's is one its agency set itself."""
    state: DeadlineState
    amount: int | None
    if one.status == "done":
        amount = days_late(one.due_on, one.done_on) if one.done_on else 0
        state = "late" if amount else "met"
    elif one.status == "withdrawn":
        state, amount = "cancelled", None
    elif one.due_on is None:
        state, amount = "none", None
    else:
        state, amount = standing(one.due_on, day, "calendar", working_calendar())
    return Deadline(
        state=state,
        label=label,
        due=one.due_on,
        amount=amount or None,
        unit="calendar",
        kind="internal" if one.parent_id else "ordered",
        done_on=one.done_on,
    )


def explanation(one: Assignment, entries: Sequence[Entry], picture: Directory) -> list[str]:
    """Why the task is due that day: the words of the text, what they mean, the round, the extensions."""
    found = list(_origin(one, picture))
    for entry in entries:
        if entry.kind == "grant_extension":
            before, until = entry.data.get("due_before", ""), entry.data["until"]
            found.append(
                f"Được gia hạn từ {_shown(before)} đến {_shown(until)} (ghi ngày {date_words(entry.happened_on)})."
            )
    if one.due_on is not None:
        found.append("Tính theo ngày lịch, kể cả ngày nghỉ; quá hạn từ ngày liền sau ngày cuối.")
    return found


def _origin(one: Assignment, picture: Directory) -> list[str]:
    task = one.task
    if one.parent is not None:
        own = f"; hạn của cơ quan là {date_words(one.parent.due_on)}" if one.parent.due_on else ""
        return [f"Hạn nội bộ do {picture.name(one.parent.agency)} đặt khi giao đơn vị{own}."]
    where = ", ".join(part for part in (clause_words(task), number_words(task.directive)) if part)
    said = f"{where} ghi “{task.due_words}”." if task.due_words else f"{where} không ghi thời hạn."
    found = [said]
    if task.due_on is not None:
        if "trước ngày" in task.due_words.lower():
            found.append(
                f"“Trước ngày” không tính chính ngày đó: ngày cuối còn trong hạn là {date_words(task.due_on)}."
            )
        else:
            found.append(f"Ngày cuối còn trong hạn là {date_words(task.due_on)}.")
    if one.round is not None:
        words = round_words(one)
        found.append(f"{words}: kỳ kết thúc ngày {date_words(one.round)}.")
    if task.due_kind == "standing":
        found.append("Việc làm thường xuyên, không có ngày phải xong.")
    return found


def _shown(text: str) -> str:
    return date_words(date.fromisoformat(text)) if text else "chưa ấn định"

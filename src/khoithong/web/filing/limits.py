"""Until when a case's file goes to the archive, as the pages show every time limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.documents.casefile.retention import retention
from khoithong.lawbook.calendars import working_calendar
from khoithong.web.components import Deadline
from khoithong.web.limits import standing

if TYPE_CHECKING:
    from datetime import date


def transfer_limit(ended: date, day: date, handed_on: date | None) -> Deadline:
    """The limit for handing over, running or met. Raises `FaultySettings`."""
    due = retention().transfer_until(ended)
    label = "Nộp hồ sơ vào lưu trữ của cơ quan"
    if handed_on is not None:
        if handed_on <= due:
            return Deadline("met", label, due, done_on=handed_on)
        return Deadline("late", label, due, (handed_on - due).days, "calendar", done_on=handed_on)
    state, amount = standing(due, day, "calendar", working_calendar())
    return Deadline(state, label, due, amount, "calendar")

"""When a task is due, in words: of a draft as its form says it, of an issued task as its row does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.directives.checking import day_of
from khoithong.web.directing.fields import PERIODS
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from khoithong.directives.models import Task

NO_DUE: Final = "Văn bản không ấn định thời hạn"
STANDING: Final = "Thường xuyên"


def due_words(task: Mapping[str, Any]) -> str:
    """`Hạn 29/08/2024 (“trước ngày 30/8/2024”)`."""
    return _words(task, task["due_kind"], day_of(task["due_on"]), task["every_day"], task["every_month"])


def task_due_words(task: Task) -> str:
    """The same of an issued task."""
    fields = {"every": task.every, "due_words": task.due_words}
    return _words(fields, task.due_kind, task.due_on, task.every_day, task.every_month)


def _words(task: Mapping[str, Any], kind: str, due: Any, day: Any, month: Any) -> str:
    said = f" (“{task['due_words']}”)" if task["due_words"] else ""
    if kind == "date":
        return f"Hạn {date_words(due)}{said}" if due else f"Chưa có ngày{said}"
    if kind == "standing":
        return f"{STANDING}{said}" if task["due_words"].lower() != STANDING.lower() else STANDING
    if kind == "periodic":
        period = PERIODS[task["every"]] if task["every"] else "Định kỳ, chưa rõ kỳ"
        last = f", đến ngày {day}" if day else ""
        last += f" tháng {month}" if day and month else ""
        return f"{period}{last}{said}"
    return NO_DUE

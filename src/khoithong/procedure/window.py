"""The window of lawful meeting days explained day by day.

A meeting's papers must reach its members some working days before it, and the meeting has a limit of its own:
a lawful day leaves room for the first and keeps the second.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from khoithong.procedure.limits import Explanation, Step, off, worked
from khoithong.procedure.wording import shown

if TYPE_CHECKING:
    from khoithong.procedure.calendar import WorkingCalendar

_ONE_DAY: Final = timedelta(days=1)


def meeting_days(calendar: WorkingCalendar, base: date, limit: date, notice: int) -> Explanation:
    """Walk from ``base`` to ``limit``; a day is lawful once ``notice`` working days have gone by before it."""
    steps: list[Step] = []
    lawful: list[date] = []
    gone_by: list[date] = []
    day = base
    while day <= limit:
        if not calendar.is_working(day):
            steps.append(Step(day, None, f"{off(calendar, day)}, không họp"))
        else:
            about = worked(calendar, day)
            if len(gone_by) < notice:
                why = f"{about}, chưa đủ {notice:02} ngày làm việc từ ngày {shown(base)} để gửi tài liệu"
                steps.append(Step(day, None, why))
            else:
                lawful.append(day)
                why = f"{about}, họp được nếu tài liệu gửi chậm nhất ngày {shown(gone_by[-notice])}"
                steps.append(Step(day, len(lawful), why))
            gone_by.append(day)
        day += _ONE_DAY
    rule = (
        f"Ngày họp là ngày làm việc không sau ngày {shown(limit)}; tài liệu gửi từ ngày {shown(base)}, "
        f"chậm nhất {notice:02} ngày làm việc trước ngày họp"
    )
    rule += "." if lawful else ": không có ngày nào thỏa mãn cả hai điều kiện."
    return Explanation(due=lawful[-1] if lawful else limit, steps=tuple(steps), rule=rule)

"""A limit explained day by day: which days were counted, which were skipped, and why.

This counts the slow way, one day after the other, and shares no table with the quick answers of
`WorkingCalendar` except the question whether a day is worked. `WorkingCalendar` is the door: it has refused
days outside the calendar and counts below 1 before it calls here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from khoithong.procedure.wording import shown, weekday

if TYPE_CHECKING:
    from khoithong.procedure.calendar import WorkingCalendar

LEGAL_BASIS: Final = "Bộ luật Dân sự 2015, Điều 147 và Điều 148 (áp dụng tương tự)"
"""What the counting of every limit rests on."""

_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    """One day on the way: its number in the count, or `None` when it is not counted, and why."""

    date: date
    counted: int | None
    why: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a date came about."""

    due: date
    steps: tuple[Step, ...]
    rule: str
    legal_basis: str = LEGAL_BASIS


def working_days(calendar: WorkingCalendar, event: date, n: int) -> Explanation:
    """Count ``n`` working days after ``event``."""
    steps = [Step(event, None, f"{weekday(event)}: ngày xảy ra sự kiện, không tính (khoản 3 Điều 147)")]
    day, counted = event, 0
    while counted < n:
        day += _ONE_DAY
        if calendar.is_working(day):
            counted += 1
            steps.append(Step(day, counted, f"{worked(calendar, day)}, tính là ngày làm việc thứ {counted}"))
        else:
            steps.append(Step(day, None, f"{off(calendar, day)}, không tính"))
    return Explanation(
        due=day,
        steps=tuple(steps),
        rule=f"{n:02} ngày làm việc, không tính ngày {shown(event)}; "
        f"hết hạn lúc 24 giờ của ngày làm việc thứ {n} (khoản 6 Điều 148).",
    )


def days(calendar: WorkingCalendar, event: date, n: int) -> Explanation:
    """Count ``n`` calendar days after ``event``, then go on to the next working day."""
    steps = [Step(event, None, f"{weekday(event)}: ngày xảy ra sự kiện, không tính (khoản 3 Điều 147)")]
    day = event
    for counted in range(1, n + 1):
        day += _ONE_DAY
        about = worked(calendar, day) if calendar.is_working(day) else off(calendar, day)
        steps.append(Step(day, counted, f"{about}, tính là ngày thứ {counted}"))
    ended_on = day
    while not calendar.is_working(day):
        day += _ONE_DAY
        if calendar.is_working(day):
            why = f"{worked(calendar, day)}, thời hạn kết thúc (khoản 5 Điều 148)"
        else:
            why = f"{off(calendar, day)}, thời hạn chưa kết thúc"
        steps.append(Step(day, None, why))
    rule = f"{n:02} ngày, không tính ngày {shown(event)}, tính cả ngày nghỉ; "
    if day == ended_on:
        rule += "hết hạn lúc 24 giờ của ngày cuối cùng (khoản 6 Điều 148)."
    else:
        rule += f"ngày cuối cùng {shown(ended_on)} là ngày nghỉ nên hết hạn vào ngày làm việc tiếp theo (khoản 5 Điều 148)."
    return Explanation(due=day, steps=tuple(steps), rule=rule)


def working_days_before(calendar: WorkingCalendar, day: date, n: int) -> Explanation:
    """Count ``n`` working days back from ``day``."""
    steps = [Step(day, None, f"{weekday(day)}: ngày làm mốc, không tính")]
    at, counted = day, 0
    while counted < n:
        at -= _ONE_DAY
        if calendar.is_working(at):
            counted += 1
            steps.append(Step(at, counted, f"{worked(calendar, at)}, ngày làm việc thứ {counted} trước đó"))
        else:
            steps.append(Step(at, None, f"{off(calendar, at)}, không tính"))
    return Explanation(
        due=at,
        steps=tuple(steps),
        rule=f"Chậm nhất {n:02} ngày làm việc trước ngày {shown(day)}, không tính ngày đó.",
    )


def worked(calendar: WorkingCalendar, day: date) -> str:
    """What makes ``day`` a working day: ``Thứ Bảy: làm bù cho 02/01 (…)``."""
    return _about(calendar, day, "ngày làm việc")


def off(calendar: WorkingCalendar, day: date) -> str:
    """What makes ``day`` a day off: ``Thứ Tư: Tết Nguyên đán (…)``."""
    return _about(calendar, day, "ngày nghỉ hằng tuần")


def _about(calendar: WorkingCalendar, day: date, ordinary: str) -> str:
    info = calendar.day(day)
    if info is None:
        return f"{weekday(day)}: {ordinary}"
    notes = [info.reference] if info.reference else []
    if info.status == "provisional":
        notes.append("lịch dự kiến, chưa có thông báo")
    return f"{weekday(day)}: {info.name}" + (f" ({'; '.join(notes)})" if notes else "")

"""When what a directive orders is due: rounds of what comes again, days left, what an extension may be.

Days are calendar days and a due day is the last valid day: a directive counts nothing else, and working days of
a procedure are never mixed in. Nothing here knows a clock; the day asked about is an argument.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Every = Literal["month", "quarter", "half_year", "year"]
"""How often a task comes again."""

MONTHS: Final[dict[Every, int]] = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
"""Length of a period. Periods begin with the calendar year."""

_ROMAN: Final = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A task that comes again, and the last day for it in each period.

    `month` is counted within the period, a month of the year doing as well (6 in every half year: June and December);
    without `month` the last one of the period, without `day` the last day of that month.
    """

    every: Every
    month: int | None = None
    day: int | None = None

    def due(self, end: date) -> date:
        """The last valid day of the round whose period ends on `end`."""
        months = MONTHS[self.every]
        first = end.month - months
        month = first + ((self.month - 1) % months + 1 if self.month else months)
        longest = monthrange(end.year, month)[1]
        return date(end.year, month, min(self.day or longest, longest))

    def rounds(self, since: date, until: date) -> Iterator[date]:
        """The ends of the periods for which the task is owed: from the first still possible on `since` to that of `until`.

        A period whose last day had passed when the task was given is not owed.
        """
        end = period_end(self.every, since)
        while end - timedelta(days=period_days(self.every, end)) < until:
            if self.due(end) >= since:
                yield end
            end = period_end(self.every, end + timedelta(days=1))

    def open_round(self, day: date) -> date:
        """The end of the period a day lies in."""
        return period_end(self.every, day)


def period_end(every: Every, day: date) -> date:
    """The last day of the month, quarter, half year or year a day lies in."""
    months = MONTHS[every]
    month = (day.month - 1) // months * months + months
    return date(day.year, month, monthrange(day.year, month)[1])


def period_days(every: Every, end: date) -> int:
    """How many days the period ending on `end` has."""
    return (end - date(end.year, end.month - MONTHS[every] + 1, 1)).days + 1


def period_words(every: Every, end: date) -> str:
    """`tháng 3/2026`, `quý II/2026`, `6 tháng đầu năm 2026`, `năm 2026`."""
    if every == "month":
        return f"tháng {end.month}/{end.year}"
    if every == "quarter":
        return f"quý {_ROMAN[end.month // 3 - 1]}/{end.year}"
    if every == "half_year":
        return f"6 tháng {'đầu' if end.month == 6 else 'cuối'} năm {end.year}"
    return f"năm {end.year}"


def days_left(due: date, day: date) -> int:
    """Days after `day` up to and including the due day; negative: so many days late; 0: due today."""
    return (due - day).days


def days_late(due: date | None, done_on: date) -> int:
    """By how many days something done on a day was late; 0 in time or without a due day."""
    return max(0, (done_on - due).days) if due else 0


def extension_problem(due: date | None, asked: date, day: date) -> str:
    """Why a due day cannot be asked for; empty when it can."""
    if due is None:
        return "Việc này không có hạn để gia hạn"
    if asked <= due:
        return "Chọn ngày sau hạn đang áp dụng"
    if asked < day:
        return "Chọn ngày chưa qua"
    return ""


def internal_due_problem(own: date | None, wanted: date | None, day: date) -> str:
    """Why a due day cannot be set for one's own units; empty when it can. `own` is the agency's own due day.

    The unit's may not be later than the agency's; where the agency is late already, it need only not have passed.
    """
    if wanted is None:
        return "Nhập hạn nội bộ" if own is not None else ""
    if wanted < day:
        return "Chọn hạn nội bộ chưa qua"
    if own is not None and wanted > max(own, day):
        return "Hạn nội bộ không sau hạn của cơ quan"
    return ""

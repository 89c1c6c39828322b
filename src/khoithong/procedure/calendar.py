"""Working days of the civil service: which days count, and where a limit counted in days ends.

Counting follows Bộ luật Dân sự 2015, Điều 147–148: the day of the event is not counted; N working days end
with the N-th working day; N days that end on a day off end with the next working day; "chậm nhất N ngày làm
việc trước ngày X" is the N-th working day before X, X not counted.

Every question is one or two look-ups in tables built once per calendar. The ``explain_`` methods walk day by
day instead and reach the same date; tests hold the two together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, final

from khoithong.procedure import limits, window
from khoithong.procedure.wording import shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from khoithong.procedure.limits import Explanation

DayKind = Literal["off", "work"]
DayStatus = Literal["announced", "provisional", "assumed"]

_SATURDAY: Final = 5
_ONE_DAY: Final = timedelta(days=1)


class OutsideCalendar(ValueError):
    """A day, or the end of a limit, lies outside the calendar's first and last day."""


@dataclass(frozen=True, slots=True)
class Notice:
    """The document a day off or a worked Saturday rests on."""

    number: str
    date: date
    issuer: str
    title: str

    def __str__(self) -> str:
        """As a citation: ``Thông báo số 9441/TB-BNV ngày 16/10/2025 của Bộ Nội vụ``."""
        return f"{self.title} số {self.number} ngày {shown(self.date)} của {self.issuer}"


@dataclass(frozen=True, slots=True)
class DayInfo:
    """Why a day is off or worked against the ordinary week."""

    kind: DayKind
    name: str
    status: DayStatus
    """``announced``: fixed by law or notice; ``provisional``: no notice yet; ``assumed``: set by a rehearsal."""
    notice: Notice | None = None
    provision: str = ""
    """Which part of ``notice``, as it is cited: ``khoản 1 Điều 112``; empty where the notice is short."""

    @property
    def reference(self) -> str:
        """The document and its provision in Vietnamese; empty where there is none."""
        return " ".join(part for part in (self.provision, str(self.notice or "")) if part)


@final
@dataclass(frozen=True, slots=True, eq=False)
class WorkingCalendar:
    """Working days from ``first`` to ``last``, both included: Monday to Friday, as changed by ``days``.

    Raises `OutsideCalendar` for every day, or end of a limit, beyond; `ValueError` for a count below 1.
    """

    first: date
    last: date
    days: Mapping[date, DayInfo]
    """The days that differ from the ordinary week, with the reason."""
    _origin: int = field(init=False, repr=False)
    """Ordinal of ``first``; table positions count from it."""
    _before: tuple[int, ...] = field(init=False, repr=False)
    """For each position, and one past the end: how many working days lie strictly before it."""
    _working: tuple[date, ...] = field(init=False, repr=False)
    """The working days in order."""

    def __post_init__(self) -> None:
        """Build the tables."""
        if self.last < self.first:
            raise ValueError(
                f"Lịch làm việc kết thúc ({shown(self.last)}) trước khi bắt đầu ({shown(self.first)})."
            )
        days = MappingProxyType(dict(self.days))
        for day in days:
            if not self.covers(day):
                raise self._outside(day)
        working: list[date] = []
        before = [0]
        day = self.first
        while True:
            info = days.get(day)
            if day.weekday() < _SATURDAY if info is None else info.kind == "work":
                working.append(day)
            before.append(len(working))
            if day == self.last:
                break
            day += _ONE_DAY
        store = object.__setattr__
        store(self, "days", days)
        store(self, "_origin", self.first.toordinal())
        store(self, "_before", tuple(before))
        store(self, "_working", tuple(working))

    def covers(self, day: date) -> bool:
        """Whether the calendar knows ``day``."""
        return self.first <= day <= self.last

    def is_working(self, day: date) -> bool:
        """Whether ``day`` is a working day, swapped days included."""
        position = self._position(day)
        return self._before[position + 1] > self._before[position]

    def day(self, day: date) -> DayInfo | None:
        """Why ``day`` is off or worked against the ordinary week; `None` for an ordinary day."""
        self._position(day)
        return self.days.get(day)

    def add_working_days(self, day: date, n: int) -> date:
        """The last day of a limit of ``n`` working days from an event on ``day``, that day not counted."""
        position = day.toordinal() - self._origin
        if position < 0 or n < 1:
            raise self._refusal(day, n)
        try:
            return self._working[self._before[position + 1] + n - 1]
        except IndexError:
            raise self._too_far(day, f"{n} ngày làm việc") from None

    def add_days(self, day: date, n: int) -> date:
        """The last day of a limit of ``n`` calendar days from an event on ``day``, moved off a day off."""
        position = day.toordinal() - self._origin
        if position < 0 or n < 1:
            raise self._refusal(day, n)
        try:
            return self._working[self._before[position + n]]
        except IndexError:
            raise self._too_far(day, f"{n} ngày") from None

    def roll_forward(self, day: date) -> date:
        """``day`` itself when it is a working day, else the next working day."""
        try:
            return self._working[self._before[self._position(day)]]
        except IndexError:
            raise self._too_far(day, "chuyển sang ngày làm việc tiếp theo") from None

    def working_days_before(self, day: date, n: int) -> date:
        """The ``n``-th working day before ``day``, that day not counted."""
        self._check(n, day)
        index = self._before[self._position(day)] - n
        if index < 0:
            raise OutsideCalendar(
                f"{n} ngày làm việc trước ngày {shown(day)} vượt ra ngoài lịch làm việc {self._span()}."
            )
        return self._working[index]

    def working_days_between(self, a: date, b: date) -> int:
        """How many working days lie after ``a`` up to and including ``b``; negative when ``b`` is the earlier."""
        return self._before[self._position(b) + 1] - self._before[self._position(a) + 1]

    def with_days(self, overrides: Mapping[date, DayKind]) -> WorkingCalendar:
        """This calendar with further days off or worked, as a rehearsal assumes them.

        A day that is already so keeps the reason the law or the notice gives.
        """
        days = dict(self.days)
        for day, kind in overrides.items():
            known = days.get(day)
            if known is None or known.kind != kind:
                days[day] = _ASSUMED[kind]
        return WorkingCalendar(self.first, self.last, days)

    def lawful_meeting_days(self, base: date, limit: date, notice: int) -> tuple[date, ...]:
        """The working days X, not after ``limit``, whose ``notice``-th working day before is not before ``base``.

        ``base`` is the day from which the papers can be sent, ``notice`` how many working days before the
        meeting they must be. Empty when no day fits.
        """
        self._check(notice, base, limit)
        start = self._before[self._position(base)] + notice
        return self._working[start : self._before[self._position(limit) + 1]]

    def explain_working_days(self, day: date, n: int) -> Explanation:
        """`add_working_days` day by day."""
        self._check(n, day)
        return limits.working_days(self, day, n)

    def explain_days(self, day: date, n: int) -> Explanation:
        """`add_days` day by day."""
        self._check(n, day)
        return limits.days(self, day, n)

    def explain_working_days_before(self, day: date, n: int) -> Explanation:
        """`working_days_before` day by day."""
        self._check(n, day)
        return limits.working_days_before(self, day, n)

    def explain_window(self, base: date, limit: date, notice: int) -> Explanation:
        """`lawful_meeting_days` day by day: the counted steps are the lawful days.

        ``due`` is the last lawful day, or ``limit`` when there is none.
        """
        self._check(notice, base, limit)
        return window.meeting_days(self, base, limit, notice)

    def _position(self, day: date) -> int:
        position = day.toordinal() - self._origin
        if position < 0 or position >= len(self._before) - 1:
            raise self._outside(day)
        return position

    def _check(self, n: int, *days: date) -> None:
        for day in days:
            if n < 1 or not self.covers(day):
                raise self._refusal(day, n)

    def _refusal(self, day: date, n: int) -> ValueError:
        if not self.covers(day):
            return self._outside(day)
        return ValueError(f"Thời hạn phải từ 1 ngày trở lên (nhận được {n}).")

    def _outside(self, day: date) -> OutsideCalendar:
        return OutsideCalendar(f"Ngày {shown(day)} nằm ngoài lịch làm việc {self._span()}.")

    def _too_far(self, day: date, limit: str) -> OutsideCalendar:
        if not self.covers(day):
            return self._outside(day)
        return OutsideCalendar(
            f"Thời hạn {limit} từ ngày {shown(day)} vượt ra ngoài lịch làm việc {self._span()}."
        )

    def _span(self) -> str:
        return f"(từ {shown(self.first)} đến {shown(self.last)})"


_ASSUMED: Final[Mapping[DayKind, DayInfo]] = {
    "off": DayInfo("off", "ngày nghỉ giả định", "assumed"),
    "work": DayInfo("work", "ngày làm việc giả định", "assumed"),
}

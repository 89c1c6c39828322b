"""The days a report is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUARTER = 3


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From a day to a day, both included."""

    since: date
    until: date

    def __post_init__(self) -> None:
        if self.until < self.since:
            raise ValueError("a period ends after it begins")

    @property
    def words(self) -> str:
        """`năm 2026`, `từ năm 2024 đến năm 2026`, or the days."""
        whole = (self.since.month, self.since.day, self.until.month, self.until.day) == (1, 1, 12, 31)
        if whole and self.since.year == self.until.year:
            return f"năm {self.since.year}"
        if whole:
            return f"từ năm {self.since.year} đến năm {self.until.year}"
        return f"từ {self.since:%d/%m/%Y} đến {self.until:%d/%m/%Y}"

    def previous(self) -> Period:
        """The one before: whole years before whole years, else as many days."""
        if (self.since.month, self.since.day, self.until.month, self.until.day) == (1, 1, 12, 31):
            years = self.until.year - self.since.year + 1
            return Period(date(self.since.year - years, 1, 1), date(self.since.year - 1, 12, 31))
        before = self.since - timedelta(days=1)
        return Period(before - (self.until - self.since), before)

    def quarters(self) -> Iterator[Period]:
        """The quarters of the calendar the period touches, whole ones."""
        first = date(self.since.year, (self.since.month - 1) // _QUARTER * _QUARTER + 1, 1)
        while first <= self.until:
            months = first.year * 12 + first.month - 1 + _QUARTER
            following = date(months // 12, months % 12 + 1, 1)
            yield Period(first, following - timedelta(days=1))
            first = following


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31))

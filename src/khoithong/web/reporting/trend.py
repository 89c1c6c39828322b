"""Quarter by quarter: how many proposals came, and how long it took until the meeting beside what the text allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.web.wording import number_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from khoithong.reports.durations import Duration
    from khoithong.reports.period import Period

STEP: Final = "reached_meeting"
LONGEST: Final = 16
"""Quarters drawn at most: the last ones."""

_HEIGHT: Final = 220
_BASE: Final = 180
_COLUMN: Final = 74
_LEFT: Final = 40


@dataclass(frozen=True, slots=True)
class Quarter:
    """One quarter."""

    label: str
    received: int
    url: str
    median: Duration | None
    x: int
    bar: int
    """Height of its bar."""
    dot: int | None
    """Height of its median above the base."""

    @property
    def top(self) -> int:
        """Where the bar begins."""
        return _BASE - self.bar

    @property
    def dot_y(self) -> int:
        """Where the median stands."""
        return _BASE - (self.dot or 0)

    @property
    def centre(self) -> int:
        """The middle of its column."""
        return self.x + 22

    @property
    def median_words(self) -> str:
        """The median in words."""
        return f"{number_words(self.median.median)} ngày làm việc" if self.median else "–"


@dataclass(frozen=True, slots=True)
class Trend:
    """The picture."""

    quarters: list[Quarter]
    limit: int | None
    """Working days the text allows until the meeting; nothing where it sets none."""
    limit_y: int
    finding: str

    @property
    def width(self) -> int:
        """Of the drawing."""
        return _LEFT + _COLUMN * max(len(self.quarters), 3)

    @property
    def height(self) -> int:
        """Of the drawing."""
        return _HEIGHT

    @property
    def base(self) -> int:
        """Where the bars stand."""
        return _BASE

    @property
    def line(self) -> str:
        """The points of the medians."""
        return " ".join(f"{one.centre},{one.dot_y}" for one in self.quarters if one.dot is not None)


def trend(
    period: Period,
    received: Mapping[str, int],
    medians: Mapping[str, Duration],
    limit: int | None,
    url: Callable[[Period], str],
) -> Trend | None:
    """The picture of the quarters of a period; nothing where nothing was received."""
    quarters = list(period.quarters())[-LONGEST:]
    if not any(received.get(_key(one)) for one in quarters):
        return None
    most = max(received.get(_key(one), 0) for one in quarters) or 1
    longest = max([limit or 0, *(one.median for one in medians.values())]) or 1
    drawn = [
        _quarter(number, one, received, medians, most, longest, url) for number, one in enumerate(quarters)
    ]
    return Trend(drawn, limit, _BASE - round(150 * (limit or 0) / longest), _finding(drawn, limit))


def _key(quarter: Period) -> str:
    return f"{quarter.since.year}-{(quarter.since.month + 2) // 3}"


def _quarter(
    number: int,
    quarter: Period,
    received: Mapping[str, int],
    medians: Mapping[str, Duration],
    most: int,
    longest: float,
    url: Callable[[Period], str],
) -> Quarter:
    key = _key(quarter)
    median, count = medians.get(key), received.get(key, 0)
    roman = ("I", "II", "III", "IV")[int(key[-1]) - 1]
    return Quarter(
        f"{roman}/{quarter.since.year}",
        count,
        url(quarter),
        median,
        _LEFT + number * _COLUMN,
        round(150 * count / most),
        round(150 * median.median / longest) if median else None,
    )


def _finding(quarters: list[Quarter], limit: int | None) -> str:
    full = [one for one in quarters if one.received]
    last = full[-1]
    words = f"Quý {last.label} nhận {number_words(last.received)} đề xuất"
    if last.median is None:
        return f"{words}; chưa đề xuất nào được họp xem xét."
    words += f"; một nửa được họp xem xét trong {last.median_words} trở lại"
    return f"{words} (thời hạn {limit} ngày làm việc)." if limit else f"{words}."

"""The clock at the door. Nothing below asks what time it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
"""The legal date is the date here, wherever the server stands."""

Clock = Callable[[], datetime]
"""Gives the moment now, naive local time of Việt Nam."""


def server_clock() -> datetime:
    """The server's own clock: the only one outside demonstrations, tests and campaigns."""
    return datetime.now(ZONE).replace(tzinfo=None)  # noqa: TID251 - this is where the clock is injected


def server_time() -> datetime:
    """The server's own time with its zone, for `recorded_at`: never injected."""
    return datetime.now(UTC)  # noqa: TID251 - as above


def aware(moment: datetime) -> datetime:
    """A local moment with its zone, for columns of the database."""
    return moment.replace(tzinfo=ZONE)


@dataclass(slots=True)
class FixedClock:
    """A clock that stands still until it is moved: for the demonstration and for tests."""

    now: datetime

    def __call__(self) -> datetime:
        """The moment it stands at."""
        return self.now

    def move_to(self, now: datetime) -> None:
        """Set it."""
        self.now = now

    def advance(self, **by: float) -> None:
        """Move it on, by `days=…`, `hours=…` and so on."""
        self.now += timedelta(**by)

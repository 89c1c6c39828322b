"""Days that were swapped: a weekday off for a Saturday worked. The calendar's two lines name each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from khoithong.procedure.calendar import DayInfo


@dataclass(frozen=True, slots=True)
class Swap:
    """Off on one day, worked on another for it, by the same document."""

    off: date
    worked: date
    info: DayInfo
    """Of the day worked: document and status."""


def swaps(days: Mapping[date, DayInfo]) -> list[Swap]:
    """The pairs among the days, by the day worked; a day that names no other is in no pair."""
    return [
        Swap(off, worked, info)
        for worked, info in sorted(days.items(), key=lambda item: item[0])
        if info.kind == "work"
        for off, other in days.items()
        if other.kind == "off" and other.notice == info.notice and _names(info, off) and _names(other, worked)
    ]


def _names(info: DayInfo, day: date) -> bool:
    return f"{day:%d/%m}" in info.name

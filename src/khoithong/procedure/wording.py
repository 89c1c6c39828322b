"""How days are written in Vietnamese, in messages and explanations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

_WEEKDAYS: Final = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def shown(day: date) -> str:
    """``18/03/2026``."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def weekday(day: date) -> str:
    """``Thứ Tư``."""
    return _WEEKDAYS[day.weekday()]

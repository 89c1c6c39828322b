"""Which book a number comes from, and which dates it may bear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from khoithong.documents.form import forms

if TYPE_CHECKING:
    from datetime import date

    from khoithong.documents.content import FormId


def period(form: FormId, day: date) -> str:
    """The year of a state document's book; the Party's term, `2025-2030`. Raises `LookupError` before the first term known."""
    numbering: dict[str, Any] = forms()[form]["numbering"]
    if numbering["by"] == "year":
        return str(day.year)
    begun = [term for term, since in numbering["terms"].items() if since <= day.isoformat()]
    if not begun:
        raise LookupError(f"no term known on {day.isoformat()}")
    return str(begun[-1])


def period_words(form: FormId, period: str) -> str:
    """`năm 2026`, `nhiệm kỳ 2025-2030`."""
    words: str = forms()[form]["numbering"]["words"]
    return words.format(period=period)


def date_fault(day: date, today: date, last: int, last_on: date | None) -> str:
    """Why a document may not bear this date; empty where it may.

    `last` is the number given last in its book and `last_on` the date it bears, `None` where none was given: numbers
    and dates run in one order (Điều 15 Nghị định 30/2020/NĐ-CP).
    """
    if day > today:
        return f"Ngày ban hành không sau hôm nay. Chọn ngày {today:%d/%m/%Y} hoặc sớm hơn"
    if last_on is not None and day < last_on:
        return (
            f"Số {last:02} của sổ này ghi ngày {last_on:%d/%m/%Y}; số và ngày văn bản theo cùng một thứ tự. "
            f"Chọn ngày từ {last_on:%d/%m/%Y} đến {today:%d/%m/%Y}"
        )
    return ""

"""How dates and numbers are written in Vietnamese. Formats only; nothing is calculated here."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from django.utils import timezone

from khoithong.documents.writing import day_words
from khoithong.procedure.wording import shown

DayUnit = Literal["working", "calendar"]

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
WEEKDAYS_SHORT = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


def local(moment: datetime) -> datetime:
    """Return the moment in the office's time zone; a naive one is local already."""
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def local_date(value: date) -> date:
    """Return the legal day of a date or of a moment."""
    return local(value).date() if isinstance(value, datetime) else value


def date_words(value: date) -> str:
    """Return `18/03/2026`."""
    return shown(local_date(value))


def weekday_words(value: date) -> str:
    """Return `thứ Tư, 18/03/2026`."""
    return f"{WEEKDAYS[local_date(value).weekday()]}, {date_words(value)}"


def document_date_words(value: date) -> str:
    """Return `ngày 05 tháng 02 năm 2026`: days under 10 and months 1 and 2 padded, as issued documents do."""
    return day_words(local_date(value))


def time_words(value: datetime) -> str:
    """Return `14:32`."""
    moment = local(value)
    return f"{moment.hour:02d}:{moment.minute:02d}"


def datetime_words(value: date) -> str:
    """Return `14:32 ngày 18/03/2026`; a mere date stays a date."""
    return (
        f"{time_words(value)} ngày {date_words(value)}" if isinstance(value, datetime) else date_words(value)
    )


def number_words(value: float | Decimal, decimals: int | None = None) -> str:
    """Return `1.234.567,5`.

    Without `decimals` the digits are those the value has; with it they are rounded half up to so many.
    """
    number = Decimal(str(value))
    if decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    digits = f"{number:,f}"
    if decimals is None and "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return digits.translate(str.maketrans(",.", ".,"))


def percent_words(part: float, whole: float) -> str:
    """Return `66,7%`: one decimal, none when it is zero; `–` when there is no whole."""
    if not whole:
        return "–"
    share = (Decimal(str(part)) * 100 / Decimal(str(whole))).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return f"{number_words(share)}%"


def days_words(amount: int, unit: DayUnit, *, padded: bool = False) -> str:
    """Return `4 ngày làm việc` or `6 ngày`; `padded` gives `04 ngày làm việc`, as documents write it."""
    digits = f"{amount:02d}" if padded else number_words(amount)
    return f"{digits} ngày làm việc" if unit == "working" else f"{digits} ngày"

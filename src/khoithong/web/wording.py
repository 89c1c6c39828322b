"""How dates, numbers and provisions are written in Vietnamese. Formats only; nothing is calculated here."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Literal

from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Iterator

DayUnit = Literal["working", "calendar"]

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
WEEKDAYS_SHORT = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")

_ORDINALS = {1: "nhất", 4: "tư"}
_PARAGRAPH = re.compile(r"p(\d+)")
_DASH = re.compile(r"-(\d+)")
_ROMAN = re.compile(r"[IVXLC]+")


def local(moment: datetime) -> datetime:
    """Return the moment in the office's time zone; a naive one is local already."""
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def local_date(value: date) -> date:
    """Return the legal day of a date or of a moment."""
    return local(value).date() if isinstance(value, datetime) else value


def date_words(value: date) -> str:
    """Return `18/03/2026`."""
    day = local_date(value)
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def weekday_words(value: date) -> str:
    """Return `thứ Tư, 18/03/2026`."""
    return f"{WEEKDAYS[local_date(value).weekday()]}, {date_words(value)}"


def document_date_words(value: date) -> str:
    """Return `ngày 05 tháng 02 năm 2026`: days under 10 and months 1 and 2 padded, as issued documents do."""
    day = local_date(value)
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


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


def provision_words(path: str, *, articles: bool) -> str:
    """Return `điểm 2.1 khoản 2 Điều 7` for `7/2/2.1`, deepest level first, as texts are cited.

    `articles` says whether the text is divided into Điều; other texts are cited by `mục`
    (`điểm a khoản 3 mục II` for `II/3/a`, `mục 5` for `5`).
    """
    levels = [level for level in path.split("/") if level]
    top = "Điều" if articles and levels and not _ROMAN.fullmatch(levels[0]) else "mục"
    names = iter((top, "khoản", "điểm", *["tiết"] * len(levels)))
    return " ".join(reversed([_level_words(level, names) for level in levels]))


def _level_words(level: str, names: Iterator[str]) -> str:
    if level == "end":
        return "đoạn cuối"
    if match := _PARAGRAPH.fullmatch(level):
        return f"đoạn {match[1]}"
    if match := _DASH.fullmatch(level):
        number = int(match[1])
        return f"gạch đầu dòng thứ {_ORDINALS.get(number, number)}"
    return f"{next(names)} {level}"

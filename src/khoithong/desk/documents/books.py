"""The books of numbers: what comes next, the next one taken, where a book starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction

from khoithong.desk.cleaning import clean_text
from khoithong.desk.clock import aware
from khoithong.desk.documents.acting import NotDone, not_yours, registers
from khoithong.documents.numbering import date_fault, period
from khoithong.documents.records.models import OfficialDocument, Series
from khoithong.organisation.snapshot import directory

if TYPE_CHECKING:
    from datetime import date, datetime

    from khoithong.desk.documents.acting import Asked
    from khoithong.documents.content import FormId

MOST: Final = 99_999
"""The highest number a book may start from."""

_OPEN: Final = """
INSERT INTO documents_series (agency, form, symbol, period, first, last, opened_by, opened_at, ground)
VALUES (%s, %s, %s, %s, 1, 0, %s, %s, '')
ON CONFLICT (agency, symbol, period) DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class Next:
    """What a document would get."""

    number: int
    period: str
    last: int
    """The number given last; 0 where the book has given none."""
    last_on: date | None
    """The date it bears: none earlier is possible."""


def following(document: OfficialDocument, day: date) -> Next:
    """What the document would get were it issued now under a date. Raises `NotDone` for a date before any book."""
    when = _period(document, day)
    series = Series.objects.filter(agency=document.agency, symbol=document.symbol, period=when).first()
    if series is None:
        return Next(1, when, 0, None)
    return Next(series.last + 1, when, series.last if series.last_on else 0, series.last_on)


def take_number(document: OfficialDocument, day: date, person: str, at: datetime) -> Series:
    """The document's book, locked and gone on by one: its `last` is the number. Raises `NotDone` for a date out of order.

    Whatever fails before the transaction ends takes the number back: no gap stays.
    """
    when = _period(document, day)
    with connection.cursor() as cursor:
        cursor.execute(_OPEN, [document.agency, document.form, document.symbol, when, person, aware(at)])
    series = locked(document.agency, document.symbol, when)
    fault = date_fault(day, at.date(), series.last, series.last_on)
    if fault:
        raise NotDone(fault, "day")
    series.last += 1
    series.last_on = day
    series.save(update_fields=["last", "last_on"])
    return series


def locked(agency: str, symbol: str, when: str) -> Series:
    """A book nobody else takes a number from until the transaction ends."""
    return Series.objects.select_for_update().get(agency=agency, symbol=symbol, period=when)


def start_book(
    agency: str, form: FormId, symbol: str, when: str, first: int, ground: str, asked: Asked
) -> Series:
    """Let a book go on from a number: the agency kept it on paper before. Recorded with the person and the reason.

    Possible until the first number is given. Raises `NotDone`.
    """
    at, picture = asked.clock(), directory()
    why = clean_text(ground).strip()
    if not registers(agency, asked.person, asked.capacity, at.date(), picture):
        raise NotDone(not_yours(agency, picture))
    if not 1 <= first <= MOST:
        raise NotDone(f"Nhập số bắt đầu từ 1 đến {MOST}", "first")
    if first > 1 and not why:
        raise NotDone("Ghi căn cứ: số cuối cùng của sổ giấy, ngày và văn bản mang số đó", "ground")
    if len(why) > _LONGEST:
        raise NotDone(f"Rút gọn căn cứ còn tối đa {_LONGEST} ký tự", "ground")
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(_OPEN, [agency, form, symbol, when, asked.person, aware(at)])
        series = locked(agency, symbol, when)
        if series.last_on is not None:
            raise NotDone(f"Sổ đã cấp đến số {series.last:02}, không đổi số bắt đầu được nữa", "first")
        series.first, series.last, series.ground = first, first - 1, why
        series.opened_by, series.opened_at = asked.person, aware(at)
        series.save()
        return series


_LONGEST: Final = 200


def _period(document: OfficialDocument, day: date) -> str:
    if not document.symbol:
        raise NotDone("Loại văn bản này không đánh số")
    try:
        return period("party" if document.form == "party" else "state", day)
    except LookupError:
        raise NotDone("Chưa khai báo nhiệm kỳ cho ngày này; chọn ngày khác", "day") from None

"""Record in a book the numbers that were given elsewhere, on paper or in another program: the book goes on behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction

from khoithong.desk.cleaning import clean_text
from khoithong.desk.clock import aware
from khoithong.desk.documents.acting import NotDone, not_yours, registers
from khoithong.desk.documents.books import MOST, locked
from khoithong.desk.taking import KEEP_OFFICES
from khoithong.documents.numbering import date_fault, period, period_words
from khoithong.documents.records.models import Elsewhere
from khoithong.organisation.changes import LOCK as OFFICES
from khoithong.organisation.snapshot import directory

if TYPE_CHECKING:
    from datetime import date, datetime

    from khoithong.desk.documents.acting import Asked
    from khoithong.documents.content import FormId
    from khoithong.documents.records.models import Series

AT_ONCE: Final = 500
"""Numbers of one run: more is a slip of the hand, and cannot be taken back."""
SUBJECT: Final = 500
"""Characters of a subject."""
HOLDER: Final = 200
"""Characters of a holder."""


@dataclass(frozen=True, slots=True)
class Run:
    """What was typed."""

    first: int
    last: int
    on: date
    subject: str
    holder: str = ""


def record_elsewhere(series: Series, run: Run, asked: Asked) -> Elsewhere:
    """Enter a run of numbers of a book as given elsewhere. It stays for good, like any number.

    The request sent again gets the first answer. Raises `NotDone` for whoever does not keep the agency's numbers, for
    numbers that skip or double one, for a date out of order; nothing is recorded then.
    """
    run = Run(run.first, run.last, run.on, _line(run.subject), _line(run.holder))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(KEEP_OFFICES, [OFFICES])
        at, picture = asked.clock(), directory()
        if not registers(series.agency, asked.person, asked.capacity, at.date(), picture):
            raise NotDone(not_yours(series.agency, picture))
        book = locked(series.agency, series.symbol, series.period)
        before = _sent_before(book, run, asked)
        if before is not None:
            return before
        _said_whole(run)
        _goes_on(book, run)
        _in_order(book, run, at)
        made = Elsewhere.objects.create(
            series=book,
            first=run.first,
            last=run.last,
            on=run.on,
            subject=run.subject,
            holder=run.holder,
            by=asked.person,
            office=asked.capacity or "",
            at=aware(at),
        )
        book.last, book.last_on = run.last, run.on
        book.save(update_fields=["last", "last_on"])
        return made


def _sent_before(book: Series, run: Run, asked: Asked) -> Elsewhere | None:
    return Elsewhere.objects.filter(
        series=book,
        first=run.first,
        last=run.last,
        on=run.on,
        subject=run.subject,
        holder=run.holder,
        by=asked.person,
    ).first()


def _said_whole(run: Run) -> None:
    if not run.subject:
        raise NotDone("Nhập trích yếu: văn bản nào mang các số này", "subject")
    if len(run.subject) > SUBJECT:
        raise NotDone(f"Rút gọn trích yếu còn tối đa {SUBJECT} ký tự", "subject")
    if len(run.holder) > HOLDER:
        raise NotDone(f"Rút gọn nơi giữ còn tối đa {HOLDER} ký tự", "holder")


def _goes_on(book: Series, run: Run) -> None:
    """The run begins with the next number and ends behind it."""
    following = book.last + 1
    if run.first < following:
        raise NotDone(
            f"Số {run.first:02} đã có trong sổ hoặc trước số bắt đầu; số tiếp theo là {following:02}. "
            f"Nhập từ số {following:02}",
            "first",
        )
    if run.first > following:
        raise NotDone(
            f"Sổ còn thiếu từ số {following:02} đến số {run.first - 1:02}. "
            f"Ghi các số đó trước, hoặc nhập từ số {following:02}",
            "first",
        )
    if not run.first <= run.last <= MOST:
        raise NotDone(f"Đến số: nhập từ {run.first:02} đến {MOST}", "last")
    if run.last - run.first >= AT_ONCE:
        raise NotDone(f"Mỗi lần ghi tối đa {AT_ONCE} số liền nhau. Kiểm tra lại số cuối", "last")


def _in_order(book: Series, run: Run, at: datetime) -> None:
    """Dates run with the numbers and stay within the book's year or term."""
    form: FormId = "party" if book.form == "party" else "state"
    fault = date_fault(run.on, at.date(), book.last, book.last_on)
    if fault:
        raise NotDone(fault, "on")
    try:
        inside = period(form, run.on) == book.period
    except LookupError:
        inside = False
    if not inside:
        raise NotDone(f"Sổ này của {period_words(form, book.period)}; chọn ngày trong thời gian đó", "on")


def _line(text: str) -> str:
    return " ".join(clean_text(text).split())

"""The books of numbers of a clerk's agencies: each by itself, every number in it, cancelled ones included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import connection
from django.db.models import BooleanField, Count, F, Value
from django.urls import reverse

from khoithong.casefiles.rights import condition
from khoithong.desk.clock import ZONE
from khoithong.documents.catalogue import kind_name
from khoithong.documents.codec import from_json
from khoithong.documents.numbering import period, period_words
from khoithong.documents.records.models import Elsewhere, OfficialDocument, Series
from khoithong.documents.writing import number_words, numbers_words
from khoithong.web.clerk.worklist import agencies_of, counts, tabs
from khoithong.web.components import Field, Option
from khoithong.web.page_number import page_number, turned
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet
    from django.http import HttpRequest

    from khoithong.documents.content import FormId
    from khoithong.web.session import Here

PAGE: Final = 25
_ELSEWHERE: Final = "Cấp ngoài phần mềm"
_CLOSED: Final = "Văn bản của hồ sơ không thuộc quyền xem"
_SIGNED: Final = {
    "": "Chưa có bản ký",
    "scan": "Bản quét",
    "person": "Đã ký, chờ cơ quan",
    "agency": "Đã ký đủ",
}


@dataclass(frozen=True, slots=True)
class Book:
    """A book."""

    symbol: str
    agency: str
    period: str
    numbers: str
    last_on: Any
    cancelled: int
    start: str
    """Why it does not start from 1, and who said so; empty where it does."""
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """A number of a book."""

    number: str
    on: Any
    name: str
    subject: str
    signer: str
    copies: str
    state: str
    reason: str
    """Of a number that was cancelled."""
    url: str
    note: str = ""
    """Of numbers given elsewhere: who has them, who recorded them and when."""


def form_of(text: str) -> FormId:
    """The form a row names."""
    return "party" if text == "party" else "state"


def books_page(here: Here) -> dict[str, Any]:
    """The context of `clerk/books.html`."""
    agencies = agencies_of(here)
    found = Series.objects.filter(agency__in=agencies).order_by("-period", "agency", "symbol")
    cancelled = dict(
        OfficialDocument.objects.filter(agency__in=agencies, status="cancelled", series__isnull=False)
        .values_list("series")
        .annotate(Count("id"))
    )
    return {
        "keeps": bool(agencies),
        "several": len(agencies) > 1,
        "tabs": tabs(counts(agencies), "so"),
        "books": [_book(one, cancelled.get(one.id, 0), here) for one in found],
        **start_fields(here),
    }


def start_fields(
    here: Here, typed: dict[str, str] | None = None, problems: dict[str, str] | None = None
) -> dict[str, Any]:
    """The form that lets a book start later: only for those that gave no number yet."""
    given, wrong = typed or {}, problems or {}
    options = startable(here)
    first = Field(
        "number", "first", "Bắt đầu từ số", value=given.get("first", ""), width="short", errors=_of(wrong, "first"),
        hint="Số cuối cùng của sổ giấy cộng 1.",
    )  # fmt: skip
    return {
        "startable": bool(options),
        "start": [
            Field(
                "select",
                "book",
                "Sổ",
                value=given.get("book", ""),
                options=tuple(Option(key, words) for key, words in options.items()),
                errors=_of(wrong, "book"),
            ),
            first,
            Field(
                "text",
                "ground",
                "Căn cứ",
                value=given.get("ground", ""),
                hint="Ví dụ: Sổ giấy đến số 40 ngày 30/04/2026.",
                max_length=200,
                errors=_of(wrong, "ground"),
            ),
        ],
    }


def startable(here: Here) -> dict[str, str]:
    """Books of the office used in which no number was given in the period of today: `agency|form|symbol|period` → words."""
    if here.capacity is None or here.capacity.agency not in agencies_of(here):
        return {}
    agency = here.capacity.agency
    symbols = (
        OfficialDocument.objects.filter(agency=agency, status="draft")
        .exclude(symbol="")
        .values_list("form", "symbol")
        .distinct()
        .order_by("symbol")
    )
    begun = set(Series.objects.filter(agency=agency, last_on__isnull=False).values_list("symbol", "period"))
    found: dict[str, str] = {}
    for form, symbol in symbols:
        now = period(form_of(form), here.day)
        if (symbol, now) not in begun:
            words = f"{symbol}, {period_words(form_of(form), now)}"
            found["|".join((agency, form, symbol, now))] = words
    return found


def book_page(request: HttpRequest, here: Here, book: Series) -> dict[str, Any]:
    """The context of `clerk/book.html`."""
    number = page_number(request)
    start = (number - 1) * PAGE
    entries = _entries(book).order_by("-number")[start : start + PAGE + 1]
    return {
        "book": _book(book, _documents(book).filter(status="cancelled").count(), here),
        "rows": _rows(book, list(entries)[:PAGE], here),
        "export_url": reverse("clerk-book-export", args=[book.id]),
        "elsewhere_url": reverse("clerk-book-elsewhere", args=[book.id]),
        "number": number,
        "before": turned(request, number - 1) if number > 1 else "",
        "after": turned(request, number + 1) if len(entries) > PAGE else "",
    }


def all_rows(book: Series, here: Here) -> list[Row]:
    """The whole book, as it was filled."""
    return _rows(book, list(_entries(book).order_by("number")), here)


def _entries(book: Series) -> Any:
    """The numbers of documents and the first of every run given elsewhere, each with which of both it is."""
    documents = _documents(book).annotate(elsewhere=Value(False, BooleanField()))
    runs = Elsewhere.objects.filter(series=book).order_by()
    given = runs.annotate(number=F("first"), elsewhere=Value(True, BooleanField()))
    return documents.values_list("number", "elsewhere").union(
        given.values_list("number", "elsewhere"), all=True
    )


def _rows(book: Series, entries: list[tuple[int, bool]], here: Here) -> list[Row]:
    """What this person sees of entries: of a case one may not read, that the number is used."""
    here_given = [number for number, elsewhere in entries if not elsewhere]
    documents = list(_documents(book).filter(number__in=here_given).select_related("case"))
    readable = _readable({one.case_id for one in documents if one.case_id is not None}, here)
    found = {
        one.number: _row(one, open_to=one.case_id is None or one.case_id in readable) for one in documents
    }
    firsts = [number for number, elsewhere in entries if elsewhere]
    for run in Elsewhere.objects.filter(series=book, first__in=firsts):
        found[run.first] = _run_row(book, run, here)
    return [found[number] for number, _ in entries]


def _run_row(book: Series, run: Elsewhere, here: Here) -> Row:
    kept = f"Nơi giữ: {run.holder}. " if run.holder else ""
    return Row(
        number=numbers_words(form_of(book.form), run.first, run.last, book.symbol),
        on=run.on,
        name="",
        subject=run.subject,
        signer="",
        copies="",
        state=_ELSEWHERE,
        reason="",
        url="",
        note=f"{kept}{here.directory.name(run.by)} ghi ngày {date_words(run.at.astimezone(ZONE).date())}",
    )


def heading(book: Series, here: Here) -> str:
    """`Sổ QĐ-SXD, năm 2026 – Sở Xây dựng`."""
    return f"Sổ {book.symbol}, {period_words(form_of(book.form), book.period)} – {here.directory.name(book.agency)}"


def _documents(book: Series) -> QuerySet[OfficialDocument]:
    return OfficialDocument.objects.filter(series=book)


def _readable(cases: Iterable[int], here: Here) -> set[int]:
    where, parameters = condition(here.reader)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT c.id FROM casefiles_case c WHERE c.id = ANY(%s) AND {where}",  # noqa: S608 - our own words
            [sorted(cases), *parameters],
        )
        return {found for (found,) in cursor.fetchall()}


def _book(one: Series, cancelled: int, here: Here) -> Book:
    form = form_of(one.form)
    given = one.last_on is not None
    return Book(
        symbol=one.symbol,
        agency=here.directory.name(one.agency),
        period=period_words(form, one.period),
        numbers=_span(one.first, one.last) if given else "chưa cấp số nào",
        last_on=one.last_on,
        cancelled=cancelled,
        start=f"Bắt đầu từ số {one.first}: {one.ground} ({here.directory.name(one.opened_by)})"
        if one.ground
        else "",
        url=reverse("clerk-book", args=[one.id]),
    )


def _span(first: int, last: int) -> str:
    return f"{first:02}" if first == last else f"{first:02} – {last:02}"


def _row(one: OfficialDocument, *, open_to: bool) -> Row:
    number = number_words(form_of(one.form), one.number, one.symbol)
    cancelled = one.status == "cancelled"
    state = "Đã hủy" if cancelled else _SIGNED[one.signed]
    if not open_to:
        return Row(number, one.issued_on, "", _CLOSED, "", "", state, "", "")
    content = from_json(one.content)
    code = one.case.code if one.case else ""
    return Row(
        number=number,
        on=one.issued_on,
        name=kind_name(one.kind),
        subject=one.subject,
        signer=content.signatures[-1].name if content.signatures else "",
        copies=" ".join(content.copies),
        state=state,
        reason=one.cancelled_reason,
        url=reverse("case-document", args=[code, one.id])
        if code
        else reverse("loose-document", args=[one.id]),
    )


def _of(problems: dict[str, str], name: str) -> tuple[str, ...]:
    return (f"{problems[name].rstrip('.')}.",) if name in problems else ()

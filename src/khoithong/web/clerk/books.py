"""The books of numbers of a clerk's agencies: each by itself, every number in it, cancelled ones included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import connection
from django.db.models import Count, Q
from django.urls import reverse

from khoithong.casefiles.rights import condition
from khoithong.documents.catalogue import KINDS
from khoithong.documents.codec import from_json
from khoithong.documents.numbering import period, period_words
from khoithong.documents.records.models import OfficialDocument, Series
from khoithong.documents.writing import number_words
from khoithong.web.clerk.worklist import agencies_of, counts, tabs
from khoithong.web.components import Field, Option
from khoithong.web.page_number import page_number, turned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

    from khoithong.documents.content import FormId
    from khoithong.web.session import Here

PAGE: Final = 25
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
    documents = list(_documents(book).order_by("-number")[start : start + PAGE + 1])
    return {
        "book": _book(book, _documents(book).filter(status="cancelled").count(), here),
        "rows": rows(documents[:PAGE], here),
        "export_url": reverse("clerk-book-export", args=[book.id]),
        "number": number,
        "before": turned(request, number - 1) if number > 1 else "",
        "after": turned(request, number + 1) if len(documents) > PAGE else "",
    }


def all_rows(book: Series, here: Here) -> list[Row]:
    """The whole book, as it was filled."""
    return rows(list(_documents(book).order_by("number")), here)


def rows(documents: list[OfficialDocument], here: Here) -> list[Row]:
    """What this person sees of the numbers: of a case one may not read, that the number is used."""
    readable = _readable({one.case_id for one in documents if one.case_id is not None}, here)
    return [_row(one, open_to=one.case_id is None or one.case_id in readable) for one in documents]


def heading(book: Series, here: Here) -> str:
    """`Sổ QĐ-SXD, năm 2026 – Sở Xây dựng`."""
    return f"Sổ {book.symbol}, {period_words(form_of(book.form), book.period)} – {here.directory.name(book.agency)}"


def _documents(book: Series) -> Any:
    return OfficialDocument.objects.filter(Q(series=book)).select_related("case")


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
        numbers=f"{one.first:02} – {one.last:02}" if given else "chưa cấp số nào",
        last_on=one.last_on,
        cancelled=cancelled,
        start=f"Bắt đầu từ số {one.first}: {one.ground} ({here.directory.name(one.opened_by)})"
        if one.ground
        else "",
        url=reverse("clerk-book", args=[one.id]),
    )


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
        name=KINDS[one.kind].name,
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

"""`Văn thư`: what waits for a clerk, and the books of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khoithong.casefiles.attachments.formats import XLSX
from khoithong.desk.documents.acting import Asked, NotDone
from khoithong.desk.documents.books import start_book
from khoithong.desk.documents.elsewhere import record_elsewhere
from khoithong.documents.records.models import Series
from khoithong.documents.writing import numbers_words
from khoithong.web.clerk.books import (
    all_rows,
    book_page,
    books_page,
    form_of,
    heading,
    start_fields,
    startable,
)
from khoithong.web.clerk.elsewhere import elsewhere_page, read_run, typed_of
from khoithong.web.clerk.workbook import workbook
from khoithong.web.clerk.worklist import agencies_of, worklist
from khoithong.web.components import ErrorItem
from khoithong.web.session import current, signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest

    from khoithong.web.session import Here


@require_safe
@signed_in
def work(request: HttpRequest) -> HttpResponse:
    """What waits, a part at a time."""
    return render(request, "clerk/work.html", worklist(request, current(request)))


@require_safe
@signed_in
def books(request: HttpRequest) -> HttpResponse:
    """The books of the agencies whose numbers one keeps."""
    return render(request, "clerk/books.html", books_page(current(request)))


@require_POST
@signed_in
def start(request: HttpRequest) -> HttpResponse:
    """Let a book go on from a number of the paper one."""
    here = current(request)
    typed = {name: request.POST.get(name, "").strip() for name in ("book", "first", "ground")}
    try:
        words = _startable(here, typed["book"])
        agency, form, symbol, when = typed["book"].split("|")
        first = typed["first"]
        number = int(first) if first.isascii() and first.isdigit() and len(first) < 9 else 0
        asked = Asked(here.person, here.office, here.clock)
        start_book(agency, form_of(form), symbol, when, number, typed["ground"], asked)
    except NotDone as refused:
        errors = [
            ErrorItem(f"{said.rstrip('.')}.", f"id_{name}" if name else "")
            for name, said in refused.problems.items()
        ]
        context = books_page(here) | start_fields(here, typed, refused.problems) | {"errors": errors}
        return render(request, "clerk/books.html", context, status=422)
    messages.success(request, f"Sổ {words} bắt đầu từ số {number}.")
    return redirect("clerk-books")


def _startable(here: Here, key: str) -> str:
    """The words of a book that gave no number. Raises `NotDone` for any other."""
    words = startable(here).get(key)
    if words is None:
        raise NotDone("Chọn sổ chưa cấp số nào", "book")
    return words


@require_safe
@signed_in
def book(request: HttpRequest, book_id: int) -> HttpResponse:
    """One book, the newest number first."""
    here = current(request)
    return render(request, "clerk/book.html", book_page(request, here, _own(here, book_id)))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def elsewhere(request: HttpRequest, book_id: int) -> HttpResponse:
    """Record numbers of the book that were given elsewhere."""
    here = current(request)
    found = _own(here, book_id)
    if request.method != "POST":
        return render(request, "clerk/elsewhere.html", elsewhere_page(here, found))
    typed = typed_of(request.POST)
    try:
        made = record_elsewhere(found, read_run(typed), Asked(here.person, here.office, here.clock))
    except NotDone as refused:
        found.refresh_from_db()
        context = elsewhere_page(here, found, typed, refused.problems)
        return render(request, "clerk/elsewhere.html", context, status=422)
    words = numbers_words(form_of(found.form), made.first, made.last, found.symbol)
    messages.success(request, f"Đã ghi vào sổ {words}. Số tiếp theo cấp ở đây là {made.last + 1:02}.")
    return redirect("clerk-book", found.id)


@require_safe
@signed_in
def export(request: HttpRequest, book_id: int) -> HttpResponse:
    """The whole book as an Excel file."""
    here = current(request)
    found = _own(here, book_id)
    title = heading(found, here)
    answer = HttpResponse(workbook(title, all_rows(found, here)), content_type=XLSX.media_type)
    name = f"so-{found.symbol}-{found.period}.xlsx".replace("/", "-")
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _own(here: Here, book_id: int) -> Series:
    """A book one keeps; others do not exist."""
    found = Series.objects.filter(id=book_id, agency__in=agencies_of(here)).first()
    if found is None:
        raise Http404
    return found

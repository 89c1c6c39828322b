"""A case's file: its index, its export, its way to the archive; and the list of an agency's files."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from khoithong.casefiles.attachments.store import StoreFailed
from khoithong.desk.casefile.export import PURPOSES, export_casefile
from khoithong.desk.casefile.hand_over import HandedOver, hand_over
from khoithong.desk.documents.acting import Asked, NotDone
from khoithong.documents.casefile.collecting import StillVoting, index
from khoithong.documents.casefile.packaging import NotMade
from khoithong.documents.casefile.typesetting import index_pdf
from khoithong.documents.drafting.installation import FaultySettings
from khoithong.web.actforms.reading import read_day
from khoithong.web.casepage.ground import look
from khoithong.web.components import ErrorItem
from khoithong.web.filing.page import file_page
from khoithong.web.filing.sending import sent
from khoithong.web.filing.shelf import shelf_page
from khoithong.web.session import current, signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

_TOLD = ("handed_on", "receipt", "reason")


@require_safe
@signed_in
def show(request: HttpRequest, code: str) -> HttpResponse:
    """The index of a case's file, where it goes and until when."""
    return render(request, "filing/file.html", file_page(look(current(request), code)))


@require_safe
@signed_in
def index_file(request: HttpRequest, code: str) -> HttpResponse:
    """The index alone, as PDF."""
    here = current(request)
    ground = look(here, code)
    try:
        file = index(ground.loaded, here.now)
    except FaultySettings:
        return render(request, "filing/file.html", file_page(ground), status=503)
    answer = HttpResponse(index_pdf(file), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{code}-muc-luc.pdf"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


@require_POST
@signed_in
def download(request: HttpRequest, code: str) -> HttpResponseBase:
    """The whole file for a purpose, which is logged before anything is sent."""
    here = current(request)
    ground = look(here, code)
    purpose = request.POST.get("purpose", "")
    if purpose not in PURPOSES:
        wrong = ErrorItem("Chọn mục đích tải hồ sơ", "id_purpose")
        return render(request, "filing/file.html", file_page(ground, errors=[wrong]), status=422)
    try:
        return sent(export_casefile(ground.loaded, here.person, purpose, clock=here.clock))
    except StillVoting as reason:
        return _not_sent(request, ground.row.code, purpose, str(reason), 409)
    except (NotMade, StoreFailed, FaultySettings) as reason:
        return _not_sent(request, ground.row.code, purpose, str(reason), 503)


def _not_sent(request: HttpRequest, code: str, purpose: str, words: str, status: int) -> HttpResponse:
    context = file_page(look(current(request), code), purpose=purpose, errors=[ErrorItem(words)])
    return render(request, "filing/file.html", context, status=status)


@require_POST
@signed_in
def handed(request: HttpRequest, code: str) -> HttpResponse:
    """Enter that the file went to the archive, or correct the entry."""
    here = current(request)
    ground = look(here, code)
    given = {name: request.POST.get(name, "") for name in _TOLD}
    asked = Asked(here.person, here.office, here.clock)
    corrects = request.POST.get("corrects", "")
    told = HandedOver(
        read_day(given["handed_on"]),
        given["receipt"],
        int(corrects) if corrects.isascii() and corrects.isdigit() and len(corrects) < 12 else None,
        given["reason"],
    )
    try:
        hand_over(ground.row.id, asked, told, _key(request))
    except NotDone as refused:
        errors = [ErrorItem(words, f"id_{name}" if name else "") for name, words in refused.problems.items()]
        return render(request, "filing/file.html", file_page(ground, given=given, errors=errors), status=422)
    messages.success(request, "Đã ghi nộp lưu.")
    return redirect("casefile", code)


def _key(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()


@require_safe
@signed_in
def shelf(request: HttpRequest) -> HttpResponse:
    """The files an agency keeps: still to go to the archive, gone there."""
    return render(request, "filing/shelf.html", shelf_page(request, current(request)))

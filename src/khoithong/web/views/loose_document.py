"""Documents that belong to no case: read, and taken along as PDF and Word. What is done with them is `document_acts`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khoithong.casefiles.attachments.store import StoreFailed
from khoithong.documents.codec import from_json
from khoithong.documents.pdf import pdf
from khoithong.documents.word import word
from khoithong.web.casedocuments.files import issued_pdf
from khoithong.web.clerk.loose import open_loose
from khoithong.web.session import current, signed_in

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from khoithong.documents.records.models import OfficialDocument

_TYPES: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_safe
@signed_in
def show(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Show what it says, where it stands, what can be done with it."""
    page = open_loose(current(request), document_id)
    return render(request, "clerk/loose.html", page.context())


@require_safe
@signed_in
def drawn(request: HttpRequest, document_id: UUID, kind: str) -> HttpResponse:
    """It as a file."""
    page = open_loose(current(request), document_id)
    return handed(request, page.record, kind, str(page.record.id))


def handed(request: HttpRequest, record: OfficialDocument, kind: str, name: str) -> HttpResponse:
    """A document as a download: the PDF it was issued as, else one made of what it says now. Raises `Http404`."""
    if kind not in _TYPES:
        raise Http404
    try:
        content = issued_pdf(record) if kind == "pdf" else None
    except StoreFailed:
        return render(request, "attachments/gone.html", {"unreachable": True}, status=503)
    if content is None:
        made = from_json(record.content)
        content = pdf(made) if kind == "pdf" else word(made)
    answer = HttpResponse(content, content_type=_TYPES[kind])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer

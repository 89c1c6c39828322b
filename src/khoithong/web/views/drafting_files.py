"""The files that go with a proposal being written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from khoithong.desk.attach import attach_to_draft
from khoithong.desk.detach import detach_from_draft
from khoithong.desk.drafts import NoSuchDraft
from khoithong.web.actforms.attached import key_of
from khoithong.web.attachments import FILES, bring
from khoithong.web.components import ErrorItem
from khoithong.web.drafting.files import file_field_of
from khoithong.web.drafting.page import open_draft
from khoithong.web.session import current, signed_in

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from khoithong.web.drafting.page import DraftPage

_NONE_CHOSEN = "Chọn tệp cần tải lên"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def files(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Show the files of a draft, take more, take one away."""
    page = open_draft(draft_id, current(request))
    if request.method != "POST":
        return _shown(request, page, [])
    try:
        errors = _altered(request, page)
    except NoSuchDraft:
        raise Http404 from None
    return _shown(request, page, errors) if errors else redirect("draft-files", draft_id)


def _altered(request: HttpRequest, page: DraftPage) -> list[str]:
    """Add and remove; what is wrong."""
    here, draft = page.here, page.draft
    if request.POST.get("remove_file"):
        detach_from_draft(draft.id, here.person, key_of(request.POST["remove_file"]), clock=here.clock)
    brought = bring(request, partial(attach_to_draft, draft.id, here.person, clock=here.clock))
    for row in brought.rows:
        messages.success(request, f"Đã tải lên “{row.name}”.")
    nothing = not (brought.rows or brought.errors or request.POST.get("remove_file"))
    return [_NONE_CHOSEN] if nothing else brought.errors


def _shown(request: HttpRequest, page: DraftPage, errors: list[str]) -> HttpResponse:
    htmx = "HX-Request" in request.headers
    return render(
        request,
        "drafting/files.html",
        {
            "page": page,
            "attachments": file_field_of(page, errors),
            "errors": [ErrorItem(error, f"id_{FILES}") for error in errors],
            "crumbs": page.crumbs(),
        },
        status=422 if errors and not htmx else 200,  # htmx swaps in nothing of an answer that says error
    )

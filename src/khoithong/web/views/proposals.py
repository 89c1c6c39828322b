"""`Đề xuất của tôi`: drafts, cases under review, in execution, closed; and the beginning of a new proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from khoithong.casefiles import queries
from khoithong.desk.drafts import NoSuchDraft, discard_draft, drafts_of, new_draft
from khoithong.web.case_lines import case_lines
from khoithong.web.drafting.regulations import first_data, offered
from khoithong.web.proposal_lines import CLOSED, draft_line, sections
from khoithong.web.session import current, signed_in

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest


@require_safe
@signed_in
def listing(request: HttpRequest) -> HttpResponse:
    """Show the person's proposals by where they stand, those closed last; drafts before the first."""
    here = current(request)
    rows = sorted(queries.my_proposals(here.person), key=lambda row: row.status in CLOSED)
    page = Paginator(rows, queries.PAGE).get_page(request.GET.get("trang"))
    drafts = [] if page.has_previous() else [draft_line(draft, here) for draft in drafts_of(here.person)]
    context = {"drafts": drafts, "page": page, "sections": sections(case_lines(list(page.object_list), here))}
    return render(request, "proposals/mine.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def start(request: HttpRequest) -> HttpResponse:
    """Say what a proposal needs and under which regulation it goes; begin a draft."""
    here = current(request)
    choices = offered(here)
    if request.method != "POST":
        return render(request, "proposals/start.html", {"choices": choices, "error": ""})
    wanted = request.POST.get("pack", choices[0].pack if len(choices) == 1 else "")
    chosen = next((choice for choice in choices if choice.pack == wanted), None)
    if chosen is None:
        error = "Chọn văn bản áp dụng cho đề xuất"
        return render(request, "proposals/start.html", {"choices": choices, "error": error}, status=422)
    draft = new_draft(here.person, chosen.pack, first_data(chosen.pack, here), clock=here.clock)
    return redirect("draft", draft.id)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def discard(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Ask, then throw a draft of one's own away."""
    here = current(request)
    own = next((one for one in drafts_of(here.person) if one.id == draft_id), None)
    if own is None or own.owner != here.person:
        raise Http404
    if request.method != "POST":
        return render(request, "proposals/discard.html", {"draft": own, "line": draft_line(own, here)})
    try:
        discard_draft(draft_id, here.person)
    except NoSuchDraft:
        raise Http404 from None
    messages.success(request, "Đã xóa bản nháp.")
    return redirect("proposals")

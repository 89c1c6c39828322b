"""The check before sending, the sending, and what happens next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from khoithong.casefiles import reading, rights
from khoithong.desk.answers import Done
from khoithong.desk.drafts import Conflict, NoSuchDraft, save_draft
from khoithong.desk.submit_proposal import submit_proposal
from khoithong.lawbook.labels import labels
from khoithong.lawbook.pack import describe
from khoithong.web.case_lines import case_lines
from khoithong.web.components import ErrorItem
from khoithong.web.drafting.confirmations import confirmations
from khoithong.web.drafting.files import lines
from khoithong.web.drafting.page import open_draft
from khoithong.web.drafting.preview import planned_routes
from khoithong.web.drafting.problems import problems_of
from khoithong.web.drafting.recipient import judged, prospect, recipient
from khoithong.web.session import current, signed_in

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from khoithong.web.drafting.page import DraftPage

_CHANGED = (
    "Bản nháp vừa được sửa ở một cửa sổ khác. Nội dung dưới đây là bản mới nhất: đọc lại rồi xác nhận và gửi."
)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def check(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Show everything as it will be sent; send it."""
    here = current(request)
    if request.method == "POST":
        return _send(request, draft_id)
    page = open_draft(draft_id, here)
    return _shown(request, page, [])


def _send(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    here = current(request)
    try:
        page = open_draft(draft_id, here)
    except Http404:
        return _sent_before(request, draft_id)
    if not page.owned:
        return _shown(
            request, page, [ErrorItem(f"Chỉ {page.owner_name}, người lập bản nháp, gửi được kế hoạch")]
        )
    asked = confirmations(page.pack)
    given = set(request.POST.getlist("confirmed"))
    errors = [
        ErrorItem(f"Đánh dấu xác nhận: {one.label}", "id_confirmed") for one in asked if one.ref not in given
    ]
    if request.POST.get("version") != str(page.draft.version):
        return _shown(request, page, [ErrorItem(_CHANGED)], status=409)
    if errors:
        return _shown(request, page, [*problems_of(page, judged(page.draft, here)), *errors], status=422)
    data = {**page.draft.data, "confirmed": [one.ref for one in asked]}
    try:
        saved = save_draft(draft_id, here.person, data, page.draft.version, clock=here.clock)
    except NoSuchDraft:
        return _sent_before(request, draft_id)
    if isinstance(saved, Conflict):
        return _shown(request, open_draft(draft_id, here), [ErrorItem(_CHANGED)], status=409)
    answer = submit_proposal(draft_id, here.person, here.office, clock=here.clock)
    if isinstance(answer, Done):
        return redirect("draft-sent", answer.code)
    page = open_draft(draft_id, here)
    return _shown(request, page, problems_of(page, answer.refusal), status=422)


def _sent_before(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """The draft is gone: sent by the first of two clicks, or by another window."""
    here = current(request)
    try:
        answer = submit_proposal(draft_id, here.person, here.office, clock=here.clock)
    except NoSuchDraft:
        raise Http404 from None
    if not isinstance(answer, Done):
        raise Http404
    return redirect("draft-sent", answer.code)


def _shown(
    request: HttpRequest, page: DraftPage, errors: list[ErrorItem], *, status: int = 200
) -> HttpResponse:
    found = prospect(page.draft, page.here)
    refused = problems_of(page, judged(page.draft, page.here))
    routes = planned_routes(page.pack, found.procedure.setting, found.case, page.here.day)
    return render(
        request,
        "drafting/check.html",
        {
            "page": page,
            "texts": [(one, page.text(one.name)) for one in page.sections],
            "files": lines(page),
            "names": [page.here.directory.name(person) for person in page.co_proposers],
            "agency": page.here.directory.name(found.case.agency) if found.case.agency else "",
            "recipient": recipient(page.draft, page.pack, page.here),
            "routes": routes,
            "limited": any(route.steps for route in routes),
            "confirmations": confirmations(page.pack),
            "given": request.POST.getlist("confirmed"),
            "refused": refused,
            "errors": errors,
            "unconfirmed": [one.message for one in errors if one.target == "id_confirmed"],
            "crumbs": page.crumbs(),
        },
        status=status,
    )


@require_safe
@signed_in
def sent(request: HttpRequest, code: str) -> HttpResponse:
    """Confirm a plan that was sent: its code, the day of receipt, what happens next."""
    here = current(request)
    row = rights.find(code, here.reader)
    loaded = reading.load(row.id, texts=False) if row else None
    if row is None or loaded is None or here.person not in row.proposers:
        raise Http404
    first = loaded.acts[0]
    return render(
        request,
        "drafting/sent.html",
        {
            "line": case_lines([row], here)[0],
            "row": row,
            "received": loaded.without_reports().received,
            "at": first.at,
            "warnings": [labels().warnings[code] for code in first.warnings],
            "pack": describe(row.pack),
        },
    )

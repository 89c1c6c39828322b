"""`Soạn đề xuất`: the task list and the page of each section, saved while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khoithong.desk.drafts import NoSuchDraft
from khoithong.web.adapters import citation
from khoithong.web.components import ErrorItem
from khoithong.web.drafting.files import file_task
from khoithong.web.drafting.page import open_draft
from khoithong.web.drafting.recipient import proposed_from, recipient
from khoithong.web.drafting.regulations import objection
from khoithong.web.drafting.saving import Busy, SavedText, TextConflict, save_section
from khoithong.web.drafting.sections import LONGEST, WORDS, edition
from khoithong.web.drafting.tasks import check_task, people_tasks, plan_tasks
from khoithong.web.session import current, signed_in, typed_texts
from khoithong.web.wording import number_words, time_words

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from khoithong.web.drafting.page import DraftPage
    from khoithong.web.drafting.sections import PlanSection

_TYPED = "khong_luu_duoc"
"""Where the session keeps the last text that could not be saved because another window had been quicker."""

_BUSY = "Bản nháp đang được nhiều cửa sổ cùng lưu. Nội dung vừa nhập còn ở dưới; bấm Lưu lần nữa."


@require_safe
@signed_in
def overview(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Show what is written and what is still to be written."""
    here = current(request)
    page = open_draft(draft_id, here)
    against = objection(page.draft.pack, page.draft.owner, here, proposed_from(page.draft, here))
    return render(
        request,
        "drafting/overview.html",
        {
            "page": page,
            "crumbs": page.crumbs(of_part=False),
            "plan_tasks": [*plan_tasks(page), file_task(page)],
            "people_tasks": people_tasks(page),
            "check_tasks": [check_task(page)],
            "recipient": recipient(page.draft, page.pack, here),
            "objection": against,
            "objection_cited": citation(page.pack, against.provision if against else None),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def section(request: HttpRequest, draft_id: UUID, name: str) -> HttpResponse:
    """Write one section; saved on the way to the next, and while one types."""
    if request.method == "POST":
        try:
            return _save(request, draft_id, name)
        except (NoSuchDraft, Http404):
            return render(request, "drafting/gone.html", {"typed": typed_texts(request)}, status=404)
    page = open_draft(draft_id, current(request))
    return _form(request, page, page.section(name), page.text(name))


def _save(request: HttpRequest, draft_id: UUID, name: str) -> HttpResponse:
    page = open_draft(draft_id, current(request))
    one, text = page.section(name), request.POST.get("text", "")
    if len(text) > LONGEST:
        return _form(request, page, one, text, _too_long(text), status=422)
    try:
        saved = save_section(draft_id, page.here, name, text, request.POST.get("version", ""))
    except Busy:
        return _form(request, page, one, text, _BUSY, status=409)
    if isinstance(saved, TextConflict):
        return _conflict(request, page, one, saved)
    return redirect(_next(request, page, name))


def _next(request: HttpRequest, page: DraftPage, name: str) -> str:
    following = page.after(name)
    if "leave" in request.POST:
        return page.url
    if following is None:
        return reverse("draft-check", args=[page.draft.id])
    return page.section_url(following.name)


def _form(
    request: HttpRequest,
    page: DraftPage,
    one: PlanSection,
    text: str,
    error: str = "",
    *,
    status: int = 200,
) -> HttpResponse:
    return render(
        request,
        "drafting/section.html",
        {
            "page": page,
            "section": one,
            "text": text,
            "version": request.POST.get("version") or edition(page.text(one.name)),
            "words": WORDS,
            "number": page.sections.index(one) + 1,
            "next": page.after(one.name),
            "saved_at": time_words(page.draft.updated_at) if page.text(one.name) and not error else "",
            "errors": [ErrorItem(error, "id_text")] if error else [],
            "crumbs": page.crumbs(),
        },
        status=status,
    )


@csrf_exempt
@require_POST
@signed_in
def autosave(request: HttpRequest, draft_id: UUID, name: str) -> HttpResponse:
    """Save a section while it is typed; answers for `app.js`.

    Its own header guards it instead of a token, which a login in another window would have made invalid: no other
    site can send that header, and the text would wait in its window for ever.
    """
    if request.headers.get("X-Requested-With") != "autosave":
        raise PermissionDenied
    here = current(request)
    text = request.POST.get("text", "")
    try:
        open_draft(draft_id, here).section(name)
        if len(text) > LONGEST:
            return JsonResponse({"problem": _too_long(text)}, status=422)
        saved = save_section(draft_id, here, name, text, request.POST.get("version", ""))
    except (NoSuchDraft, Http404):
        return JsonResponse({"problem": "Bản nháp không còn."}, status=404)
    except Busy:
        return JsonResponse({"problem": _BUSY}, status=503)
    if isinstance(saved, SavedText):
        return JsonResponse({"saved_at": time_words(saved.at), "version": saved.edition})
    request.session[_TYPED] = {"draft": str(draft_id), "section": name, "text": saved.mine}
    return JsonResponse({"conflict_url": reverse("draft-conflict", args=[draft_id, name])}, status=409)


@require_safe
@signed_in
def conflict(request: HttpRequest, draft_id: UUID, name: str) -> HttpResponse:
    """Show the text another window could not save beside the one that was saved."""
    page = open_draft(draft_id, current(request))
    one, theirs = page.section(name), page.text(name)
    typed = request.session.get(_TYPED) or {}
    if (typed.get("draft"), typed.get("section")) != (str(draft_id), name) or typed["text"] == theirs:
        return redirect(page.section_url(name))
    return _conflict(request, page, one, TextConflict(typed["text"], theirs, edition(theirs)))


def _too_long(text: str) -> str:
    return (
        f"Phần này dài {number_words(len(text))} ký tự, nhiều hơn mức {number_words(LONGEST)} ký tự lưu được. "
        "Rút gọn rồi lưu lại."
    )


def _conflict(request: HttpRequest, page: DraftPage, one: PlanSection, found: TextConflict) -> HttpResponse:
    """Show both texts; each can be kept, or both be put together, by sending the form again."""
    return render(
        request,
        "drafting/conflict.html",
        {
            "page": page,
            "section": one,
            "found": found,
            "action": page.section_url(one.name),
            "rows": [(one.label, found.mine, found.theirs)],
            "both": f"{found.theirs}\n\n{found.mine}".strip(),
            "crumbs": page.crumbs(),
        },
        status=409 if request.method == "POST" else 200,
    )

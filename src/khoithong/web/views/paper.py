"""`Nhập hồ sơ giấy`: a clerk enters a case that began on paper, then what followed, date by date."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from khoithong.desk.answers import IdempotencyConflict, Refused
from khoithong.desk.attach import attach_to_draft
from khoithong.desk.detach import detach_from_draft
from khoithong.desk.drafts import PAPER, NoSuchDraft
from khoithong.desk.paper import (
    NoScan,
    begin_paper,
    discard_paper,
    find_paper,
    keep_paper,
    papers_of,
    record_paper,
    recorded_as,
)
from khoithong.web.actforms.attached import key_of, only_files
from khoithong.web.actforms.typed import Typed
from khoithong.web.attachments import FILES, bring
from khoithong.web.casepage.acts import acts_of, waiting
from khoithong.web.casepage.ground import look
from khoithong.web.casepage.status import status
from khoithong.web.casepage.timeline import entries
from khoithong.web.components import ErrorItem, Link
from khoithong.web.filing.page import crumbs
from khoithong.web.filing.paper import (
    Beginning,
    PaperForm,
    begin,
    choice_field,
    clerk_offices,
    first_words,
    start_fields,
    unfinished,
)
from khoithong.web.navigation import address
from khoithong.web.session import current, signed_in
from khoithong.web.wording import time_words

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from khoithong.casefiles.models import Draft
    from khoithong.web.components import AvailableAct
    from khoithong.web.session import Here

_METHODS = require_http_methods(["GET", "HEAD", "POST"])


@_METHODS
@signed_in
def start(request: HttpRequest) -> HttpResponse:
    """Say who proposed and when the paper came; the entries begun and not finished."""
    here = current(request)
    if request.method != "POST" or not clerk_offices(here):
        return _start(request, here, Typed(), Beginning([], []), 200 if request.method != "POST" else 422)
    typed = Typed.of_post(request.POST)
    found = begin(here, typed)
    if found.errors or found.chosen is None:
        return _start(request, here, typed, found, 422 if found.errors else 200)
    typed.put("choice", found.chosen.key)
    pack = found.chosen.pack
    draft = begin_paper(here.person, pack, first_words(pack) | typed.values, clock=here.clock)
    return redirect("paper-form", draft.id)


def _start(request: HttpRequest, here: Here, typed: Typed, found: Beginning, code: int) -> HttpResponse:
    context = {
        "clerk": bool(clerk_offices(here)),
        "fields": start_fields(here, typed, found.errors) if clerk_offices(here) else [],
        "choice": choice_field(found.offered, found.errors) if len(found.offered) > 1 else None,
        "errors": found.errors,
        "unfinished": unfinished(papers_of(here.person), here),
        "crumbs": [Link("Hồ sơ", address("cases"))],
    }
    return render(request, "filing/paper_start.html", context, status=code)


@_METHODS
@signed_in
def form(request: HttpRequest, key: UUID) -> HttpResponse:
    """The plan as the paper has it, the scan, and the recording."""
    here = current(request)
    if request.method == "POST":
        return _posted(request, here, key)
    draft = _found(key, here)
    return _form(request, PaperForm(here, draft, Typed.of_kept(draft.data[PAPER]), []))


def _found(key: UUID, here: Here) -> Draft:
    try:
        return find_paper(key, here.person)
    except NoSuchDraft:
        raise Http404 from None


def _posted(request: HttpRequest, here: Here, key: UUID) -> HttpResponse:
    try:
        draft = find_paper(key, here.person)
    except NoSuchDraft:
        return _again(request, here, key)
    if "discard" in request.POST:
        discard_paper(key, here.person)
        messages.success(request, "Đã xóa nội dung nhập dở.")
        return redirect("paper")
    typed = Typed.of_post(request.POST)
    before = Typed.of_kept(draft.data[PAPER])
    for name in ("proposer", "received", "choice"):  # settled at the beginning
        typed.put(name, before.one(name))
    keep_paper(key, here.person, typed.values, clock=here.clock)
    if request.headers.get("X-Requested-With") == "autosave":
        return JsonResponse({"saved_at": time_words(here.now)})
    page = PaperForm(here, draft, typed, [])
    if request.POST.get("remove_file"):
        detach_from_draft(key, here.person, key_of(request.POST["remove_file"]), clock=here.clock)
    brought = bring(request, partial(attach_to_draft, key, here.person, clock=here.clock))
    page.errors += [ErrorItem(words, f"id_{FILES}") for words in brought.errors]
    if only_files(request):
        htmx = "HX-Request" in request.headers
        return _form(request, page, 422 if page.errors and not htmx else 200)
    return _recorded(request, page)


def _recorded(request: HttpRequest, page: PaperForm) -> HttpResponse:
    """Record what was typed, or show all that is wrong at once."""
    here = page.here
    if not page.attachments().lines:
        page.errors.append(ErrorItem(str(NoScan()), f"id_{FILES}"))
    paper = page.read()
    if page.errors:
        return _form(request, page, 422)
    try:
        answer = record_paper(page.draft.id, here.person, page.capacity(), paper, clock=here.clock)
    except NoSuchDraft:
        raise Http404 from None
    except (NoScan, IdempotencyConflict) as reason:
        page.errors.append(ErrorItem(str(reason), f"id_{FILES}"))
        return _form(request, page, 422)
    if isinstance(answer, Refused):
        page.refused(answer.refusal)
        return _form(request, page, 422)
    messages.success(request, f"Đã nhập hồ sơ {answer.code} từ giấy.")
    return redirect("paper-next", answer.code)


def _again(request: HttpRequest, here: Here, key: UUID) -> HttpResponse:
    """The form sent a second time: to the case it became."""
    code = recorded_as(key, here.person)
    if code is None or request.headers.get("X-Requested-With") == "autosave":
        raise Http404
    return redirect("paper-next", code)


def _form(request: HttpRequest, page: PaperForm, code: int = 200) -> HttpResponse:
    context: dict[str, Any] = {
        "draft": page.draft,
        "summary": page.summary(),
        "fields": page.fields(),
        "attachments": page.attachments(),
        "errors": page.errors,
        "crumbs": [Link("Hồ sơ", address("cases")), Link("Nhập hồ sơ giấy", address("paper"))],
    }
    return render(request, "filing/paper_form.html", context, status=code)


@require_safe
@signed_in
def following(request: HttpRequest, code: str) -> HttpResponse:
    """What followed on paper: the next acts to enter, those entered so far."""
    ground = look(current(request), code)
    work = waiting(ground)
    acts = acts_of(ground, work)
    told = [entry for entry in entries(ground)[::-1] if entry.on_behalf_of or entry.claimed]
    context = {
        "ground": ground,
        "crumbs": crumbs(ground),
        "acts": [_returning(one) for one in acts.paper],
        "more": [_returning(one) for one in acts.more_paper],
        "own": [_returning(one) for one in acts.now],
        "status": status(ground, work),
        "told": told,
    }
    return render(request, "filing/paper_next.html", context)


def _returning(act: AvailableAct) -> AvailableAct:
    """The same act, whose form leads back here once it is recorded."""
    joined = "&" if "?" in act.url else "?"
    return replace(act, url=f"{act.url}{joined}ve=giay")

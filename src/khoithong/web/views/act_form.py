"""The form of any act in a case: shown, kept while it is typed, checked, recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import uuid4

from django.core import signing
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from khoithong.desk.act_drafts import drop_form, keep_form
from khoithong.procedure.vocabulary import FIELDS, VIOLATION_ACTS
from khoithong.web.actforms import attached
from khoithong.web.actforms.context import FormContext
from khoithong.web.actforms.fields import MEMBER_COLUMNS
from khoithong.web.actforms.interruption import interruption, interrupts
from khoithong.web.actforms.opened import SALT, begun, opened
from khoithong.web.actforms.page import impossible_page
from khoithong.web.actforms.submission import Outcome, send
from khoithong.web.actforms.typed import BACK, Typed
from khoithong.web.casepage.ground import look
from khoithong.web.casepage.paper import enterable
from khoithong.web.session import current, present, signed_in
from khoithong.web.steppages.registry import page_of
from khoithong.web.steppages.shown import RECORDED, step_context
from khoithong.web.violations import look_as_handler
from khoithong.web.wording import time_words

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from khoithong.desk.answers import Done
    from khoithong.web.attachments import Brought
    from khoithong.web.casepage.ground import Ground

_DAY: Final = 24 * 3600
_HANDLING: Final = frozenset({"resolve_violation", "record_handling"})


def act(request: HttpRequest, code: str, kind: str) -> HttpResponseBase:
    """Show or take the form; what comes after the session has ended is kept for the person the form was made for."""
    if request.method == "POST" and present(request) is None:
        _keep_for_whom_it_was_made(request)
    return _act(request, code, kind)


@signed_in
def _act(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    if kind not in FIELDS:
        raise Http404
    ground = _look(request, code, kind)
    if request.method == "POST":
        return _posted(request, ground, kind)
    typed, kept_at = begun(request, ground, kind)
    return _show(request, ground, kind, typed, kept_at=kept_at)


def _look(request: HttpRequest, code: str, kind: str) -> Ground:
    """The case; for whoever handles a report in it also where the case itself is not for him to read."""
    here = current(request)
    if kind in _HANDLING:
        ground = look_as_handler(here, code)
        if ground is not None:
            return ground
    return look(here, code)


def _posted(request: HttpRequest, ground: Ground, kind: str) -> HttpResponse:
    here, typed = ground.here, Typed.of_post(request.POST)
    if "drop" in request.POST:
        drop_form(here.person, ground.row.id, kind)
        attached.forget(ground, kind)
        return redirect("act", ground.row.code, kind)
    if request.headers.get("X-Requested-With") == "autosave":
        keep_form(here.person, ground.row.id, kind, typed.values, clock=here.clock)
        return JsonResponse({"saved_at": time_words(here.now)})
    if _changed_rows(request, typed) or "preview" in request.POST:
        keep_form(here.person, ground.row.id, kind, typed.values, clock=here.clock)
        return _show(request, ground, kind, typed, kept=True)
    if kind not in ground.regulation.acts:
        return _impossible(request, ground, kind, typed)
    brought = attached.take(request, ground, kind)
    if attached.only_files(request):
        keep_form(here.person, ground.row.id, kind, typed.values, clock=here.clock)
        return _show(request, ground, kind, typed, brought=brought)
    form = FormContext(ground, kind, typed, checked=True)
    key, files = request.POST.get("key") or str(uuid4()), attached.chosen(request, brought)
    outcome = send(form, key, _office(request, ground), files, brought.errors)
    if outcome.done is not None:
        if outcome.done.repeated:
            attached.give_back(ground, kind, brought)
        return _recorded(ground, kind, outcome.done, from_paper=request.POST.get(BACK) == "giay")
    keep_form(here.person, ground.row.id, kind, typed.values, clock=here.clock)
    return _show(request, ground, kind, typed, form=form, outcome=outcome)


def _changed_rows(request: HttpRequest, typed: Typed) -> bool:
    if "add_row" in request.POST:
        typed.add_row("members", *MEMBER_COLUMNS)
        last = typed.rows("members")[-1]
        typed.put(f"members.{last}.capacity", "member")
        return True
    name, _, place = request.POST.get("remove_row", "").partition(":")
    if place.isascii() and place.isdigit():
        typed.remove_row(name, int(place[:4]))
        return True
    return False


def _office(request: HttpRequest, ground: Ground) -> str | None:
    """The office the form was shown in, as long as it is held; else the one used now."""
    shown = request.POST.get("office", "")
    held = {capacity.key for capacity in ground.here.capacities}
    return shown if shown in held else ground.here.office


def _recorded(ground: Ground, kind: str, done: Done, *, from_paper: bool) -> HttpResponse:
    if kind in VIOLATION_ACTS:
        return redirect(f"{reverse('violations')}?{urlencode({'da-ghi': kind, 'ho-so': ground.row.code})}")
    if from_paper:
        return redirect("paper-next", ground.row.code)
    again: dict[str, str] = {"lap": "1"} if done.repeated else {}
    page = page_of(ground, kind)
    where = page.url(ground) if page is not None and page.stays else ground.url
    return redirect(f"{where}?{urlencode({RECORDED: str(done.seq), **again})}")


def _show(
    request: HttpRequest,
    ground: Ground,
    kind: str,
    typed: Typed,
    *,
    kept_at: datetime | None = None,
    form: FormContext | None = None,
    outcome: Outcome | None = None,
    brought: Brought | None = None,
    kept: bool = False,
) -> HttpResponse:
    """The form if the act is possible for this person, himself or for others; else why not."""
    if kind not in ground.regulation.acts:
        return _impossible(request, ground, kind, typed)
    refusal = ground.procedure.why_not(ground.loaded.case, ground.here.person, kind, ground.here.now)
    if refusal is not None and not enterable(ground, kind):
        return _impossible(request, ground, kind, typed)
    page = page_of(ground, kind)
    context = opened(
        request,
        ground,
        kind,
        typed,
        kept_at=kept_at,
        form=form,
        outcome=outcome,
        brought=brought,
        kept=kept,
        refusal=refusal,
    )
    if "other" in context:
        return render(request, "acts/other_office.html", context)
    if request.method == "GET" and refusal is None and interrupts(kind, request.GET):
        return render(request, "acts/interruption.html", interruption(ground, kind, request.GET.dict()))
    if page is None:
        return render(request, "acts/form.html", context)
    return render(request, page.template, context | step_context(ground, page, form_of=kind))


def _impossible(request: HttpRequest, ground: Ground, kind: str, typed: Typed) -> HttpResponse:
    return render(request, "acts/impossible.html", impossible_page(ground, kind, typed))


def _keep_for_whom_it_was_made(request: HttpRequest) -> None:
    """Keep what was typed: only that person got the signed mark in the form, and only that person will see it."""
    try:
        person, case_id, kind = signing.loads(request.POST.get("whose", ""), salt=SALT, max_age=_DAY)
    except (signing.BadSignature, ValueError):
        return
    keep_form(person, case_id, kind, Typed.of_post(request.POST).values)

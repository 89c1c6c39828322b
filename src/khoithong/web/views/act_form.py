"""The form of any act in a case: shown, kept while it is typed, checked, recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from django.core import signing
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from khoithong.desk.act_drafts import drop_form, keep_form, kept_form
from khoithong.procedure.vocabulary import FIELDS, VIOLATION_ACTS
from khoithong.web.actforms import attached, initial
from khoithong.web.actforms.context import FormContext
from khoithong.web.actforms.fields import MEMBER_COLUMNS
from khoithong.web.actforms.page import form_page, impossible_page
from khoithong.web.actforms.submission import Outcome, send
from khoithong.web.actforms.typed import Typed
from khoithong.web.casepage.ground import look
from khoithong.web.casepage.paper import enterable
from khoithong.web.casepage.standing import other_capacity
from khoithong.web.session import current, present, signed_in
from khoithong.web.views.case_page import RECORDED
from khoithong.web.violations import look_as_handler
from khoithong.web.wording import time_words

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from khoithong.desk.answers import Done
    from khoithong.web.attachments import Brought
    from khoithong.web.casepage.ground import Ground

_SALT: Final = "act-form"
_DAY: Final = 24 * 3600
_HANDLING: Final = frozenset({"resolve_violation", "record_handling"})
_ASKED_FOR: Final = {"thay": "on_behalf_of", "phan-anh": "report", "ngay": "on", "cach": "route"}
"""Parameters of the address by which other pages fill in a control."""


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
    kept = kept_form(ground.here.person, ground.row.id, kind)
    typed = Typed.of_kept(kept.data) if kept else Typed()
    typed.values.pop("ballot", None)  # a ballot is chosen anew, never found chosen
    if not kept:
        for parameter, name in _ASKED_FOR.items():
            if request.GET.get(parameter):
                typed.put(name, request.GET[parameter])
    return _show(request, ground, kind, typed, kept_at=kept.updated_at if kept else None)


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
        return _recorded(ground, kind, outcome.done)
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


def _recorded(ground: Ground, kind: str, done: Done) -> HttpResponse:
    if kind in VIOLATION_ACTS:
        return redirect(f"{reverse('violations')}?{urlencode({'da-ghi': kind})}")
    again: dict[str, str] = {"lap": "1"} if done.repeated else {}
    return redirect(f"{ground.url}?{urlencode({RECORDED: str(done.seq), **again})}")


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
    other = other_capacity(ground, kind) if refusal is None else None
    if other is not None and request.method == "GET":
        context = form_page(FormContext(ground, kind, typed)) | {"other": other}
        return render(request, "acts/other_office.html", context)
    form = form or FormContext(ground, kind, typed, checked="preview" in request.POST)
    if brought is not None and brought.errors:
        form.errors["files"] = brought.errors
    initial.fill(form)
    context = form_page(form, outcome, only_for_others=refusal is not None)
    context["kept"] = kept  # the page shows all that was typed, and it is kept here: the window need not
    context["attachments"] = attached.field_of(ground, kind, form.wrong("files"))
    return render(request, "acts/form.html", context | _machinery(request, ground, kind, outcome, kept_at))


def _machinery(
    request: HttpRequest, ground: Ground, kind: str, outcome: Outcome | None, kept_at: datetime | None
) -> dict[str, Any]:
    """The hidden fields: one key for one request, the office shown, whose form it is."""
    fresh = outcome is not None and outcome.conflict
    return {
        "key": (not fresh and request.POST.get("key")) or str(uuid4()),
        "office": ground.here.office or "",
        "whose": signing.dumps([ground.here.person, ground.row.id, kind], salt=_SALT),
        "kept_at": kept_at,
    }


def _impossible(request: HttpRequest, ground: Ground, kind: str, typed: Typed) -> HttpResponse:
    return render(request, "acts/impossible.html", impossible_page(ground, kind, typed))


def _keep_for_whom_it_was_made(request: HttpRequest) -> None:
    """Keep what was typed: only that person got the signed mark in the form, and only that person will see it."""
    try:
        person, case_id, kind = signing.loads(request.POST.get("whose", ""), salt=_SALT, max_age=_DAY)
    except (signing.BadSignature, ValueError):
        return
    keep_form(person, case_id, kind, Typed.of_post(request.POST).values)

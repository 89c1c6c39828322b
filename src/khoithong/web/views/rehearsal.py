"""One rehearsal: its page, the form of choices, its file, its end."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from khoithong.desk.rehearsals import (
    NoSuchRehearsal,
    discard_rehearsal,
    forget_rehearsal_form,
    keep_rehearsal_form,
)
from khoithong.procedure.data import read_date
from khoithong.web.actforms.reading import read_day
from khoithong.web.actforms.typed import Typed
from khoithong.web.rehearsing import choosing
from khoithong.web.rehearsing.directing import base_of, directed
from khoithong.web.rehearsing.loading import fixed_of, look, row_of, save, typed_of
from khoithong.web.rehearsing.page import frame, page
from khoithong.web.rehearsing.possible import moment_of
from khoithong.web.rehearsing.script import read_document, write_file
from khoithong.web.rehearsing.stage import stage_of
from khoithong.web.rehearsing.windows import outlook
from khoithong.web.session import current, signed_in
from khoithong.web.wording import time_words

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.http import HttpRequest

    from khoithong.web.rehearsing.stage import Stage

_FORM = "choices"


@require_safe
@signed_in
def show(request: HttpRequest, rehearsal_id: UUID) -> HttpResponse:
    """What came of it so far, what can be done next; looked at on the day asked for."""
    stage = look(request, rehearsal_id)
    day = _asked_day(request, stage)
    if day is not None:
        stage = stage.on(moment_of(day))
    return render(request, "rehearsal/show.html", page(stage, fixed_of(stage.rehearsal)))


def _asked_day(request: HttpRequest, stage: Stage) -> date | None:
    asked = request.GET.get("ngay", "")
    day = read_date(asked) or read_day(asked)
    return day if day is not None and stage.setting.calendar.covers(day) else None


@signed_in
def choose(request: HttpRequest, rehearsal_id: UUID) -> HttpResponse:
    """Everything that is to happen, said by a few answers."""
    here = current(request)
    row = row_of(request, rehearsal_id)
    base = stage_of(here, row, base_of(read_document(row.document), fixed_of(row)))
    if request.method != "POST":
        kept = row.kept.get(_FORM)
        typed = choosing.defaults(Typed.of_kept(kept or typed_of(row)))
        return _choices(request, base, choosing.Choices(base, typed))
    typed = Typed.of_post(request.POST)
    typed.values.pop("version", None)
    if request.headers.get("X-Requested-With") == "autosave":
        keep_rehearsal_form(row.id, here.person, _FORM, typed.values)
        return JsonResponse({"saved_at": time_words(here.now)})
    choices = choosing.Choices(base, choosing.defaults(typed))
    wanted = choosing.wishes(choices)
    if "preview" in request.POST or wanted is None:
        keep_rehearsal_form(row.id, here.person, _FORM, typed.values)
        return _choices(request, base, choices, judged="preview" not in request.POST)
    if not save(request, row, directed(base, wanted), typed=typed.values, by_hand=False):
        keep_rehearsal_form(row.id, here.person, _FORM, typed.values)
        return redirect("rehearsal-choices", row.id)
    forget_rehearsal_form(row.id, here.person, _FORM)
    if row.beside_id is not None:
        return redirect("rehearsal-compare", row.beside_id, row.id)
    return redirect("rehearsal", row.id)


def _choices(
    request: HttpRequest, base: Stage, choices: choosing.Choices, *, judged: bool = False
) -> HttpResponse:
    played = _played(base, choices)
    shown = played.result if played else None
    context = {
        **frame(base),
        "parts": choosing.parts(choices, shown),
        "errors": choosing.error_items(choices) if judged else [],
        "by_hand": base.rehearsal.by_hand,
        "outlook": _council_outlook(choices, played),
        "begins": choices.begins,
        "kept": request.method == "POST",  # the page shows all that was typed, and it is kept here
    }
    return render(request, "rehearsal/choices.html", context)


def _played(base: Stage, choices: choosing.Choices) -> Stage | None:
    """What would come of the choices as they stand."""
    trial = choosing.Choices(choices.base, choices.typed)
    wanted = choosing.wishes(trial)
    choices.errors.update(trial.errors if choices.errors else {})
    return stage_of(base.here, base.rehearsal, directed(base, wanted)) if wanted is not None else None


def _council_outlook(choices: choosing.Choices, played: Stage | None) -> object:
    """The meeting days of the council these choices establish; asked as soon as route and day are chosen."""
    if played is None or choices.typed.one("route") != "council":
        return None
    for look_ in played.result.looks:
        act = look_.entry.act
        if act is not None and act.kind == "establish_council":
            return outlook(played.setting, played.cite, act.effective)
    return None


@require_safe
@signed_in
def export(request: HttpRequest, rehearsal_id: UUID) -> HttpResponse:
    """The scenario file, with what came of every act as its expectations."""
    row = row_of(request, rehearsal_id)
    scenario = replace(read_document(row.document), title=row.title)
    answer = HttpResponse(write_file(scenario), content_type="application/yaml; charset=utf-8")
    name = slugify(row.title.replace("đ", "d").replace("Đ", "D")) or "dien-tap"
    answer["Content-Disposition"] = f'attachment; filename="{name[:60]}.yaml"'
    return answer


@signed_in
def discard(request: HttpRequest, rehearsal_id: UUID) -> HttpResponse:
    """Ask, then throw it away."""
    stage = look(request, rehearsal_id)
    row = stage.rehearsal
    if request.method != "POST":
        return render(request, "rehearsal/discard.html", frame(stage))
    with suppress(NoSuchRehearsal):  # thrown away in another window: it is gone, as wanted
        discard_rehearsal(row.id, current(request).person)
    messages.success(request, f"Đã xóa bản diễn tập “{row.title}”.")
    return redirect("rehearsals")

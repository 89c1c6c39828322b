"""The acts of a rehearsal, one by one: done, changed, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from khoithong.desk.rehearsals import forget_rehearsal_form, keep_rehearsal_form
from khoithong.procedure.acts import Act
from khoithong.procedure.data import read_date
from khoithong.procedure.vocabulary import FIELDS, VIOLATION_ACTS
from khoithong.rehearsal.scenario import Entry
from khoithong.web.actforms.fields import MEMBER_COLUMNS
from khoithong.web.actforms.reading import read_day
from khoithong.web.actforms.typed import Typed
from khoithong.web.rehearsing import acting
from khoithong.web.rehearsing.directing import onwards
from khoithong.web.rehearsing.loading import fixed_of, look, save, typed_of
from khoithong.web.rehearsing.page import frame
from khoithong.web.rehearsing.script import MOST_ENTRIES, with_entries
from khoithong.web.rehearsing.stage import stage_of
from khoithong.web.session import current, signed_in
from khoithong.web.wording import time_words

if TYPE_CHECKING:
    from datetime import date, timedelta
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from khoithong.web.actforms.submission import Outcome
    from khoithong.web.rehearsing.acting import Attempt
    from khoithong.web.rehearsing.stage import Stage


@signed_in
def act(request: HttpRequest, rehearsal_id: UUID, kind: str) -> HttpResponse:
    """The form of an act, already filled in; sent, the act is played."""
    stage = look(request, rehearsal_id)
    if kind not in FIELDS or kind not in stage.regulation.acts or kind in VIOLATION_ACTS:
        raise Http404
    if request.method == "POST":
        return _sent(request, stage, kind)
    person = _person(request, stage, kind)
    kept = stage.rehearsal.kept.get(_form_name(kind, person))
    if kept:
        attempt = acting.typed_again(stage, kind, Typed.of_kept(kept), checked=False)
        attempt.errors.clear()
        return _form(request, attempt, restored=True)
    return _form(request, acting.begin(stage, kind, person, _day(request, stage)))


def _form_name(kind: str, person: str) -> str:
    """The name under which a form begun is kept: each person's own."""
    return f"{kind} {person}"


def _person(request: HttpRequest, stage: Stage, kind: str) -> str:
    """The person asked for, else the first who may."""
    people = stage.setting.organisation.people
    asked = request.GET.get("nguoi", "")
    if asked in people:
        return asked
    case, now = stage.loaded.case, stage.here.now
    able = (one for one in people if stage.procedure.why_not(case, one, kind, now) is None)
    return next(able, next(iter(people), ""))


def _day(request: HttpRequest, stage: Stage) -> date | None:
    asked = request.GET.get("ngay", "")
    day = read_date(asked) or read_day(asked)
    return day if day is not None and stage.setting.calendar.covers(day) else None


def _sent(request: HttpRequest, stage: Stage, kind: str) -> HttpResponse:
    here, typed = current(request), _typed(request)
    name = _form_name(kind, typed.one(acting.ACTOR))
    if request.headers.get("X-Requested-With") == "autosave":
        keep_rehearsal_form(stage.rehearsal.id, here.person, name, typed.values)
        return JsonResponse({"saved_at": time_words(here.now)})
    if "drop" in request.POST:
        forget_rehearsal_form(stage.rehearsal.id, here.person, name)
        return redirect(f"{request.path}?{request.GET.urlencode()}")
    shown = _rows_changed(request, typed) or "preview" in request.POST
    attempt = acting.typed_again(stage, kind, typed, checked=True)
    answer = None if shown else acting.judge(attempt)
    entries = stage.scenario.entries
    if isinstance(answer, Act) and len(entries) >= MOST_ENTRIES:
        messages.error(
            request, f"Bản diễn tập đã có {MOST_ENTRIES} việc, không thêm được nữa. Lùi hoặc bỏ bớt việc."
        )
    elif isinstance(answer, Act):
        scenario = with_entries(stage.scenario, (*entries, Entry(answer.at, 1, answer)))
        if save(request, stage.rehearsal, scenario, by_hand=True):
            forget_rehearsal_form(stage.rehearsal.id, here.person, name)
            return redirect(f"{stage.url}#viec")
    keep_rehearsal_form(stage.rehearsal.id, here.person, name, typed.values)
    return _form(request, attempt, answer if not isinstance(answer, Act) else None)


def _typed(request: HttpRequest) -> Typed:
    typed = Typed.of_post(request.POST)
    for name in ("version", acting.CASCADE, "remove"):
        typed.values.pop(name, None)
    return typed


def _rows_changed(request: HttpRequest, typed: Typed) -> bool:
    if "add_row" in request.POST:
        typed.add_row("members", *MEMBER_COLUMNS)
        typed.put(f"members.{typed.rows('members')[-1]}.capacity", "member")
        return True
    name, _, place = request.POST.get("remove_row", "").partition(":")
    if place.isascii() and place.isdigit():
        typed.remove_row(name, int(place[:4]))
        return True
    return False


def _form(
    request: HttpRequest,
    attempt: Attempt,
    outcome: Outcome | None = None,
    *,
    changing: int = 0,
    stage: Stage | None = None,
    restored: bool = False,
) -> HttpResponse:
    context = {
        **acting.act_page(attempt, outcome, changing=bool(changing)),
        **frame(stage or attempt.stage),
        "ground": attempt.stage,
        "changing": changing,
        "kept": request.method == "POST",
        "restored": restored,
    }
    return render(request, "rehearsal/act.html", context)


# --- earlier acts -----------------------------------------------------------------------------------------------


@signed_in
def change(request: HttpRequest, rehearsal_id: UUID, number: int) -> HttpResponse:
    """Change an earlier act, or take it out; everything after it is played again."""
    stage = look(request, rehearsal_id)
    entries = stage.scenario.entries
    if not fixed_of(stage.rehearsal) < number <= len(entries):
        raise Http404
    done = entries[number - 1].act
    if done is None or done.kind not in stage.regulation.acts or done.kind in VIOLATION_ACTS:
        raise Http404
    before = _before(request, stage, number)
    if request.method != "POST":
        asked = request.GET.get("nguoi", "")
        person = asked if asked in stage.setting.organisation.people else ""
        again = acting.again(before, done, person, _day(request, stage))
        return _form(request, again, changing=number, stage=stage)
    typed = _typed(request)
    if "remove" in request.POST:
        return _replayed(request, stage, (*entries[: number - 1], *entries[number:]))
    shown = _rows_changed(request, typed) or "preview" in request.POST
    attempt = acting.typed_again(before, done.kind, typed, checked=True)
    answer = None if shown else acting.judge(attempt)
    if isinstance(answer, Act):
        moved = answer.at.date() - done.at.date() if acting.CASCADE in request.POST else None
        after = [_later(entry, moved) for entry in entries[number:]]
        return _replayed(request, stage, (*entries[: number - 1], Entry(answer.at, 1, answer), *after))
    return _form(request, attempt, answer, changing=number, stage=stage)


def _before(request: HttpRequest, stage: Stage, number: int) -> Stage:
    """The case before an entry."""
    entries = stage.scenario.entries
    before = entries[: number - 1] or (Entry(entries[0].at, 1),)
    return stage_of(current(request), stage.rehearsal, with_entries(stage.scenario, before))


def _later(entry: Entry, moved: timedelta | None) -> Entry:
    if not moved:
        return entry
    act = acting.shifted(entry.act, moved) if entry.act is not None else None
    return Entry(entry.at + moved, 1, act)


def _replayed(request: HttpRequest, stage: Stage, entries: tuple[Entry, ...]) -> HttpResponse:
    """The changed script, played again from its beginning."""
    kept = entries or (Entry(stage.scenario.entries[0].at, 1),)
    save(request, stage.rehearsal, with_entries(stage.scenario, kept), by_hand=True)
    if stage.rehearsal.beside_id is not None:
        return redirect("rehearsal-compare", stage.rehearsal.beside_id, stage.rehearsal.id)
    return redirect(f"{stage.url}#dien-bien")


@require_POST
@signed_in
def undo(request: HttpRequest, rehearsal_id: UUID) -> HttpResponse:
    """Take the last act back."""
    stage = look(request, rehearsal_id)
    entries = stage.scenario.entries
    if len(entries) > fixed_of(stage.rehearsal) and entries[-1].act is not None:
        kept = entries[:-1] or (Entry(entries[0].at, 1),)
        save(request, stage.rehearsal, with_entries(stage.scenario, kept), by_hand=True)
    return redirect(f"{stage.url}#viec")


@require_POST
@signed_in
def proceed(request: HttpRequest, rehearsal_id: UUID) -> HttpResponse:
    """Play on to the end as the choices say, from where the script stands now."""
    stage = look(request, rehearsal_id)
    scenario = onwards(stage, Typed.of_kept(typed_of(stage.rehearsal)))
    if scenario is None or len(scenario.entries) > MOST_ENTRIES:
        messages.info(request, "Không còn bước nào chạy tiếp được từ đây.")
    else:
        save(request, stage.rehearsal, scenario, by_hand=True)
    return redirect(f"{stage.url}#dien-bien")

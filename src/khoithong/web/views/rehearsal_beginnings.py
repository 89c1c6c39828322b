"""`Diễn tập`: one's rehearsals, and the ways to begin one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from khoithong.desk.drafts import NoSuchDraft, find_draft
from khoithong.desk.rehearsals import rehearsals_of
from khoithong.lawbook.pack import describe
from khoithong.lawbook.yamlsource import SourceError, decode
from khoithong.web.actforms.typed import Typed
from khoithong.web.casepage.ground import look
from khoithong.web.components import Link
from khoithong.web.navigation import address
from khoithong.web.rehearsing import starting
from khoithong.web.rehearsing.borrowing import draft_choices, of_case, of_draft
from khoithong.web.rehearsing.examples import SHOWN, examples, open_example
from khoithong.web.rehearsing.loading import keep
from khoithong.web.rehearsing.script import read_document
from khoithong.web.session import current, signed_in
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from khoithong.casefiles.models import Rehearsal
    from khoithong.rehearsal.scenario import Scenario

LARGEST_FILE: Final = 1_000_000
"""Bytes of a scenario file taken; the longest worked case has a hundredth of it."""


@require_safe
@signed_in
def index(request: HttpRequest) -> HttpResponse:
    """One's rehearsals, ready-made examples, the ways to begin."""
    found = examples()
    context = {
        "mine": rehearsals_of(current(request).person),
        "examples": found[:SHOWN],
        "further": found[SHOWN:],
    }
    return render(request, "rehearsal/index.html", context)


@signed_in
def start(request: HttpRequest) -> HttpResponse:
    """Under which text, in which organisation, from which day."""
    here = current(request)
    form = starting.Start(here, Typed.of_post(request.POST) if request.method == "POST" else Typed())
    if request.method == "POST":
        scenario = starting.begin(form)
        if scenario is not None:
            typed = {"submitted": [form.typed.one("day")]}
            return _opened(keep(request, scenario, typed=typed))
    else:
        if "van-ban" in request.GET:
            form.typed.put("pack", request.GET["van-ban"])
        starting.defaults(form)
    context = {
        "fields": starting.fields(form),
        "source": form.typed.one("source"),
        "errors": starting.error_items(form),
        "crumbs": _crumbs(),
    }
    return render(request, "rehearsal/start.html", context)


@signed_in
def bring(request: HttpRequest) -> HttpResponse:
    """Take a scenario file, or its text; what is wrong is said with its line."""
    text, error = "", ""
    if request.method == "POST":
        text = request.POST.get("text", "")
        scenario: Scenario | None = None
        try:
            scenario, text = _brought(request, text)
        except SourceError as fault:
            error = f"Dòng {fault.line}: {fault.message}" if fault.line else fault.message
        if scenario is not None:
            return _opened(keep(request, scenario, by_hand=True), "rehearsal")
        error = error or "Chọn tệp kịch bản (.yaml) hoặc dán nội dung kịch bản"
    context = {"text": text, "error": error, "crumbs": _crumbs()}
    return render(request, "rehearsal/import.html", context)


def _brought(request: HttpRequest, text: str) -> tuple[Scenario | None, str]:
    """What the file, else the pasted text, holds. Raises `SourceError`."""
    upload = request.FILES.get("file")
    if upload is not None:
        name = upload.name or "tệp"
        if (upload.size or 0) > LARGEST_FILE:
            raise SourceError(name, 0, "Tệp quá lớn: kịch bản nhận tối đa 1 MB")
        text = decode(upload.read(), name)
    elif len(text) > LARGEST_FILE:
        raise SourceError("", 0, "Nội dung quá dài: kịch bản nhận tối đa 1 MB")
    return (read_document(text) if text.strip() else None), text


@require_POST
@signed_in
def example(request: HttpRequest, pack: str, name: str) -> HttpResponse:
    """Open a ready-made rehearsal as one's own."""
    scenario = open_example(pack, name)
    if scenario is None:
        raise Http404
    return _opened(keep(request, scenario, by_hand=True), "rehearsal")


@signed_in
def from_case(request: HttpRequest, code: str) -> HttpResponse:
    """Go on in a rehearsal from where a case stands. Whoever may not read the case finds nothing here."""
    here = current(request)
    row = look(here, code).row
    if request.method == "POST":
        scenario = of_case(row.id, f"Từ hồ sơ {row.code}", here.person)
        if scenario is None:
            raise Http404
        return _opened(keep(request, scenario, fixed=len(scenario.entries)), "rehearsal")
    context = {"code": row.code, "title": row.title, "crumbs": _crumbs(), "what": "hồ sơ"}
    return render(request, "rehearsal/borrow.html", context)


@signed_in
def from_draft(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Rehearse a plan that is being written: what would come of it if it were sent."""
    here = current(request)
    try:
        draft = find_draft(draft_id, here.person)
    except NoSuchDraft:
        raise Http404 from None
    if request.method == "POST":
        typed = dict(draft_choices(draft, date_words(here.day)))
        return _opened(keep(request, of_draft(draft, here), typed=typed))
    title = describe(draft.pack).identity.title
    context = {"code": "", "title": title, "crumbs": _crumbs(), "what": "bản nháp"}
    return render(request, "rehearsal/borrow.html", context)


def _opened(row: Rehearsal | None, page: str = "rehearsal-choices") -> HttpResponse:
    """Where a new rehearsal goes on; back to the list where none could be kept."""
    if row is None:
        return redirect("rehearsals")
    return redirect(page, row.id)


def _crumbs() -> list[Link]:
    return [Link("Diễn tập", address("rehearsals"))]

"""Acts on an assignment: their forms, shown and sent."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from khoithong.desk.answers import IdempotencyConflict
from khoithong.desk.directives import evidence
from khoithong.desk.directives.acting import Asked, Faulty, NoSuchAssignment
from khoithong.desk.directives.keeping import drop_form, keep_form, kept_form
from khoithong.desk.repeating import key_of
from khoithong.directives import standing
from khoithong.web.actforms.attached import chosen, only_files
from khoithong.web.actforms.attached import key_of as file_key
from khoithong.web.attachments import Brought, bring, file_field, waiting_line
from khoithong.web.components import BlockedAct, ErrorItem, Link
from khoithong.web.session import current, signed_in
from khoithong.web.tasks.acts import verbs_of, why_not
from khoithong.web.tasks.doing import DOING, RECORDED
from khoithong.web.tasks.dues import deadline
from khoithong.web.tasks.form import WITH_FILES, Form, read, typed_of
from khoithong.web.tasks.report import report_of
from khoithong.web.tasks.words import ACTS, BY_SLUG, heading
from khoithong.web.views.task import caption, crumbs, find
from khoithong.web.wording import time_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse

    from khoithong.directives.models import Assignment
    from khoithong.directives.standing import Verb
    from khoithong.web.attachments import FileField
    from khoithong.web.session import Here


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def act(request: HttpRequest, assignment: int, slug: str) -> HttpResponse:
    """Show or take the form of an act."""
    here, verb = current(request), BY_SLUG.get(slug)
    one = find(assignment, here)
    if verb is None:
        raise Http404
    if verb == "remind":
        place = [one.task.directive.code, one.task.place]
        return redirect(f"{reverse('task-urge', args=place)}?{urlencode({'giao': one.id})}")
    form = Form(verb, one, here, children=[child.agency for child in one.children.all()])
    if request.method != "POST":
        kept = kept_form(here.person, one.id, verb)
        form.typed = kept.data if kept else {}
        return _shown(request, form, kept_at=kept.updated_at if kept else None)
    if "drop" in request.POST:
        drop_form(here.person, one.id, verb)
        evidence.detach_evidence(one.id, here.person)
        return redirect("assignment-act", one.id, slug)
    if request.headers.get("X-Requested-With") == "autosave":
        if verb not in verbs_of(one, here):
            return JsonResponse({}, status=403)
        keep_form(here.person, one.id, verb, typed_of(request.POST), clock=here.clock)
        return JsonResponse({"saved_at": time_words(here.now)})
    return _sent(request, form)


def _sent(request: HttpRequest, form: Form) -> HttpResponse:
    one, here, verb = form.one, form.here, form.verb
    form.typed = typed_of(request.POST)
    brought = Brought([], [])
    able = verb in verbs_of(one, here)
    if verb in WITH_FILES and able:
        keep = partial(evidence.attach_evidence, one.id, here.person, clock=here.clock)
        brought = bring(request, keep)
        if request.POST.get("remove_file"):
            evidence.detach_evidence(one.id, here.person, [file_key(request.POST["remove_file"])])
        if only_files(request):
            keep_form(here.person, one.id, verb, form.typed, clock=here.clock)
            return _shown(request, form, brought.errors)
    if verb in ("return_completion", "reopen") and able and _blocked(verb, one, (), here):
        return _shown(request, form, status=422)
    data, happened_on = read(form)
    files = tuple(chosen(request, brought)) if verb in WITH_FILES and able else ()
    asked = Asked(here.person, here.office, _key(request), happened_on, files, here.clock)
    if form.problems or brought.errors:
        return _refused(request, form, brought.errors)
    try:
        recorded = DOING[verb](one.id, asked, data)
    except Faulty as faulty:
        form.problems.update(faulty.problems)
        return _refused(request, form)
    except IdempotencyConflict as conflict:
        form.problems[""] = str(conflict)
        return _shown(request, form, status=409)
    except NoSuchAssignment:
        raise Http404 from None
    if recorded.repeated:
        evidence.detach_evidence(one.id, here.person, [row.id for row in brought.rows])
    messages.success(request, RECORDED[verb])
    # The window forgets what it kept of the form that was recorded.
    return redirect(f"{reverse('assignment', args=[one.id])}?{urlencode({'da-ghi': ACTS[verb].slug})}")


def _refused(request: HttpRequest, form: Form, file_errors: Sequence[str] = ()) -> HttpResponse:
    """Show what is wrong; what was typed is kept, as far as the act is this person's to do."""
    if form.verb in verbs_of(form.one, form.here):
        keep_form(form.here.person, form.one.id, form.verb, form.typed, clock=form.here.clock)
    return _shown(request, form, file_errors, status=422)


def _key(request: HttpRequest) -> UUID:
    return key_of(request.POST.get("key") or str(uuid4()))


def _shown(
    request: HttpRequest,
    form: Form,
    file_errors: Sequence[str] = (),
    *,
    status: int = 200,
    kept_at: datetime | None = None,
) -> HttpResponse:
    one, here, verb = form.one, form.here, form.verb
    children = list(one.children.all())
    blocked = _blocked(verb, one, children, here)
    context = {
        "form": form,
        "one": one,
        "act": ACTS[verb],
        "crumbs": [*crumbs(), Link(caption(one), reverse("assignment", args=[one.id]))],
        "caption": caption(one),
        "title": heading(one.task, 90),
        "agency": here.directory.name(one.agency),
        "deadline": deadline(one, here.day),
        "back": reverse("assignment", args=[one.id]),
        "blocked": blocked,
        "kept_at": kept_at,
        "kept": request.method == "POST" and status == 200,
        "attachments": _field(form, file_errors) if verb in WITH_FILES else None,
        "errors": [*form.errors, *(ErrorItem(words, "tai-lieu") for words in file_errors)],
        "key": request.POST.get("key") or uuid4(),
        "here": here,
        "danger": verb in ("return_completion", "refuse_extension", "reopen"),
    }
    return render(request, "tasks/act.html", context, status=status)


def _blocked(verb: Verb, one: Assignment, children: Sequence[Assignment], here: Here) -> BlockedAct | None:
    if verb not in verbs_of(one, here):
        agency = one.agency if verb in standing.OWN else standing.giver(one)
        return BlockedAct(
            ACTS[verb].label,
            f"việc của {here.directory.name(agency)}",
            unlocks="Người đứng đầu, cấp phó, văn thư hoặc cán bộ tổ chức ở đó làm được.",
        )
    no = why_not(verb, one, children, here, report_of(one))
    return BlockedAct(ACTS[verb].label, no.reason, unlocks=no.unlocks) if no else None


def _field(form: Form, errors: Sequence[str]) -> FileField:
    rows = evidence.waiting(form.one.id, form.here.person)
    lines = [waiting_line(row, reverse("assignment-file", args=[form.one.id, row.id])) for row in rows]
    wrong = [*errors, *([form.problems["files"]] if "files" in form.problems else [])]
    label = "Báo cáo, văn bản kèm theo" if form.one.task.report_wanted else "Tài liệu chứng minh"
    required = form.verb == "complete" and bool(form.one.task.report_wanted) and not lines
    return file_field(lines, evidence.HINT, wrong, label, required=required)

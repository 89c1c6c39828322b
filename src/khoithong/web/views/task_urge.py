"""Urge agencies that have not done a task: who, what is overdue, the letter's words; then it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from khoithong.desk.answers import IdempotencyConflict
from khoithong.desk.directives.acting import Asked, Faulty, NoSuchAssignment
from khoithong.desk.directives.remind import NOBODY, letter, remind
from khoithong.desk.repeating import key_of
from khoithong.directives import rights, standing
from khoithong.directives.citing import clause_words
from khoithong.documents.kinds.urging import REQUEST
from khoithong.web.components import ErrorItem, Field, Link
from khoithong.web.session import current, signed_in
from khoithong.web.tasks.dues import deadline
from khoithong.web.tasks.words import heading, number_words
from khoithong.web.views.task import crumbs, task_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse

    from khoithong.directives.models import Assignment, Task
    from khoithong.documents.content import Document
    from khoithong.web.components import Deadline
    from khoithong.web.session import Here


@dataclass(frozen=True, slots=True)
class Candidate:
    """An agency that may be urged."""

    one: Assignment
    name: str
    deadline: Deadline
    chosen: bool


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def urge(request: HttpRequest, code: str, place: int) -> HttpResponse:
    """Show who is urged and with what letter; once confirmed, send it."""
    here = current(request)
    task, rows, _ = task_of(code, place, here)
    if request.method != "POST":
        return _shown(request, task, rows, here, request.GET.getlist("giao"))
    wanted = [
        int(one) for one in request.POST.getlist("giao") if one.isascii() and one.isdigit() and len(one) < 19
    ]
    asked = Asked(here.person, here.office, key_of(request.POST.get("key") or str(uuid4())), clock=here.clock)
    try:
        remind(wanted, asked, {"request": request.POST.get("request", "")})
    except Faulty as faulty:
        return _shown(request, task, rows, here, request.POST.getlist("giao"), faulty.problems, status=422)
    except IdempotencyConflict as conflict:
        problems = {"": str(conflict)}
        return _shown(request, task, rows, here, request.POST.getlist("giao"), problems, status=409)
    except NoSuchAssignment:
        raise Http404 from None
    messages.success(
        request,
        f"Đã đôn đốc {len(set(wanted))} cơ quan. Các cơ quan thấy ngay trong nhiệm vụ; "
        "công văn đôn đốc đã soạn, văn thư cấp số, phát hành.",
    )
    return redirect("directive-task", code, place)


def _shown(
    request: HttpRequest,
    task: Task,
    rows: Sequence[Assignment],
    here: Here,
    chosen: Sequence[str],
    problems: dict[str, str] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    able = [one for one in rows if _may(one, here)]
    able.sort(key=lambda one: here.directory.name(one.agency))
    wanted = [one for one in able if str(one.id) in chosen]
    wrong = problems or {}
    said = request.POST.get("request", REQUEST)
    if request.method == "GET" and able and not wanted:
        wrong = {"assignments": NOBODY}
    context = {
        "task": task,
        "crumbs": [*crumbs(task.directive), _up(task)],
        "caption": " · ".join(part for part in (number_words(task.directive), clause_words(task)) if part),
        "title": heading(task, 90),
        "back": reverse("directive-task", args=[task.directive.code, task.place]),
        "candidates": [
            Candidate(one, here.directory.name(one.agency), deadline(one, here.day), one in wanted)
            for one in able
        ],
        "letter": _letter(wanted, said, here),
        "request_field": Field(
            "textarea",
            "request",
            "Nội dung đề nghị",
            said,
            "Đoạn cuối của công văn, sau bảng các cơ quan.",
            (wrong["request"],) if "request" in wrong else (),
            rows=5,
        ),
        "errors": [ErrorItem(words, _TARGETS.get(name, "")) for name, words in wrong.items()],
        "nobody": wrong.get("assignments", ""),
        "key": request.POST.get("key") or uuid4(),
        "here": here,
    }
    return render(request, "tasks/urge.html", context, status=status)


_TARGETS = {"request": "id_request", "assignments": "id_giao"}


def _may(one: Assignment, here: Here) -> bool:
    mine = rights.acts_for(here.person, here.office, standing.giver(one), here.day, here.directory)
    return mine and standing.why_not("remind", one, here.day) is None


def _letter(wanted: Sequence[Assignment], said: str, here: Here) -> Document | None:
    return letter(wanted, said, here.day, here.directory) if wanted else None


def _up(task: Task) -> Link:
    return Link(
        clause_words(task) or heading(task, 30),
        reverse("directive-task", args=[task.directive.code, task.place]),
    )

"""Tasks: those of one's agency, one of them, and one task of a directive with all who have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from khoithong.casefiles.attachments.store import StoreFailed
from khoithong.desk.directives.rounds import open_rounds_of_today
from khoithong.directives import queries, rights
from khoithong.directives.citing import clause_words
from khoithong.directives.models import Assignment, Directive, EntryFile, Task
from khoithong.directives.models.directive import DRAFT
from khoithong.documents.records.models import OfficialDocument
from khoithong.web.attachments import hand_out
from khoithong.web.components import Link
from khoithong.web.session import Here, current, signed_in
from khoithong.web.tasks.acts import possible
from khoithong.web.tasks.dues import deadline, explanation
from khoithong.web.tasks.given import groups as groups_given
from khoithong.web.tasks.given import tasks_given
from khoithong.web.tasks.history import cut, events
from khoithong.web.tasks.links import clause_url, directive_url
from khoithong.web.tasks.mine import Group, groups, in_order, item
from khoithong.web.tasks.tree import finding, tree
from khoithong.web.tasks.words import (
    BY_SLUG,
    ROLE_LABELS,
    STATUS_ICONS,
    STATUS_LABELS,
    STATUS_TONES,
    heading,
    number_words,
    round_words,
)
from khoithong.web.views.loose_document import handed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from django.core.paginator import Page
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponseBase

PAGE = 25
_PARTS = (
    ("tasks", "Cơ quan phải thực hiện"),
    ("tasks-given", "Giao cho cấp dưới"),
    ("tasks-done", "Đã hoàn thành"),
)


@require_safe
@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """What the agency of the office used has to do."""
    here = current(request)
    open_rounds_of_today(clock=here.clock)
    page = _page(request, in_order(queries.open_of(_agency(here)), here.day))
    return _listing(request, here, "tasks", page, groups(page.object_list, here))


@require_safe
@signed_in
def given(request: HttpRequest) -> HttpResponse:
    """What the agency gave to others and has not got back."""
    here = current(request)
    open_rounds_of_today(clock=here.clock)
    page = _page(request, tasks_given(queries.given_by(_agency(here)), here))
    return _listing(request, here, "tasks-given", page, groups_given(page.object_list, here))


@require_safe
@signed_in
def done(request: HttpRequest) -> HttpResponse:
    """What the agency has done."""
    here = current(request)
    page = _page(request, queries.done_of(_agency(here)))
    items = Group("", "", [item(one, here) for one in page.object_list])
    return _listing(request, here, "tasks-done", page, [items] if items.items else [])


def _agency(here: Here) -> str:
    return here.capacity.agency if here.capacity else ""


def _page(request: HttpRequest, rows: Sequence[Any] | QuerySet[Any]) -> Page[Any]:
    return Paginator(rows, PAGE).get_page(request.GET.get("trang"))


def _listing(
    request: HttpRequest, here: Here, name: str, page: Page[Any], found: Sequence[Group]
) -> HttpResponse:
    context = {
        "part": name,
        "parts": [
            Link(
                label, reverse(one), current=one == name, count=page.paginator.count if one == name else None
            )
            for one, label in _PARTS
        ],
        "page": page,
        "agency": here.directory.name(here.capacity.agency) if here.capacity else "",
        "groups": found,
    }
    return render(request, "tasks/mine.html", context)


@require_safe
@signed_in
def show(request: HttpRequest, assignment: int) -> HttpResponse:
    """One assignment: what the clause says, by when and why, what was done, what can be done."""
    here = current(request)
    one = find(assignment, here)
    entries = list(one.entries.order_by("seq").prefetch_related("files"))
    whole, recorded = "tat-ca" in request.GET, request.GET.get("da-ghi", "")
    children = list(one.children.order_by("agency").select_related("task__directive", "parent"))
    context = {
        "one": one,
        "crumbs": crumbs(),
        "title": heading(one.task, 110),
        "caption": caption(one),
        "agency": here.directory.name(one.agency),
        "role": ROLE_LABELS[one.role],
        "status": STATUS_LABELS[one.status],
        "tone": STATUS_TONES[one.status],
        "deadline": deadline(one, here.day),
        "why": explanation(one, entries, here.directory),
        "clause": clause_words(one.task),
        "clause_url": clause_url(one.task),
        "task_url": reverse("directive-task", args=[one.task.directive.code, one.task.place]),
        "number": number_words(one.task.directive),
        "possible": possible(one, children, here),
        "events": events(one, entries, here, whole=whole),
        "cut": cut(entries) and not whole,
        "all_entries": len(entries),
        "recorded": recorded if recorded in BY_SLUG else "",
        "units": [_unit(child, here) for child in children],
    }
    return render(request, "tasks/show.html", context)


def _unit(child: Assignment, here: Here) -> dict[str, object]:
    return {
        "name": here.directory.name(child.agency),
        "url": reverse("assignment", args=[child.id]),
        "status": STATUS_LABELS[child.status],
        "tone": STATUS_TONES[child.status],
        "icon": STATUS_ICONS[child.status],
        "deadline": deadline(child, here.day),
        "percent": child.percent,
    }


@require_safe
@signed_in
def file(request: HttpRequest, assignment: int, file_id: UUID) -> HttpResponseBase:
    """Evidence: recorded, for whoever reads the assignment; while it waits, for who brought it."""
    here = current(request)
    one = find(assignment, here)
    row = get_object_or_404(EntryFile, id=file_id, assignment=one)
    if row.entry_id is None and row.uploaded_by != here.person:
        raise Http404
    try:
        answer = hand_out(row, row.name)
    except StoreFailed:
        return render(request, "attachments/gone.html", {"unreachable": True}, status=503)
    return answer or render(request, "attachments/gone.html", status=410)


@require_safe
@signed_in
def letter(request: HttpRequest, assignment: int, seq: int, kind: str) -> HttpResponse:
    """The letter that urged, as it stands now: a draft until its number is given."""
    one = find(assignment, current(request))
    entry = one.entries.filter(seq=seq, kind="remind").first()
    document = OfficialDocument.objects.filter(id=entry.data["document"]).first() if entry else None
    if document is None:
        raise Http404
    return handed(request, document, kind, f"don-doc-{one.task.directive.code}-{seq}")


@require_safe
@signed_in
def of_directive(request: HttpRequest, code: str, place: int) -> HttpResponse:
    """One task of a directive: the agencies that have it, as far as the reader may see them."""
    here = current(request)
    open_rounds_of_today(clock=here.clock)
    task, rows, whole = task_of(code, place, here)
    found = tree(task, rows, here)
    late = sum(one.late(here.day) > 0 for one in found.rollup.missing)
    context = {
        "task": task,
        "crumbs": crumbs(task.directive),
        "title": heading(task, 110),
        "clause": clause_words(task),
        "clause_url": clause_url(task),
        "number": number_words(task.directive),
        "whole": whole,
        "tree": found,
        "finding": finding(found.rollup, late),
        "urge_url": reverse("task-urge", args=[code, place]),
    }
    return render(request, "tasks/task.html", context)


def find(assignment: int, here: Here) -> Assignment:
    """An assignment the person may read, or 404 as for one that is not there."""
    who = rights.reader(here.person, here.day, here.directory)
    found = queries.find(assignment, who) if assignment < _MOST else None
    if found is None:
        raise Http404
    return found


_MOST = 2**63
"""Numbers the database can hold."""


def task_of(code: str, place: int, here: Here) -> tuple[Task, list[Assignment], bool]:
    """A task of a directive the person may read, its assignments he may read, and whether those are all. Or 404."""
    who = rights.reader(here.person, here.day, here.directory)
    readable = Directive.objects.filter(rights.readable_directives(who)).exclude(status=DRAFT)
    tasks = queries.tasks().filter(directive__in=readable, directive__code=code)
    task = tasks.filter(place=place).first() if "\x00" not in code and place < _SMALL else None
    if task is None:
        raise Http404
    rows = list(
        Assignment.objects.filter(rights.readable_assignments(who), task=task).select_related("parent")
    )
    for one in rows:
        one.task = task
    return task, rows, who.supervises or task.directive.owner in who.agencies


_SMALL = 2**15


def crumbs(directive: Directive | None = None) -> list[Link]:
    """The way back: to the tasks, or to the directive."""
    if directive is None:
        return [Link("Nhiệm vụ", reverse("tasks"))]
    return [
        Link("Văn bản chỉ đạo", reverse("directives")),
        Link(number_words(directive), directive_url(directive)),
    ]


def caption(one: Assignment) -> str:
    """Document, clause and round, over a title."""
    parts = (number_words(one.task.directive), clause_words(one.task), round_words(one))
    return " · ".join(part for part in parts if part)

"""`Việc cần làm`: what needs an act of this person in this capacity, and what waits for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from khoithong.casefiles import queries
from khoithong.desk.directives.rounds import open_rounds_of_today
from khoithong.directives.queries import waiting_for
from khoithong.directives.rights import ACTING
from khoithong.web.case_lines import case_lines
from khoithong.web.clerk.worklist import counts
from khoithong.web.components import Link
from khoithong.web.session import current, signed_in
from khoithong.web.tasks.mine import in_order, item, place
from khoithong.web.violations import handled_cases
from khoithong.web.work_groups import groups, tasks

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from khoithong.directives.models import Assignment
    from khoithong.web.components import WorkItem
    from khoithong.web.session import Here

ORDERED = 10
"""Tasks shown beside the acts in cases; all of them have a page of their own."""


@require_safe
@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """Show what needs an act now."""
    here = current(request)
    work = tasks(queries.work_list(here.person, here.day, here.directory, office=here.office))
    page = Paginator(work, queries.PAGE).get_page(request.GET.get("trang"))
    ordered = _ordered(here)
    return render(
        request,
        "work/mine.html",
        {
            "tabs": _tabs("work", len(work) + len(ordered)),
            # Beside the first page of acts: the nearest, and where the others are.
            "ordered": [_line(one, here) for one in ordered[:ORDERED]] if page.number == 1 else [],
            "ordered_all": len(ordered),
            # What is late stands before everything else.
            "ordered_first": page.number == 1 and bool(ordered) and place(ordered[0], here.day) == "overdue",
            "papers": _papers(here),
            "reported": sum(one.waiting for one in handled_cases(here)),
            "page": page,
            "groups": groups(page.object_list, here.day, here.directory),
            "others": len(here.capacities) > 1,
        },
    )


@require_safe
@signed_in
def waiting(request: HttpRequest) -> HttpResponse:
    """Show one's cases that someone else has to move."""
    here = current(request)
    rows = queries.waiting_for_others(here.person, here.day, here.directory, office=here.office)
    page = Paginator(rows, queries.PAGE).get_page(request.GET.get("trang"))
    return render(
        request,
        "work/waiting.html",
        {"tabs": _tabs("waiting"), "page": page, "lines": case_lines(list(page.object_list), here)},
    )


def _ordered(here: Here) -> list[Assignment]:
    """Tasks that need an act of the agency, where the office used acts for it; the nearest day first."""
    if here.capacity is None or here.capacity.role not in ACTING:
        return []
    open_rounds_of_today(clock=here.clock)
    return in_order(waiting_for([here.capacity.agency]), here.day)


def _papers(here: Here) -> int:
    """Documents that wait for a clerk."""
    if here.capacity is None or here.capacity.role != "clerk":
        return 0
    return sum(counts([here.capacity.agency]).values())


def _line(one: Assignment, here: Here) -> WorkItem:
    return item(one, here, given=here.capacity is not None and one.agency != here.capacity.agency)


def _tabs(shown: str, count: int | None = None) -> list[Link]:
    return [
        Link("Cần làm", reverse("work"), current=shown == "work", count=count),
        Link("Chờ người khác", reverse("waiting"), current=shown == "waiting"),
    ]

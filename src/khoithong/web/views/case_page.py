"""The page of one case, and the pages that show an act or a version of the plan at full length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khoithong.web.casepage.ground import look
from khoithong.web.casepage.page import page
from khoithong.web.casepage.plan import version
from khoithong.web.casepage.timeline import of_act
from khoithong.web.components import Link
from khoithong.web.navigation import address
from khoithong.web.session import current, signed_in
from khoithong.web.steppages.shown import recorded_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from khoithong.web.casepage.ground import Ground


@require_safe
@signed_in
def show(request: HttpRequest, code: str) -> HttpResponse:
    """Everything about one case."""
    ground = look(current(request), code)
    context = page(ground) | recorded_of(request, ground)
    return render(request, "cases/page.html", context)


@require_safe
@signed_in
def act(request: HttpRequest, code: str, seq: int) -> HttpResponse:
    """One act of the timeline with its texts at full length."""
    ground = look(current(request), code)
    entry = of_act(ground, seq)
    if entry is None:
        raise Http404
    context = {"ground": ground, "entry": entry, "crumbs": crumbs(ground)}
    return render(request, "cases/act.html", context)


@require_safe
@signed_in
def plan(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One version of the plan at full length, changes beside what was before."""
    ground = look(current(request), code)
    try:
        shown = version(ground, number)
    except IndexError:
        raise Http404 from None
    context = {"ground": ground, "version": shown, "crumbs": crumbs(ground)}
    return render(request, "cases/plan.html", context)


def crumbs(ground: Ground) -> list[Link]:
    """The way back from a page about one case."""
    return [Link("Hồ sơ", address("cases")), Link(ground.row.code, ground.url)]

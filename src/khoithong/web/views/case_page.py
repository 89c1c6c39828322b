"""The page of one case, and the pages that show an act or a version of the plan at full length."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from khoithong.web.casepage.comparison import comparison, voted
from khoithong.web.casepage.ground import look
from khoithong.web.casepage.page import page
from khoithong.web.casepage.timeline import of_act
from khoithong.web.components import Link
from khoithong.web.navigation import address
from khoithong.web.session import current, signed_in
from khoithong.web.steppages.shown import recorded_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from khoithong.web.casepage.ground import Ground

_DIGITS: Final = 5
"""Longer numbers name no version."""


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
    """One version of the plan at full length, and what changed since an earlier one."""
    ground = look(current(request), code)
    asked, earlier = _number(request, "ban"), _number(request, "voi")
    if asked is not None and asked != number:
        rest = f"?{urlencode({'voi': earlier})}" if earlier is not None else ""
        return redirect(f"{reverse('case-plan', args=[code, asked])}{rest}")
    try:
        compared = comparison(ground, number, earlier)
    except IndexError:
        raise Http404 from None
    context = {
        "ground": ground,
        "compared": compared,
        "voted": voted(ground, number),
        "crumbs": crumbs(ground),
    }
    return render(request, "cases/plan.html", context)


def _number(request: HttpRequest, name: str) -> int | None:
    """A version's number in the address; nothing for anything else."""
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < _DIGITS else None


def crumbs(ground: Ground) -> list[Link]:
    """The way back from a page about one case."""
    return [Link("Hồ sơ", address("cases")), Link(ground.row.code, ground.url)]

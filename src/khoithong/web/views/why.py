"""Why a limit of a case falls on its day, day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khoithong.web.casepage.ground import look
from khoithong.web.casepage.limits import deadline_of
from khoithong.web.session import current, signed_in
from khoithong.web.views.case_page import crumbs

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
@signed_in
def show(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """The limit numbered from 1 as the case page lists it."""
    ground = look(current(request), code)
    if not 1 <= number <= len(ground.case.limits):
        raise Http404
    deadline = deadline_of(ground, number - 1, explained=True)
    cited = ground.cite(ground.case.limits[number - 1].provision, quoted=True)
    context = {
        "ground": ground,
        "deadline": deadline,
        "quotes": [cited] if cited else [],
        "crumbs": crumbs(ground),
    }
    return render(request, "cases/why.html", context)

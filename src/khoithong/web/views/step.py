"""The page of a step of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khoithong.web.actforms.opened import begun, opened
from khoithong.web.casepage.ground import look
from khoithong.web.session import current, signed_in
from khoithong.web.steppages.shown import main_act, next_elsewhere, recorded_of, step_context

if TYPE_CHECKING:
    from django.http import HttpRequest

    from khoithong.web.steppages.page import StepPage


@require_safe
@signed_in
def show(request: HttpRequest, code: str, page: StepPage) -> HttpResponse:
    """The step, with the act the case waits for open as a form; 404 where the regulation knows no such step."""
    ground = look(current(request), code)
    if not page.known(ground) or not any(kind in ground.regulation.acts for kind in page.kinds):
        raise Http404
    kind, context = main_act(ground, page), {}
    if kind:
        typed, kept_at = begun(request, ground, kind)
        context = opened(request, ground, kind, typed, kept_at=kept_at)
        if "other" in context:  # done in another office: offered among the acts, not opened
            kind, context = "", {}
    shown = step_context(ground, page, kind, inline=bool(kind))
    told = recorded_of(request, ground)
    if told["recorded"] is not None:
        told["next_act"] = next_elsewhere(ground, page)
    return render(request, page.template, context | shown | told)

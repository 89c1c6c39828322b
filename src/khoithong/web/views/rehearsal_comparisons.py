"""Rehearsals compared: the endings of one, one thing changed, two side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from khoithong.desk.rehearsals import rehearsals_of
from khoithong.web.actforms.typed import Typed
from khoithong.web.rehearsing import varying
from khoithong.web.rehearsing.compared import sections
from khoithong.web.rehearsing.directing import base_of
from khoithong.web.rehearsing.endings_table import table
from khoithong.web.rehearsing.loading import fixed_of, keep, look, typed_of
from khoithong.web.rehearsing.page import frame
from khoithong.web.rehearsing.stage import stage_of
from khoithong.web.session import current, signed_in

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse


@require_safe
@signed_in
def endings_page(request: HttpRequest, rehearsal_id: UUID) -> HttpResponse:
    """Every way the case could end from where it stands, with the measures each opens."""
    stage = look(request, rehearsal_id)
    found = table(stage, Typed.of_kept(typed_of(stage.rehearsal)))
    return render(request, "rehearsal/endings.html", frame(stage) | {"table": found})


@signed_in
def vary(request: HttpRequest, rehearsal_id: UUID) -> HttpResponse:
    """Change one thing and compare; or choose another rehearsal to compare with."""
    stage = look(request, rehearsal_id)
    row = stage.rehearsal
    typed = Typed.of_post(request.POST) if request.method == "POST" else Typed()
    base = stage_of(current(request), row, base_of(stage.scenario, fixed_of(row)))
    variation = varying.Variation(stage, base, fixed_of(row), typed_of(row), typed)
    if request.method == "POST" and "choices" in request.POST:
        second = replace(stage.scenario, title=f"{row.title[:190]} – bản hai")
        other = keep(request, second, typed=typed_of(row), fixed=fixed_of(row), beside=row.id)
        return redirect("rehearsal-choices", other.id) if other else redirect("rehearsal-vary", row.id)
    if request.method == "POST":
        varied = varying.vary(variation)
        if varied is not None:
            other = keep(
                request,
                varied.scenario,
                typed=varied.choices,
                fixed=fixed_of(row),
                beside=row.id,
                by_hand=not varied.directed,
            )
            if other is not None:
                return redirect("rehearsal-compare", row.id, other.id)
    others = [one for one in rehearsals_of(current(request).person) if one.id != row.id]
    context = frame(stage) | {
        "fields": varying.fields(variation),
        "names": varying.WHAT,
        "what": typed.one("what"),
        "errors": varying.error_items(variation),
        "others": others,
    }
    return render(request, "rehearsal/vary.html", context)


@require_safe
@signed_in
def compare_page(request: HttpRequest, rehearsal_id: UUID, other_id: UUID) -> HttpResponse:
    """Two rehearsals side by side."""
    first, second = look(request, rehearsal_id), look(request, other_id)
    found = sections(first, second)
    context = frame(first) | {
        "other": second,
        "sections": found,
        "differing": sum(len(one.differing) for one in found),
    }
    return render(request, "rehearsal/compare.html", context)

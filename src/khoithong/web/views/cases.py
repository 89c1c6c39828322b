"""`Hồ sơ`: the cases one may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from khoithong.casefiles import queries
from khoithong.web.case_filter import CaseFilterForm
from khoithong.web.case_lines import case_lines
from khoithong.web.page_number import page_number, turned
from khoithong.web.session import current, signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@signed_in
def listing(request: HttpRequest) -> HttpResponse:
    """Show cases, newest first, 25 to a page, narrowed by the address's parameters."""
    here = current(request)
    form = CaseFilterForm(request.GET, here)
    page = queries.cases(here.reader, form.narrowed(), page_number(request))
    return render(
        request,
        "case_list/cases.html",
        {
            "form": form,
            "clerk": any(one.role == "clerk" for one in here.capacities),
            "lines": case_lines(page.items, here),
            "number": page.number,
            "before": turned(request, page.number - 1) if page.number > 1 else "",
            "after": turned(request, page.number + 1) if page.more else "",
        },
    )

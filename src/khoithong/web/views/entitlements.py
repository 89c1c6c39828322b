"""`Khuyến khích, bảo vệ`: the measures that wait for the agencies managing officials, and those they decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from khoithong.casefiles import entitlements
from khoithong.web.entitlement_lines import Asked, choices, measure_line, tabs
from khoithong.web.page_number import page_number, turned
from khoithong.web.session import current, signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@signed_in
def listing(request: HttpRequest) -> HttpResponse:
    """Show the measures of one tab, 25 to a page, narrowed by the address's parameters."""
    here, asked = current(request), Asked.of(request.GET)
    agencies = entitlements.managed_agencies(here.person, here.day, here.directory)
    narrowed = asked.filter(here.directory)
    numbers = entitlements.numbers(here.reader, agencies, narrowed)
    page = entitlements.measures(here.reader, agencies, narrowed, page_number(request))
    return render(
        request,
        "entitlements/list.html",
        {
            "asked": asked,
            "tabs": tabs(asked, numbers),
            "choices": choices(numbers),
            "lines": [measure_line(item, here) for item in page.items],
            "manages": bool(agencies),
            "number": page.number,
            "before": turned(request, page.number - 1) if page.number > 1 else "",
            "after": turned(request, page.number + 1) if page.more else "",
        },
    )

"""`Chỉ đạo`: the directives one's agencies issued or have to carry out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from khoithong.directives.rights import reader
from khoithong.web.directing.listing import directive_list
from khoithong.web.page_number import page_number, turned
from khoithong.web.session import current, signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@signed_in
def listing(request: HttpRequest) -> HttpResponse:
    """Show directives, 25 to a page: to be carried out, issued, or all one may read."""
    here = current(request)
    who = reader(here.person, here.day, here.directory)
    page = directive_list(request.GET.get("phan", ""), who, here, page_number(request))
    return render(
        request,
        "directives/list.html",
        {
            "page": page,
            "before": turned(request, page.number - 1) if page.number > 1 else "",
            "after": turned(request, page.number + 1) if page.more else "",
        },
    )

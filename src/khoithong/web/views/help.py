"""`Trợ giúp`: how the work goes, in one short page, and the guide of every role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khoithong.web.components import Link
from khoithong.web.guide import pages, shown
from khoithong.web.navigation import address

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the page, to visitors too."""
    return render(request, "account/help.html", {"pages": pages()})


@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """The guide for one role."""
    page = next((one for one in pages() if one.slug == slug), None)
    if page is None:
        raise Http404
    context = {
        "page": page,
        "text": shown(page),
        "others": [one for one in pages() if one is not page],
        "crumbs": [Link("Trợ giúp", address("help"))],
    }
    return render(request, "account/guide.html", context)

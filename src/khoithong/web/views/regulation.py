"""The texts of the law: whole, every provision with an address, and what the software makes of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khoithong.lawbook.loader import pack_ids
from khoithong.lawbook.pack import describe
from khoithong.web.components import Link
from khoithong.web.lawpage import law_page
from khoithong.web.navigation import address

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
@login_required
def index(request: HttpRequest) -> HttpResponse:
    """All texts."""
    return render(request, "regulations/index.html", {"packs": [describe(pack) for pack in pack_ids()]})


@require_safe
@login_required
def show(request: HttpRequest, pack: str) -> HttpResponse:
    """One text in full; `#7/2/2.1` leads to a provision."""
    if pack not in pack_ids():
        raise Http404
    context = law_page(describe(pack)) | {"crumbs": [Link("Quy định", address("regulations"))]}
    return render(request, "regulations/text.html", context)

"""`Tổ chức và chức vụ`: read only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from khoithong.web.organisation_tree import Branch, tree
from khoithong.web.session import current, signed_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.http import HttpRequest, HttpResponse


@require_safe
@signed_in
def show(request: HttpRequest) -> HttpResponse:
    """Show the agencies, who holds which office today, and what is missing."""
    here = current(request)
    roots = tree(here.directory, here.day)
    lacking = [branch for branch in _all(roots) if branch.missing]
    words = f"{len(lacking)} cơ quan còn thiếu dữ liệu"
    return render(
        request,
        "organisation/tree.html",
        {"roots": roots, "lacking": lacking, "lacking_words": words, "day": here.day},
    )


def _all(branches: Iterable[Branch]) -> Iterator[Branch]:
    for branch in branches:
        yield branch
        yield from _all(branch.children)

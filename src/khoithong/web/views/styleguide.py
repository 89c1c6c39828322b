"""The page of components at `/kieu-dang/`: for those who build pages, in development and demonstration only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404
from django.shortcuts import render

from khoithong.web.views import styleguide_examples

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def styleguide(request: HttpRequest) -> HttpResponse:
    """Show every component with example data; elsewhere than in development and demonstration it does not exist."""
    if not (settings.DEBUG or getattr(settings, "DEMONSTRATION", False)):
        raise Http404
    return render(request, "styleguide.html", styleguide_examples.context())

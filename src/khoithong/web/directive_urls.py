"""The addresses of directives and communication. Those of tasks and reports have modules of their own."""

from __future__ import annotations

from django.urls import path

from khoithong.web.views import directive

urlpatterns = [
    path("chi-dao/", directive.listing, name="directives"),
]

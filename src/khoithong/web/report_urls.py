"""The addresses of statistics, reports and supervision."""

from __future__ import annotations

from django.urls import path

from khoithong.web.views import statistics

urlpatterns = [
    path("thong-ke/", statistics.overview, name="statistics"),
    path("thong-ke/<slug:figure>/", statistics.listing, name="statistics-list"),
]

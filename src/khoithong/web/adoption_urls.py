"""Addresses of what applies to whom."""

from __future__ import annotations

from django.urls import path

from khoithong.web.views import adoption

urlpatterns = [
    path("", adoption.overview, name="adoption"),
    path("de-nghi/", adoption.adopt, name="adoption-propose"),
    path("quy-uoc/", adoption.readings, name="adoption-readings"),
    path("quy-uoc/<slug:pack>/<slug:name>/", adoption.reading, name="adoption-reading"),
    path("lich-su/", adoption.history, name="adoption-history"),
    path("<int:number>/", adoption.proposal, name="adoption-proposal"),
    path("<int:number>/thoi-ap-dung/", adoption.end, name="adoption-end"),
]

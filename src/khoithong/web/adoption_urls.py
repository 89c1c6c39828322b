"""Addresses of what applies to whom, and of moving a case to another text."""

from __future__ import annotations

from django.urls import path

from khoithong.web.views import adoption, move_case

_ROOT = "quy-dinh/ap-dung/"

urlpatterns = [
    path(_ROOT, adoption.overview, name="adoption"),
    path(f"{_ROOT}de-nghi/", adoption.adopt, name="adoption-propose"),
    path(f"{_ROOT}quy-uoc/", adoption.readings, name="adoption-readings"),
    path(f"{_ROOT}quy-uoc/<slug:pack>/<slug:name>/", adoption.reading, name="adoption-reading"),
    path(f"{_ROOT}lich-su/", adoption.history, name="adoption-history"),
    path(f"{_ROOT}<int:number>/", adoption.proposal, name="adoption-proposal"),
    path(f"{_ROOT}<int:number>/thoi-ap-dung/", adoption.end, name="adoption-end"),
    path("ho-so/<str:code>/chuyen-van-ban/", move_case.move, name="case-move"),
]

"""Addresses of the working calendar."""

from __future__ import annotations

from django.urls import path

from khoithong.web.views import calendar

urlpatterns = [
    path("", calendar.year, name="calendar"),
    path("tinh-thu/", calendar.trial, name="calendar-trial"),
    path("thay-doi/", calendar.change, name="calendar-change"),
]

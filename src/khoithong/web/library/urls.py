"""Addresses of the texts of the law."""

from __future__ import annotations

from django.urls import path

from khoithong.web.views import regulation

urlpatterns = [
    path("", regulation.index, name="regulations"),
    path("so-sanh/", regulation.comparison, name="regulation-comparison"),
    path("<slug:pack>/", regulation.show, name="regulation"),
    path("<slug:pack>/quy-trinh/", regulation.procedure, name="regulation-procedure"),
    path("<slug:pack>/quy-uoc/", regulation.conventions, name="regulation-conventions"),
    path("<slug:pack>/dieu-khoan/<path:ref>/", regulation.provision, name="provision"),
]

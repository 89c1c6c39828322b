"""The addresses of the pages. Those of a case and of the texts of the law stand in `case_urls`."""

from __future__ import annotations

from django.urls import include, path
from django.views.generic import RedirectView

from khoithong.web.views import account
from khoithong.web.views.styleguide import styleguide

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="work")),
    path("dang-nhap/", account.login, name="login"),
    path("dang-nhap/trinh-dien/", account.demonstration_login, name="demonstration-login"),
    path("dang-xuat/", account.logout, name="logout"),
    path("tu-cach/", account.capacity, name="capacity"),
    path("kieu-dang/", styleguide, name="styleguide"),
    path("", include("khoithong.web.case_urls")),
]

"""Addresses of cases' files and of the archive."""

from __future__ import annotations

from django.urls import path

from khoithong.web.views import attachment, filing, paper

urlpatterns = [
    path("ho-so-luu/", filing.shelf, name="shelf"),
    path("ho-so/nhap-giay/", paper.start, name="paper"),
    path("ho-so/nhap-giay/<uuid:key>/", paper.form, name="paper-form"),
    path("ho-so/nhap-giay/<uuid:key>/tep/<uuid:file_id>/", attachment.of_paper, name="paper-file"),
    path("ho-so/<str:code>/nhap-giay/", paper.following, name="paper-next"),
    path("ho-so/<str:code>/ho-so-luu/", filing.show, name="casefile"),
    path("ho-so/<str:code>/ho-so-luu/muc-luc/", filing.index_file, name="casefile-index"),
    path("ho-so/<str:code>/ho-so-luu/tai/", filing.download, name="casefile-download"),
    path("ho-so/<str:code>/ho-so-luu/nop-luu/", filing.handed, name="casefile-handed"),
]

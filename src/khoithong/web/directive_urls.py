"""The addresses of directives and communication. Those of tasks and reports have modules of their own."""

from __future__ import annotations

from django.urls import path

from khoithong.web.views import directive, directive_draft, directive_import

_ONE = "chi-dao/<str:code>/"

urlpatterns = [
    path("chi-dao/", directive.listing, name="directives"),
    path("chi-dao/nhap/", directive_import.bring, name="directive-import"),
    path(_ONE, directive.show, name="directive"),
    path(f"{_ONE}soan/", directive_draft.edit, name="directive-edit"),
    path(f"{_ONE}soan/luu/", directive_draft.autosave, name="directive-autosave"),
    path(f"{_ONE}giao/", directive.confirm, name="directive-issue"),
    path(f"{_ONE}thu-hoi/", directive.take_back, name="directive-withdraw"),
    path(f"{_ONE}tep/", directive.file, name="directive-file"),
]

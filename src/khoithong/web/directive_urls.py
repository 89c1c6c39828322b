"""The addresses of directives and communication. Those of tasks and reports have modules of their own."""

from __future__ import annotations

from django.urls import path

from khoithong.web.views import communication, directive, directive_draft, directive_import

_ONE = "chi-dao/<str:code>/"
_ITEM = "tuyen-truyen/<uuid:item_id>/"

urlpatterns = [
    path("chi-dao/", directive.listing, name="directives"),
    path("chi-dao/nhap/", directive_import.bring, name="directive-import"),
    path(_ONE, directive.show, name="directive"),
    path(f"{_ONE}soan/", directive_draft.edit, name="directive-edit"),
    path(f"{_ONE}soan/luu/", directive_draft.autosave, name="directive-autosave"),
    path(f"{_ONE}giao/", directive.confirm, name="directive-issue"),
    path(f"{_ONE}thu-hoi/", directive.take_back, name="directive-withdraw"),
    path(f"{_ONE}tep/", directive.file, name="directive-file"),
    path("tuyen-truyen/", communication.listing, name="communication"),
    path("tuyen-truyen/moi/", communication.add, name="communication-add"),
    path("tuyen-truyen/ke-hoach/moi/", communication.add_plan, name="communication-plan-add"),
    path("tuyen-truyen/ke-hoach/<uuid:plan_id>/", communication.plan, name="communication-plan"),
    path("tuyen-truyen/van-ban/<str:code>/", communication.of_directive, name="communication-directive"),
    path(_ITEM, communication.show, name="communication-item"),
    path(f"{_ITEM}tep/<uuid:file_id>/", communication.file, name="communication-file"),
]

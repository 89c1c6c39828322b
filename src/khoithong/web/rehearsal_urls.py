"""Addresses of rehearsals."""

from __future__ import annotations

from django.urls import path

from khoithong.web.views import rehearsal, rehearsal_acts, rehearsal_beginnings, rehearsal_comparisons

_ONE = "<uuid:rehearsal_id>/"

urlpatterns = [
    path("", rehearsal_beginnings.index, name="rehearsals"),
    path("moi/", rehearsal_beginnings.start, name="rehearsal-start"),
    path("nhap-tep/", rehearsal_beginnings.bring, name="rehearsal-import"),
    path("mau/<slug:pack>/<slug:name>/", rehearsal_beginnings.example, name="rehearsal-example"),
    path("tu-ho-so/<str:code>/", rehearsal_beginnings.from_case, name="rehearsal-from-case"),
    path("tu-ban-nhap/<uuid:draft_id>/", rehearsal_beginnings.from_draft, name="rehearsal-from-draft"),
    path(_ONE, rehearsal.show, name="rehearsal"),
    path(f"{_ONE}lua-chon/", rehearsal.choose, name="rehearsal-choices"),
    path(f"{_ONE}ket-cuc/", rehearsal_comparisons.endings_page, name="rehearsal-endings"),
    path(f"{_ONE}so-sanh/", rehearsal_comparisons.vary, name="rehearsal-vary"),
    path(f"{_ONE}so-sanh/<uuid:other_id>/", rehearsal_comparisons.compare_page, name="rehearsal-compare"),
    path(f"{_ONE}tep/", rehearsal.export, name="rehearsal-file"),
    path(f"{_ONE}xoa/", rehearsal.discard, name="rehearsal-discard"),
    path(f"{_ONE}lui/", rehearsal_acts.undo, name="rehearsal-undo"),
    path(f"{_ONE}tiep/", rehearsal_acts.proceed, name="rehearsal-proceed"),
    path(f"{_ONE}viec/<slug:kind>/", rehearsal_acts.act, name="rehearsal-act"),
    path(f"{_ONE}buoc/<int:number>/", rehearsal_acts.change, name="rehearsal-step"),
]

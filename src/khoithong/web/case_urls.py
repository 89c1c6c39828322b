"""Addresses of the case page, of every act in a case, of violation reports and of the texts of the law."""

from __future__ import annotations

from django.urls import include, path

from khoithong.web.steppages.registry import PAGES
from khoithong.web.views import act_form, attachment, case_page, regulation, step, violation, why

urlpatterns = [
    *(path(page.path, step.show, {"page": page}, name=f"step-{page.name}") for page in PAGES),
    path("ho-so/<str:code>/", case_page.show, name="case"),
    path("ho-so/<str:code>/dien-bien/<int:seq>/", case_page.act, name="case-act"),
    path("ho-so/<str:code>/ke-hoach/<int:number>/", case_page.plan, name="case-plan"),
    path("ho-so/<str:code>/vi-sao/<int:number>/", why.show, name="case-why"),
    path("ho-so/<str:code>/tep/<int:seq>/<slug:sha256>/", attachment.of_case, name="case-file"),
    path("ho-so/<str:code>/viec/<slug:kind>/", act_form.act, name="act"),
    path("ho-so/<str:code>/viec/<slug:kind>/tep/<uuid:file_id>/", attachment.of_form, name="form-file"),
    path("phan-anh/", violation.reports, name="violations"),
    path("phan-anh/gui/", violation.send, name="violation-report"),
    path("phan-anh/<str:code>/", violation.case, name="violation-case"),
    path("ho-so/<str:code>/so-do/", regulation.of_case, name="case-procedure"),
    path("quy-dinh/", include("khoithong.web.library.urls")),
]

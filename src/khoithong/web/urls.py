"""The addresses of the pages. Those of a case and of the texts of the law stand in `case_urls`."""

from __future__ import annotations

from django.urls import include, path

from khoithong.web.views import (
    account,
    attachment,
    cases,
    drafting,
    drafting_check,
    drafting_files,
    drafting_people,
    entitlements,
    meetings,
    proposals,
    work,
)
from khoithong.web.views import help as help_page
from khoithong.web.views.styleguide import styleguide

_DRAFT = "de-xuat/soan/<uuid:draft_id>/"

urlpatterns = [
    path("", account.start, name="start"),
    path("dang-nhap/", account.login, name="login"),
    path("dang-nhap/trinh-dien/", account.demonstration_login, name="demonstration-login"),
    path("dang-xuat/", account.logout, name="logout"),
    path("tu-cach/", account.capacity, name="capacity"),
    path("viec-can-lam/", work.mine, name="work"),
    path("viec-can-lam/cho-nguoi-khac/", work.waiting, name="waiting"),
    path("ho-so/", cases.listing, name="cases"),
    path("de-xuat/", proposals.listing, name="proposals"),
    path("de-xuat/moi/", proposals.start, name="draft-start"),
    path("de-xuat/da-gui/<str:code>/", drafting_check.sent, name="draft-sent"),
    path(_DRAFT, drafting.overview, name="draft"),
    path(f"{_DRAFT}xoa/", proposals.discard, name="draft-discard"),
    path(f"{_DRAFT}nguoi-cung-de-xuat/", drafting_people.people, name="draft-people"),
    path(f"{_DRAFT}co-quan/", drafting_people.agency, name="draft-agency"),
    path(f"{_DRAFT}tai-lieu/", drafting_files.files, name="draft-files"),
    path(f"{_DRAFT}tai-lieu/<uuid:file_id>/", attachment.of_draft, name="draft-file"),
    path(f"{_DRAFT}kiem-tra/", drafting_check.check, name="draft-check"),
    path(f"{_DRAFT}phan/<slug:name>/", drafting.section, name="draft-section"),
    path(f"{_DRAFT}phan/<slug:name>/luu/", drafting.autosave, name="draft-autosave"),
    path(f"{_DRAFT}phan/<slug:name>/hai-ban/", drafting.conflict, name="draft-conflict"),
    path("quyen-loi/", entitlements.listing, name="entitlements"),
    path("phien-hop/", meetings.listing, name="meetings"),
    path("phien-hop/<str:code>/", meetings.now, name="meeting-now"),
    path("phien-hop/<str:code>/<int:number>/", meetings.show, name="meeting"),
    path("phien-hop/<str:code>/<int:number>/phieu/", meetings.vote, name="meeting-vote"),
    path("phien-hop/<str:code>/<int:number>/phieu-giay/", meetings.vote_on_paper, name="meeting-paper"),
    path("to-chuc/", include("khoithong.web.organisation_urls")),
    path("lich-lam-viec/", include("khoithong.web.calendar_urls")),
    path("dien-tap/", include("khoithong.web.rehearsal_urls")),
    path("", include("khoithong.web.report_urls")),
    path("tro-giup/", help_page.show, name="help"),
    path("tro-giup/<slug:slug>/", help_page.guide, name="guide"),
    path("", include("khoithong.web.adoption_urls")),
    path("", include("khoithong.web.directive_urls")),
    path("", include("khoithong.web.task_urls")),
    path("kieu-dang/", styleguide, name="styleguide"),
    path("", include("khoithong.web.filing_urls")),
    path("", include("khoithong.web.word_template_urls")),
    path("", include("khoithong.web.document_urls")),
    path("", include("khoithong.web.clerk_urls")),
    path("", include("khoithong.web.case_urls")),
]

"""Addresses of the organisation. Those that are no agency's key come first (`organisation.judging.RESERVED`)."""

from __future__ import annotations

from django.urls import path

from khoithong.web.views import (
    organisation,
    organisation_administrators,
    organisation_edit,
    organisation_import,
)

urlpatterns = [
    path("", organisation.show, name="organisation"),
    path("lien-ket-con-thieu/", organisation.missing, name="organisation-missing"),
    path("co-quan-moi/", organisation_edit.new_agency, name="organisation-new-agency"),
    path("nguoi/moi/", organisation_edit.new_person, name="organisation-new-person"),
    path("nguoi/<str:person>/", organisation.person, name="organisation-person"),
    path("nguoi/<str:person>/sua/", organisation_edit.edit_person, name="organisation-edit-person"),
    path("bo-nhiem/", organisation_edit.appoint, name="organisation-appoint"),
    path("nhiem-ky/<int:term>/", organisation_edit.term, name="organisation-term"),
    path("nhiem-ky/<int:term>/ket-thuc/", organisation_edit.end_term, name="organisation-end-term"),
    path("nhiem-ky/<int:term>/huy/", organisation_edit.void_term, name="organisation-void-term"),
    path("nhap-excel/", organisation_import.upload, name="organisation-import"),
    path("nhap-excel/mau/", organisation_import.blank, name="organisation-template"),
    path("nhap-excel/<uuid:draft_id>/", organisation_import.confirm, name="organisation-import-draft"),
    path("xuat-excel/", organisation_import.present, name="organisation-export"),
    path("quan-tri-vien/", organisation_administrators.listing, name="administrators"),
    path("quan-tri-vien/cu/", organisation_administrators.appoint, name="administrator-appoint"),
    path(
        "quan-tri-vien/thoi/<int:account>/", organisation_administrators.dismiss, name="administrator-dismiss"
    ),
    path("quan-tri-vien/<uuid:request_id>/", organisation_administrators.decide, name="administrator-decide"),
    path(
        "quan-tri-vien/kich-hoat/<int:account>/<str:token>/",
        organisation_administrators.activate,
        name="administrator-activate",
    ),
    path("<str:agency>/", organisation.agency, name="organisation-agency"),
    path("<str:agency>/sua/", organisation_edit.edit_agency, name="organisation-edit-agency"),
]

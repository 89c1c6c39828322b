"""Addresses of the documents of a case."""

from __future__ import annotations

from django.urls import path

from khoithong.web.views import case_documents as views

_LIST = "ho-so/<str:code>/van-ban/"
_ONE = f"{_LIST}<uuid:document_id>/"

urlpatterns = [
    path(_LIST, views.documents, name="case-documents"),
    path(f"{_LIST}soan/", views.draft, name="case-document-draft"),
    path(_ONE, views.document, name="case-document"),
    path(f"{_ONE}luu/", views.autosave, name="case-document-autosave"),
    path(f"{_ONE}hai-ban/", views.conflict, name="case-document-conflict"),
    path(f"{_ONE}lay-lai/", views.refresh, name="case-document-refresh"),
    path(f"{_ONE}nguoi-ky/", views.signer, name="case-document-signer"),
    path(f"{_ONE}ban-da-luu/<int:entry_id>/", views.version, name="case-document-version"),
    path(f"{_ONE}trang/<int:number>/", views.picture, name="case-document-picture"),
    path(f"{_ONE}tai-ve/<slug:kind>/", views.file, name="case-document-file"),
]

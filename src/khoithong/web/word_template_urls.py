"""Addresses of agencies' Word templates."""

from __future__ import annotations

from django.urls import path

from khoithong.web.views import word_templates as views

_ONE = "mau-van-ban/<uuid:template_id>/"

urlpatterns = [
    path("mau-van-ban/", views.templates, name="word-templates"),
    path("mau-van-ban/de-nghi/", views.propose, name="word-template-propose"),
    path("mau-van-ban/mau-khoi-dau/<slug:kind>/", views.beginning, name="word-template-beginning"),
    path(_ONE, views.show, name="word-template"),
    path(f"{_ONE}tep/", views.file, name="word-template-file"),
    path(f"{_ONE}xem-thu/", views.preview, name="word-template-preview"),
    path(f"{_ONE}duyet/", views.approve, name="word-template-approve"),
    path(f"{_ONE}khong-duyet/", views.reject, name="word-template-reject"),
    path(f"{_ONE}rut/", views.withdraw, name="word-template-withdraw"),
    path(
        "ho-so/<str:code>/van-ban/<uuid:document_id>/theo-mau/",
        views.of_document,
        name="case-document-template",
    ),
]

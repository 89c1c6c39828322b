"""Addresses of what the clerk does: with one document, the work list, the books of numbers."""

from __future__ import annotations

from django.urls import path

from khoithong.web.views import clerk, document_acts, loose_document

_ONE = "ho-so/<str:code>/van-ban/<uuid:document_id>/"
_LOOSE = "van-thu/van-ban/<uuid:document_id>/"
"""Of a document that belongs to no case."""
_NO_CASE = {"code": ""}

urlpatterns = [
    path(f"{_ONE}cap-so/", document_acts.issue, name="document-issue"),
    path(f"{_ONE}huy-so/", document_acts.cancel, name="document-cancel"),
    path(f"{_ONE}rut/", document_acts.withdraw, name="document-withdraw"),
    path(f"{_ONE}tai-len/", document_acts.upload, name="document-upload"),
    path(f"{_ONE}ky/", document_acts.sign, name="document-sign"),
    path(f"{_ONE}tep/<int:file_id>/", document_acts.file, name="document-file"),
    path(_LOOSE, loose_document.show, name="loose-document"),
    path(f"{_LOOSE}tai-ve/<slug:kind>/", loose_document.drawn, name="loose-document-drawn"),
    path(f"{_LOOSE}cap-so/", document_acts.issue, _NO_CASE, name="loose-document-issue"),
    path(f"{_LOOSE}huy-so/", document_acts.cancel, _NO_CASE, name="loose-document-cancel"),
    path(f"{_LOOSE}rut/", document_acts.withdraw, _NO_CASE, name="loose-document-withdraw"),
    path(f"{_LOOSE}tai-len/", document_acts.upload, _NO_CASE, name="loose-document-upload"),
    path(f"{_LOOSE}ky/", document_acts.sign, _NO_CASE, name="loose-document-sign"),
    path(f"{_LOOSE}tep/<int:file_id>/", document_acts.file, _NO_CASE, name="loose-document-file"),
    path("van-thu/", clerk.work, name="clerk"),
    path("van-thu/so/", clerk.books, name="clerk-books"),
    path("van-thu/so/bat-dau/", clerk.start, name="clerk-book-start"),
    path("van-thu/so/<int:book_id>/", clerk.book, name="clerk-book"),
    path("van-thu/so/<int:book_id>/ghi-so/", clerk.elsewhere, name="clerk-book-elsewhere"),
    path("van-thu/so/<int:book_id>/xlsx/", clerk.export, name="clerk-book-export"),
]

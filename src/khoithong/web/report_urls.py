"""The addresses of statistics, reports and supervision."""

from __future__ import annotations

from django.urls import path

from khoithong.web.views import (
    report,
    report_consolidation,
    report_opening,
    report_writing,
    statistics,
    supervision,
)

_REPORT = "bao-cao/<uuid:report_id>/"
_PART = f"{_REPORT}phan/<slug:name>/"

urlpatterns = [
    path("thong-ke/", statistics.overview, name="statistics"),
    path("thong-ke/<slug:figure>/", statistics.listing, name="statistics-list"),
    path("giam-sat/", supervision.overview, name="supervision"),
    path("giam-sat/co-quan/<slug:name>/", supervision.agencies, name="supervision-agencies"),
    path("giam-sat/ghi-chu/", supervision.notes, name="supervision-notes"),
    path("giam-sat/ho-so/<str:code>/", supervision.case, name="supervision-case"),
    path("bao-cao/", report.listing, name="reports"),
    path("bao-cao/mo/", report_opening.start, name="report-open"),
    path(_REPORT, report.show, name="report"),
    path(_PART, report_writing.section, name="report-section"),
    path(f"{_PART}luu/", report_writing.autosave, name="report-autosave"),
    path(f"{_PART}hai-ban/", report_writing.conflict, name="report-conflict"),
    path(f"{_REPORT}so-lieu/<slug:name>/", report.figure, name="report-figure"),
    path(f"{_REPORT}kiem-tra/", report.check, name="report-check"),
    path(f"{_REPORT}tep/<slug:form>/", report.file, name="report-file"),
    path(f"{_REPORT}tong-hop/", report_consolidation.show, name="report-consolidation"),
    path(f"{_REPORT}tong-hop/don-doc/", report_consolidation.urge, name="report-urge"),
    path(f"{_REPORT}tra-lai/", report.send_back, name="report-return"),
    path(f"{_REPORT}chap-nhan/", report.take, name="report-accept"),
]

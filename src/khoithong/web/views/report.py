"""`Báo cáo`: what is owed, handed in, consolidated; one report with its figures; handing in, returning, accepting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khoithong.desk.answers import IdempotencyConflict
from khoithong.desk.directives.acting import Faulty
from khoithong.desk.reports.accept import accept
from khoithong.desk.reports.acting import Asked, NoSuchReport
from khoithong.desk.reports.return_ import return_
from khoithong.desk.reports.submit import submit
from khoithong.documents.pdf import pdf
from khoithong.documents.word import word
from khoithong.reports.catalogue import catalogue
from khoithong.reports.counting import COUNTED
from khoithong.reports.document import document_of
from khoithong.reports.gaps import gaps
from khoithong.reports.reporting import behind
from khoithong.reports.workbook import workbook
from khoithong.web.components import ErrorItem
from khoithong.web.page_number import page_number, turned
from khoithong.web.reporting.history import history, urged_on
from khoithong.web.reporting.keys import key_of
from khoithong.web.reporting.lines import DAYS, counted
from khoithong.web.reporting.listing import listing_page
from khoithong.web.reporting.numbered import numbered
from khoithong.web.reporting.opened import open_report
from khoithong.web.reporting.rows import comparison, groups
from khoithong.web.reporting.tiles import cited, cited_with_law
from khoithong.web.reporting.words import linked
from khoithong.web.session import current, signed_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from uuid import UUID

    from django.http import HttpRequest

    from khoithong.desk.reports.acting import Recorded
    from khoithong.organisation.snapshot import Directory
    from khoithong.reports.gaps import Gap
    from khoithong.reports.models import Report
    from khoithong.web.reporting.opened import ReportPage

_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILES: Final = {"docx": _DOCX, "pdf": "application/pdf", "xlsx": _XLSX}
"""Forms in which a report is taken away."""

CONFLICT: Final = "Yêu cầu này đã được gửi với nội dung khác. Xem lại báo cáo rồi thực hiện lại."


@require_safe
@signed_in
def listing(request: HttpRequest) -> HttpResponse:
    """Show what one's agencies owe, handed in and consolidate."""
    here = current(request)
    number = page_number(request)
    page = listing_page(here, number)
    return render(
        request,
        "reports/reports.html",
        {
            "page": page,
            "number": number,
            "before": turned(request, number - 1) if number > 1 else "",
            "after": turned(request, number + 1) if page.more else "",
        },
    )


@require_safe
@signed_in
def show(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Show a report: where it stands, its parts, its figures, what happened."""
    here = current(request)
    return _shown(request, open_report(report_id, here))


def _shown(request: HttpRequest, page: ReportPage, problem: str = "", status: int = 200) -> HttpResponse:
    texts = linked([page.text(one.id) for one in page.headings], page.here.reader)
    return render(
        request,
        "reports/report.html",
        {
            "page": page,
            "crumbs": page.crumbs(inside=False),
            "parts": [
                (one, cited_with_law(one.provision), groups(one, page.figures, page.figure_url), text)
                for one, text in zip(page.headings, texts, strict=True)
            ],
            "comparison": comparison(page.figures),
            "numbered": numbered(page),
            "history": history(page.report, page.here.directory),
            "urged_on": urged_on(page.report),
            "key": uuid4(),
            "typed": request.POST.get("remarks", ""),
            "errors": [ErrorItem(problem, "id_remarks")] if problem else [],
        },
        status=status,
    )


@require_safe
@signed_in
def figure(request: HttpRequest, report_id: UUID, name: str) -> HttpResponse:
    """Show exactly what a figure of a report counts, or counted when it was frozen."""
    here = current(request)
    page = open_report(report_id, here)
    if name not in catalogue().reported:
        raise Http404
    definition, source, number = catalogue().figures[name], COUNTED[name][0], page_number(request)
    found = behind(page.report, name, here.directory, here.day, who=here.reader, number=number)
    return render(
        request,
        "reports/list.html",
        {
            "definition": definition,
            "citation": cited(definition.provision),
            "period": page.period,
            "end": page.counted_on,
            "agency": page.agency,
            "page": found,
            "lines": [counted(one, source, here.directory) for one in found.items],
            "day_label": DAYS[source.name],
            "back": page.url,
            "back_words": page.title,
            "number": number,
            "before": turned(request, number - 1) if number > 1 else "",
            "after": turned(request, number + 1) if found.more else "",
        },
    )


@require_safe
@signed_in
def file(request: HttpRequest, report_id: UUID, form: str) -> HttpResponse:
    """Hand out the report as Word, PDF or workbook; as a draft while it is written."""
    here = current(request)
    page = open_report(report_id, here)
    if form not in FILES:
        raise Http404
    answer = HttpResponse(_MADE[form](page.report, here.directory, here.day), content_type=FILES[form])
    name = f"{page.title} - {page.agency}.{form}"
    answer.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or ""
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _pdf(report: Report, picture: Directory, day: date) -> bytes:
    return pdf(document_of(report, picture, day))


def _docx(report: Report, picture: Directory, day: date) -> bytes:
    return word(document_of(report, picture, day))


_MADE: Final = {
    "docx": _docx,
    "pdf": _pdf,
    "xlsx": workbook,
}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def check(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """What is still open, everything as it will be handed in; and the handing in."""
    here = current(request)
    page = open_report(report_id, here)
    if request.method == "POST":
        return _submit(request, page)
    if not page.writes:
        return redirect(page.url)
    return _checked(request, page)


def _checked(request: HttpRequest, page: ReportPage, problem: str = "", status: int = 200) -> HttpResponse:
    here = page.here
    found = gaps(page.report, page.figures, here.directory, here.day)
    texts = linked([page.text(one.id) for one in page.headings], here.reader)
    return render(
        request,
        "reports/check.html",
        {
            "page": page,
            "crumbs": page.crumbs(),
            "gaps": [(one, _gap_url(one, page)) for one in found],
            "parts": [
                (one, groups(one, page.figures, page.figure_url), text)
                for one, text in zip(page.headings, texts, strict=True)
            ],
            "key": uuid4(),
            "errors": [ErrorItem(problem)] if problem else [],
        },
        status=status,
    )


def _gap_url(gap: Gap, page: ReportPage) -> str:
    if gap.place == "heading":
        return page.section_url(gap.name)
    if gap.place == "figure":
        return page.figure_url(gap.name)
    return reverse("report-consolidation", args=[page.report.id]) if page.report.consolidated else page.url


def _submit(request: HttpRequest, page: ReportPage) -> HttpResponse:
    version = request.POST.get("version", "")
    number = int(version) if version.isascii() and version.isdigit() and len(version) < 9 else 0
    try:
        done = submit(page.report.id, _asked(request, page), number)
    except Faulty as fault:
        again = open_report(page.report.id, page.here)
        if not again.writes:
            return _shown(request, again, str(fault), status=409)
        return _checked(request, again, str(fault), status=409)
    except IdempotencyConflict:
        return _shown(request, open_report(page.report.id, page.here), CONFLICT, status=409)
    if not done.repeated:
        words = "Đã hoàn thành báo cáo tổng hợp." if page.report.consolidated else "Đã nộp báo cáo."
        messages.success(request, words)
    return redirect(page.url)


@require_POST
@signed_in
def send_back(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Return a report with remarks."""
    remarks = request.POST.get("remarks", "")
    return _judge(request, report_id, "trả lại", lambda asked: return_(report_id, asked, remarks))


@require_POST
@signed_in
def take(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Accept a report."""
    return _judge(request, report_id, "chấp nhận", lambda asked: accept(report_id, asked))


def _judge(
    request: HttpRequest, report_id: UUID, verb: str, act: Callable[[Asked], Recorded]
) -> HttpResponse:
    page = open_report(report_id, current(request))
    try:
        done = act(_asked(request, page))
    except Faulty as fault:
        return _shown(request, open_report(report_id, page.here), str(fault), status=422)
    except IdempotencyConflict:
        return _shown(request, open_report(report_id, page.here), CONFLICT, status=409)
    except NoSuchReport as fault:
        raise Http404 from fault
    if not done.repeated:
        messages.success(request, f"Đã {verb} báo cáo của {page.agency}.")
    own = page.report.round.reports.filter(consolidated=True).first()
    return redirect("report-consolidation", own.id) if own else redirect("reports")


def _asked(request: HttpRequest, page: ReportPage) -> Asked:
    return Asked(page.here.person, page.here.office, key_of(request), page.here.clock)

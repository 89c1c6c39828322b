"""Consolidating: who has handed in and who has not, urging, texts side by side, figures beside those handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import uuid4

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from khoithong.desk.answers import IdempotencyConflict
from khoithong.desk.directives.acting import Faulty
from khoithong.desk.reports.acting import Asked, NoSuchReport
from khoithong.desk.reports.urge import urge as urge_them
from khoithong.web.components import ErrorItem
from khoithong.web.reporting.consolidation import consolidation
from khoithong.web.reporting.keys import key_of
from khoithong.web.reporting.opened import open_report
from khoithong.web.session import current, signed_in

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from khoithong.web.reporting.opened import ReportPage

REQUEST: Final = (
    "Đề nghị hoàn thành, nộp báo cáo đúng hạn; trường hợp chưa nộp được, nêu rõ lý do và ngày nộp."
)
CONFLICT: Final = "Yêu cầu này đã được gửi với nội dung khác. Chọn lại cơ quan rồi đôn đốc."


@require_safe
@signed_in
def show(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Show a round as a whole."""
    return _shown(request, _opened(request, report_id))


def _opened(request: HttpRequest, report_id: UUID) -> ReportPage:
    page = open_report(report_id, current(request))
    if not page.report.consolidated or not (page.consolidates or page.who.supervises):
        raise Http404
    return page


def _shown(
    request: HttpRequest, page: ReportPage, problems: dict[str, str] | None = None, status: int = 200
) -> HttpResponse:
    return render(
        request,
        "reports/consolidation.html",
        {
            "page": page,
            "crumbs": page.crumbs(),
            "found": consolidation(page),
            "request_text": request.POST.get("request") or REQUEST,
            "ticked": request.POST.getlist("agencies"),
            "key": uuid4(),
            "errors": [
                ErrorItem(words, {"agencies": "con-thieu", "request": "id_request"}.get(name, ""))
                for name, words in (problems or {}).items()
            ],
        },
        status=status,
    )


@require_POST
@signed_in
def urge(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Urge the agencies ticked: first they are named and the letter's words shown, then it is confirmed."""
    page = _opened(request, report_id)
    agencies, words = request.POST.getlist("agencies"), request.POST.get("request", "")
    if "confirm" not in request.POST and agencies and words.strip() and "change" not in request.POST:
        names = sorted((page.here.directory.name(one), one) for one in dict.fromkeys(agencies))
        return render(
            request,
            "reports/urge.html",
            {"page": page, "crumbs": page.crumbs(), "names": names, "request_text": words, "key": uuid4()},
        )
    if "change" in request.POST:
        return _shown(request, page)
    asked = Asked(page.here.person, page.here.office, key_of(request), page.here.clock)
    try:
        done = urge_them(page.report.round_id, agencies, asked, words)
    except Faulty as fault:
        return _shown(request, page, fault.problems, status=422)
    except IdempotencyConflict:
        return _shown(request, page, {"": CONFLICT}, status=409)
    except NoSuchReport as fault:
        raise Http404 from fault
    if not done.repeated:
        messages.success(request, f"Đã đôn đốc {len(set(agencies))} cơ quan.")
    return redirect("report-consolidation", report_id)

"""Reports of prohibited acts: anyone sends one, handlers see those they handle."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from khoithong.casefiles import rights
from khoithong.casefiles.queries import PAGE
from khoithong.web.components import Link
from khoithong.web.navigation import address
from khoithong.web.outside_report import OutsideReport
from khoithong.web.session import current, signed_in
from khoithong.web.violations import handled_cases, look_as_handler
from khoithong.web.violations import reports as reports_of

if TYPE_CHECKING:
    from django.http import HttpRequest

_CODE: Final = re.compile(r"[A-Z]{2}-\d{4}-\d{6,}")
_RECORDED: Final = {
    "report_violation": "Đã gửi phản ánh. Người bị phản ánh không nhận và không xem được phản ánh này.",
    "outside": "Đã tiếp nhận. Nếu mã hồ sơ đúng, phản ánh được chuyển đến người giải quyết; hệ thống không cho biết "
    "mã nào có hồ sơ. Người bị phản ánh không nhận và không xem được phản ánh này.",
    "resolve_violation": "Đã ghi kết luận phản ánh.",
    "record_handling": "Đã ghi kết quả xử lý.",
}


@require_safe
@signed_in
def reports(request: HttpRequest) -> HttpResponse:
    """How to report, and the cases whose reports this person handles."""
    page = Paginator(handled_cases(current(request)), PAGE).get_page(request.GET.get("trang"))
    kind, code = request.GET.get("da-ghi", ""), request.GET.get("ho-so", "")
    context = {
        "page": page,
        "cases": page.object_list,
        "recorded": _RECORDED.get(kind, ""),
        # The window forgets what it kept of the form that was recorded.
        "forgotten": f"{code}-{kind}" if _CODE.fullmatch(code) and kind in _RECORDED else "",
    }
    return render(request, "violations/index.html", context)


@signed_in
def send(request: HttpRequest) -> HttpResponse:
    """Report by the code of a case: about one's own by its form, about any other without learning whether it exists."""
    here = current(request)
    code = request.GET.get("ho-so", "").strip().upper()
    if request.method == "GET" and code and rights.find(code, here.reader) is not None:
        return redirect("act", code, "report_violation")
    report = OutsideReport(here, request.POST if request.method == "POST" else request.GET)
    if request.method == "POST" and report.sent():
        return redirect(f"{reverse('violations')}?da-ghi=outside")
    context = {"report": report, "errors": report.errors, "crumbs": _crumbs()}
    return render(request, "violations/send.html", context)


@require_safe
@signed_in
def case(request: HttpRequest, code: str) -> HttpResponse:
    """The reports of one case for whoever handles them; for everybody else there are none."""
    ground = look_as_handler(current(request), code)
    if ground is None:
        raise Http404
    context = {"ground": ground, "reports": reports_of(ground), "crumbs": _crumbs()}
    return render(request, "violations/case.html", context)


def _crumbs() -> list[Link]:
    return [Link("Phản ánh", address("violations"))]

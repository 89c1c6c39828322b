"""Reports of prohibited acts: anyone sends one about a case he may read; handlers see those they handle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from khoithong.casefiles import rights
from khoithong.web.components import ErrorItem, Field, Link
from khoithong.web.navigation import address
from khoithong.web.session import current, signed_in
from khoithong.web.violations import handled_cases, look_as_handler
from khoithong.web.violations import reports as reports_of

if TYPE_CHECKING:
    from django.http import HttpRequest

_RECORDED: Final = {
    "report_violation": "Đã gửi phản ánh. Người bị phản ánh không nhận và không xem được phản ánh này.",
    "resolve_violation": "Đã ghi kết luận phản ánh.",
    "record_handling": "Đã ghi kết quả xử lý.",
}


@signed_in
def reports(request: HttpRequest) -> HttpResponse:
    """How to report, and the cases whose reports this person handles."""
    context = {
        "cases": handled_cases(current(request)),
        "recorded": _RECORDED.get(request.GET.get("da-ghi", ""), ""),
    }
    return render(request, "violations/index.html", context)


@signed_in
def send(request: HttpRequest) -> HttpResponse:
    """Ask which case a report is about."""
    here, code = current(request), request.GET.get("ho-so", "").strip().upper()
    if code and rights.find(code, here.reader) is not None:
        return redirect("act", code, "report_violation")
    wrong = (
        ("Nhập mã của một hồ sơ trong phạm vi được xem, ví dụ DX-2026-000142",)
        if "ho-so" in request.GET
        else ()
    )
    field = Field(
        "text", "ho-so", "Mã hồ sơ", code, hint="Ví dụ DX-2026-000142.", errors=wrong, width="medium"
    )
    context = {
        "field": field,
        "errors": [ErrorItem(message, field.input_id) for message in wrong],
        "crumbs": _crumbs(),
    }
    return render(request, "violations/send.html", context)


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

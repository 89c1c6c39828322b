"""Opening a round of reports."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from khoithong.desk.answers import IdempotencyConflict
from khoithong.desk.directives.acting import Faulty
from khoithong.desk.reports.acting import Asked
from khoithong.desk.reports.open import open_round
from khoithong.directives.rights import reader
from khoithong.reports.models import Report
from khoithong.web.reporting.keys import key_of
from khoithong.web.reporting.opening import OpeningForm, ground
from khoithong.web.session import current, signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def start(request: HttpRequest) -> HttpResponse:
    """Say who owes which report by when; who may open none finds no such page."""
    here = current(request)
    who = reader(here.person, here.day, here.directory)
    found = ground(request.GET, who, here)
    if found is None:
        raise Http404
    form = OpeningForm(request.POST, found, here.day)
    status = 200
    if request.method == "POST":
        form = OpeningForm(request.POST or {"key": ""}, found, here.day)
        form.is_valid()
        try:
            done = open_round(form.opening(), Asked(here.person, here.office, key_of(request), here.clock))
        except Faulty as fault:
            form.take({name: words for name, words in fault.problems.items() if name not in form.errors})
        except IdempotencyConflict:
            form.take({"": "Đợt này vừa được mở với nội dung khác. Xem danh sách báo cáo."})
        else:
            if not done.repeated:
                messages.success(request, "Đã mở đợt báo cáo.")
            own = Report.objects.get(round=done.round, consolidated=True)
            return redirect("report-consolidation", own.id)
        status = 422
    return render(
        request,
        "reports/open.html",
        {"form": form, "found": found, "agency": here.directory.name(found.agency), "key": uuid4()},
        status=status,
    )

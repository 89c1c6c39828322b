"""A task that asks for a report of a round opened here: the report is what completes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.urls import reverse

from khoithong.directives import rights, standing
from khoithong.directives.standing import No
from khoithong.reports.models import Report
from khoithong.reports.models.report import HANDED_IN
from khoithong.web.components import AvailableAct

if TYPE_CHECKING:
    from khoithong.directives.models import Assignment
    from khoithong.web.session import Here

HANDED: Final = No(
    "nhiệm vụ hoàn thành bằng báo cáo đã nộp ở đây", "Trả lại báo cáo ở trang báo cáo thì nhiệm vụ mở lại."
)
"""Why a completion that came with a report is not sent back by itself: report and task would part."""


def report_of(one: Assignment) -> Report | None:
    """The report owed for an assignment; `None` where no round of reports was opened for it."""
    return Report.objects.filter(assignment=one).only("id", "status").first()


def leading_to(report: Report, one: Assignment, here: Here) -> AvailableAct | None:
    """The way to the report, for whoever may write or read it."""
    url = reverse("report", args=[report.id])
    handed_in = report.status in HANDED_IN
    if rights.acts_for(here.person, here.office, one.agency, here.day, here.directory):
        if handed_in:
            return AvailableAct("Xem báo cáo đã nộp", url)
        hint = "Số liệu lấy sẵn từ hồ sơ, nhiệm vụ; nộp báo cáo thì nhiệm vụ tự hoàn thành."
        return AvailableAct("Soạn báo cáo", url, hint, primary=True)
    giver = standing.giver(one)
    if handed_in and rights.acts_for(here.person, here.office, giver, here.day, here.directory):
        return AvailableAct(
            "Xem báo cáo đã nộp", url, "Chấp nhận hoặc trả lại ở trang báo cáo.", primary=True
        )
    return None

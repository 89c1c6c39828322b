"""What is still open when a report is about to be handed in. Nothing here forbids; people see it before they sign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from khoithong.reports.catalogue import catalogue
from khoithong.reports.models import Report
from khoithong.reports.models.report import HANDED_IN

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from khoithong.organisation.snapshot import Directory
    from khoithong.reports.reporting import Reported

Place = Literal["heading", "figure", "round"]


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing: in words, and where it can be put right: a heading, a figure's list, the round."""

    words: str
    place: Place
    name: str = ""


_OPEN_FIGURES = {
    "limits_overdue": "{value} việc quá hạn chưa xong: nêu lý do ở phần đánh giá",
    "tasks_overdue": "{value} nhiệm vụ quá hạn chưa hoàn thành: nêu lý do ở phần đánh giá",
    "awaiting_evaluation": "{value} đề xuất đã xong thực hiện, chưa công bố kết quả",
    "suspended": "{value} đề xuất đang tạm dừng, chưa cho tiếp tục hoặc chấm dứt",
    "encouragement_pending": "{value} trường hợp đủ điều kiện khuyến khích, chưa giải quyết xong",
    "protection_pending": "{value} trường hợp đủ căn cứ xem xét bảo vệ, chưa giải quyết xong",
}
"""Figures that should be explained when they are not zero."""

TYPED = ("assessment", "lessons", "recommendations")
"""Headings that figures alone do not fill."""


def gaps(report: Report, found: Iterable[Reported], picture: Directory, day: date) -> list[Gap]:
    """What is open in a report, headings first; one statement for a consolidated one."""
    open_: list[Gap] = [
        Gap(f"Chưa viết phần “{catalogue().heading(name).label}”", "heading", name)
        for name in TYPED
        if not str(report.texts.get(name, "")).strip()
    ]
    if report.consolidated:
        open_ += list(_not_handed_in(report, picture))
    for one in found:
        words = _OPEN_FIGURES.get(one.id)
        if words and one.value:
            value = "Dưới 5" if one.hidden else str(one.value)
            open_.append(Gap(words.format(value=value), "figure", one.id))
    if report.due_on and report.due_on < day:
        open_.append(
            Gap(f"Nộp sau hạn {report.due_on:%d/%m/%Y} ({(day - report.due_on).days} ngày)", "round")
        )
    return open_


def _not_handed_in(report: Report, picture: Directory) -> list[Gap]:
    rows = Report.objects.filter(round=report.round_id, consolidated=False).exclude(status__in=HANDED_IN)
    names = sorted(picture.name(agency) for agency in rows.values_list("agency", flat=True))
    if not names:
        return []
    return [Gap(f"{len(names)} cơ quan chưa nộp báo cáo: {', '.join(names)}", "round")]

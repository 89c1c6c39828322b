"""The yearly report in the demonstration: asked for, some handed in, one accepted, one returned. Interrupted, it goes on."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from khoithong.demonstration.directing.carrying_out import actor
from khoithong.demonstration.player import Stuck
from khoithong.desk.answers import IdempotencyConflict
from khoithong.desk.clock import FixedClock
from khoithong.desk.directives.acting import Faulty
from khoithong.desk.repeating import key_of
from khoithong.desk.reports.accept import accept
from khoithong.desk.reports.acting import Asked
from khoithong.desk.reports.open import Opening, open_round
from khoithong.desk.reports.return_ import return_
from khoithong.desk.reports.save import edition, save_text
from khoithong.desk.reports.submit import submit
from khoithong.directives.models import Assignment
from khoithong.directives.models.assignment import WITHDRAWN
from khoithong.reports.models import Report
from khoithong.reports.models.report import OPEN, SUBMITTED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

ABOVE: Final = "tinh-uy"
"""Who asks for the report and consolidates it."""

_TEXTS: Final[dict[str, dict[str, str]]] = {
    "so-tc": {
        "assessment": "Ưu điểm: thủ tục rút gọn, cán bộ mạnh dạn đề xuất.\n"
        "Khó khăn: chưa có định mức cho khoản chi đổi mới, sáng tạo.",
        "lessons": "Giao một đầu mối theo dõi từ khi tiếp nhận đến khi công bố kết quả.",
        "recommendations": "Đề nghị hướng dẫn nguồn kinh phí thực hiện đề xuất trong năm ngân sách.",
    },
    "so-yt": {
        "assessment": "Ưu điểm: các bệnh viện chủ động đề xuất cách làm mới.\n"
        "Hạn chế: báo cáo tiến độ ở tuyến xã còn chậm.",
        "lessons": "Làm thử ở một đơn vị, đo kết quả rồi mới mở rộng.",
        "recommendations": "Đề nghị liên thông dữ liệu khám sức khỏe học đường giữa hai ngành.",
    },
    "so-gddt": {"assessment": "Cơ bản thuận lợi."},
}
"""What they wrote, by agency and heading."""

_ACCEPTED: Final = "so-tc"
_RETURNED: Final = "so-gddt"
_REMARKS: Final = "Nêu rõ hạn chế, nguyên nhân; bổ sung bài học kinh nghiệm và kiến nghị."


def build_reports(now: datetime) -> None:
    """Play the yearly report of this year, none of it later than `now`. Raises `Stuck`."""
    try:
        _build(now)
    except (Faulty, IdempotencyConflict, LookupError) as problem:
        raise Stuck(f"báo cáo năm: {problem}") from problem


def _build(now: datetime) -> None:
    parts = Assignment.objects.filter(
        task__directive__owner=ABOVE, task__report_kind="annual", round=date(now.year, 12, 31), parent=None
    ).exclude(status=WITHDRAWN)
    first = parts.select_related("task__directive").order_by("agency").first()
    if first is None:
        return
    day = first.task.directive.issued_on
    opening = Opening(
        kind="annual",
        title=f"Báo cáo năm {now.year}",
        since=date(now.year, 1, 1),
        until=date(now.year, 12, 31),
        due_on=date(now.year, 12, 31),
        agencies=tuple(parts.order_by("agency").values_list("agency", flat=True)),
        basis="khoản 8 Điều 14 Quy định của Ban Thường vụ Tỉnh ủy",
        task=first.task_id,
        task_round=first.round,
    )
    earliest = datetime.combine(day, now.time()) if day else now

    def at(days: int) -> datetime:
        return min(max(now - timedelta(days=days), earliest), now)

    done = open_round(opening, _asked(ABOVE, "open", at(20)))
    reports = {one.agency: one for one in Report.objects.filter(round=done.round)}
    for agency, texts in _TEXTS.items():
        if agency in reports:
            _hand_in(reports[agency].id, agency, texts, at(6))
    _judge(done.round, at(3))


def _hand_in(report: UUID, agency: str, texts: Mapping[str, str], at: datetime) -> None:
    row = Report.objects.get(id=report)
    if row.status not in OPEN or row.entries.exists():
        return
    person, _ = actor(agency, at.date())
    for heading, text in texts.items():
        if row.texts.get(heading) != text:
            save_text(row.id, person, heading, text, edition(""), clock=FixedClock(at))
    row.refresh_from_db()
    submit(row.id, _asked(agency, "submit", at), row.version)


def _judge(round_id: UUID, at: datetime) -> None:
    """The committee has read two of them."""
    for agency in (_ACCEPTED, _RETURNED):
        row = Report.objects.filter(round=round_id, agency=agency, status=SUBMITTED).first()
        if row is None:
            continue
        asked = _asked(ABOVE, f"judge/{agency}", at)
        if agency == _ACCEPTED:
            accept(row.id, asked)
        else:
            return_(row.id, asked, _REMARKS)


def _asked(agency: str, what: str, at: datetime) -> Asked:
    person, office = actor(agency, at.date())
    key = key_of(f"demonstration/report/{at.year}/{agency}/{what}")
    return Asked(person, office, key, FixedClock(at))

"""The facts of a meeting, above the vote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.procedure import electorate
from khoithong.web.casepage.people import person_of
from khoithong.web.components import SummaryRow
from khoithong.web.wording import date_words, weekday_words

if TYPE_CHECKING:
    from khoithong.web.voting.room import Room


def facts(room: Room) -> list[SummaryRow]:
    """Day, route, chair, agenda, state."""
    ground, meeting = room.ground, room.meeting
    chair = electorate.chair(ground.setting, ground.case, meeting)
    rows = [
        SummaryRow("Ngày họp", weekday_words(meeting.on)),
        SummaryRow(
            "Thành phần", ground.labels.routes[meeting.route], citation=ground.cite(room.rule.provision)
        ),
    ]
    if chair is not None:
        shown = person_of(ground, chair, meeting.on)
        words = f"{shown.name}, {shown.office}" if shown.office else shown.name
        rows.append(SummaryRow("Chủ trì", words, citation=ground.cite(room.rule.chair)))
    rows.append(SummaryRow("Nội dung họp", _AGENDA[meeting.stage]))
    rows.append(SummaryRow("Tình trạng", _state(room)))
    return rows


_AGENDA: Final = {
    "approval": "Xem xét, biểu quyết đề xuất",
    "evaluation": "Đánh giá kết quả thực hiện",
}


def _state(room: Room) -> str:
    if room.meeting.closed is not None:
        return f"Đã kết thúc ngày {date_words(room.meeting.closed)}"
    if room.meeting.on > room.ground.day:
        return "Chưa đến ngày họp"
    return "Đang họp, chưa kết thúc"

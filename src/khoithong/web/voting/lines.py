"""The meetings that concern a person, as lines of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from khoithong.lawbook.labels import labels

if TYPE_CHECKING:
    from datetime import date

    from khoithong.casefiles.queries import MeetingItem
    from khoithong.web.components import Tone
    from khoithong.web.session import Here


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting."""

    url: str
    on: date
    title: str
    code: str
    what: str
    chair: str
    part: str
    """What the person does there."""
    state: str
    tone: Tone
    verb: str
    """What the link says."""
    primary: bool


def meeting_line(item: MeetingItem, here: Here) -> MeetingLine:
    """A meeting as a line."""
    state, tone = _state(item, here.day)
    to_vote = item.closed_on is None and item.votes and not item.voted and item.day <= here.day
    return MeetingLine(
        url=reverse("meeting", args=[item.case.code, item.number + 1]),
        on=item.day,
        title=item.case.title or item.case.code,
        code=item.case.code,
        what=f"{labels().stages[item.stage]} – {labels().routes[item.route]}",
        chair=here.directory.name(item.chair) if item.chair else "",
        part=_part(item, here.person),
        state=state,
        tone=tone,
        verb="Biểu quyết" if to_vote else "Xem",
        primary=to_vote,
    )


def _part(item: MeetingItem, person: str) -> str:
    if item.chair == person:
        return "Chủ trì, biểu quyết" if item.votes else "Chủ trì"
    return "Biểu quyết" if item.votes else "Dự, không biểu quyết"


def _state(item: MeetingItem, day: date) -> tuple[str, Tone]:
    if item.closed_on is not None:
        words = {
            ("approval", True): "Thông qua",
            ("approval", False): "Không thông qua",
            ("evaluation", True): "Đánh giá hoàn thành",
            ("evaluation", False): "Không đánh giá hoàn thành",
        }[item.stage, bool(item.passed)]
        return words, "done" if item.passed else "stop"
    if item.day > day:
        return "Chưa đến ngày họp", "neutral"
    if item.voted:
        return "Đã biểu quyết, chưa kết thúc họp", "wait"
    return ("Cần biểu quyết", "active") if item.votes else ("Đang họp", "info")

"""What stands before the form of an act that cannot be taken back: what it does, on whose responsibility, then the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from khoithong.web.actforms.page import crumbs
from khoithong.web.casepage.excerpts import excerpts
from khoithong.web.casepage.limits import between
from khoithong.web.casepage.people import party_person
from khoithong.web.casepage.voting import view
from khoithong.web.components import SummaryRow
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from khoithong.web.casepage.ground import Ground

GOES_ON: Final = "tiep-tuc"
"""The parameter of the address that leads past it to the form."""


def interrupts(kind: str, parameters: Mapping[str, Any]) -> bool:
    """Whether a form asked for with these parameters is preceded by it."""
    return kind in _FACTS and GOES_ON not in parameters


def interruption(ground: Ground, kind: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The context of `acts/interruption.html`."""
    rule = ground.regulation.acts[kind]
    cited = ground.cite(rule.provision.of(ground.case.route), quoted=True)
    return {
        "ground": ground,
        "row": ground.row,
        "label": ground.labels.acts[kind],
        "quotes": [cited] if cited is not None and cited.text else excerpts(ground, f"acts.{kind}"),
        "goes_on": f"?{urlencode({**dict(parameters), GOES_ON: '1'})}",
        "crumbs": crumbs(ground),
        **_FACTS[kind](ground),
    }


def _overriding(ground: Ground) -> dict[str, Any]:
    """The vote that rejected, and what going on means."""
    meeting = ground.case.approval
    held = ground.case.closed_meetings
    number = next(place for place, one in enumerate(held, 1) if one is meeting)
    return {
        "title": "Trước khi quyết định cho triển khai",
        "meeting": view(ground, held[number - 1], number),
        "statement": "Cuộc họp không thông qua đề xuất này. Quyết định cho triển khai là quyết định của riêng người đứng đầu.",
        "points": [
            "Chịu trách nhiệm trước cơ quan cấp trên và trước pháp luật về quyết định này.",
            "Quyết định ra bằng văn bản, nêu sự cần thiết và tính khả thi của đề xuất.",
            "Quyết định và tỷ lệ biểu quyết hiện mãi trong hồ sơ; cơ quan cấp trên được báo.",
            *_again(ground),
        ],
    }


def _again(ground: Ground) -> Iterator[str]:
    """What becomes of the Party body's opinion."""
    opinion = ground.case.opinion
    if opinion.value is not None:
        yield "Ý kiến cấp ủy đã có không còn dùng; phải xin lại trước khi phê duyệt."
    elif opinion.sought is not None:
        yield "Yêu cầu xin ý kiến cấp ủy đang chờ không còn dùng; phải xin lại trước khi phê duyệt."
    elif "seek_party_opinion" in ground.regulation.acts:
        yield "Vẫn phải xin ý kiến cấp ủy trước khi phê duyệt."


def _terminating(ground: Ground) -> dict[str, Any]:
    """Where the execution stands, and what stopping it for good means."""
    case = ground.case
    rows = [SummaryRow("Người thực hiện", [party_person(ground, one).name for one in case.executors])]
    if case.suspended is not None:
        days = between(ground, case.suspended, ground.day, "working")
        since = f", đã {days} ngày làm việc" if days else ""
        rows.append(SummaryRow("Tạm dừng từ", f"{date_words(case.suspended)}{since}"))
    inspection = next((act for act in reversed(ground.loaded.acts) if act.kind == "inspect"), None)
    if inspection is not None:
        found = str(inspection.data.get("findings") or "")
        rows.append(SummaryRow("Kiểm tra gần nhất", [date_words(inspection.effective), found]))
    return {
        "title": "Trước khi chấm dứt thực hiện",
        "rows": rows,
        "statement": "Chấm dứt thực hiện không rút lại được.",
        "points": [
            "Đề xuất không tiếp tục thực hiện trong hồ sơ này nữa.",
            "Người thực hiện vẫn phải báo cáo kết quả; kết quả vẫn phải được đánh giá.",
            *(
                ["Kết luận đánh giá không thể là hoàn thành."]
                if ground.regulation.evaluated_by_meeting
                else []
            ),
        ],
    }


_FACTS: Final[dict[str, Callable[[Ground], dict[str, Any]]]] = {
    "proceed_despite_rejection": _overriding,
    "terminate": _terminating,
}

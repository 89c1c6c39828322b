"""Which use case a verb's form goes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.desk.directives.acknowledge import acknowledge
from khoithong.desk.directives.cascade import cascade
from khoithong.desk.directives.complete import complete, reopen, return_completion
from khoithong.desk.directives.extension import ask_extension, grant_extension, refuse_extension
from khoithong.desk.directives.report_progress import report_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from khoithong.desk.directives.acting import Asked, Recorded
    from khoithong.directives.standing import Verb


def _acknowledge(assignment: int, asked: Asked, _: Mapping[str, Any]) -> Recorded:
    return acknowledge(assignment, asked)


DOING: Final[dict[Verb, Callable[[int, Asked, Mapping[str, Any]], Recorded]]] = {
    "acknowledge": _acknowledge,
    "report_progress": report_progress,
    "complete": complete,
    "cascade": cascade,
    "ask_extension": ask_extension,
    "reopen": reopen,
    "grant_extension": grant_extension,
    "refuse_extension": refuse_extension,
    "return_completion": return_completion,
}

RECORDED: Final[dict[Verb, str]] = {
    "acknowledge": "Đã tiếp nhận nhiệm vụ.",
    "report_progress": "Đã ghi báo cáo tiến độ.",
    "complete": "Đã báo hoàn thành. Cơ quan giao việc xem được kết quả, có thể trả lại kèm ý kiến.",
    "cascade": "Đã giao đơn vị trực thuộc. Các đơn vị thấy việc trong danh sách của mình.",
    "ask_extension": "Đã gửi đề nghị gia hạn. Hạn cũ còn hiệu lực đến khi có trả lời.",
    "reopen": "Đã mở lại nhiệm vụ.",
    "grant_extension": "Đã cho gia hạn.",
    "refuse_extension": "Đã trả lời không gia hạn. Hạn cũ giữ nguyên.",
    "return_completion": "Đã trả lại báo cáo hoàn thành. Cơ quan được giao làm tiếp.",
    "remind": "Đã đôn đốc.",
}
"""What the page says afterwards."""

"""Every kind of document: its identifier, its name, how it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.documents.kinds import (
    council,
    decision,
    execution,
    measures,
    meeting,
    opinion,
    proposal,
    reminder,
    result,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from khoithong.documents.content import Document
    from khoithong.documents.facts import Facts


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind."""

    id: str
    name: str
    make: Callable[[Facts], Document]
    """Raises `Missing` where the case does not have yet what the document is about."""


_KINDS: Final = (
    Kind("plan", "Kế hoạch đề xuất", proposal.plan),
    Kind("receipt", "Giấy xác nhận tiếp nhận", proposal.receipt),
    Kind("invitation", "Giấy mời họp", meeting.invitation),
    Kind("minutes", "Biên bản họp tập thể lãnh đạo", meeting.minutes),
    Kind("council_decision", "Quyết định thành lập Hội đồng", council.establishment),
    Kind("replacement_decision", "Quyết định thay thành viên Hội đồng", council.replacement),
    Kind("dispatch_letter", "Công văn gửi kế hoạch cho thành viên Hội đồng", council.dispatch),
    Kind("review_sheet", "Phiếu nhận xét, đánh giá", meeting.review_sheet),
    Kind("ballot_sheet", "Phiếu biểu quyết", meeting.ballot_sheet),
    Kind("council_minutes", "Biên bản họp Hội đồng", meeting.council_minutes),
    Kind("override_decision", "Quyết định cho triển khai khi không thông qua", decision.override),
    Kind("opinion_request", "Báo cáo xin ý kiến cấp ủy", opinion.request),
    Kind("party_opinion", "Văn bản ý kiến của cấp ủy", opinion.opinion),
    Kind("approval_decision", "Quyết định phê duyệt và giao thực hiện", decision.approval),
    Kind("disapproval_notice", "Thông báo không phê duyệt", decision.refusal),
    Kind("report_request", "Yêu cầu báo cáo", execution.demand),
    Kind("suspension_decision", "Quyết định tạm dừng", execution.suspension),
    Kind("resumption_decision", "Quyết định tiếp tục", execution.resumption),
    Kind("termination_decision", "Quyết định chấm dứt", execution.termination),
    Kind("progress_report", "Báo cáo tiến độ", execution.progress),
    Kind("result_report", "Báo cáo kết quả", result.report),
    Kind("evaluation_minutes", "Biên bản đánh giá", meeting.evaluation_minutes),
    Kind("publication", "Văn bản công nhận, công bố kết quả", result.publication),
    Kind("encouragement_proposal", "Đề nghị áp dụng hình thức khuyến khích", measures.encouragement),
    Kind("protection_proposal", "Đề nghị áp dụng biện pháp bảo vệ", measures.protection),
    Kind("reminder_letter", "Công văn đôn đốc", reminder.reminder),
    Kind("protection_certificate", "Giấy xác nhận căn cứ bảo vệ", measures.certificate),
)
KINDS: Final = {kind.id: kind for kind in _KINDS}
"""In the order of the procedure."""

OF_NO_CASE: Final = {"periodic_report": "Báo cáo định kỳ"}
"""Kinds that are made of something else than a case, by what makes them."""


def kind_name(kind: str) -> str:
    """What a kind is called. Raises `KeyError` for one there is not."""
    return OF_NO_CASE[kind] if kind in OF_NO_CASE else KINDS[kind].name

"""Deciding: approval with its assignment, refusal, and letting a proposal go ahead that the leadership rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.documents.content import article, heading, paragraph
from khoithong.documents.missing import Missing
from khoithong.documents.writing import (
    day_words,
    decided,
    grounds,
    letter,
    lowered,
    names,
    proposal,
    titled,
    typed,
)

if TYPE_CHECKING:
    from khoithong.documents.content import Document
    from khoithong.documents.facts import Facts


def approval(facts: Facts) -> Document:
    """Quyết định phê duyệt và giao thực hiện."""
    if not facts.executors:
        raise Missing("Chưa xác định người, cơ quan thực hiện.")
    mode = "thực hiện thí điểm " if facts.pilot else ""
    ending = f"; dự kiến hoàn thành {day_words(facts.planned_completion)}" if facts.planned_completion else ""
    reason = [paragraph(f"Lý do: {facts.reason.rstrip(' .')}.")] if facts.reason else []
    blocks = decided(
        facts,
        grounds(facts, "approve", *_before(facts)),
        article(1, f"Phê duyệt {mode}{proposal(facts)}."),
        *reason,
        article(2, f"Giao thực hiện: {names(facts.executors)}{ending}."),
        article(
            3,
            "Người, cơ quan được giao thực hiện báo cáo tiến độ, khó khăn, vướng mắc và kết quả theo quy định; "
            "các cơ quan, đơn vị có liên quan phối hợp, bảo đảm nguồn lực theo kế hoạch được phê duyệt.",
        ),
        article(
            4,
            "Quyết định này có hiệu lực kể từ ngày ký. Cá nhân, cơ quan, đơn vị nêu tại Điều 2 và Điều 3 "
            "chịu trách nhiệm thi hành Quyết định này.",
        ),
    )
    return titled(
        facts,
        "approval_decision",
        "Quyết định",
        "QĐ",
        "Về việc phê duyệt và giao thực hiện đề xuất đổi mới, sáng tạo",
        blocks,
        copies=("Như Điều 4", *_body(facts)),
        integrity=True,
    )


def refusal(facts: Facts) -> Document:
    """Thông báo không phê duyệt, with the reason."""
    if not facts.reason:
        raise Missing("Chưa ghi lý do không phê duyệt.")
    blocks = (
        paragraph(
            f"Sau khi xem xét {proposal(facts)}, theo {facts.provisions.get('disapprove') or facts.law}, "
            f"{facts.agency.name} thông báo:"
        ),
        heading("1. Không phê duyệt", "đề xuất nêu trên."),
        heading("2. Lý do:"),
        *typed(facts.reason),
    )
    return letter(
        facts,
        "disapproval_notice",
        "Không phê duyệt đề xuất đổi mới, sáng tạo",
        [person.words for person in facts.proposers],
        blocks,
    )


def override(facts: Facts) -> Document:
    """Quyết định cho triển khai khi không thông qua: necessity, feasibility, responsibility."""
    if facts.override is None:
        raise Missing("Người đứng đầu chưa quyết định cho triển khai đề xuất không được thông qua.")
    necessity, feasibility = facts.override
    superior = facts.agency.superior or "cơ quan cấp trên trực tiếp"
    blocks = decided(
        facts,
        grounds(facts, "proceed_despite_rejection", *_before(facts, opinion=False)),
        article(1, f"Cho triển khai {proposal(facts)}, đề xuất chưa được thông qua tại cuộc họp."),
        heading("Sự cần thiết:"),
        *typed(necessity),
        heading("Tính khả thi:"),
        *typed(feasibility),
        article(
            2, "Người đứng đầu chịu trách nhiệm trước cơ quan cấp trên và trước pháp luật về Quyết định này."
        ),
        article(3, f"Quyết định này có hiệu lực kể từ ngày ký và được báo cáo {superior}."),
    )
    return titled(
        facts,
        "override_decision",
        "Quyết định",
        "QĐ",
        "Về việc cho triển khai đề xuất đổi mới, sáng tạo",
        blocks,
        copies=(f"{superior[:1].upper()}{superior[1:]} (để báo cáo)", *_body(facts), "Người đề xuất"),
        integrity=True,
    )


def _before(facts: Facts, *, opinion: bool = True) -> tuple[str, ...]:
    """What the decision rests on besides the law."""
    found = []
    if facts.meeting is not None and facts.meeting.tally:
        found.append(f"Căn cứ Biên bản {lowered(facts.meeting.title)} {day_words(facts.meeting.on)}")
    if facts.overridden and opinion:
        found.append(f"Căn cứ {facts.overridden} về việc cho triển khai đề xuất")
    if opinion and facts.opinion is not None and facts.opinion.words:
        document = f" tại {facts.opinion.document}" if facts.opinion.document else ""
        found.append(f"Căn cứ ý kiến của {facts.opinion.body.name}{document}")
    if facts.proposed_on is not None:
        found.append(f"Xét kế hoạch đề xuất {day_words(facts.proposed_on)} của {names(facts.proposers)}")
    return tuple(found)


def _body(facts: Facts) -> tuple[str, ...]:
    return (f"{facts.opinion.body.name} (để báo cáo)",) if facts.opinion else ()

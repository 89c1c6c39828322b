"""Deciding: approval with its assignment, refusal, and letting a proposal go ahead that the leadership rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.documents.content import Centred, article, heading, paragraph
from khoithong.documents.missing import Missing
from khoithong.documents.writing import BLANK, day_words, grounds, letter, names, proposal, titled, typed

if TYPE_CHECKING:
    from khoithong.documents.content import Document
    from khoithong.documents.facts import Facts


def approval(facts: Facts) -> Document:
    """Quyết định phê duyệt và giao thực hiện."""
    if not facts.executors:
        raise Missing("Chưa xác định người, cơ quan thực hiện.")
    ending = f"; dự kiến hoàn thành {day_words(facts.planned_completion)}" if facts.planned_completion else ""
    blocks = (
        *grounds(facts, "approve", *_before(facts)),
        Centred("QUYẾT ĐỊNH:"),
        article(1, f"Phê duyệt {proposal(facts)}."),
        article(2, f"Giao thực hiện: {names(facts.executors)}{ending}."),
        article(
            3,
            "Người, cơ quan được giao thực hiện báo cáo tiến độ, khó khăn, vướng mắc và kết quả theo quy định; "
            "các cơ quan, đơn vị có liên quan phối hợp, bảo đảm nguồn lực theo kế hoạch được phê duyệt.",
        ),
        article(4, "Các cá nhân, cơ quan, đơn vị có tên trên chịu trách nhiệm thi hành Quyết định này."),
    )
    return titled(
        facts,
        "approval_decision",
        "Quyết định",
        "QĐ",
        "Về việc phê duyệt và giao thực hiện đề xuất đổi mới, sáng tạo",
        blocks,
        copies=("Như Điều 4;", *_body(facts)),
        integrity=True,
    )


def refusal(facts: Facts) -> Document:
    """Thông báo không phê duyệt, with the reason."""
    blocks = (
        paragraph(
            f"Sau khi xem xét {proposal(facts)}, theo {facts.provisions.get('disapprove', BLANK)} {facts.law}, {facts.agency.name} thông báo:"
        ),
        heading("1. Không phê duyệt", "đề xuất nêu trên."),
        heading("2. Lý do:"),
        *typed(facts.reason),
    )
    return letter(
        facts,
        "disapproval_notice",
        "Không phê duyệt đề xuất đổi mới, sáng tạo",
        [f"{person.words};" for person in facts.proposers],
        blocks,
    )


def override(facts: Facts) -> Document:
    """Quyết định cho triển khai khi không thông qua: necessity, feasibility, responsibility."""
    if facts.override is None:
        raise Missing("Người đứng đầu chưa quyết định cho triển khai đề xuất không được thông qua.")
    necessity, feasibility = facts.override
    blocks = (
        *grounds(facts, "proceed_despite_rejection", *_before(facts)),
        Centred("QUYẾT ĐỊNH:"),
        article(1, f"Cho triển khai {proposal(facts)}, đề xuất chưa được tập thể lãnh đạo thông qua."),
        heading("Sự cần thiết:"),
        *typed(necessity),
        heading("Tính khả thi:"),
        *typed(feasibility),
        article(
            2,
            "Người đứng đầu chịu trách nhiệm trước cơ quan cấp trên và trước pháp luật về Quyết định này.",
        ),
        article(3, "Quyết định được báo cáo cơ quan cấp trên trực tiếp."),
    )
    return titled(
        facts,
        "override_decision",
        "Quyết định",
        "QĐ",
        "Về việc cho triển khai đề xuất đổi mới, sáng tạo",
        blocks,
        copies=(f"{facts.agency.superior or 'Cơ quan cấp trên'} (để báo cáo);", *_body(facts)),
        integrity=True,
    )


def _before(facts: Facts) -> tuple[str, ...]:
    """What the decision rests on besides the law."""
    found = []
    if facts.meeting is not None:
        found.append(
            f"Căn cứ Biên bản {facts.meeting.title[:1].lower()}{facts.meeting.title[1:]} {day_words(facts.meeting.on)}"
        )
    if facts.opinion is not None and facts.opinion.words:
        document = f" tại {facts.opinion.document}" if facts.opinion.document else ""
        found.append(f"Căn cứ ý kiến của {facts.opinion.body.name}{document}")
    return tuple(found)


def _body(facts: Facts) -> tuple[str, ...]:
    return (f"{facts.opinion.body.name} (để báo cáo);",) if facts.opinion else ()

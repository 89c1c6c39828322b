"""Proposing: the plan itself, and the confirmation that it was received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.documents.content import Signature, heading, paragraph
from khoithong.documents.missing import Missing
from khoithong.documents.writing import day_words, lowered, names, proposal, titled, typed

if TYPE_CHECKING:
    from khoithong.documents.content import Block, Document
    from khoithong.documents.facts import Facts


def plan(facts: Facts) -> Document:
    """Kế hoạch đề xuất: the sections in the order of the text, signed by all who propose."""
    if not facts.plan:
        raise Missing("Chưa có kế hoạch đề xuất.")
    blocks: list[Block] = [paragraph(f"Người đề xuất: {names(facts.proposers)}.")]
    for number, (label, text) in enumerate(facts.plan, start=1):
        blocks += [heading(f"{number}. {label}"), *typed(text)]
    return titled(
        facts,
        "plan",
        "Kế hoạch",
        "",
        f"Đề xuất đổi mới, sáng tạo: {facts.title.rstrip('.')}",
        blocks,
        addressees=(f"Người đứng đầu {facts.agency.name}",),
        day=facts.proposed_on,
        signatures=tuple(Signature("Người đề xuất", person.name) for person in facts.proposers),
    )


def receipt(facts: Facts) -> Document:
    """Giấy xác nhận tiếp nhận: when the plan was received, and until when it has to be considered."""
    if facts.received is None:
        raise Missing("Kế hoạch chưa được gửi.")
    blocks = [
        paragraph(f"{facts.agency.name} xác nhận đã tiếp nhận {proposal(facts)}."),
        paragraph(f"Thời gian tiếp nhận: {day_words(facts.received)}."),
    ]
    if facts.registered:
        blocks.append(paragraph(f"Số vào sổ văn bản đến: {facts.registered}."))
    blocks.append(paragraph(_term(facts)))
    return titled(
        facts,
        "receipt",
        "Giấy xác nhận",
        "GXN",
        "Tiếp nhận kế hoạch đề xuất đổi mới, sáng tạo",
        blocks,
        copies=("Người đề xuất",),
    )


def _term(facts: Facts) -> str:
    if facts.term is None:
        return f"{facts.law} không ấn định thời hạn xem xét."
    return (
        f"Thời hạn {lowered(facts.term.label)}: chậm nhất {day_words(facts.term.due)}, "
        f"theo {facts.term.provision}."
    )

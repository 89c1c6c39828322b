"""Proposing: the plan itself, and the confirmation that it was received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.documents.content import Document, Issuer, Signature, heading, paragraph
from khoithong.documents.writing import day_words, names, place_day, proposal, titled, typed

if TYPE_CHECKING:
    from khoithong.documents.content import Block
    from khoithong.documents.facts import Facts


def plan(facts: Facts) -> Document:
    """Kế hoạch đề xuất: the sections in the order of the text, signed by those who propose."""
    blocks: list[Block] = []
    for number, (label, text) in enumerate(facts.plan, start=1):
        blocks += [heading(f"{number}. {label}"), *typed(text)]
    return Document(
        kind="plan",
        form="state",
        issuer=Issuer(facts.agency.name, facts.agency.superior),
        number=f"Mã hồ sơ: {facts.code}",
        place_day=place_day(facts.agency, facts.day),
        title=f"Kế hoạch đề xuất: {facts.title}",
        heading="Kế hoạch",
        subject=f"Đề xuất đổi mới, sáng tạo: {facts.title.rstrip('.')}",
        blocks=(paragraph(f"Người đề xuất: {names(facts.proposers)}."), *blocks),
        signatures=(Signature("Người đề xuất", facts.proposers[0].name if facts.proposers else "…"),),
        draft=facts.received is None,
    )


def receipt(facts: Facts) -> Document:
    """Giấy xác nhận tiếp nhận: when the plan was received, what the time limit is counted from."""
    received = day_words(facts.received) if facts.received else "…"
    blocks = [
        paragraph(f"{facts.agency.name} xác nhận đã tiếp nhận {proposal(facts)}."),
        paragraph(f"Ngày tiếp nhận: {received}."),
        paragraph(f"Số vào sổ văn bản đến: {facts.registered or '…'}."),
        paragraph(
            f"Thời hạn xem xét được tính từ ngày tiếp nhận, theo {facts.provisions.get('receipt', '')} {facts.law}."
        ),
    ]
    return titled(
        facts,
        "receipt",
        "Giấy xác nhận",
        "GXN",
        "Tiếp nhận kế hoạch đề xuất đổi mới, sáng tạo",
        blocks,
        copies=("Người đề xuất;",),
    )

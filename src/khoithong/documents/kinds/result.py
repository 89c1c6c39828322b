"""The result: the report of those who carried the proposal out, and its recognition or publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.documents.content import Table, heading, paragraph
from khoithong.documents.kinds.execution import reported
from khoithong.documents.missing import Missing
from khoithong.documents.writing import (
    BLANK,
    day_words,
    lowered,
    names,
    proposal,
    sentence,
    titled,
    typed,
)

if TYPE_CHECKING:
    from khoithong.documents.content import Block, Document
    from khoithong.documents.facts import Facts


def report(facts: Facts) -> Document:
    """Báo cáo kết quả: each target beside what was achieved."""
    if not facts.results:
        raise Missing("Chưa có báo cáo kết quả thực hiện.")
    blocks: list[Block] = [
        paragraph(f"Báo cáo kết quả thực hiện {proposal(facts)}, được giao theo {facts.approval or BLANK}."),
        heading("1. Ngày hoàn thành:", f"{day_words(facts.completed_on) if facts.completed_on else BLANK}."),
        heading("2. Kết quả:"),
        *typed(facts.results),
    ]
    if facts.targets:
        blocks += [
            heading("3. Đối chiếu mục tiêu:"),
            Table(("Mục tiêu đã đề ra", "Kết quả đạt được"), facts.targets, (1, 1)),
        ]
    blocks.append(paragraph(f"Người, cơ quan thực hiện: {names(facts.executors)}."))
    return reported(facts, "result_report", "Kết quả thực hiện đề xuất đổi mới, sáng tạo", tuple(blocks))


def publication(facts: Facts) -> Document:
    """Văn bản công nhận, công bố kết quả: the conclusion, causes and findings."""
    if not facts.conclusion:
        raise Missing("Chưa đánh giá kết quả thực hiện.")
    by = facts.provisions.get("publish_result") or facts.law
    blocks: list[Block] = [
        paragraph(
            f"Căn cứ {by}{_rests_on(facts)}, {facts.agency.name} công bố kết quả thực hiện {proposal(facts)}:"
        ),
        heading("1. Kết luận:", f"{facts.conclusion}."),
    ]
    parts = [("Lý do:", facts.reasons)] if facts.reasons else []
    if facts.causes:
        objective, subjective = facts.causes
        parts += [("Nguyên nhân khách quan:", objective), ("Nguyên nhân chủ quan:", subjective)]
    parts += [(f"{label}:", value) for label, value in facts.findings]
    blocks += [
        heading(f"{number}. {label}", sentence(words)) for number, (label, words) in enumerate(parts, 2)
    ]
    return titled(
        facts,
        "publication",
        "Thông báo",
        "TB",
        "Kết quả thực hiện đề xuất đổi mới, sáng tạo",
        blocks,
        copies=("Người đề xuất, người thực hiện", *((facts.opinion.body.name,) if facts.opinion else ())),
        integrity=True,
    )


def _rests_on(facts: Facts) -> str:
    found = ""
    if facts.evaluation is not None:
        found += f"; căn cứ Biên bản {lowered(facts.evaluation.title)} {day_words(facts.evaluation.on)}"
    if facts.opinion is not None and facts.opinion.words:
        found += f"; căn cứ ý kiến của {facts.opinion.body.name}"
    return found

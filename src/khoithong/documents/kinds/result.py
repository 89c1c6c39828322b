"""The result: the report of those who carried the proposal out, and its recognition or publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.documents.content import Signature, Table, heading, paragraph
from khoithong.documents.missing import Missing
from khoithong.documents.writing import BLANK, day_words, names, proposal, titled, typed

if TYPE_CHECKING:
    from khoithong.documents.content import Block, Document
    from khoithong.documents.facts import Facts


def report(facts: Facts) -> Document:
    """Báo cáo kết quả: each target beside what was achieved."""
    if not facts.results:
        raise Missing("Chưa có báo cáo kết quả thực hiện.")
    blocks: list[Block] = [
        paragraph(f"Báo cáo kết quả thực hiện {proposal(facts)}."),
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
    return titled(
        facts,
        "result_report",
        "Báo cáo",
        "BC",
        "Kết quả thực hiện đề xuất đổi mới, sáng tạo",
        blocks,
        signatures=(Signature("Người thực hiện", facts.executors[0].name if facts.executors else BLANK),),
        copies=(f"Người đứng đầu {facts.agency.name};",),
    )


def publication(facts: Facts) -> Document:
    """Văn bản công nhận, công bố kết quả: the conclusion, causes and findings."""
    if not facts.conclusion:
        raise Missing("Chưa đánh giá kết quả thực hiện.")
    blocks: list[Block] = [
        paragraph(
            f"Căn cứ {facts.provisions.get('publish_result', BLANK)} {facts.law}; căn cứ kết quả họp đánh giá, "
            f"{facts.agency.name} công bố kết quả thực hiện {proposal(facts)}:"
        ),
        heading("1. Kết luận:", f"{facts.conclusion}."),
    ]
    if facts.causes:
        objective, subjective = facts.causes
        blocks += [
            heading("2. Nguyên nhân khách quan:", objective),
            heading("3. Nguyên nhân chủ quan:", subjective),
        ]
    blocks += [heading(f"{label}:", f"{value}.") for label, value in facts.findings]
    return titled(
        facts,
        "publication",
        "Thông báo",
        "TB",
        "Kết quả thực hiện đề xuất đổi mới, sáng tạo",
        blocks,
        copies=("Người đề xuất, người thực hiện;",),
        integrity=True,
    )

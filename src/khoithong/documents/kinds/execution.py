"""Carrying out: what the head demands, stops, lets go on or ends, and what those who carry it out report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.documents.content import Signature, Table, article, heading, paragraph
from khoithong.documents.missing import Missing
from khoithong.documents.writing import (
    day_words,
    decided,
    grounds,
    letter,
    names,
    proposal,
    titled,
    typed,
)

if TYPE_CHECKING:
    from khoithong.documents.content import Block, Document
    from khoithong.documents.facts import Facts


def demand(facts: Facts) -> Document:
    """Yêu cầu báo cáo, with the day set by the agency."""
    if facts.report_due is None:
        raise Missing("Chưa yêu cầu báo cáo.")
    by = facts.provisions.get("request_report") or facts.law
    blocks = (
        paragraph(f"Theo {by}, {facts.agency.name} yêu cầu báo cáo tình hình thực hiện {proposal(facts)}."),
        heading("Nội dung báo cáo:", facts.asked or "tiến độ, kết quả, khó khăn, vướng mắc và kiến nghị."),
        paragraph(f"Báo cáo gửi về {facts.agency.name} trước hết {day_words(facts.report_due)}."),
    )
    return letter(
        facts,
        "report_request",
        "Báo cáo tình hình thực hiện đề xuất",
        [person.words for person in facts.executors],
        blocks,
    )


def suspension(facts: Facts) -> Document:
    """Quyết định tạm dừng."""
    return _turn(facts, "suspension_decision", "suspend", "tạm dừng thực hiện", "Tạm dừng thực hiện")


def resumption(facts: Facts) -> Document:
    """Quyết định tiếp tục, after an inspection."""
    return _turn(facts, "resumption_decision", "resume", "cho tiếp tục thực hiện", "Cho tiếp tục thực hiện")


def termination(facts: Facts) -> Document:
    """Quyết định chấm dứt, after an inspection; report and evaluation follow all the same."""
    return _turn(facts, "termination_decision", "terminate", "chấm dứt thực hiện", "Chấm dứt thực hiện")


def progress(facts: Facts) -> Document:
    """Báo cáo tiến độ: what those who carry it out reported, by date."""
    if not facts.progress:
        raise Missing("Chưa có báo cáo tiến độ.")
    rows = tuple(
        (f"{one.on:%d/%m/%Y}", one.content, one.difficulties or "Không có", one.percent or "Không ghi")
        for one in facts.progress
    )
    blocks = (
        paragraph(f"Báo cáo tình hình thực hiện {proposal(facts)}, được giao theo {facts.approval}:"),
        Table(("Ngày", "Tình hình thực hiện", "Khó khăn, vướng mắc", "Tỷ lệ"), rows, (2, 5, 4, 1.4)),
        paragraph(f"Người, cơ quan thực hiện: {names(facts.executors)}."),
    )
    return reported(facts, "progress_report", "Tình hình thực hiện đề xuất đổi mới, sáng tạo", blocks)


def reported(facts: Facts, kind: str, subject: str, blocks: tuple[Block, ...]) -> Document:
    """A report of those who carry a proposal out: an agency's bears a number, a person's does not."""
    addressees = (f"Người đứng đầu {facts.agency.name}",)
    if facts.executing is not None:
        return titled(
            facts,
            kind,
            "Báo cáo",
            "BC",
            subject,
            blocks,
            addressees=addressees,
            copies=("Như trên",),
            issuer=facts.executing,
        )
    return titled(
        facts,
        kind,
        "Báo cáo",
        "",
        subject,
        blocks,
        addressees=addressees,
        day=facts.day,
        signatures=tuple(Signature("Người thực hiện", person.name) for person in facts.executors),
    )


def _turn(facts: Facts, kind: str, act: str, verb: str, opening: str) -> Document:
    if not facts.approval:
        raise Missing("Đề xuất chưa được phê duyệt.")
    if not facts.reason:
        raise Missing(f"Chưa ghi lý do {verb}.")
    inspected = (
        (f"Căn cứ kết quả kiểm tra: {facts.inspection}",) if facts.inspection and act != "suspend" else ()
    )
    blocks = decided(
        facts,
        grounds(facts, act, f"Căn cứ {facts.approval}", *inspected),
        article(1, f"{opening} {proposal(facts)}."),
        heading("Lý do:"),
        *typed(facts.reason),
        article(
            2,
            f"Quyết định này có hiệu lực kể từ ngày ký. {names(facts.executors)} và các cơ quan, đơn vị có liên quan "
            "chịu trách nhiệm thi hành Quyết định này.",
        ),
    )
    return titled(
        facts,
        kind,
        "Quyết định",
        "QĐ",
        f"Về việc {verb} đề xuất đổi mới, sáng tạo",
        blocks,
        copies=("Như Điều 2",),
        integrity=True,
    )

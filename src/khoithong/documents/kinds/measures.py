"""Encouraging and protecting: what is asked of the managing agency, and the ground of protection that can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.documents.content import Table, heading, paragraph
from khoithong.documents.missing import Missing
from khoithong.documents.writing import BLANK, items, names, proposal, titled

if TYPE_CHECKING:
    from khoithong.documents.content import Document
    from khoithong.documents.facts import Facts


def encouragement(facts: Facts) -> Document:
    """Đề nghị áp dụng hình thức khuyến khích. People decide: the words say only that conditions are met."""
    return _proposal(
        facts,
        "encouragement_proposal",
        "Đề nghị áp dụng hình thức khuyến khích",
        "Hình thức, đối tượng đủ điều kiện đề nghị:",
    )


def protection(facts: Facts) -> Document:
    """Đề nghị áp dụng biện pháp bảo vệ."""
    return _proposal(
        facts, "protection_proposal", "Đề nghị áp dụng biện pháp bảo vệ", "Biện pháp, đối tượng đề nghị:"
    )


def certificate(facts: Facts) -> Document:
    """Giấy xác nhận căn cứ bảo vệ: what the file shows, for whoever must judge later."""
    _some(facts)
    blocks = (
        paragraph(f"{facts.agency.name} xác nhận, theo hồ sơ về {proposal(facts)}:"),
        heading("1. Kết luận đánh giá:", f"{facts.conclusion or BLANK}."),
        *items([f"{label}: {value}" for label, value in facts.findings]),
        heading("2. Căn cứ:"),
        *items([f"{one.beneficiary.words}: {one.label} ({one.provision})" for one in facts.measures]),
        paragraph("Giấy xác nhận được lập từ hồ sơ; việc quyết định thuộc cơ quan, người có thẩm quyền."),
    )
    return titled(
        facts,
        "protection_certificate",
        "Giấy xác nhận",
        "GXN",
        "Căn cứ bảo vệ cán bộ",
        blocks,
        copies=(names(facts.executors),),
        integrity=True,
    )


def _proposal(facts: Facts, kind: str, subject: str, opening: str) -> Document:
    _some(facts)
    rows = tuple(
        (one.beneficiary.words, one.label, one.provision, "; ".join(one.conditions) or "Không đặt điều kiện")
        for one in facts.measures
    )
    concluded = facts.conclusion or "chưa đánh giá kết quả"
    by = facts.provisions.get("propose_measure") or facts.law
    blocks = (
        paragraph(
            f"Theo {by}, {facts.agency.name} đề nghị {facts.managing} xem xét đối với {proposal(facts)}."
        ),
        heading("1. Kết luận đánh giá:", f"{concluded}."),
        heading(f"2. {opening}"),
        Table(("Đối tượng", "Hình thức, biện pháp", "Điều khoản", "Điều kiện đã có"), rows, (3, 3, 2, 4)),
        paragraph(f"Kính đề nghị {facts.managing} xem xét, quyết định."),
    )
    return titled(
        facts, kind, "Tờ trình", "TTr", subject, blocks, addressees=(facts.managing,), copies=("Như trên",)
    )


def _some(facts: Facts) -> None:
    if not facts.measures:
        raise Missing("Hồ sơ chưa có hình thức, biện pháp nào đủ điều kiện.")

"""The Party body: the request for its opinion, and the opinion in the Party's own form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.documents.content import Signature, heading, paragraph
from khoithong.documents.missing import Missing
from khoithong.documents.writing import BLANK, names, proposal, titled, typed

if TYPE_CHECKING:
    from khoithong.documents.content import Document
    from khoithong.documents.facts import Facts, Opinion


def request(facts: Facts) -> Document:
    """Báo cáo xin ý kiến cấp ủy."""
    opinion = _asked(facts)
    outcome = facts.meeting.outcome if facts.meeting else BLANK
    tally = facts.meeting.tally if facts.meeting else BLANK
    blocks = (
        paragraph(f"Kính gửi: {opinion.body.name}."),
        heading("1. Đề xuất:", f"{proposal(facts)}."),
        heading("2. Kết quả họp xem xét:", f"{outcome}. {tally}"),
        heading(
            "3. Nội dung xin ý kiến:",
            f"chủ trương đối với đề xuất, theo {facts.provisions.get('opinion', BLANK)} {facts.law}.",
        ),
    )
    return titled(
        facts,
        "opinion_request",
        "Báo cáo",
        "BC",
        "Xin ý kiến cấp ủy, tổ chức đảng về đề xuất đổi mới, sáng tạo",
        blocks,
        copies=("Như trên;",),
    )


def opinion(facts: Facts) -> Document:
    """Văn bản ý kiến của cấp ủy, in the Party's form."""
    given = _asked(facts)
    if not given.words:
        raise Missing("Cấp ủy, tổ chức đảng chưa cho ý kiến.")
    head = given.body.head
    blocks = (
        paragraph(
            f"Xét {given.asked_by or 'đề nghị'} của {facts.agency.name} về {proposal(facts)}, {given.body.name} có ý kiến như sau:"
        ),
        heading("1. Ý kiến:", f"{given.words}."),
        heading("2. Nội dung:"),
        *typed(given.content),
        paragraph(f"Đề nghị {facts.agency.name}, {names(facts.proposers)} thực hiện theo quy định."),
    )
    return titled(
        facts,
        "party_opinion",
        "Thông báo",
        "TB",
        "Ý kiến về đề xuất đổi mới, sáng tạo",
        blocks,
        issuer=given.body,
        form="party",
        copies=(f"{facts.agency.name},",),
        signatures=(
            Signature(_office(given), head.name if head else BLANK, authority=f"T/M {given.body.name}"),
        ),
    )


def _office(given: Opinion) -> str:
    title = given.body.head.title if given.body.head else ""
    return title.removesuffix(given.body.name).strip() or "Bí thư"


def _asked(facts: Facts) -> Opinion:
    if facts.opinion is None:
        raise Missing("Chưa xin ý kiến cấp ủy, tổ chức đảng.")
    return facts.opinion

"""The Party body: the request for its opinion, and the opinion in the Party's own form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.documents.content import Signature, heading, paragraph
from khoithong.documents.missing import Missing
from khoithong.documents.writing import BLANK, day_words, names, proposal, titled, typed

if TYPE_CHECKING:
    from khoithong.documents.content import Document
    from khoithong.documents.facts import Facts, Opinion


def request(facts: Facts) -> Document:
    """Báo cáo xin ý kiến cấp ủy, with the result of the meeting."""
    opinion = _asked(facts)
    meeting = facts.evaluation if facts.evaluates else facts.meeting
    if meeting is None or not meeting.tally:
        raise Missing("Chưa có kết quả họp để báo cáo.")
    about = "kết quả thực hiện" if facts.evaluates else "chủ trương đối với"
    concluded = f" Kết luận đánh giá: {facts.conclusion}." if facts.evaluates and facts.conclusion else ""
    blocks = (
        heading("1. Đề xuất:", f"{proposal(facts)}."),
        heading("2. Kết quả họp:", f"{meeting.title}, {day_words(meeting.on)}: {meeting.outcome}."),
        paragraph(f"{meeting.tally}{concluded}"),
        heading(
            "3. Nội dung xin ý kiến:",
            f"{about} đề xuất nêu trên, theo {facts.provisions.get('seek_party_opinion') or facts.law}.",
        ),
        paragraph(f"{facts.agency.name} kính báo cáo, xin ý kiến {opinion.body.name}."),
    )
    return titled(
        facts,
        "opinion_request",
        "Báo cáo",
        "BC",
        f"Xin ý kiến về {'kết quả thực hiện ' if facts.evaluates else ''}đề xuất đổi mới, sáng tạo",
        blocks,
        addressees=(opinion.body.name,),
        copies=("Như trên",),
    )


def opinion(facts: Facts) -> Document:
    """Văn bản ý kiến của cấp ủy, in the Party's form."""
    given = _asked(facts)
    if not given.words:
        raise Missing("Cấp ủy, tổ chức đảng chưa cho ý kiến.")
    about = "kết quả thực hiện " if facts.evaluates else ""
    blocks = (
        paragraph(
            f"Xét {given.asked_by or 'đề nghị'} của {facts.agency.name} về {about}{proposal(facts)}, "
            f"{given.body.name} có ý kiến như sau:"
        ),
        heading("1. Ý kiến:", f"{given.words}."),
        heading("2. Nội dung:"),
        *typed(given.content),
        paragraph(f"Đề nghị {facts.agency.name}, {names(facts.proposers)} thực hiện theo quy định."),
    )
    head = given.body.head
    signed = Signature(_office(given), head.name if head else BLANK, authority=f"T/M {given.body.name}")
    return titled(
        facts,
        "party_opinion",
        "Thông báo",
        "TB",
        f"Ý kiến về {about}đề xuất đổi mới, sáng tạo",
        blocks,
        issuer=given.body,
        copies=(facts.agency.name,),
        signatures=(facts.signature or signed,),
    )


def _office(given: Opinion) -> str:
    title = given.body.head.title if given.body.head else ""
    return title.removesuffix(given.body.name).strip() or "Bí thư"


def _asked(facts: Facts) -> Opinion:
    if facts.opinion is None:
        raise Missing("Chưa xin ý kiến cấp ủy, tổ chức đảng.")
    return facts.opinion

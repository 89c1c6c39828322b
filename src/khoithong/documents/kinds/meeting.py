"""Meetings: the invitation, the sheets for remarks and votes, the minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.documents.content import Signature, Table, blank_lines, heading, listed, paragraph
from khoithong.documents.missing import Missing
from khoithong.documents.writing import BLANK, day_words, names, proposal, titled

if TYPE_CHECKING:
    from khoithong.documents.content import Block, Document
    from khoithong.documents.facts import Facts, Meeting, Person


def invitation(facts: Facts) -> Document:
    """Giấy mời họp: who is invited, when, about what; those without a vote are named so."""
    meeting = _held(facts.meeting)
    blocks: list[Block] = [
        paragraph(f"{facts.agency.name} trân trọng kính mời dự {_lower(meeting.title)}."),
        heading("1. Thời gian:", f"{day_words(meeting.on)}."),
        heading("2. Chủ trì:", f"{meeting.chair.words}."),
        heading("3. Nội dung:", f"xem xét {proposal(facts)}."),
        heading("4. Thành phần biểu quyết:"),
        *listed([f"{person.words};" for person in meeting.present]),
        heading("5. Mời dự, không biểu quyết:", f"{names(meeting.invited)}."),
    ]
    return titled(
        facts, "invitation", "Giấy mời", "GM", meeting.title, blocks, copies=("Như thành phần mời;",)
    )


def minutes(facts: Facts) -> Document:
    """Biên bản họp tập thể lãnh đạo."""
    return _minutes(
        facts, _held(facts.meeting), "minutes", "Họp tập thể lãnh đạo xem xét đề xuất đổi mới, sáng tạo"
    )


def council_minutes(facts: Facts) -> Document:
    """Biên bản họp Hội đồng."""
    return _minutes(
        facts, _held(facts.meeting), "council_minutes", "Họp Hội đồng đánh giá đề xuất đổi mới, sáng tạo"
    )


def evaluation_minutes(facts: Facts) -> Document:
    """Biên bản đánh giá: the vote on the result, causes and findings."""
    meeting = _held(facts.evaluation)
    more: list[Block] = [heading("Kết luận đánh giá:", f"{facts.conclusion or BLANK}.")]
    if facts.causes:
        objective, subjective = facts.causes
        more += [
            heading("Nguyên nhân khách quan:", objective),
            heading("Nguyên nhân chủ quan:", subjective),
        ]
    more += [heading(f"{label}:", f"{value}.") for label, value in facts.findings]
    return _minutes(facts, meeting, "evaluation_minutes", "Họp đánh giá kết quả thực hiện đề xuất", more)


def ballot_sheet(facts: Facts) -> Document:
    """Phiếu biểu quyết, to be filled in on paper."""
    meeting = _held(facts.meeting)
    blocks: list[Block] = [
        paragraph(f"{meeting.title}, {day_words(meeting.on)}."),
        paragraph(f"Nội dung biểu quyết: {proposal(facts)}."),
        paragraph("Người biểu quyết:"),
        paragraph("[   ] Tán thành      [   ] Không tán thành      [   ] Ý kiến khác"),
        heading("Ý kiến:"),
        *blank_lines(3),
    ]
    return titled(
        facts,
        "ballot_sheet",
        "Phiếu biểu quyết",
        "PBQ",
        "Đề xuất đổi mới, sáng tạo",
        blocks,
        signatures=(Signature("Người biểu quyết", " ", note="(Ký, ghi rõ họ tên)"),),
    )


def review_sheet(facts: Facts) -> Document:
    """Phiếu nhận xét of a council's member, with the headings of the text."""
    blocks: list[Block] = [
        paragraph(f"Đề xuất: “{facts.title.rstrip('.')}” (mã hồ sơ {facts.code})."),
        paragraph("Thành viên Hội đồng:"),
    ]
    for number, label in enumerate(facts.review, start=1):
        blocks += [heading(f"{number}. {label}"), *blank_lines(3)]
    return titled(
        facts,
        "review_sheet",
        "Phiếu nhận xét, đánh giá",
        "PNX",
        "Đề xuất đổi mới, sáng tạo",
        blocks,
        signatures=(Signature("Thành viên Hội đồng", " ", note="(Ký, ghi rõ họ tên)"),),
    )


def _minutes(
    facts: Facts, meeting: Meeting, kind: str, subject: str, more: list[Block] | None = None
) -> Document:
    votes = tuple((one.person.words, one.words, one.remarks or "") for one in meeting.ballots)
    blocks: list[Block] = [
        heading("1. Thời gian:", f"{day_words(meeting.on)}."),
        heading("2. Thành phần"),
        paragraph(f"- Chủ trì: {meeting.chair.words};"),
        paragraph(f"- Thành viên biểu quyết có mặt: {names(meeting.present)};"),
        paragraph(f"- Vắng mặt: {names(meeting.absent) if meeting.absent else 'không'};"),
        paragraph(f"- Mời dự, không biểu quyết: {names(meeting.invited) if meeting.invited else 'không'}."),
        *(
            paragraph(f"- Không tham gia biểu quyết: {person.words} ({why}).")
            for person, why in meeting.left_out
        ),
        heading("3. Nội dung:", f"xem xét {proposal(facts)}."),
        heading("4. Ý kiến và biểu quyết"),
        Table(("Họ và tên, chức vụ", "Biểu quyết", "Ý kiến"), votes, (4, 2, 4)),
        heading("5. Kết quả:", f"{meeting.tally}"),
        *_conditions(meeting),
        *(more or []),
        heading("Kết luận:", f"{meeting.outcome}."),
    ]
    return titled(
        facts,
        kind,
        "Biên bản",
        "BB",
        subject,
        blocks,
        signatures=(_signs(meeting.secretary, "Thư ký"), _signs(meeting.chair, "Chủ trì")),
        integrity=True,
    )


def _conditions(meeting: Meeting) -> list[Block]:
    if not meeting.conditions:
        return []
    rows = tuple(
        (label, "Đáp ứng" if met else "Không đáp ứng", why) for label, met, why in meeting.conditions
    )
    return [heading("6. Điều kiện của đề xuất"), Table(("Điều kiện", "Kết quả", "Căn cứ"), rows, (4, 2, 4))]


def _signs(person: Person | None, title: str) -> Signature:
    return Signature(title, person.name if person else BLANK)


def _held(meeting: Meeting | None) -> Meeting:
    if meeting is None:
        raise Missing("Chưa có cuộc họp nào được triệu tập.")
    return meeting


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]

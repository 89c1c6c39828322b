"""Meetings: the invitation, the sheets for remarks and votes, the minutes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from khoithong.documents.content import Signature, Table, blank_lines, heading, paragraph
from khoithong.documents.missing import Missing
from khoithong.documents.writing import (
    BLANK,
    day_words,
    items,
    lowered,
    named,
    names,
    proposal,
    sentence,
    titled,
    typed,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.documents.content import Block, Document
    from khoithong.documents.facts import Agency, Facts, Meeting, Person

COUNCIL_BODY: Final = "TM. Hội đồng"
"""For whom the chair of a council signs."""


def invitation(facts: Facts) -> Document:
    """Giấy mời họp: who is invited, when, about what; those without a vote are named so."""
    meeting = _held(facts.called, "Chưa có cuộc họp nào được triệu tập.")
    guests = [
        *(person.words for person in meeting.present),
        *(f"{person.words} (mời dự, không biểu quyết)" for person in meeting.invited),
    ]
    blocks: list[Block] = [
        paragraph(f"{_convener(facts, meeting).name} trân trọng kính mời:"),
        *items(guests),
        heading("1. Tới dự:", f"{lowered(meeting.title)} {named(facts)}."),
        heading("2. Chủ trì:", f"{meeting.chair.words}."),
        heading("3. Thời gian:", f"{BLANK} giờ {BLANK}, {day_words(meeting.on)}."),
        heading("4. Địa điểm:", BLANK),
    ]
    if meeting.provision:
        blocks.append(heading("5. Căn cứ:", f"{meeting.provision}."))
    return titled(
        facts,
        "invitation",
        "Giấy mời",
        "GM",
        meeting.title,
        blocks,
        copies=("Như thành phần kính mời",),
        issuer=_convener(facts, meeting),
        signatures=chaired(meeting),
    )


def minutes(facts: Facts) -> Document:
    """Biên bản họp tập thể lãnh đạo."""
    meeting = _closed(facts.meeting)
    if meeting.council:
        raise Missing("Đề xuất do Hội đồng đánh giá xem xét, không qua họp tập thể lãnh đạo.")
    return _minutes(facts, meeting, "minutes", "Họp tập thể lãnh đạo xem xét đề xuất đổi mới, sáng tạo")


def council_minutes(facts: Facts) -> Document:
    """Biên bản họp Hội đồng."""
    meeting = _closed(facts.meeting)
    if not meeting.council:
        raise Missing("Đề xuất do tập thể lãnh đạo xem xét, không lập Hội đồng.")
    return _minutes(facts, meeting, "council_minutes", "Họp Hội đồng đánh giá đề xuất đổi mới, sáng tạo")


def evaluation_minutes(facts: Facts) -> Document:
    """Biên bản đánh giá: the vote on the result, causes and findings."""
    meeting = _closed(facts.evaluation)
    more: list[Block] = [heading("6. Kết luận đánh giá:", sentence(facts.conclusion or BLANK))]
    if facts.reasons:
        more.append(heading("Lý do:", sentence(facts.reasons)))
    if facts.causes:
        objective, subjective = facts.causes
        more += [
            heading("Nguyên nhân khách quan:", sentence(objective)),
            heading("Nguyên nhân chủ quan:", sentence(subjective)),
        ]
    more += [heading(f"{label}:", f"{value}.") for label, value in facts.findings]
    return _minutes(facts, meeting, "evaluation_minutes", "Họp đánh giá kết quả thực hiện đề xuất", more)


def ballot_sheet(facts: Facts) -> Document:
    """Phiếu biểu quyết, to be filled in on paper."""
    meeting = _held(facts.called, "Chưa có cuộc họp nào được triệu tập.")
    blocks: list[Block] = [
        paragraph(f"{meeting.title}, {day_words(meeting.on)}."),
        paragraph(f"Nội dung biểu quyết: {_voted_on(facts)}."),
        paragraph("Họ và tên, chức vụ người biểu quyết:"),
        *blank_lines(1),
        paragraph("[   ] Tán thành      [   ] Không tán thành      [   ] Ý kiến khác"),
        heading("Nhận xét, ý kiến:"),
        *blank_lines(3),
    ]
    return titled(
        facts,
        "ballot_sheet",
        "Phiếu biểu quyết",
        "",
        "Đề xuất đổi mới, sáng tạo",
        blocks,
        issuer=_convener(facts, meeting),
        day=meeting.on,
        signatures=(Signature("Người biểu quyết", " ", note="(Ký, ghi rõ họ tên)"),),
    )


def _voted_on(facts: Facts) -> str:
    return f"kết quả thực hiện {proposal(facts)}" if facts.evaluates else proposal(facts)


def review_sheet(facts: Facts) -> Document:
    """Phiếu nhận xét of a council's member, with the headings of the text."""
    if not facts.members:
        raise Missing("Chưa thành lập Hội đồng.")
    blocks: list[Block] = [
        paragraph(
            f"Đề xuất: “{facts.title.rstrip('.')}” (mã hồ sơ {facts.code}) của {names(facts.proposers)}."
        ),
        paragraph("Họ và tên, chức vụ thành viên Hội đồng:"),
        *blank_lines(1),
    ]
    for number, label in enumerate(facts.review, start=1):
        blocks += [heading(f"{number}. {label}"), *blank_lines(4)]
    return titled(
        facts,
        "review_sheet",
        "Phiếu nhận xét, đánh giá",
        "",
        "Đề xuất đổi mới, sáng tạo",
        blocks,
        issuer=council_of(facts.agency),
        signatures=(Signature("Thành viên Hội đồng", " ", note="(Ký, ghi rõ họ tên)"),),
    )


def council_of(agency: Agency) -> Agency:
    """The council of an agency as it issues documents: under the agency that established it."""
    return replace(
        agency, name="Hội đồng đánh giá đề xuất", symbol="HĐĐG", superior=agency.name, heading=None
    )


def chaired(meeting: Meeting) -> tuple[Signature, ...]:
    """Who signs what a council sends out: its chair, for all of it; elsewhere whoever signs for the agency."""
    if not meeting.council:
        return ()
    return (Signature("Chủ tịch", meeting.chair.name, authority=COUNCIL_BODY),)


def _convener(facts: Facts, meeting: Meeting) -> Agency:
    return council_of(facts.agency) if meeting.council else facts.agency


def _minutes(facts: Facts, meeting: Meeting, kind: str, subject: str, more: Sequence[Block] = ()) -> Document:
    votes = tuple((one.person.words, one.words, one.remarks or "Không") for one in meeting.ballots)
    about = "đánh giá kết quả thực hiện" if kind == "evaluation_minutes" else "xem xét"
    blocks: list[Block] = [
        heading("1. Thời gian:", f"{day_words(meeting.on)}."),
        heading("2. Thành phần"),
        paragraph(f"- Chủ trì: {meeting.chair.words};"),
        paragraph(f"- Thư ký: {meeting.secretary.words if meeting.secretary else BLANK};"),
        paragraph(f"- Thành viên biểu quyết có mặt: {_some(meeting.present)};"),
        paragraph(f"- Thành viên biểu quyết vắng mặt: {_some(meeting.absent)};"),
        *(
            paragraph(f"- Không tham gia biểu quyết: {person.words} ({why});")
            for person, why in meeting.left_out
        ),
        paragraph(f"- Mời dự, không biểu quyết: {_some(meeting.invited)}."),
        heading("3. Nội dung:", f"{about} {proposal(facts)}."),
        heading("4. Biểu quyết"),
        Table(("Họ và tên, chức vụ", "Biểu quyết", "Nhận xét, ý kiến"), votes, (4, 2, 4)),
        heading("5. Kết quả biểu quyết:", meeting.tally),
        *_conditions(meeting),
        *more,
        *_course(meeting),
        heading("Kết luận:", sentence(meeting.outcome)),
    ]
    return titled(
        facts,
        kind,
        "Biên bản",
        "BB",
        subject,
        blocks,
        issuer=_convener(facts, meeting),
        signatures=(
            Signature("Thư ký", meeting.secretary.name if meeting.secretary else BLANK),
            Signature("Chủ tịch Hội đồng" if meeting.council else "Chủ trì", meeting.chair.name),
        ),
        integrity=True,
    )


def _some(people: Sequence[Person]) -> str:
    return names(people) if people else "không có"


def _conditions(meeting: Meeting) -> list[Block]:
    if not meeting.conditions:
        return []
    rows = tuple(
        (label, "Đáp ứng" if met else "Không đáp ứng", why or "Không ghi")
        for label, met, why in meeting.conditions
    )
    return [
        heading("6. Các điều kiện được khuyến khích"),
        Table(("Điều kiện", "Kết quả", "Căn cứ"), rows, (4, 2, 4)),
    ]


def _course(meeting: Meeting) -> list[Block]:
    if not meeting.concluded:
        return []
    return [heading("Diễn biến, ý kiến kết luận của người chủ trì:"), *typed(meeting.concluded)]


def _held(meeting: Meeting | None, why: str) -> Meeting:
    if meeting is None:
        raise Missing(why)
    return meeting


def _closed(meeting: Meeting | None) -> Meeting:
    found = _held(meeting, "Chưa họp.")
    if not found.tally:
        raise Missing("Cuộc họp chưa kết thúc.")
    return found

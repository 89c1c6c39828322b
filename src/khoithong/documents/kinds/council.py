"""The council: its establishment, a change of member, the plan sent to its members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.documents.content import Signature, Table, article, paragraph
from khoithong.documents.kinds.meeting import COUNCIL_BODY, council_of
from khoithong.documents.missing import Missing
from khoithong.documents.writing import day_words, decided, grounds, letter, proposal, titled

if TYPE_CHECKING:
    from khoithong.documents.content import Document
    from khoithong.documents.facts import Facts, Member


def establishment(facts: Facts) -> Document:
    """Quyết định thành lập Hội đồng, with every seat."""
    if not facts.members:
        raise Missing("Chưa xác định thành viên Hội đồng.")
    rows = tuple(
        (str(place), member.person.words, _seat(member), member.standing)
        for place, member in enumerate(facts.members, start=1)
    )
    reason = f"; {facts.route_reason.rstrip(' .')}" if facts.route_reason else ""
    task = facts.provisions.get("council") or facts.law
    blocks = decided(
        facts,
        grounds(facts, "establish_council", f"Xét tính chất của {proposal(facts)}{reason}"),
        article(1, f"Thành lập Hội đồng đánh giá {proposal(facts)}, gồm các thành viên sau:"),
        Table(("TT", "Họ và tên, chức vụ", "Chức danh", "Tư cách tham gia"), rows, (1, 5, 3, 3)),
        article(2, f"Hội đồng đánh giá đề xuất, biểu quyết, lập biên bản và làm việc theo {task}."),
        article(
            3,
            "Quyết định này có hiệu lực kể từ ngày ký. Các thành viên Hội đồng và cơ quan, đơn vị có liên quan "
            "chịu trách nhiệm thi hành Quyết định này.",
        ),
    )
    return titled(
        facts,
        "council_decision",
        "Quyết định",
        "QĐ",
        "Về việc thành lập Hội đồng đánh giá đề xuất đổi mới, sáng tạo",
        blocks,
        copies=("Như Điều 3",),
        integrity=True,
    )


def replacement(facts: Facts) -> Document:
    """Quyết định thay thành viên: who leaves, who takes the seat over, why."""
    if facts.replaced is None:
        raise Missing("Chưa thay thành viên Hội đồng.")
    out, member, reason = facts.replaced
    blocks = decided(
        facts,
        grounds(facts, "replace_council_member", f"Xét lý do khách quan: {reason}"),
        article(
            1,
            f"{member.person.words} thay {out.words} làm {_seat(member)} đánh giá {proposal(facts)}.",
        ),
        article(2, "Phiếu đã bỏ của thành viên được thay (nếu có) không được tính vào kết quả biểu quyết."),
        article(
            3,
            "Quyết định này có hiệu lực kể từ ngày ký. Cá nhân có tên tại Điều 1 và các thành viên Hội đồng "
            "chịu trách nhiệm thi hành Quyết định này.",
        ),
    )
    return titled(
        facts,
        "replacement_decision",
        "Quyết định",
        "QĐ",
        "Về việc thay thành viên Hội đồng đánh giá đề xuất đổi mới, sáng tạo",
        blocks,
        copies=("Như Điều 3",),
        integrity=True,
    )


def dispatch(facts: Facts) -> Document:
    """Công văn gửi kế hoạch cho thành viên."""
    if not facts.members:
        raise Missing("Chưa thành lập Hội đồng.")
    chair = facts.members[0].person
    when = f", dự kiến họp {day_words(facts.called.on)}" if facts.called else ""
    blocks = (
        paragraph(
            f"Hội đồng đánh giá đề xuất gửi kế hoạch của {proposal(facts)} để thành viên Hội đồng nghiên cứu{when}."
        ),
        paragraph(
            "Đề nghị thành viên Hội đồng nghiên cứu, ghi phiếu nhận xét, đánh giá theo "
            f"{facts.provisions.get('review') or facts.law}."
        ),
    )
    return letter(
        facts,
        "dispatch_letter",
        "Gửi kế hoạch đề xuất cho thành viên Hội đồng đánh giá",
        [member.person.words for member in facts.members[1:]],
        blocks,
        issuer=council_of(facts.agency),
        signature=Signature("Chủ tịch", chair.name, authority=COUNCIL_BODY),
    )


def _seat(member: Member) -> str:
    return f"{member.capacity}, thư ký" if member.secretary else member.capacity

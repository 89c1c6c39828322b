"""The reminder: limits that passed, each with its provision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.documents.content import Table, paragraph
from khoithong.documents.missing import Missing
from khoithong.documents.writing import letter, proposal

if TYPE_CHECKING:
    from khoithong.documents.content import Document
    from khoithong.documents.facts import Facts


def reminder(facts: Facts) -> Document:
    """Công văn đôn đốc, to whoever lets a limit pass."""
    if not facts.overdue:
        raise Missing("Hồ sơ không có việc nào quá hạn.")
    rows = tuple((one.label, f"{one.due:%d/%m/%Y}", one.late, one.provision) for one in facts.overdue)
    blocks = (
        paragraph(
            f"Qua theo dõi việc xem xét, thực hiện {proposal(facts)}, các việc sau đã quá thời hạn theo {facts.law}:"
        ),
        Table(("Việc", "Thời hạn", "Đã quá", "Điều khoản"), rows, (4, 2, 2, 3)),
        paragraph("Đề nghị tổ chức thực hiện ngay và báo cáo lý do chậm."),
    )
    return letter(
        facts,
        "reminder_letter",
        "Đôn đốc thực hiện đúng thời hạn",
        list(dict.fromkeys(one.owner for one in facts.overdue)),
        blocks,
    )

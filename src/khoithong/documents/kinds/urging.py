"""The reminder of tasks: what a directive asks and agencies have not done yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.documents.content import Table, paragraph
from khoithong.documents.missing import Missing
from khoithong.documents.writing import BLANK, letter, lowered, typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.documents.content import Document
    from khoithong.documents.facts import Facts


@dataclass(frozen=True, slots=True)
class Urged:
    """An agency that is urged, and why."""

    agency: str
    task: str
    """The clause, or what is to be reported."""
    due: str
    late: str
    """`02 ngày`, or that the day has not come yet."""


REQUEST: Final = (
    "Đề nghị các cơ quan nêu trên khẩn trương thực hiện và báo cáo kết quả. "
    "Trường hợp có khó khăn, vướng mắc, kịp thời phản ánh để được hướng dẫn."
)
"""What is asked, unless somebody words it otherwise."""


def urging(facts: Facts, order: str, urged: Sequence[Urged], request: str = REQUEST) -> Document:
    """Công văn đôn đốc of those who have not done what the directive `order` (as cited) asks; `request` in people's words.

    Raises `Missing` where nobody is urged.
    """
    if not urged:
        raise Missing("Không có cơ quan nào cần đôn đốc.")
    rows = tuple((one.agency, one.task, one.due, one.late) for one in urged)
    blocks = (
        paragraph(
            f"Qua theo dõi việc thực hiện {order or BLANK}, các cơ quan sau chưa báo hoàn thành nhiệm vụ được giao:"
        ),
        Table(("Cơ quan", "Nhiệm vụ", "Thời hạn", "Đã quá"), rows, (4, 4, 2, 2)),
        *typed(request),
    )
    subject = f"Đôn đốc thực hiện {lowered(order) or BLANK}"
    return letter(facts, "reminder_letter", subject, list(dict.fromkeys(one.agency for one in urged)), blocks)

"""How tasks, what can be done about them, and their states are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.directives.dues import period_words
from khoithong.directives.models.assignment import ACKNOWLEDGED, DONE, IN_PROGRESS, SENT, WITHDRAWN

if TYPE_CHECKING:
    from khoithong.directives.models import Assignment, Directive, Task
    from khoithong.directives.standing import Verb
    from khoithong.web.components import Tone

STATUS_LABELS: Final = {
    SENT: "Chưa tiếp nhận",
    ACKNOWLEDGED: "Đã tiếp nhận",
    IN_PROGRESS: "Đang thực hiện",
    DONE: "Đã hoàn thành",
    WITHDRAWN: "Đã thu hồi",
}
STATUS_TONES: Final[dict[str, Tone]] = {
    SENT: "neutral",
    ACKNOWLEDGED: "info",
    IN_PROGRESS: "active",
    DONE: "done",
    WITHDRAWN: "stop",
}
STATUS_ICONS: Final = {
    SENT: "inbox",
    ACKNOWLEDGED: "eye",
    IN_PROGRESS: "play",
    DONE: "check",
    WITHDRAWN: "cross",
}
ROLE_LABELS: Final = {"lead": "Chủ trì", "coordinate": "Phối hợp"}


@dataclass(frozen=True, slots=True)
class Act:
    """A verb as the pages name it."""

    slug: str
    """In addresses."""
    label: str
    """On its button."""
    noun: str
    """In the history, and as the heading of its page."""
    hint: str = ""


ACTS: Final[dict[Verb, Act]] = {
    "acknowledge": Act("tiep-nhan", "Tiếp nhận", "Tiếp nhận nhiệm vụ"),
    "report_progress": Act(
        "tien-do", "Báo tiến độ", "Báo cáo tiến độ", "Kết quả đến nay, khó khăn, vướng mắc."
    ),
    "complete": Act("hoan-thanh", "Báo hoàn thành", "Báo cáo hoàn thành", "Kết quả, kèm báo cáo, văn bản."),
    "cascade": Act(
        "giao-don-vi", "Giao đơn vị trực thuộc", "Giao đơn vị trực thuộc", "Với hạn nội bộ của cơ quan."
    ),
    "ask_extension": Act("xin-gia-han", "Xin gia hạn", "Xin gia hạn"),
    "reopen": Act("mo-lai", "Mở lại", "Mở lại nhiệm vụ đã báo hoàn thành"),
    "grant_extension": Act("cho-gia-han", "Cho gia hạn", "Cho gia hạn"),
    "refuse_extension": Act("khong-gia-han", "Không gia hạn", "Không gia hạn"),
    "return_completion": Act("tra-lai", "Trả lại", "Trả lại báo cáo hoàn thành"),
    "remind": Act("don-doc", "Đôn đốc", "Đôn đốc"),
}
"""In the order they are offered."""

BY_SLUG: Final[dict[str, Verb]] = {act.slug: verb for verb, act in ACTS.items()}

_SHORT: Final = 160


def short(text: str, most: int = _SHORT) -> str:
    """The first words of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0].rstrip(' :;,.')}…"


def heading(task: Task, most: int = _SHORT) -> str:
    """The first words of a task, its own number left aside: that is said beside it."""
    text, mark = task.text.lstrip(), task.clause.rpartition("/")[2]
    for end in (". ", ") ", ".\n", ")\n"):
        if mark and text.startswith(f"{mark}{end}"):
            text = text[len(mark) + len(end) :]
    return short(text, most)


def number_words(directive: Directive) -> str:
    """`398/SNV-CCVC`, else the code it has here."""
    return directive.number or directive.code


def round_words(one: Assignment) -> str:
    """`Kỳ năm 2026`; empty for a task that does not come again."""
    if one.round is None or not one.task.every:
        return ""
    return f"Kỳ {period_words(one.task.every, one.round)}"  # type: ignore[arg-type]  # constrained by the table

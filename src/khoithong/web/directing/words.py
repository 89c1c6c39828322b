"""How directives are named and what their states are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.directives.citing import clause_words
from khoithong.directives.models.directive import DRAFT, ISSUED, WITHDRAWN
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from khoithong.directives.models import Directive, Task
    from khoithong.web.components import Tone

STATUS_LABELS: Final = {
    DRAFT: "Bản nháp",
    ISSUED: "Đã giao thực hiện",
    WITHDRAWN: "Đã thu hồi",
}
STATUS_TONES: Final[dict[str, Tone]] = {DRAFT: "neutral", ISSUED: "active", WITHDRAWN: "stop"}
NO_NUMBER: Final = "số để trống"
NO_DATE: Final = "ngày để trống"


def document_words(directive: Directive) -> str:
    """`Công văn số 398/SNV-CCVC ngày 20/03/2024`; what the text leaves blank is said to be so."""
    kind = directive.kind or "Văn bản"
    number = f"số {directive.number}" if directive.number else f"({NO_NUMBER})"
    day = f"ngày {date_words(directive.date)}" if directive.date else f"({NO_DATE})"
    return f"{kind} {number} {day}"


def task_words(task: Task) -> str:
    """`Mục 5 Công văn số 398/SNV-CCVC ngày 20/03/2024`: where a task stands, as it is cited."""
    return " ".join(filter(None, (clause_words(task), document_words(task.directive))))

"""What can be done about an assignment as it stands, and why not: asked by the use cases and by the pages alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from khoithong.directives.models.assignment import DONE, SENT, WITHDRAWN
from khoithong.directives.models.directive import ISSUED
from khoithong.procedure.wording import shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from khoithong.directives.models import Assignment

Verb = Literal[
    "acknowledge",
    "report_progress",
    "complete",
    "cascade",
    "ask_extension",
    "reopen",
    "grant_extension",
    "refuse_extension",
    "return_completion",
    "remind",
]

OWN: Final[tuple[Verb, ...]] = (
    "acknowledge",
    "report_progress",
    "complete",
    "cascade",
    "ask_extension",
    "reopen",
)
"""What the agency that has the task does."""

ABOVE: Final[tuple[Verb, ...]] = ("grant_extension", "refuse_extension", "return_completion", "remind")
"""What the agency that gave it does: the owner of the directive, or the agency that passed it on."""


@dataclass(frozen=True, slots=True)
class No:
    """Why not, and who does what to open it."""

    reason: str
    unlocks: str = ""


_NOT_TAKEN: Final = No("cơ quan được giao chưa tiếp nhận nhiệm vụ", "Tiếp nhận rồi thì làm được.")
_REPORTED_DONE: Final = No(
    "đã báo hoàn thành", "Cơ quan giao việc trả lại, hoặc cơ quan được giao mở lại thì làm tiếp được."
)
_NOT_DONE: Final = No("chưa báo hoàn thành", "Cơ quan được giao báo hoàn thành thì làm được.")
_NOTHING_ASKED: Final = No(
    "không có đề nghị gia hạn nào chờ trả lời", "Cơ quan được giao xin gia hạn thì trả lời được."
)


def why_not(verb: Verb, one: Assignment, day: date) -> No | None:
    """Why a verb cannot be done about an assignment (with its task and directive) on a day; `None` when it can.

    Who may do it is another matter: `rights.acts_for`.
    """
    directive = one.task.directive
    if directive.status != ISSUED or one.status == WITHDRAWN:
        return No("nhiệm vụ đã được thu hồi")
    return _CHECKS[verb](one, day)


def giver(one: Assignment) -> str:
    """The agency that gave the task: whoever passed it on, else the owner of the directive."""
    return one.parent.agency if one.parent is not None else one.task.directive.owner


def _acknowledge(one: Assignment, _: date) -> No | None:
    return None if one.status == SENT else No("nhiệm vụ đã được tiếp nhận")


def _at_work(one: Assignment, _: date) -> No | None:
    if one.status == SENT:
        return _NOT_TAKEN
    return _REPORTED_DONE if one.status == DONE else None


def _complete(one: Assignment, _: date) -> No | None:
    """What is done was received: it needs no acknowledgement of its own before."""
    if one.task.due_kind == "standing":
        return No(
            "việc làm thường xuyên, không kết thúc bằng một lần báo cáo", "Báo tiến độ mỗi khi có kết quả."
        )
    return _REPORTED_DONE if one.status == DONE else None


def _ask(one: Assignment, day: date) -> No | None:
    found = _at_work(one, day)
    if found is not None:
        return found
    if one.due_on is None:
        return No("nhiệm vụ này không ấn định ngày phải xong")
    if one.asked_due_on is not None:
        return No(
            f"đã xin gia hạn đến {shown(one.asked_due_on)}, chưa có trả lời",
            "Cơ quan giao việc trả lời thì xin tiếp được.",
        )
    return None


def _asked(one: Assignment, day: date) -> No | None:
    if one.asked_due_on is None:
        return _NOTHING_ASKED
    return _at_work(one, day)


def _done(one: Assignment, _: date) -> No | None:
    return None if one.status == DONE else _NOT_DONE


def _remind(one: Assignment, day: date) -> No | None:
    if one.status == DONE:
        return No("đã báo hoàn thành")
    if one.reminded_on is not None and one.reminded_on >= day:
        return No(f"đã đôn đốc ngày {shown(one.reminded_on)}")
    return None


_CHECKS: Final[dict[Verb, Callable[[Assignment, date], No | None]]] = {
    "acknowledge": _acknowledge,
    "report_progress": _at_work,
    "complete": _complete,
    "cascade": _at_work,
    "ask_extension": _ask,
    "reopen": _done,
    "grant_extension": _asked,
    "refuse_extension": _asked,
    "return_completion": _done,
    "remind": _remind,
}

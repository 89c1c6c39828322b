"""Inspections, suspensions and what follows them: what was done, and which way is open now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.procedure.attempt import act_provision
from khoithong.procedure.wording import shown
from khoithong.web.casepage.standing import stands
from khoithong.web.casepage.told import Told, acts_of_kind, told
from khoithong.web.components import BlockedAct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.web.casepage.ground import Ground

_FIELD: Final = {
    "inspect": "findings",
    "suspend": "reason",
    "resume": "reason",
    "terminate": "reason",
    "supervision_note": "content",
}
"""The acts shown, with the field that says what was found or why."""

_AFTER_A_HALT: Final = ("resume", "terminate")
"""The acts that end a suspension: without one there is nothing to end."""


@dataclass(frozen=True, slots=True)
class Halting:
    """What the part of the page shows."""

    state: str
    """Where the execution stands, if it stands still or has been ended."""
    done: Sequence[Told]
    """The newest first."""
    blocked: Sequence[BlockedAct]


def halting(ground: Ground) -> Halting:
    """Inspections and halts of the execution."""
    acts = acts_of_kind(ground, *_FIELD)
    begun = next((act.seq for act in ground.loaded.acts if act.kind == "approve"), 0)
    shown_acts = [told(ground, act, _FIELD[act.kind]) for act in reversed(acts) if act.seq > begun]
    return Halting(_state(ground), shown_acts, list(_blocked(ground)))


def _state(ground: Ground) -> str:
    case = ground.case
    if case.terminated and case.completed is not None:
        return f"Đã chấm dứt thực hiện ngày {shown(case.completed)}."
    if case.suspended is None or case.status != "suspended":
        return ""
    days = (ground.day - case.suspended).days
    words = f"Đang tạm dừng từ ngày {shown(case.suspended)}, đã {days} ngày."
    if case.inspected:
        return f"{words} Đã kiểm tra từ khi tạm dừng: quyết định tiếp tục hoặc chấm dứt thực hiện."
    return words


def _blocked(ground: Ground) -> list[BlockedAct]:
    """What cannot be done because nothing was suspended; said only to whoever could do it otherwise."""
    if ground.case.status != "in_execution":
        return []
    known = ground.regulation.acts
    return [
        BlockedAct(
            ground.labels.acts[kind].noun,
            "việc thực hiện chưa tạm dừng",
            ground.cite(act_provision(ground.setting, ground.case, known[kind])),
            "Tạm dừng và kiểm tra rồi mới quyết định thì mở.",
        )
        for kind in _AFTER_A_HALT
        if kind in known
        and "in_execution" not in known[kind].during
        and stands(ground, known[kind], ground.here.person)
    ]

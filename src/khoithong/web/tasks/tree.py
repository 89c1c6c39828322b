"""One task with everybody who has it: agencies, their units under them, how far each is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from django.urls import reverse

from khoithong.directives import rights, rollup, standing
from khoithong.directives.models.assignment import DONE, SENT, WITHDRAWN
from khoithong.web.tasks.dues import deadline
from khoithong.web.tasks.words import ROLE_LABELS, STATUS_ICONS, STATUS_LABELS, STATUS_TONES, round_words
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.directives.models import Assignment, Task
    from khoithong.directives.rollup import Counted, Rollup
    from khoithong.web.components import Deadline, Tone
    from khoithong.web.session import Here

Heat = Literal["done", "work", "waiting", "late", "gone"]
"""What a cell of the picture says, in colour, icon and word."""

HEAT_WORDS: Final[dict[Heat, str]] = {
    "done": "Đã xong",
    "work": "Đang làm",
    "waiting": "Chưa tiếp nhận",
    "late": "Quá hạn",
    "gone": "Đã thu hồi",
}
_HEAT_ICONS: Final[dict[Heat, str]] = {
    "done": "check",
    "work": "play",
    "waiting": "inbox",
    "late": "alert",
    "gone": "cross",
}


_NOT_YET: Final[dict[Counted, str]] = {
    "handed_in": "chưa nộp",
    "done": "chưa hoàn thành",
    "at_work": "chưa báo cáo",
}


@dataclass(frozen=True, slots=True)
class Node:
    """An agency with what it has of the task, and its units."""

    one: Assignment
    name: str
    url: str
    """Empty for an assignment the reader may not open."""
    role: str
    status: str
    tone: Tone
    icon: str
    heat: Heat
    deadline: Deadline
    told: str
    """When it was last urged, that it asks for time."""
    why_not: str
    """Why it cannot be urged now by the person here; empty when it can."""
    children: Sequence[Node] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Round:
    """The agencies of one round of a task; a task that does not come again has one."""

    words: str
    nodes: Sequence[Node]


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the picture's bar, on a scale of 0 to 100."""

    heat: Heat
    count: int
    start: float
    width: float

    @property
    def words(self) -> str:
        """The state in a word."""
        return HEAT_WORDS[self.heat]

    @property
    def icon(self) -> str:
        """The icon beside the word."""
        return _HEAT_ICONS[self.heat]


@dataclass(frozen=True, slots=True)
class Tree:
    """A task with all who have it."""

    rollup: Rollup
    rounds: Sequence[Round]
    """The latest first."""
    missing: Sequence[tuple[str, str]]
    """Who has not come yet, by name, with how late."""
    urging: bool
    """Whether the person here may urge somebody of them now."""

    shares: Sequence[Share]
    """Of those that count in the latest round, by state."""

    @property
    def missing_words(self) -> str:
        """What unfolds the names of those missing."""
        return f"{len(self.missing)} cơ quan {_NOT_YET[self.rollup.counted]}"


def tree(task: Task, rows: Sequence[Assignment], here: Here) -> Tree:
    """The tree of the assignments given, which the reader may see, by the names of the agencies."""
    children: dict[int, list[Assignment]] = defaultdict(list)
    rounds: dict[date | None, list[Assignment]] = defaultdict(list)
    seen = {one.id for one in rows}
    for one in sorted(rows, key=lambda one: here.directory.name(one.agency)):
        if one.parent_id is not None and one.parent_id in seen:
            children[one.parent_id].append(one)
        else:
            rounds[one.round].append(one)
    found = [
        Round(round_words(ones[0]), [_node(one, children, here) for one in ones])
        for _, ones in sorted(rounds.items(), key=lambda pair: str(pair[0] or ""), reverse=True)
    ]
    up = rollup.of_task(task, rows)
    names = [(here.directory.name(one.agency), _late_words(one.late(here.day))) for one in up.missing]
    urging = any(_urgeable(node) for round_ in found for node in round_.nodes)
    return Tree(up, found, sorted(names), urging, _shares(rollup.counting(rows), here.day))


def _shares(parts: Sequence[Assignment], day: date) -> list[Share]:
    heats = [_heat(one, day) for one in parts]
    found, start = [], 0.0
    for heat in HEAT_WORDS:
        count = heats.count(heat)
        if count:
            width = 100 * count / len(heats)
            found.append(Share(heat, count, start, width))
            start += width
    return found


def finding(up: Rollup, late: int) -> str:
    """The sentence over the picture: `Đã nộp 12/18, 6 cơ quan chưa xong, trong đó 2 quá hạn`."""
    words = f"{up.words[:1].upper()}{up.words[1:]}"
    if up.missing:
        words += f", {len(up.missing)} cơ quan {_NOT_YET[up.counted]}"
        if late:
            words += ", đều quá hạn" if late == len(up.missing) else f", trong đó {late} quá hạn"
    if up.earlier:
        words += f"; {up.earlier} phần việc của kỳ trước còn mở"
    return words


def _urgeable(node: Node) -> bool:
    return not node.why_not or any(_urgeable(child) for child in node.children)


def _late_words(days: int) -> str:
    return f"quá hạn {days} ngày" if days else ""


def _node(one: Assignment, children: dict[int, list[Assignment]], here: Here) -> Node:
    return Node(
        one,
        here.directory.name(one.agency),
        reverse("assignment", args=[one.id]),
        ROLE_LABELS[one.role] if one.role == "coordinate" else "",
        STATUS_LABELS[one.status],
        STATUS_TONES[one.status],
        STATUS_ICONS[one.status],
        _heat(one, here.day),
        deadline(one, here.day),
        _told(one),
        _why_not_urge(one, here),
        [_node(child, children, here) for child in children[one.id]],
    )


def _heat(one: Assignment, day: date) -> Heat:
    if one.status == WITHDRAWN:
        return "gone"
    if one.status == DONE:
        return "done"
    if one.due_on is not None and one.due_on < day:
        return "late"
    return "waiting" if one.status == SENT else "work"


def _told(one: Assignment) -> str:
    parts = []
    if one.asked_due_on:
        parts.append(f"Xin gia hạn đến {date_words(one.asked_due_on)}")
    if one.reminded_on:
        parts.append(f"Đôn đốc ngày {date_words(one.reminded_on)}")
    return ". ".join(parts)


def _why_not_urge(one: Assignment, here: Here) -> str:
    if not rights.acts_for(here.person, here.office, standing.giver(one), here.day, here.directory):
        return "not_yours"
    no = standing.why_not("remind", one, here.day)
    return no.reason if no else ""

"""What this person can do in the case now: the engine's answer, the steps the case waits for first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.casefiles.projection.todo import todos
from khoithong.procedure.vocabulary import VIOLATION_ACTS
from khoithong.procedure.wording import shown
from khoithong.web.casepage.blocked import blocked_acts
from khoithong.web.casepage.limits import deadline_of
from khoithong.web.casepage.paper import enters_for
from khoithong.web.casepage.people import names
from khoithong.web.casepage.standing import other_capacity
from khoithong.web.casepage.voting import MEETING_MOVED
from khoithong.web.components import AvailableAct

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from khoithong.casefiles.projection.todo import Todo
    from khoithong.lawbook.labels import ActLabel
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import BlockedAct, Deadline


@dataclass(frozen=True, slots=True)
class ActsOfPerson:
    """The lists of the page: what can be done now, what else, what in another office, from paper, and what not yet."""

    now: Sequence[AvailableAct]
    """The next steps of the case that wait for this person."""
    more: Sequence[AvailableAct]
    """What else this person may do."""
    elsewhere: Sequence[AvailableAct]
    """What this person may do in another office held."""
    paper: Sequence[AvailableAct]
    """The next steps this person may enter for others from paper."""
    more_paper: Sequence[AvailableAct]
    """What else this person may enter for others from paper."""
    blocked: Sequence[BlockedAct]


_USUAL: Final[dict[str, frozenset[str]]] = {
    "in_execution": frozenset({"report_progress", "request_report", "give_direction"}),
}
"""By status, what is done again and again while the case waits for its next step."""

_UNDOING: Final = ("disapprove", "suspend", "withdraw_plan", "terminate", "archive")
"""Acts that stop or end something: offered last."""


def waiting(ground: Ground) -> list[Todo]:
    """What the case waits for, the step that moves it first."""
    return todos(ground.procedure, ground.case, ground.day)


def acts_of(ground: Ground, work: Sequence[Todo], among: Sequence[str] | None = None) -> ActsOfPerson:
    """Everything this person can and cannot do in the case now; `work` is what the case waits for.

    `among` limits the lists to the acts of one step.
    """
    here = ground.here
    moving = list(dict.fromkeys(todo.kind for todo in work))
    able = ground.procedure.permitted(ground.loaded.case, here.person, here.now)
    permitted = [kind for kind in able if kind not in VIOLATION_ACTS and (among is None or kind in among)]
    elsewhere = {kind: other for kind in permitted if (other := other_capacity(ground, kind)) is not None}
    mine = [kind for kind in permitted if kind not in elsewhere]
    first = [kind for kind in moving if kind in mine]
    usual = [kind for kind in mine if kind in _USUAL.get(ground.case.status, ()) and kind not in first]
    paper = {kind: people for kind, people in enters_for(ground, among).items() if kind not in permitted}
    return ActsOfPerson(
        now=[
            _available(ground, kind, _limit(ground, kind, work), primary=not place)
            for place, kind in enumerate(first)
        ]
        + [_available(ground, kind) for kind in usual],
        more=[_available(ground, kind) for kind in _last_undoing(mine) if kind not in (*first, *usual)],
        elsewhere=[_available(ground, kind, office=other.label) for kind, other in elsewhere.items()],
        paper=[_from_paper(ground, kind, paper[kind]) for kind in moving if kind in paper],
        more_paper=[
            _from_paper(ground, kind, paper[kind]) for kind in _last_undoing(paper) if kind not in moving
        ],
        blocked=blocked_acts(ground, permitted, among),
    )


def _last_undoing(kinds: Iterable[str]) -> list[str]:
    return sorted(kinds, key=lambda kind: _UNDOING.index(kind) + 1 if kind in _UNDOING else 0)


def _available(
    ground: Ground, kind: str, deadline: Deadline | None = None, *, primary: bool = False, office: str = ""
) -> AvailableAct:
    label = ground.labels.acts[kind]
    verb, hint = label.verb, "" if _repeats(label) else label.noun
    if kind == "convene_meeting" and ground.case.meeting is not None:
        verb, hint = MEETING_MOVED, f"Đang triệu tập họp ngày {shown(ground.case.meeting.on)}"
    if office:
        hint = f"Làm với tư cách: {office}"
    return AvailableAct(verb, ground.act_url(kind), hint=hint, primary=primary, deadline=deadline)


def _limit(ground: Ground, kind: str, work: Sequence[Todo]) -> Deadline | None:
    """The running limit an act would meet."""
    wanted = next((todo.deadline for todo in work if todo.kind == kind and todo.deadline), None)
    for index in reversed(range(len(ground.case.limits))):
        limit = ground.case.limits[index]
        if limit.id == wanted and limit.ended is None:
            return deadline_of(ground, index)
    return None


def _repeats(label: ActLabel) -> bool:
    """Whether the noun says hardly more than the button does."""
    return label.noun.lower().startswith(label.verb.lower())


def _from_paper(ground: Ground, kind: str, people: Sequence[str]) -> AvailableAct:
    return AvailableAct(
        ground.labels.acts[kind].verb,
        f"{ground.act_url(kind)}?thay={people[0]}",
        hint=f"Thay {names(ground, people)}",
    )

"""What this person can do in the case now: the engine's answer, the steps the case waits for first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.casefiles.projection.todo import todos
from khoithong.procedure.vocabulary import VIOLATION_ACTS
from khoithong.web.casepage.blocked import blocked_acts
from khoithong.web.casepage.limits import deadline_of
from khoithong.web.casepage.paper import enters_for
from khoithong.web.casepage.standing import other_capacity
from khoithong.web.components import AvailableAct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.casefiles.projection.todo import Todo
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
    """What this person may enter for others from paper."""
    blocked: Sequence[BlockedAct]


def waiting(ground: Ground) -> list[Todo]:
    """What the case waits for, the step that moves it first."""
    return todos(ground.procedure, ground.case, ground.day)


def acts_of(ground: Ground, work: Sequence[Todo]) -> ActsOfPerson:
    """Everything this person can and cannot do in the case now; `work` is what the case waits for."""
    here = ground.here
    moving = list(dict.fromkeys(todo.kind for todo in work))
    able = ground.procedure.permitted(ground.loaded.case, here.person, here.now)
    permitted = [kind for kind in able if kind not in VIOLATION_ACTS]
    elsewhere = {kind: other for kind in permitted if (other := other_capacity(ground, kind)) is not None}
    mine = [kind for kind in permitted if kind not in elsewhere]
    first = [kind for kind in moving if kind in mine]
    return ActsOfPerson(
        now=[
            _available(ground, kind, _limit(ground, kind, work), primary=not place)
            for place, kind in enumerate(first)
        ],
        more=[_available(ground, kind) for kind in mine if kind not in first],
        elsewhere=[_available(ground, kind, office=other.label) for kind, other in elsewhere.items()],
        paper=_from_paper(ground, permitted),
        blocked=blocked_acts(ground, permitted),
    )


def _available(
    ground: Ground, kind: str, deadline: Deadline | None = None, *, primary: bool = False, office: str = ""
) -> AvailableAct:
    label = ground.labels.acts[kind]
    hint = label.noun if label.noun != label.verb else ""
    if office:
        hint = f"Làm với tư cách: {office}"
    return AvailableAct(label.verb, ground.act_url(kind), hint=hint, primary=primary, deadline=deadline)


def _limit(ground: Ground, kind: str, work: Sequence[Todo]) -> Deadline | None:
    """The running limit an act would meet."""
    wanted = next((todo.deadline for todo in work if todo.kind == kind and todo.deadline), None)
    for index in reversed(range(len(ground.case.limits))):
        limit = ground.case.limits[index]
        if limit.id == wanted and limit.ended is None:
            return deadline_of(ground, index)
    return None


def _from_paper(ground: Ground, permitted: Sequence[str]) -> list[AvailableAct]:
    return [
        AvailableAct(
            ground.labels.acts[kind].noun,
            f"{ground.act_url(kind)}?thay={people[0]}",
            hint=f"Thay {', '.join(ground.name(person) for person in people)}",
        )
        for kind, people in enters_for(ground).items()
        if kind not in permitted
    ]

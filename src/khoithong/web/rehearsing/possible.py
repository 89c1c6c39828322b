"""What could be done next in a rehearsal, by whom; and what cannot be done yet, with the reason and its provision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from khoithong.casefiles.projection.todo import todos
from khoithong.procedure.vocabulary import VIOLATION_ACTS
from khoithong.procedure.wording import shown
from khoithong.rehearsal.node import START_OF_WORK
from khoithong.web.casepage.blocked import explained
from khoithong.web.casepage.people import person_of
from khoithong.web.casepage.standing import stands
from khoithong.web.casepage.voting import MEETING_MOVED
from khoithong.web.components import Link

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence
    from datetime import date

    from khoithong.procedure.refusals import Refusal
    from khoithong.web.components import BlockedAct, Person
    from khoithong.web.rehearsing.stage import Stage

_UNDOING: Final = ("disapprove", "suspend", "withdraw_plan", "terminate", "archive")
_NAMED: Final = 400
"""So many people are offered for one act."""


@dataclass(frozen=True, slots=True)
class Possible:
    """An act that can be done now, and who can do it."""

    kind: str
    label: str
    hint: str
    people: Sequence[tuple[str, Person]]
    next: bool
    """Whether the case waits for it."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """What cannot be done: what stands in the way of steps that have come, and steps that have not."""

    near: Sequence[BlockedAct]
    far: Sequence[BlockedAct]


def possible(stage: Stage, able: Mapping[str, Sequence[str]]) -> list[Possible]:
    """The acts of this moment, those the case waits for first, those that stop it last."""
    waiting = _waiting(stage)
    order = [kind for kind in waiting if kind in able]
    order += sorted(
        (kind for kind in able if kind not in order),
        key=lambda kind: _UNDOING.index(kind) + 1 if kind in _UNDOING else 0,
    )
    return [_possible(stage, kind, able[kind], awaited=kind in waiting) for kind in order]


def able_now(stage: Stage) -> dict[str, list[str]]:
    """By act: everybody who could do it now."""
    found: dict[str, list[str]] = {}
    case = stage.loaded.case
    for person in stage.setting.organisation.people:
        for kind in stage.procedure.permitted(case, person, stage.here.now):
            if kind not in VIOLATION_ACTS:
                found.setdefault(kind, []).append(person)
    return {kind: found[kind] for kind in stage.regulation.acts if kind in found}


def _waiting(stage: Stage) -> list[str]:
    if stage.case.status == "draft":
        return ["submit_plan"]
    return list(dict.fromkeys(todo.kind for todo in todos(stage.procedure, stage.case, stage.day)))


def _possible(stage: Stage, kind: str, people: Sequence[str], *, awaited: bool) -> Possible:
    label = stage.labels.acts[kind]
    meeting = stage.case.meeting
    verb, hint = label.verb, "" if label.noun.lower().startswith(label.verb.lower()) else label.noun
    if kind == "convene_meeting" and meeting is not None:
        verb, hint = MEETING_MOVED, f"Đang triệu tập họp ngày {shown(meeting.on)}"
    named = [(one, person_of(stage, one, stage.day)) for one in people[:_NAMED]]
    return Possible(kind, verb, hint, named, awaited)


# --- what cannot be done ----------------------------------------------------------------------------------------


def blocked(stage: Stage, able: Container[str]) -> Blocked:
    """Every act of the text that nobody can do now."""
    if stage.case.status == "draft":
        return Blocked((), ())
    near: list[BlockedAct] = []
    far: list[BlockedAct] = []
    for kind in stage.regulation.acts:
        if kind in able or kind in VIOLATION_ACTS or kind == "submit_plan":
            continue
        found = _refused(stage, kind)
        if found is not None:
            person, refusal = found
            here = near if refusal.code != "not_your_act" and _has_come(stage, kind, refusal) else far
            here.append(explained(stage.as_person(person), kind, refusal))
    return Blocked(near, far)


def _refused(stage: Stage, kind: str) -> tuple[str, Refusal] | None:
    """Somebody whose act it is by standing, else anybody, with the refusal that meets him."""
    rule, case = stage.regulation.acts[kind], stage.loaded.case
    people = stage.setting.organisation.people
    standing = (one for one in people if stands(stage, rule, one))
    person = next(standing, next(iter(people), None))
    if person is None:
        return None
    refusal = stage.procedure.why_not(case, person, kind, stage.here.now)
    return (person, refusal) if refusal is not None else None


def _has_come(stage: Stage, kind: str, refusal: Refusal) -> bool:
    """Whether the case is at the step of the act: only something besides the step stands against it."""
    return stage.case.status in stage.regulation.acts[kind].during or refusal.code != "not_now"


# --- days worth looking at --------------------------------------------------------------------------------------


def coming_days(stage: Stage) -> list[Link]:
    """The next days on which something changes: the meeting, the end of a limit, the day after it."""
    found = {day: words for day, words in _coming(stage) if day > stage.day}
    return [
        Link(f"{shown(day)}: {words}", f"{stage.url}?ngay={day.isoformat()}#viec")
        for day, words in sorted(found.items())
    ]


def _coming(stage: Stage) -> Iterator[tuple[date, str]]:
    for limit in stage.case.limits:
        if limit.ended is None:
            label = stage.labels.deadlines[limit.id]
            yield limit.due, f"hết hạn {label[:1].lower()}{label[1:]}"
    meeting = stage.case.meeting
    if meeting is not None:
        yield meeting.on, "ngày họp"


def moment_of(day: date) -> datetime:
    """The beginning of work on a day."""
    return datetime.combine(day, START_OF_WORK)

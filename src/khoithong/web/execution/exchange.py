"""Reports of the executors and what the head directed after each, side by side; the reports that were asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.web.casepage.limits import deadline_of
from khoithong.web.casepage.told import Told, acts_of_kind, shortened, told
from khoithong.web.wording import number_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.casefiles.stored import StoredAct
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Deadline

_ANSWERS: Final = ("give_direction", "adjust_plan")
_MEASURES: Final = ("allocate_resources", "reassign_execution", "inspect", "suspend", "resume", "terminate")
"""What else the head does about what is reported; told at length elsewhere on the page."""


@dataclass(slots=True)
class Exchange:
    """A report and the directions recorded after it, before the next one."""

    report: Told | None
    """Nothing for directions given before any report."""
    difficulties: str
    percent: str
    answers: list[Told]
    measures: list[Told]
    """What else the head did before the next report."""
    unanswered: bool = False
    """Difficulties were reported and nothing was done about them since, while the execution goes on."""


@dataclass(frozen=True, slots=True)
class Request:
    """A report the head asked for."""

    request: Told
    limit: Deadline | None
    """Nothing where a later request took its place before it fell due."""
    answer: Told | None


def exchanges(ground: Ground) -> list[Exchange]:
    """The newest first."""
    found: list[Exchange] = []
    for act in acts_of_kind(ground, "report_progress", *_ANSWERS, *_MEASURES):
        if act.kind == "report_progress":
            found.append(_of_report(ground, act))
        elif act.kind in _ANSWERS:
            if not found:
                found.append(Exchange(None, "", "", [], []))
            found[-1].answers.append(told(ground, act, "content"))
        elif found:
            found[-1].measures.append(told(ground, act, "content"))
    goes_on = ground.case.completed is None
    for place, one in enumerate(found):
        later = any(other.answers or other.measures for other in found[place:])
        one.unanswered = bool(one.difficulties) and goes_on and not later
    return found[::-1]


def _of_report(ground: Ground, act: StoredAct) -> Exchange:
    percent = act.data.get("percent")
    return Exchange(
        told(ground, act, "content"),
        shortened(str(act.data.get("difficulties") or ""))[0],
        f"{number_words(percent)}%" if percent is not None else "",
        [],
        [],
    )


def requests(ground: Ground) -> list[Request]:
    """The reports asked for, the newest first."""
    asked = acts_of_kind(ground, "request_report")
    return [_request(ground, act, asked) for act in reversed(asked)]


def _request(ground: Ground, act: StoredAct, asked: Sequence[StoredAct]) -> Request:
    places = [
        place
        for place, limit in enumerate(ground.case.limits)
        if limit.id == "requested_report" and limit.act == act.seq - 1
    ]
    limit = deadline_of(ground, places[-1]) if places else None
    following = next((other.seq for other in asked if other.seq > act.seq), len(ground.loaded.acts) + 1)
    answer = next(
        (one for one in acts_of_kind(ground, "report_progress") if act.seq < one.seq < following),
        None,
    )
    return Request(told(ground, act, "content"), limit, told(ground, answer, "content") if answer else None)

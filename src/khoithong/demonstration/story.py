"""How a story is written: acts on working days counted from today, each by an official in one of his offices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, Any, Final

from khoithong.demonstration.packs import PACK
from khoithong.demonstration.people import OFFICIALS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from khoithong.demonstration.papers import Paper

OFFICES: Final = {official.id: [post.key for post in official.present] for official in OFFICIALS}
"""The offices of everybody, the one mostly used first."""


@dataclass(frozen=True, slots=True)
class Day:
    """A working day: 0 is the last one up to today, -1 the one before it, 1 the next."""

    offset: int


@dataclass(frozen=True, slots=True)
class Step:
    """One act: when, by whom, in which office (`agency/role`; `None` for someone without one), with what data."""

    day: int
    """As `Day.offset`."""
    at: time
    by: str
    office: str | None
    kind: str
    data: Mapping[str, Any]
    happened_on: Day | None = None
    """Entered later than it happened, on the strength of `evidence`."""
    evidence: str | None = None
    on_behalf_of: str | None = None
    """Entered for someone who acted on paper."""
    papers: tuple[Paper, ...] = ()
    """Files brought with the act."""


@dataclass(frozen=True, slots=True)
class Story:
    """A case from its submission to where the demonstration leaves it."""

    id: str
    """Stable: with the number of a step it makes the key under which the act is recorded once."""
    steps: tuple[Step, ...]
    pack: str = PACK
    """The regulation it is played under."""

    @property
    def first_day(self) -> int:
        """The day of submission, as `Day.offset`."""
        return self.steps[0].day


def story(name: str, *parts: Step | Iterable[Step], pack: str = PACK) -> Story:
    """Join steps and runs of steps."""
    steps: list[Step] = []
    for part in parts:
        steps.extend([part] if isinstance(part, Step) else part)
    return Story(name, tuple(steps), pack)


def act(day: int, at: str, by: str, kind: str, *, office: str | None = None, **data: Any) -> Step:
    """An act at `09:30`, in the office named or else the official's first; `with_` stands for `with`."""
    moment = time.fromisoformat(at)
    return Step(day, moment, by, office_of(by, office), kind, {key.rstrip("_"): v for key, v in data.items()})


def office_of(by: str, office: str | None = None) -> str | None:
    """The office named, if this official holds it, or else his first. Raises `ValueError`."""
    offices = OFFICES[by]
    used = office or (offices[0] if offices else None)
    if used is not None and used not in offices:
        raise ValueError(f"{by} does not hold {used}")
    return used


def ballots(day: int, at: str, cast: Mapping[str, tuple[str, str] | str], **offices: str) -> list[Step]:
    """One ballot after the other, two minutes apart: `for`, or the ballot with its remarks."""
    begin = time.fromisoformat(at)
    steps = []
    for number, (person, ballot) in enumerate(cast.items()):
        value, remarks = (ballot, "") if isinstance(ballot, str) else ballot
        data = {"ballot": value, "remarks": remarks} if remarks else {"ballot": value}
        moment = _later(begin, 2 * number)
        steps.append(act(day, moment, person, "vote", office=offices.get(person.replace("-", "_")), **data))
    return steps


def _later(begin: time, minutes: int) -> str:
    return time(begin.hour + (begin.minute + minutes) // 60, (begin.minute + minutes) % 60).isoformat()

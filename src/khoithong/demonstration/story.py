"""How a story is written: acts on working days counted from today, each by an official in one of his offices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, Any, Final

from khoithong.demonstration.people import OFFICIALS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_OFFICES: Final = {official.id: [post.key for post in official.posts] for official in OFFICIALS}


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


@dataclass(frozen=True, slots=True)
class Story:
    """A case from its submission to where the demonstration leaves it."""

    id: str
    """Stable: with the number of a step it makes the key under which the act is recorded once."""
    steps: tuple[Step, ...]

    @property
    def first_day(self) -> int:
        """The day of submission, as `Day.offset`."""
        return self.steps[0].day


def story(name: str, *parts: Step | Iterable[Step]) -> Story:
    """Join steps and runs of steps."""
    steps: list[Step] = []
    for part in parts:
        steps.extend([part] if isinstance(part, Step) else part)
    return Story(name, tuple(steps))


def act(day: int, at: str, by: str, kind: str, *, office: str | None = None, **data: Any) -> Step:
    """An act at `09:30`, in the office named or else the official's first; `with_` stands for `with`."""
    offices = _OFFICES[by]
    used = office or (offices[0] if offices else None)
    if used is not None and used not in offices:
        raise ValueError(f"{by} does not hold {used}")
    return Step(day, time.fromisoformat(at), by, used, kind, {key.rstrip("_"): v for key, v in data.items()})


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

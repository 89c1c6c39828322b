"""Two plays side by side: the same questions put to both, and where the answers differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.rehearsal.player import Result

Group = str
GROUPS: Final = ("setting", "steps", "meetings", "deadlines", "result", "warnings", "measures")
_BALLOTS: Final = "vote"


@dataclass(frozen=True, slots=True)
class Compared:
    """One question with both answers; what one play has no answer to is ``None``."""

    group: Group
    key: tuple[str, ...]
    first: Any
    second: Any

    @property
    def differs(self) -> bool:
        """Whether the answers are not the same."""
        return bool(self.first != self.second)


def compare(first: Result, second: Result) -> list[Compared]:
    """Every question either play has an answer to, by group, in the order of the first play."""
    one, other = dict(_answers(first)), dict(_answers(second))
    keys = sorted(dict.fromkeys((*one, *other)), key=lambda key: GROUPS.index(key[0]))
    return [Compared(key[0], key[1:], one.get(key), other.get(key)) for key in keys]


def _answers(result: Result) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield ("setting", "regulation"), result.scenario.regulation.id
    yield from _steps(result)
    yield from _meetings(result)
    if result.looks:
        for deadline in result.looks[-1].deadlines:
            yield ("deadlines", deadline.id), (deadline.due, deadline.state)
    ending = result.ending
    yield ("result", "status"), ending.status
    yield ("result", "decision"), ending.decision
    yield ("result", "evaluation"), ending.evaluation
    yield ("result", "late"), tuple(ending.late)
    for code in dict.fromkeys(code for look in result.looks for code in look.warnings):
        yield ("warnings", code), True
    for measure in ending.measures:
        yield ("measures", measure.id, measure.beneficiary), measure.state


def _steps(result: Result) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every act but ballots: the day it was done and by whom, or the refusal."""
    seen: dict[str, int] = {}
    for look in result.looks:
        act = look.entry.act
        if act is None or act.kind == _BALLOTS:
            continue
        seen[act.kind] = number = seen.get(act.kind, 0) + 1
        told = look.refusal.message if look.refusal is not None else None
        yield ("steps", act.kind, str(number)), (act.effective, act.actor, told)


def _meetings(result: Result) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Of every meeting closed: who could vote, how each did, the count."""
    ballots: dict[str, str] = {}
    number = 0
    voters: tuple[str, ...] = ()
    for look in result.looks:
        act = look.entry.act
        voters = look.voters or voters
        if act is None or look.refusal is not None:
            continue
        if act.kind == _BALLOTS:
            ballots[act.actor] = str(act.data.get("ballot"))
        if look.tally is not None:
            number += 1
            for person in voters:
                yield ("meetings", str(number), "ballot", person), ballots.get(person, "absent")
            yield ("meetings", str(number), "tally"), dict(look.tally)
            ballots = {}

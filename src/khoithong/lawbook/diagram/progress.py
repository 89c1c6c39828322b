"""How far a case has come in the picture of its procedure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from khoithong.procedure.vocabulary import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable

State = Literal["done", "current", "ahead"]
STATE_WORDS: Final[dict[State, str]] = {"done": "đã qua", "current": "đang ở đây", "ahead": "chưa qua"}

_ORDER: Final = {status: number for number, status in enumerate(STATUSES)}


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a case stands, and what it has behind it."""

    current: str
    passed: frozenset[str] = frozenset()
    """Statuses it has been through; those it came back from are ahead again."""
    acts: frozenset[tuple[str, str]] = field(default=frozenset())
    """Status and kind of every act done on the way here."""

    def of_status(self, status: str) -> State:
        """Where a status stands for this case."""
        if status == self.current:
            return "current"
        return "done" if status in self.passed else "ahead"

    def did(self, status: str, kind: str) -> bool:
        """Whether this was done in this status on the way here."""
        return (status, kind) in self.acts


def progress(done: Iterable[tuple[str, str]]) -> Progress:
    """From every act with the status after it, in the order they were done."""
    current, passed, acts = STATUSES[0], set[str](), set[tuple[str, str]]()
    for kind, status in done:
        acts.add((current, kind))
        passed.add(current)
        current = status
        passed = {one for one in passed if _ORDER[one] < _ORDER[current]}
        acts = {one for one in acts if _ORDER[one[0]] <= _ORDER[current]}
    return Progress(current, frozenset(passed), frozenset(acts))

"""What a text leaves open and what the software adds: questions with the answers chosen, acts with the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from khoithong.lawbook.diff.acts import act_lines
from khoithong.web.adapters import citation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.lawbook.pack import Pack
    from khoithong.web.components import Citation


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A question the text leaves open."""

    id: str
    question: str
    answers: Sequence[tuple[str, bool]]
    """Each with whether it is the one chosen."""
    reason: str
    citations: Sequence[Citation]
    chosen_by: str
    chosen_on: date


@dataclass(frozen=True, slots=True)
class AdditionView:
    """An act the software adds."""

    name: str
    reason: str
    lines: tuple[str, ...]


def conventions_page(pack: Pack) -> dict[str, Any]:
    """The context of the template."""
    mark = pack.labels.marks["addition"]
    return {
        "readings": [reading_view(pack, name) for name in pack.regulation.readings],
        "additions": [
            AdditionView(
                pack.labels.acts[rule.kind].noun,
                rule.addition,
                tuple(line for line in act_lines(pack, rule) if not line.startswith(mark)),
            )
            for rule in pack.regulation.acts.values()
            if rule.addition is not None
        ],
    }


def reading_view(pack: Pack, name: str) -> ReadingView:
    """A question with its answers, the one chosen and why."""
    reading, choice = pack.regulation.readings[name], pack.choices[name]
    cited = (citation(pack, ref) for ref in reading.provisions)
    return ReadingView(
        name,
        reading.question,
        [(words, answer == reading.chosen) for answer, words in reading.answers.items()],
        reading.reason,
        [one for one in cited if one is not None],
        choice.by,
        choice.on,
    )

"""The readings that say how the ballots of a meeting are counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from khoithong.procedure.case import Meeting
    from khoithong.web.casepage.ground import Ground

_ASKED: Final = {
    ("collective", "approval"): ("denominator", "majority", "tie", "quorum", "single_voter"),
    ("collective", "evaluation"): ("evaluation_vote", "denominator", "majority", "tie", "quorum"),
    ("council", "approval"): ("council_majority", "tie", "quorum"),
    ("council", "evaluation"): ("council_evaluation_denominator", "tie", "quorum"),
}


@dataclass(frozen=True, slots=True)
class CountingRule:
    """A question the text leaves open, the answer that applies, and why."""

    question: str
    answer: str
    reason: str


def counting_rules(ground: Ground, meeting: Meeting) -> list[CountingRule]:
    """What applies to the ballots of this meeting, of the questions its regulation asks."""
    readings, chosen = ground.regulation.readings, ground.setting.options
    return [
        CountingRule(
            readings[name].question, readings[name].answers[getattr(chosen, name)], readings[name].reason
        )
        for name in _ASKED[meeting.route, meeting.stage]
        if name in readings
    ]

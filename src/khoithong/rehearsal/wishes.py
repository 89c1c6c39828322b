"""What somebody wants to happen in a rehearsal, said by a few choices instead of act by act."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

PACES: Final = ("early", "late")
"""Each step as soon as it may be taken, or on the last day of its limit."""
DECISIONS: Final = ("follow", "approve", "disapprove")
"""As meeting and opinion allow, or set."""
OUTCOMES: Final = ("none", "completed", "partial", "not_completed", "terminated")
"""How the execution ends; ``none`` stops at the decision."""
ABSENT: Final = "absent"

GOOD_FINDINGS: Final[Mapping[str, bool]] = {
    "right_policy": True,
    "pure_motive": True,
    "common_good": True,
    "damage": False,
}
"""Found of a result that is not completed unless said otherwise (10/4)."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """Everything but the proposer and the day of submission may be left as it is."""

    proposer: str
    submitted: date
    co_proposers: tuple[str, ...] = ()
    agency: str | None = None
    """The agency proposed from, for somebody with offices in several."""
    route: str = "collective"
    members: tuple[str, ...] = ()
    """Who sits on the council besides its chair; as few as the text allows where nobody is named."""
    ballots: Mapping[str, str] = field(default_factory=dict)
    """By voter of the approval meeting: a ballot, or `ABSENT`; everybody else is in favour."""
    override: bool = False
    """Whether the head goes on although the meeting rejected."""
    opinion: str = "agree"
    decision: str = "follow"
    outcome: str = "completed"
    result_ballots: Mapping[str, str] = field(default_factory=dict)
    """By voter of the evaluation meeting; everybody else votes as the outcome asks."""
    result_opinion: str = "agree"
    findings: Mapping[str, bool] = field(default_factory=lambda: GOOD_FINDINGS)
    pace: str = "early"
    established: date | None = None
    met: date | None = None
    decided: date | None = None
    completed: date | None = None
    evaluated: date | None = None
    """Days set; a step without one follows the pace."""

"""Quy ước áp dụng: the readings that decided something in this case, with the reason for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.procedure import routing
from khoithong.web.casepage.ground import Ground
from khoithong.web.casepage.voting import excluded_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.procedure.ballots import Tally
    from khoithong.web.components import Citation

Matters = Callable[[Ground], bool]


def _counted(route: str, stage: str = "") -> Matters:
    def matters(ground: Ground) -> bool:
        return any(
            meeting.route == route and stage in ("", meeting.stage) for meeting in ground.case.closed_meetings
        )

    return matters


def _some_tally(holds: Callable[[Tally], bool]) -> Matters:
    def matters(ground: Ground) -> bool:
        return any(
            meeting.tally is not None and holds(meeting.tally) for meeting in ground.case.closed_meetings
        )

    return matters


def _rejected(ground: Ground) -> bool:
    tally = ground.case.approval.tally if ground.case.approval else None
    return tally is not None and not tally.passed


def _disagreed(ground: Ground) -> bool:
    return "disagree" in (ground.case.opinion.value, ground.case.evaluation_opinion.value)


def _published(ground: Ground) -> bool:
    return ground.case.evaluation is not None


def _not_completed(ground: Ground) -> bool:
    return ground.case.evaluation in ("partial", "not_completed")


def _climbed(ground: Ground) -> bool:
    day = ground.case.submitted
    if day is None or not routing.opinion_asked(ground.setting, ground.case, day):
        return False
    return not routing.has_own_party_body(ground.setting, ground.case, day)


def _own_plan(ground: Ground) -> bool:
    day, agency = ground.case.submitted, ground.case.agency
    if day is None or agency is None:
        return False
    return ground.setting.organisation.head(agency, day) in ground.case.proposers


def _proposer_leads(ground: Ground) -> bool:
    council = ground.case.council
    return council is not None and bool(excluded_on(ground, council.established))


_MATTERS: Final[dict[str, Matters]] = {
    "receipt": lambda ground: bool(ground.case.limits),
    "denominator": _counted("collective"),
    "majority": _counted("collective"),
    "tie": _some_tally(lambda tally: tally.tie),
    "council_majority": _counted("council", "approval"),
    "council_evaluation_denominator": _counted("council", "evaluation"),
    "quorum": _some_tally(lambda tally: tally.cast < tally.voters),
    "calendar": lambda ground: any(limit.rule is not None for limit in ground.case.limits),
    "single_voter": _some_tally(lambda tally: tally.voters == 1),
    "override": _rejected,
    "party_opinion": _disagreed,
    "evaluation_opinion": lambda ground: ground.case.assessment is not None,
    "evaluation_vote": _counted("collective", "evaluation"),
    "protection_without_damage": _not_completed,
    "after_termination": lambda ground: ground.case.terminated,
    "conditions": lambda ground: ground.case.decision == "approved",
    "completion_scope_9_1_c": _published,
    "protected": _published,
    "proposer_on_council": _proposer_leads,
    "standing_board_cases": lambda ground: (
        routing.managing_committee(ground.setting, ground.case) is not None
    ),
    "party_body_missing": _climbed,
    "practical_result": _published,
    "exemption_scope": _not_completed,
    "head_plan": _own_plan,
    "before_local_procedure": lambda ground: ground.case.submitted is not None,
}
"""When a question the text leaves open has come up in a case."""


@dataclass(frozen=True, slots=True)
class Convention:
    """An open question of the text and the answer this case follows."""

    id: str
    question: str
    answer: str
    reason: str
    citations: Sequence[Citation]
    switched: bool
    """Whether this case follows another answer than the pack's own choice."""


def conventions(ground: Ground) -> list[Convention]:
    """The readings that came up, in the pack's order."""
    return [
        _convention(ground, name)
        for name in ground.regulation.readings
        if name in _MATTERS and _MATTERS[name](ground)
    ]


def _convention(ground: Ground, name: str) -> Convention:
    reading = ground.regulation.readings[name]
    answer = getattr(ground.setting.options, name)
    cited = (ground.cite(ref) for ref in reading.provisions)
    return Convention(
        name,
        reading.question,
        reading.answers[answer],
        reading.reason,
        [one for one in cited if one is not None],
        answer != reading.chosen,
    )

"""How a case could end from where it stands: each way the execution may turn out, with the measures it opens."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from khoithong.procedure.refusals import Acceptance
from khoithong.rehearsal.director import direct
from khoithong.rehearsal.wishes import GOOD_FINDINGS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from khoithong.procedure.acts import Act
    from khoithong.procedure.case import Case
    from khoithong.procedure.engine import Procedure
    from khoithong.procedure.measures import Measure
    from khoithong.procedure.refusals import Refusal
    from khoithong.rehearsal.wishes import Wishes

_DAMAGE: Final = {**GOOD_FINDINGS, "damage": True}
_IMPROPER: Final = {**GOOD_FINDINGS, "pure_motive": False, "common_good": False}

VARIANTS: Final[Mapping[str, tuple[str, Mapping[str, bool]]]] = {
    "completed": ("completed", GOOD_FINDINGS),
    "partial": ("partial", GOOD_FINDINGS),
    "partial_damage": ("partial", _DAMAGE),
    "not_completed": ("not_completed", GOOD_FINDINGS),
    "not_completed_damage": ("not_completed", _DAMAGE),
    "improper": ("not_completed", _IMPROPER),
    "terminated": ("terminated", GOOD_FINDINGS),
}
"""Each ending: how the execution ends and what is found of it."""


@dataclass(frozen=True, slots=True)
class PossibleEnding:
    """One ending reached, or what stood in its way."""

    id: str
    acts: Sequence[Act]
    """From where the case stands to the end."""
    status: str
    evaluation: str | None
    measures: Sequence[Measure]
    refusal: Refusal | None


def endings(procedure: Procedure, case: Case, wishes: Wishes) -> list[PossibleEnding]:
    """Every variant played on from the case as it is; none where its execution is over or it will not be executed."""
    if case.decision == "disapproved" or case.ended is not None or case.conclusion or case.evaluation:
        return []
    chosen = (
        replace(wishes, outcome=outcome, findings=findings, result_ballots={})
        for outcome, findings in VARIANTS.values()
    )
    return [_played(name, procedure, case, one) for name, one in zip(VARIANTS, chosen, strict=True)]


def _played(name: str, procedure: Procedure, case: Case, wishes: Wishes) -> PossibleEnding:
    after, refusal = deepcopy(case), None
    acts = direct(procedure, case, wishes)
    for act in acts:
        outcome = procedure.play(after, act)
        refusal = None if isinstance(outcome, Acceptance) else outcome
    day = (acts[-1].at if acts else after.last_at or acts[0].at).date()
    return PossibleEnding(name, acts, after.status, after.evaluation, procedure.measures(after, day), refusal)

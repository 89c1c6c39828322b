"""The conditions that open encouragement, one by one, as the meeting on the proposal found them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.procedure.data import complete
from khoithong.web.evaluation.conclusion import closing_of

if TYPE_CHECKING:
    from khoithong.casefiles.stored import StoredAct
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation


@dataclass(frozen=True, slots=True)
class ConditionFound:
    """One condition: whether it was found met, and for which reason."""

    words: str
    citation: Citation | None
    met: bool | None
    """Nothing before a meeting has looked at it."""
    reason: str
    act: StoredAct | None
    """The closing of the meeting."""


def conditions_found(ground: Ground) -> list[ConditionFound]:
    """Every condition of the regulation, in the text's order; none where it knows none."""
    held = ground.case.approval
    act = closing_of(ground, held) if held is not None else None
    given = act.data.get("condition_reasons") if act is not None else None
    reasons, whole = _reasons(ground, given)
    return [
        ConditionFound(
            ground.pack.conditions.get(ref, ""),
            ground.cite(ref),
            ref in ground.case.conditions_met if act is not None else None,
            reasons.get(ref, "") or (whole if ref in ground.case.conditions_met else ""),
            act,
        )
        for ref in ground.regulation.conditions
    ]


def _reasons(ground: Ground, given: object) -> tuple[dict[str, str], str]:
    """The reasons by condition; or the one text given for all that were met."""
    if isinstance(given, Mapping):
        return {complete(ground.regulation, str(ref)): str(text) for ref, text in given.items()}, ""
    return {}, given if isinstance(given, str) else ""

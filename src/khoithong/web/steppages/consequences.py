"""What an opinion leads to: whether it binds, and what whoever decides may do with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.web.casepage.reasons import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation

_ACTS: Final = {
    "approval": ("approve", "disapprove", "seek_party_opinion", "convene_meeting"),
    "evaluation": ("publish_result", "seek_party_opinion", "convene_meeting"),
}
"""What may follow an opinion, by stage."""

_AGAIN: Final = "Triệu tập họp biểu quyết lại"

_SAID: Final = frozenset(
    {"party_opinion_required", "against_party_opinion", "override_required", "rejection_is_final"}
)
"""Refusals worth saying; what is simply over needs no words."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """An act that may follow, or may not."""

    label: str
    open: bool
    reason: str
    citation: Citation | None


def binding(ground: Ground) -> tuple[str, str, list[Citation]] | None:
    """The question whether a disagreement binds, the answer that applies, and the provisions it reads."""
    reading = ground.regulation.readings.get("party_opinion")
    if reading is None:
        return None
    cited = [one for ref in reading.provisions if (one := ground.cite(ref)) is not None]
    return reading.question, reading.answers[ground.setting.options.party_opinion], cited


def consequences(ground: Ground) -> list[Consequence]:
    """What the head of the deciding agency may do at the present stage, and what not and why."""
    return list(_found(ground))


def _found(ground: Ground) -> Iterator[Consequence]:
    case = ground.loaded.case
    head = ground.procedure.head(case, ground.day)
    if head is None or case.status not in _WAITING:
        return
    for kind in _ACTS[case.stage]:
        if kind not in ground.regulation.acts:
            continue
        label = _AGAIN if kind == "convene_meeting" else ground.labels.acts[kind].noun
        refusal = ground.procedure.why_not(case, head, kind, ground.here.now)
        if refusal is None:
            yield Consequence(label, open=True, reason="", citation=None)
        elif refusal.code in _SAID:
            reason = reason_of(ground, kind, refusal)[0]
            yield Consequence(label, open=False, reason=reason, citation=ground.cite(refusal.provision))


_WAITING: Final = frozenset(
    {"awaiting_party_opinion", "awaiting_decision", "awaiting_evaluation_opinion", "awaiting_publication"}
)

"""What cannot be done now and why: **[act] — [why] ([provision]). [who does what opens it].**

Only what this person waits for is said; everything else that is not possible would bury it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.procedure.refusals import MESSAGES
from khoithong.web.casepage.reasons import missing_steps, reason_of, who_opens
from khoithong.web.casepage.standing import stands
from khoithong.web.casepage.voting import exclusion_of, exclusion_words
from khoithong.web.components import BlockedAct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.procedure.refusals import Refusal
    from khoithong.web.casepage.ground import Ground

_AWAITED: Final = (
    "vote",
    "close_meeting",
    "convene_meeting",
    "give_party_opinion",
    "approve",
    "resume",
    "terminate",
    "publish_result",
    "archive",
)
"""Acts a person may be waiting for."""

_ALWAYS_SAID: Final = frozenset(
    {
        "party_opinion_required",
        "override_required",
        "rejection_is_final",
        "against_party_opinion",
        "already_voted",
        "votes_missing",
        "quorum_missing",
    }
)
_SAID: Final = frozenset(
    MESSAGES[key]
    for key in (
        "before_meeting_day",
        "inspection_needed",
        "appraisal_needed",
        "collective_first",
        "council_missing",
        "opinion_not_sought",
        "measure_pending",
        "no_deputy",
    )
)
"""Of what stands in the way, what somebody's act removes; steps already behind are not mentioned."""

_LEADS_UP: Final = frozenset({"approve", "publish_result"})
"""Decisions the case is on its way to: the steps still missing are named."""


def blocked_acts(
    ground: Ground, permitted: Sequence[str], among: Sequence[str] | None = None
) -> list[BlockedAct]:
    """The acts this person waits for, each with its reason; only those `among`, if given."""
    found = []
    for kind in _AWAITED if among is None else among:
        if kind in ground.regulation.acts and kind not in permitted:
            one = _blocked(ground, kind)
            if one is not None:
                found.append(one)
    return found


def _blocked(ground: Ground, kind: str) -> BlockedAct | None:
    person = ground.here.person
    if kind == "vote" and (exclusion := exclusion_of(ground, person)) is not None:
        label = ground.labels.acts[kind].noun
        return BlockedAct(label, exclusion_words(ground, person, ground.day), exclusion)
    rule = ground.regulation.acts[kind]
    refusal = ground.procedure.why_not(ground.loaded.case, person, kind, ground.here.now)
    if refusal is None or not stands(ground, rule, person):
        return None
    if refusal.code in _ALWAYS_SAID or refusal.message in _SAID:
        return explained(ground, kind, refusal)
    if refusal.code == "not_now" and kind in _LEADS_UP:
        return _on_the_way(ground, kind, refusal)
    return None


def _on_the_way(ground: Ground, kind: str, refusal: Refusal) -> BlockedAct | None:
    begun = ground.case.decision is None if kind == "approve" else ground.case.status == "under_evaluation"
    missing = missing_steps(ground, kind) if begun and ground.case.ended is None else ""
    if not missing:
        return None
    return BlockedAct(
        ground.labels.acts[kind].noun, missing, ground.cite(refusal.provision), who_opens(ground)
    )


def explained(ground: Ground, kind: str, refusal: Refusal) -> BlockedAct:
    """A refusal in the three parts: the act, why and on which provision, who does what opens it."""
    reason, unlocks = reason_of(ground, kind, refusal)
    return BlockedAct(ground.labels.acts[kind].noun, reason, ground.cite(refusal.provision), unlocks)

"""What the evaluation concluded, why, and what it found; whether it has been published and so counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure.vocabulary import CAUSES, FINDINGS
from khoithong.web.casepage.told import act_page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from khoithong.casefiles.stored import StoredAct
    from khoithong.procedure.case import Meeting
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation, Tone

_TONES: Final[dict[str, Tone]] = {"completed": "done", "partial": "warn", "not_completed": "stop"}
_ICONS: Final = {"completed": "check", "partial": "minus", "not_completed": "cross"}
_OPPOSITES: Final = {"no_damage": "damage"}
"""Conditions of measures that ask for a finding to be negative."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One of the things the evaluation has to determine."""

    name: str
    label: str
    value: bool | None
    """Nothing while it is not determined."""
    citations: Sequence[Citation]
    """The provisions that build upon it."""

    @property
    def words(self) -> str:
        """What was found."""
        return "Chưa xác định" if self.value is None else "Có" if self.value else "Không"

    @property
    def tone(self) -> Tone:
        """How it is marked; damage is no merit."""
        if self.value is None:
            return "neutral"
        return "done" if self.value is (self.name != "damage") else "warn"

    @property
    def icon(self) -> str:
        """The sign beside the words."""
        return {"neutral": "circle", "done": "check"}.get(self.tone, "alert")


@dataclass(frozen=True, slots=True)
class Conclusion:
    """The conclusion with what was said for it."""

    words: str
    tone: Tone
    icon: str
    published: bool
    url: str
    """The act that concluded."""
    act: str
    reasons: str
    reasons_citation: Citation | None
    causes: Sequence[tuple[str, str]]
    causes_citation: Citation | None


def conclusion(ground: Ground) -> Conclusion | None:
    """The conclusion of the last evaluation meeting, or of the publication where no meeting evaluates."""
    case, act = ground.case, concluding_act(ground)
    if act is None or case.conclusion is None:
        return None
    rule = ground.regulation.meetings.get(("evaluation", case.route))
    reasons = "reasons" if act.kind == "close_meeting" else "reason"
    return Conclusion(
        words=ground.labels.evaluations[case.conclusion],
        tone=_TONES[case.conclusion],
        icon=_ICONS[case.conclusion],
        published=case.published is not None,
        url=act_page(ground, act.seq),
        act=ground.labels.acts[act.kind].noun,
        reasons=str(act.data.get(reasons) or ""),
        reasons_citation=ground.cite(rule.reasons if rule else None),
        causes=_causes(ground, act.data.get("causes") or {}),
        causes_citation=ground.cite(ground.regulation.causes_provision),
    )


def _causes(ground: Ground, given: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(ground.labels.causes[name], str(given[name])) for name in CAUSES if given.get(name)]


def findings(ground: Ground) -> list[Finding]:
    """The findings that some measure of the regulation builds upon; none where it knows no such measure."""
    rules = ground.regulation.measures
    found = []
    for name in FINDINGS:
        refs = [
            rule.provision
            for rule in rules
            if any(_OPPOSITES.get(condition, condition) == name for condition in rule.when)
        ]
        cited = [one for ref in dict.fromkeys(refs) if (one := ground.cite(ref)) is not None]
        if refs:
            value = ground.case.findings.get(name) if ground.case.conclusion else None
            found.append(Finding(name, ground.labels.findings[name], value, cited))
    return found


def concluding_act(ground: Ground) -> StoredAct | None:
    """The act that concluded: the closing of the last evaluation meeting, else the publication."""
    held = ground.case.assessment
    if held is not None:
        return closing_of(ground, held)
    return next((act for act in ground.loaded.acts if act.kind == "publish_result"), None)


def closing_of(ground: Ground, meeting: Meeting) -> StoredAct:
    """The act that closed a meeting."""
    place = next(index for index, one in enumerate(ground.case.closed_meetings) if one is meeting)
    return [act for act in ground.loaded.acts if act.kind == "close_meeting"][place]

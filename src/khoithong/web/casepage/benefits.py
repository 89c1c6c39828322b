"""Encouragement and protection in this case: conditions met and missing, who decides, what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.procedure import measures
from khoithong.procedure.explain import measure_states
from khoithong.web.actforms.grants import SEPARATOR
from khoithong.web.casepage.told import acts_of_kind, told
from khoithong.web.components import Link

if TYPE_CHECKING:
    from khoithong.casefiles.stored import StoredAct
    from khoithong.procedure.explain import MeasureState
    from khoithong.procedure.regulation import MeasureRule
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.casepage.told import Told
    from khoithong.web.components import Citation, Tone

_DEEDS: Final = {
    "propose_measure": "Đề nghị",
    "apply_measure": "Áp dụng",
    "decide_measure": "Quyết định",
}
"""The acts about a measure, said short where the measure stands beside them."""

_TONES: Final[dict[str, Tone]] = {
    "available": "info",
    "proposed": "wait",
    "applied": "done",
    "declined": "neutral",
}

Ways = Mapping[str, Sequence[Link]]
"""What a person can do now, by measure and beneficiary as the forms name them together."""


@dataclass(frozen=True, slots=True)
class Benefit:
    """One measure for one beneficiary."""

    beneficiary: str
    role: str
    """As what the measure is for him: proposer, executor, head …"""
    standing: str
    """The state's identifier."""
    state: str
    """The same in the words of the text."""
    tone: Tone
    decides: str
    deeds: Sequence[tuple[str, Told]] = ()
    """What was done about it, in order: in a word, and the act."""
    ways: Sequence[Link] = ()
    """What this person can do about it now."""


@dataclass(frozen=True, slots=True)
class MeasureView:
    """One measure of the pack: for whom in this case, and on which conditions."""

    name: str
    family: str
    authority: str
    """Whose it is to give, as the text has it."""
    citation: Citation | None
    note: str
    met: Sequence[str]
    missing: Sequence[str]
    ended: bool
    benefits: Sequence[Benefit]

    @property
    def decides(self) -> str:
        """Who decides, where it is the same for all."""
        deciders = {benefit.decides for benefit in self.benefits}
        return deciders.pop() if len(deciders) == 1 else ""


def benefits(ground: Ground, ways: Ways | None = None) -> list[MeasureView]:
    """The measures in the pack's order, those to be had first within it; `ways` says what can be done about each."""
    grouped: dict[MeasureRule, list[MeasureState]] = {}
    for state in measure_states(ground.setting, ground.case):
        grouped.setdefault(state.rule, []).append(state)
    found = [_view(ground, rule, states, ways or {}) for rule, states in grouped.items()]
    return sorted(found, key=lambda view: not view.benefits)


def _view(ground: Ground, rule: MeasureRule, states: list[MeasureState], ways: Ways) -> MeasureView:
    first = states[0]
    return MeasureView(
        name=ground.pack.measures[rule.id],
        family=ground.labels.families[rule.family],
        authority=ground.labels.authorities[rule.authority],
        citation=ground.cite(rule.provision),
        note=ground.pack.measure_notes.get(rule.id, ""),
        met=[_condition(ground, name) for name in first.met],
        missing=[_missing(ground, name) for name in first.missing],
        ended=first.ended,
        benefits=[_benefit(ground, state, ways) for state in states if state.state is not None],
    )


def _condition(ground: Ground, name: str) -> str:
    return ground.labels.measure_conditions[name]


def _missing(ground: Ground, name: str) -> str:
    words = _condition(ground, name)
    if name != "conditions_met" or ground.case.approval is None:
        return words
    lacking = measures.missing_conditions(ground.setting, ground.case)
    return f"{words}: chưa có {', '.join(ground.pack.label(ref) for ref in lacking)}"


def _benefit(ground: Ground, state: MeasureState, ways: Ways) -> Benefit:
    name = state.state or ""
    words = ground.labels.measure_states[name]
    if name == "available" and state.rule.family == "protection":
        words = ground.pack.measures[state.rule.id]
    measure, beneficiary = state.rule.id, state.beneficiary
    return Benefit(
        ground.name(beneficiary),
        _role(ground, state),
        name,
        words,
        _TONES[name],
        _decides(ground, state),
        [
            (_DEEDS[act.kind], told(ground, act, "document", _deed_words(ground, act)))
            for act in acts_of_kind(ground, *_DEEDS)
            if (act.data["measure"], act.data["beneficiary"]) == (measure, beneficiary)
        ],
        ways.get(f"{measure}{SEPARATOR}{beneficiary}", ()),
    )


def _role(ground: Ground, state: MeasureState) -> str:
    """The groups of the rule a beneficiary is in; nothing for an agency, whose name says it."""
    if state.beneficiary not in ground.setting.organisation.people:
        return ""
    labels = ground.labels.beneficiaries
    groups = [
        labels[group].lower()
        for group in state.rule.beneficiaries
        if state.beneficiary in measures.BENEFICIARIES[group](ground.setting, ground.case)
    ]
    return ", ".join(groups)


def _deed_words(ground: Ground, act: StoredAct) -> str:
    """What an act about a measure rests on and how it ended: `Quyết định số 5; miễn`."""
    outcome = ground.labels.choices["decide_measure.outcome"].get(act.data.get("outcome") or "", "")
    if act.data.get("granted") is False:
        outcome = ground.labels.measure_states["declined"]
    return "; ".join(words for words in (str(act.data.get("document") or ""), outcome) if words)


def _decides(ground: Ground, state: MeasureState) -> str:
    case, day, beneficiary = ground.case, ground.day, state.beneficiary
    own = ground.name(ground.procedure.deciding_agency(case, day))
    above = ground.name(measures.managing_agency(ground.setting, case, beneficiary, day))
    head = ground.procedure.head(case, day)
    if measures.beyond_head(ground.setting, state.rule, beneficiary, head, day):
        return above
    return own if state.rule.authority == "agency" or own == above else f"{own} hoặc {above}"

"""Encouragement and protection in this case: conditions met and missing, who decides, what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.procedure import measures
from khoithong.procedure.explain import measure_states

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.procedure.explain import MeasureState
    from khoithong.procedure.regulation import MeasureRule
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation, Tone

_TONES: Final[dict[str, Tone]] = {
    "available": "info",
    "proposed": "wait",
    "applied": "done",
    "declined": "neutral",
}


@dataclass(frozen=True, slots=True)
class Benefit:
    """One measure for one beneficiary."""

    beneficiary: str
    state: str
    tone: Tone
    decides: str


@dataclass(frozen=True, slots=True)
class MeasureView:
    """One measure of the pack: for whom in this case, and on which conditions."""

    name: str
    family: str
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


def benefits(ground: Ground) -> list[MeasureView]:
    """The measures in the pack's order; those to be had first within it."""
    grouped: dict[MeasureRule, list[MeasureState]] = {}
    for state in measure_states(ground.setting, ground.case):
        grouped.setdefault(state.rule, []).append(state)
    found = [_view(ground, rule, states) for rule, states in grouped.items()]
    return sorted(found, key=lambda view: not view.benefits)


def _view(ground: Ground, rule: MeasureRule, states: list[MeasureState]) -> MeasureView:
    first = states[0]
    return MeasureView(
        name=ground.pack.measures[rule.id],
        family=ground.labels.families[rule.family],
        citation=ground.cite(rule.provision),
        note=ground.pack.measure_notes.get(rule.id, ""),
        met=[_condition(ground, name) for name in first.met],
        missing=[_missing(ground, name) for name in first.missing],
        ended=first.ended,
        benefits=[_benefit(ground, state) for state in states if state.state is not None],
    )


def _condition(ground: Ground, name: str) -> str:
    return ground.labels.measure_conditions[name]


def _missing(ground: Ground, name: str) -> str:
    words = _condition(ground, name)
    if name != "conditions_met" or ground.case.approval is None:
        return words
    lacking = measures.missing_conditions(ground.setting, ground.case)
    return f"{words}: chưa có {', '.join(ground.pack.label(ref) for ref in lacking)}"


def _benefit(ground: Ground, state: MeasureState) -> Benefit:
    told = state.state or ""
    words = ground.labels.measure_states[told]
    if told == "available" and state.rule.family == "protection":
        words = ground.pack.measures[state.rule.id]
    return Benefit(ground.name(state.beneficiary), words, _TONES[told], _decides(ground, state))


def _decides(ground: Ground, state: MeasureState) -> str:
    case, day = ground.case, ground.day
    own = ground.name(ground.procedure.deciding_agency(case, day))
    above = ground.name(measures.managing_agency(ground.setting, case, state.beneficiary, day))
    if state.rule.authority == "agency":
        return own
    return above if state.rule.authority == "managing" or own == above else f"{own} hoặc {above}"

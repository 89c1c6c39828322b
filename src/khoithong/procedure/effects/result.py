"""The result is published; measures are applied, proposed, decided; the file is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from khoithong.procedure.acts import Act
    from khoithong.procedure.case import Case
    from khoithong.procedure.setting import Setting
from khoithong.procedure.effects.reading import findings_of


def publish_result(setting: Setting, case: Case, act: Act, index: int) -> None:
    """What the meeting found, or what the publication itself concludes, counts from now on."""
    if not setting.regulation.evaluated_by_meeting:
        case.conclusion = act.data["conclusion"]
        case.findings = findings_of(act)
    case.evaluation = case.conclusion
    case.published = act.effective
    case.publishing_head = act.actor
    case.meeting = None
    case.status = "evaluated"


def measure_state(state: str) -> Callable[[Setting, Case, Act, int], None]:
    """The effect that leaves a measure in a state."""

    def effect(setting: Setting, case: Case, act: Act, index: int) -> None:
        case.measures[act.data["measure"], act.data["beneficiary"]] = state

    return effect


def decide_measure(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The managing agency grants or declines."""
    state = "applied" if act.data["granted"] else "declined"
    case.measures[act.data["measure"], act.data["beneficiary"]] = state


def archive(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The file is closed."""
    case.status = "archived"

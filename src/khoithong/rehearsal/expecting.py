"""Writes what came of a play into the scenario as what is expected: a file that holds whoever plays it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from khoithong.rehearsal.player import play
from khoithong.rehearsal.scenario import ExpectedMeasure

if TYPE_CHECKING:
    from khoithong.procedure.deadlines import Deadline
    from khoithong.rehearsal.player import Ending, Look
    from khoithong.rehearsal.scenario import Expectations, Scenario


def with_results(scenario: Scenario) -> Scenario:
    """The scenario with every expectation set to what the engine answers now."""
    result = play(scenario)
    entries = tuple(replace(look.entry, expect=_after(look)) for look in result.looks)
    return replace(scenario, entries=entries, final=_at_end(result.ending))


def without_results(scenario: Scenario) -> Scenario:
    """The scenario without any expectation."""
    return replace(scenario, entries=tuple(replace(entry, expect={}) for entry in scenario.entries), final={})


def _after(look: Look) -> Expectations:
    found: dict[str, Any] = {}
    if look.refusal is not None:
        return {"refusal": look.refusal.code, "provision": look.refusal.provision}
    found["status"] = look.status
    deadlines = {deadline.id: _due_or_state(deadline) for deadline in look.deadlines}
    if deadlines:
        found["deadlines"] = deadlines
    if look.voters:
        found["voters"] = list(look.voters)
    if look.tally is not None:
        found["tally"] = dict(look.tally)
    if look.warnings:
        found["warnings"] = list(look.warnings)
    return found


def _due_or_state(deadline: Deadline) -> Any:
    """The day of a limit that runs, the state of one that ended or passed."""
    return deadline.due if deadline.state == "open" else deadline.state


def _at_end(ending: Ending) -> Expectations:
    return {
        "status": ending.status,
        "decision": ending.decision,
        "evaluation": ending.evaluation,
        "late": list(ending.late),
        "measures": [
            ExpectedMeasure(measure.id, measure.beneficiary, measure.provision) for measure in ending.measures
        ],
    }

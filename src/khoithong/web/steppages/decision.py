"""Quyết định và giao thực hiện: what the decision rests on, and the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.web.casepage.excerpts import excerpts
from khoithong.web.components import SummaryRow
from khoithong.web.steppages.decided import decided, overridden
from khoithong.web.steppages.gates import gates
from khoithong.web.steppages.page import StepPage

if TYPE_CHECKING:
    from khoithong.web.casepage.ground import Ground

_WEIGHED: Final = ("duration", "resources")
"""The headings of a plan that say how long it takes and what it needs."""


def _facts(ground: Ground) -> dict[str, Any]:
    found = gates(ground)
    conditions = ground.regulation.conditions if ground.case.approval else ()
    return {
        "rests_on": found,
        "missing": sum(gate.state in ("missing", "waiting") for gate in found),
        "decided": decided(ground),
        "wanted": _wanted(ground),
        "overridden": overridden(ground),
        "conditions": [
            (ground.pack.conditions[ref], ref in ground.case.conditions_met, ground.cite(ref))
            for ref in conditions
        ],
        "said": excerpts(ground, "acts.approve", ground.case.route),
    }


def _wanted(ground: Ground) -> list[SummaryRow]:
    """What the plan asks for: what whoever decides weighs when charging somebody with it."""
    plan = ground.loaded.case.plan
    return [
        SummaryRow(ground.pack.sections[section.name], text, citation=ground.cite(section.provision))
        for section in ground.regulation.sections
        if section.name in _WEIGHED and (text := plan.get(section.name))
    ]


def _reached(ground: Ground) -> bool:
    return bool(ground.case.closed_meetings) or ground.case.decision is not None


PAGE: Final = StepPage(
    name="decision",
    path="ho-so/<str:code>/quyet-dinh/",
    title="Quyết định và giao thực hiện",
    short="Quyết định",
    kinds=(
        "approve",
        "disapprove",
        "proceed_despite_rejection",
    ),
    facts=_facts,
    reached=_reached,
)

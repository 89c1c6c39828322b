"""The dossier of a case: for each finding protection rests on, what was found, the evidence, the gaps.

Reports of prohibited acts are confidential: only whoever handles them reads here how they ended, and nothing on the
page differs for anybody else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.procedure.violations import handled_by
from khoithong.web.dossier import sources
from khoithong.web.evaluation.conclusion import findings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from khoithong.web.casepage.ground import Ground
    from khoithong.web.dossier.evidence import Evidence, Gap, Gathered
    from khoithong.web.evaluation.conclusion import Finding

_SOURCES: Final[dict[str, tuple[Callable[[Ground], Gathered], ...]]] = {
    "right_policy": (
        sources.confirmations,
        sources.votes,
        sources.decision,
        sources.opinions,
        sources.directions,
        sources.inspections,
    ),
    "pure_motive": (
        sources.plan("necessity", "bottleneck", "situation"),
        sources.reports,
        sources.remarks,
    ),
    "common_good": (
        sources.conditions,
        sources.plan("scope", "impact", "objectives", "expected_effect"),
        sources.result,
    ),
    "damage": (
        sources.causes,
        sources.halts,
        sources.inspections,
        sources.result,
    ),
}
"""Where evidence for each finding is looked for."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One finding with its evidence."""

    finding: Finding
    evidence: Sequence[Evidence]
    gaps: Sequence[Gap]


@dataclass(frozen=True, slots=True)
class Handled:
    """The reports of prohibited acts a person handles in the case: how many, how many wait or were confirmed."""

    count: int
    open: int
    confirmed: int


def dossier(ground: Ground) -> list[Chapter]:
    """A chapter for each finding some measure builds upon; none where the regulation knows no such measure."""
    return [_chapter(ground, finding) for finding in findings(ground)]


def _chapter(ground: Ground, finding: Finding) -> Chapter:
    evidence: list[Evidence] = []
    gaps: list[Gap] = []
    for source in _SOURCES[finding.name]:
        found, missing = source(ground)
        evidence += found
        gaps += missing
    return Chapter(finding, sorted(evidence, key=lambda one: one.on), gaps)


def handled(ground: Ground) -> Handled | None:
    """For whoever handles reports in the case; nothing for everybody else."""
    mine = handled_by(ground.setting, ground.loaded.case, ground.here.person, ground.day)
    if not mine:
        return None
    return Handled(
        len(mine),
        sum(1 for report in mine if report.confirmed is None),
        sum(1 for report in mine if report.confirmed),
    )

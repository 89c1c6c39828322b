"""Each target of the approved plan beside what the result report says was achieved.

A report is free text. Line is set against line only where both have the same number of lines; otherwise the two
stand side by side whole, as nobody said which belongs to which.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.documents.drafting.targets import PROMISING, lines
from khoithong.web.casepage.plan import approved_sections
from khoithong.web.casepage.told import Told, acts_of_kind, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.web.casepage.ground import Ground
    from khoithong.web.casepage.plan import SectionText


@dataclass(frozen=True, slots=True)
class Targets:
    """What was promised and what was achieved."""

    sections: Sequence[SectionText]
    """Where the targets stand in the plan."""
    promised: Sequence[str]
    achieved: Sequence[str]
    report: Told | None
    """The result report; nothing before there is one."""

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Line against line, in their order; empty where the numbers differ."""
        if len(self.promised) != len(self.achieved):
            return []
        return list(zip(self.promised, self.achieved, strict=True))


def targets(ground: Ground) -> Targets:
    """The targets of the version that was approved, and the newest result report."""
    known = {section.name for section in ground.regulation.sections}
    sections = approved_sections(ground, known.intersection(PROMISING) or known)
    reports = acts_of_kind(ground, "submit_result_report")
    words = str(reports[-1].data.get("results") or "") if reports else ""
    return Targets(
        sections,
        [line for section in sections for line in lines(section.text)],
        lines(words),
        told(ground, reports[-1], "results", "") if reports else None,
    )

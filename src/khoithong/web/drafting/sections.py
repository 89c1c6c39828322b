"""The sections of a plan in the order of its regulation, with the words they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from khoithong.casefiles.projection import project
from khoithong.desk.cleaning import clean_text
from khoithong.web.adapters import citation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from khoithong.lawbook.pack import Pack
    from khoithong.web.components import Citation

LONGEST: Final = 100_000
"""Characters one section may hold: far more than any plan, and small enough to send."""

WORDS: Final = 300
"""Guidance of length for one section: what is read with pleasure."""


@dataclass(frozen=True, slots=True)
class PlanSection:
    """One heading of the plan."""

    name: str
    label: str
    required: bool
    citation: Citation | None
    """The provision that asks for it, with its full text."""
    quote: str
    """The words it rests on."""

    @property
    def quoted(self) -> list[Citation]:
        """What the panel beside the text shows."""
        return [self.citation] if self.citation else []


def sections(pack: Pack) -> list[PlanSection]:
    """The headings of a plan, in the regulation's order."""
    found = []
    for section in pack.regulation.sections:
        quoted = next(iter(pack.excerpts(f"plan.{section.name}")), None)
        found.append(
            PlanSection(
                section.name,
                pack.sections[section.name],
                section.required,
                citation(pack, section.provision, quoted=True),
                (quoted.excerpt or "") if quoted else "",
            )
        )
    return found


def text_of(data: Mapping[str, Any], name: str) -> str:
    """The text of a section in a draft's data; empty where none was typed."""
    plan = data.get("plan")
    text = plan.get(name) if isinstance(plan, dict) else None
    return text if isinstance(text, str) else ""


def title_of(pack: Pack, data: Mapping[str, Any]) -> str:
    """What the proposal is called in lists: its first words, as the case will be; a placeholder before that."""
    plan = {section.name: text_of(data, section.name) for section in pack.regulation.sections}
    return project.title_of(pack.regulation, plan) or "Đề xuất chưa có nội dung"


def edition(text: str) -> str:
    """A short mark of a text, the same for the same text: a window says by it which text it has seen."""
    return sha256(clean_text(text).encode()).hexdigest()[:16]

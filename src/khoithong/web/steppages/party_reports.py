"""Reports to the Party body about what came up on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.web.casepage.people import person_of

if TYPE_CHECKING:
    from datetime import date

    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Person


@dataclass(frozen=True, slots=True)
class PartyReport:
    """One report."""

    on: date
    by: Person
    content: str
    document: str
    seq: int


def party_reports(ground: Ground) -> list[PartyReport]:
    """The newest first."""
    return [
        PartyReport(
            act.effective,
            person_of(ground, act.actor, act.effective),
            str(act.data.get("content") or ""),
            str(act.data.get("document") or ""),
            act.seq,
        )
        for act in reversed(ground.loaded.acts)
        if act.kind == "report_to_party"
    ]

"""What whoever sends a plan confirms by sending it (for instance that nothing contradicts higher law)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.web.adapters import citation

if TYPE_CHECKING:
    from khoithong.lawbook.pack import Pack
    from khoithong.web.components import Citation


@dataclass(frozen=True, slots=True)
class Confirmation:
    """One thing to confirm."""

    ref: str
    label: str
    citation: Citation | None


def confirmations(pack: Pack) -> list[Confirmation]:
    """What the regulation asks to be confirmed with the submission."""
    return [
        Confirmation(one.provision, one.label, citation(pack, one.provision, quoted=True))
        for one in pack.regulation.confirmations
        if "submit_plan" in one.acts
    ]

"""The words of the text that one rule of the pack rests on, for a page that says the rule itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.web.components import Citation

if TYPE_CHECKING:
    from khoithong.web.casepage.ground import Ground


def excerpts(ground: Ground, rule: str, route: str | None = None) -> list[Citation]:
    """What a rule quotes (`meetings.approval.collective.tie`), each provision with the words it rests on."""
    return [
        Citation(leaf.provision, ground.pack.label(leaf.provision), f"“{leaf.excerpt}”")
        for leaf in ground.pack.excerpts(rule, route)
        if leaf.excerpt is not None
    ]

"""What a dossier consists of: pieces of evidence, each an act recorded, and gaps, each with what asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.web.casepage.told import act_page, shortened

if TYPE_CHECKING:
    from datetime import date

    from khoithong.casefiles.stored import StoredAct
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation

_LONG: Final = 280
"""Longer texts are cut: the whole stands on the act's own page."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing recorded that speaks for, or against, a finding; people weigh it."""

    what: str
    text: str
    on: date
    who: str
    url: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the file does not show."""

    text: str
    citation: Citation | None = None


Gathered = tuple[list[Evidence], list[Gap]]
"""What one source has, and what it lacks."""


def of_act(ground: Ground, act: StoredAct, text: str, what: str = "") -> Evidence:
    """An act as evidence, with the words that matter."""
    words, _ = shortened(" ".join(text.split()), _LONG)
    return Evidence(
        what or ground.labels.acts[act.kind].noun,
        words,
        act.effective,
        ground.name(act.actor),
        act_page(ground, act.seq),
    )

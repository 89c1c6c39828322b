"""Which text the case stands on: changed since it was received, moved, or to be moved by whoever looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from khoithong.casefiles import law
from khoithong.casefiles.moving import footings, moved
from khoithong.desk.move_case import targets, why_not

if TYPE_CHECKING:
    from khoithong.web.casepage.ground import Ground


@dataclass(frozen=True, slots=True)
class FootingView:
    """What the case page says of it."""

    changed: bool
    """The text's files are not those of the day the case came under it."""
    received_under: str
    """The text of the day of receipt, where the case was moved since."""
    move_url: str
    """Where the head who looks can move it; empty where there is nothing to move it to, or for others."""


def footing(ground: Ground) -> FootingView:
    """The footing of the case."""
    first = footings(ground.loaded.acts)[0].pack if moved(ground.loaded.acts) else ""
    return FootingView(
        ground.row.pack_digest != ground.regulation.digest,
        law.name_of(first) if first else "",
        reverse("case-move", args=[ground.row.code]) if _movable(ground) else "",
    )


def _movable(ground: Ground) -> bool:
    if why_not(ground.loaded, ground.here.person, ground.day) is not None:
        return False
    return bool(targets(ground.loaded, ground.day))

"""An act: one thing someone did in a case, as entered in the register."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Act:
    """One act. ``at`` is the moment of entry, naive local time of Việt Nam.

    ``happened_on`` with ``evidence`` records what truly happened earlier: limits count from that day.
    ``on_behalf_of`` names the person who acted when a clerk enters a paper act.
    """

    kind: str
    by: str
    at: datetime
    data: Mapping[str, Any] = field(default_factory=dict)
    happened_on: date | None = None
    evidence: str | None = None
    on_behalf_of: str | None = None

    @property
    def actor(self) -> str:
        """The person whose act it is: the one acted for, else the one who entered it."""
        return self.on_behalf_of or self.by

    @property
    def effective(self) -> date:
        """The day that starts and meets limits: ``happened_on``, else the day of ``at``."""
        return self.happened_on or self.at.date()

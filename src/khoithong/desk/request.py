"""One act as it comes to the door."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from khoithong.procedure.acts import Act

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked, by whom, in which office, under which key. Its texts are cleaned."""

    kind: str
    actor: str
    capacity: str | None
    data: Mapping[str, Any]
    key: UUID
    happened_on: date | None
    evidence: str | None
    on_behalf_of: str | None
    files: tuple[UUID, ...] = ()
    """Files that wait, in the order they are to be recorded."""

    def act(self, at: datetime) -> Act:
        """The act for the procedure, at a moment of the desk's clock."""
        return Act(self.kind, self.actor, at, self.data, self.happened_on, self.evidence, self.on_behalf_of)

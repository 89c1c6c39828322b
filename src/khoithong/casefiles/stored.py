"""An act as it stands in the register, read back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from khoithong.casefiles.sealing import unseal, unseal_files
from khoithong.procedure.acts import Act

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from khoithong.casefiles.sealing import FileRecord


@dataclass(frozen=True, slots=True)
class StoredAct:
    """One recorded act: what was claimed, by whom, in which office, and what came of it."""

    seq: int
    kind: str
    by: str
    """Who entered it."""
    office: str | None
    """The office used, as `agency/role`; `None` for someone without one."""
    at: datetime
    """The moment by the desk's clock, naive local time."""
    data: Mapping[str, Any]
    happened_on: date | None
    evidence: str | None
    on_behalf_of: str | None
    recorded_at: datetime
    """The server's own time."""
    key: UUID
    hash: bytes
    took: int | None
    """Working days the case had been in its status."""
    outcome: Mapping[str, Any]
    """What the procedure concluded: `status` when it changed, `warnings`, `tally`, `agency`."""
    after: int
    """In the confidential stream: number of the case's last act at that time."""
    digest: str | None
    """Digest of the regulation it was judged by, where it differs from the act before; always on the first."""
    body: str
    """The exact canonical text."""
    files: tuple[FileRecord, ...] = ()
    """The files that belong to it."""

    @property
    def effective(self) -> date:
        """The day that starts and meets limits."""
        return self.happened_on or self.at.date()

    @property
    def actor(self) -> str:
        """Whose act it is."""
        return self.on_behalf_of or self.by

    @property
    def warnings(self) -> tuple[str, ...]:
        """The warnings it was accepted with."""
        return tuple(self.outcome.get("warnings", ()))

    def engine_act(self) -> Act:
        """The act as the engine replays it."""
        return Act(self.kind, self.by, self.at, self.data, self.happened_on, self.evidence, self.on_behalf_of)


def read_act(
    seq: int,
    recorded_at: datetime,
    key: UUID,
    digest: bytes,
    took: int | None,
    body: str,
    texts: Mapping[str, list[str]] | None,
) -> StoredAct:
    """Read one row. Without `texts` every free text is a placeholder, which is all the procedure needs."""
    content = json.loads(body)
    kind = content["act"]
    data, evidence = unseal(kind, content["data"], content.get("evidence"), texts)
    happened_on = content.get("happened_on")
    return StoredAct(
        seq=seq,
        kind=kind,
        by=content["by"],
        office=content.get("office"),
        at=datetime.fromisoformat(content["at"]),
        data=data,
        happened_on=date.fromisoformat(happened_on) if happened_on else None,
        evidence=evidence,
        on_behalf_of=content.get("for"),
        recorded_at=recorded_at,
        key=key,
        hash=digest,
        took=took,
        outcome=content.get("outcome", {}),
        after=content.get("after", 0),
        digest=content.get("digest"),
        body=body,
        files=unseal_files(content.get("files", ()), texts),
    )

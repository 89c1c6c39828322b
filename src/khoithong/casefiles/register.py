"""The only writer of acts. Used by the desk alone, inside its transaction, with the case's row locked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from khoithong.casefiles.canonical import act_hash, canonical
from khoithong.casefiles.sealing import seal, seal_files
from khoithong.casefiles.streams import Stream, microseconds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from khoithong.casefiles.batch import Batch
    from khoithong.casefiles.sealing import FileRecord
    from khoithong.procedure.acts import Act


@dataclass(frozen=True, slots=True)
class Place:
    """Where an act goes: which register, of which case, after which act."""

    stream: Stream
    case: int
    uuid: UUID
    seq: int
    previous: bytes


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is recorded of an act besides the act itself."""

    key: UUID
    office: str | None
    recorded_at: datetime
    """The server's time, with zone."""
    took: int | None
    more: Mapping[str, Any]
    """Further parts of the body: `pack`, `digest`, `readings`, `after`, `outcome`."""
    files: Sequence[FileRecord] = ()
    """The files that belong to the act."""


def append(batch: Batch, place: Place, act: Act, circumstances: Circumstances) -> bytes:
    """Add to `batch` what puts one act at the end of its register; returns the act's hash.

    Running the batch raises Django's `IntegrityError` when the idempotency key was used before.
    """
    plain, evidence, texts = seal(act.kind, act.data, act.evidence)
    files, names = seal_files(circumstances.files)
    texts |= names
    body = canonical(_body(act, circumstances, plain, evidence, files))
    digest = act_hash(
        place.stream.domain,
        place.previous,
        place.uuid,
        place.seq,
        microseconds(circumstances.recorded_at),
        circumstances.key,
        body,
    )
    batch.add(
        f"INSERT INTO {place.stream.table}"  # noqa: S608 - a constant of this module
        " (case_id, seq, effective_on, took, recorded_at, kind, key, hash, body)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
        place.case,
        place.seq,
        act.effective,
        circumstances.took,
        circumstances.recorded_at,
        act.kind,
        circumstances.key,
        digest,
        body,
    )
    if texts:
        batch.add(
            f"INSERT INTO {place.stream.texts} (case_id, seq, values) VALUES (%s, %s, %s::jsonb)",  # noqa: S608
            place.case,
            place.seq,
            json.dumps(texts, ensure_ascii=False),
        )
    return digest


def _body(
    act: Act,
    circumstances: Circumstances,
    plain: Mapping[str, Any],
    evidence: Any,
    files: Sequence[Mapping[str, Any]],
) -> dict[str, Any]:
    body: dict[str, Any] = {
        "act": act.kind,
        "at": act.at.isoformat(),
        "by": act.by,
        "data": plain,
        **circumstances.more,
    }
    if circumstances.office is not None:
        body["office"] = circumstances.office
    if act.on_behalf_of is not None:
        body["for"] = act.on_behalf_of
    if act.happened_on is not None:
        body["happened_on"] = act.happened_on.isoformat()
    if evidence is not None:
        body["evidence"] = evidence
    if files:
        body["files"] = files
    return body

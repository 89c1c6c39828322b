"""Take a case in hand: lock it and read all that a decision rests on, in one round trip."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.casefiles import reading, rows
from khoithong.casefiles.batch import Batch
from khoithong.casefiles.projection import store
from khoithong.casefiles.projection.rows import TABLES
from khoithong.organisation.changes import LOCK as OFFICES
from khoithong.organisation.snapshot import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.backends.utils import CursorWrapper

    from khoithong.casefiles.projection.rows import Projection
    from khoithong.casefiles.rows import CaseRow
    from khoithong.casefiles.stored import StoredAct

KEEP_OFFICES = "SELECT pg_advisory_xact_lock_shared(%s)"
"""Until the transaction ends nobody's office changes; those who change offices wait for it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A case, locked, as it stands."""

    row: CaseRow
    acts: Sequence[StoredAct]
    reports: Sequence[StoredAct]
    projection: Projection
    """What the tables of projections hold."""
    organisation: int
    """The version of the organisation now current."""


def take(cursor: CursorWrapper, case_id: int, *, lock: str = rows.LOCK) -> Taken | None:
    """Lock a case and read it; `None` when there is none. Each statement sees what the lock waited for."""
    batch = Batch()
    batch.add(KEEP_OFFICES, OFFICES)
    batch.add(VERSION)
    batch.add(lock, case_id)
    batch.add(reading.WITHOUT_TEXTS, case_id, case_id)
    batch.add(store.READ, *[case_id] * len(TABLES))
    _, version, found, acts, projected = batch.run(cursor)
    if not found:
        return None
    row = rows.case_row(found[0])
    own, reports = reading.acts_of(acts, texts=False)
    projection = store.projection_of(row, ((table, values) for table, values in projected))
    return Taken(row, own, reports, projection, version[0][0] if version else 0)

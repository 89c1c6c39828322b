"""A case's row, read and locked by plain SQL."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from django.db.backends.utils import CursorWrapper


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as its row has it: identity, head of the register, and what is projected for lists."""

    id: int
    uuid: UUID
    code: str
    pack: str
    pack_digest: str
    readings: Mapping[str, str]
    created_at: datetime
    seq: int
    head: bytes
    status: str
    title: str
    route: str
    deciding_agency: str
    employing_agency: str
    received_on: date
    proposers: list[str]
    holder: str
    deadline: str
    due: date | None
    meeting_on: date | None
    decision: str
    evaluation: str
    changed_at: datetime


COLUMNS: Final = tuple(CaseRow.__dataclass_fields__)
SELECT: Final = ", ".join(f"c.{name}" for name in COLUMNS)
"""The columns of `casefiles_case c` in the order `case_row` reads them."""

_READINGS: Final = COLUMNS.index("readings")
_HEAD: Final = COLUMNS.index("head")


def case_row(values: tuple[Any, ...]) -> CaseRow:
    """A row as selected by `SELECT`."""
    items = list(values)
    readings = items[_READINGS]
    items[_READINGS] = json.loads(readings) if isinstance(readings, str) else readings
    items[_HEAD] = bytes(items[_HEAD])
    return CaseRow(*items)


READ: Final = f"SELECT {SELECT} FROM casefiles_case c WHERE c.id = %s"  # noqa: S608
"""One case by its id."""

LOCK: Final = READ + " FOR UPDATE"
"""The same, and nobody else records in this case until the transaction ends."""


def read_case(cursor: CursorWrapper, case_id: int, *, lock: bool = False) -> CaseRow | None:
    """The row of a case; with `lock`, nobody else records in this case until the transaction ends."""
    cursor.execute(LOCK if lock else READ, [case_id])
    values = cursor.fetchone()
    return case_row(values) if values else None

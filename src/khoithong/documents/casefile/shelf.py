"""The case files an agency keeps: which ended, until when each goes to the archive, which went. One statement a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import connection

from khoithong.casefiles.queries import PAGE
from khoithong.casefiles.rows import COLUMNS, SELECT, CaseRow, case_row
from khoithong.documents.casefile.retention import ENDED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


@dataclass(frozen=True, slots=True)
class Shelved:
    """A case that ended."""

    row: CaseRow
    status: str
    """With which it ended."""
    ended: date
    handed_on: date | None
    receipt: str


_WIDTH: Final = len(COLUMNS)
_KEEPER: Final = "COALESCE(NULLIF(c.deciding_agency, ''), c.employing_agency)"
_SHELF: Final = f"""
SELECT {SELECT}, e.status, e.effective_on, t.handed_on, t.receipt
FROM casefiles_case c
JOIN LATERAL (
    SELECT a.effective_on, a.body::jsonb #>> '{{outcome,status}}' AS status FROM casefiles_act a
    WHERE a.case_id = c.id AND a.body::jsonb #>> '{{outcome,status}}' = ANY(%s)
    ORDER BY a.seq DESC LIMIT 1
) e ON TRUE
LEFT JOIN LATERAL (
    SELECT h.handed_on, h.receipt FROM documents_transfer h WHERE h.case_id = c.id ORDER BY h.id DESC LIMIT 1
) t ON TRUE
WHERE {_KEEPER} = ANY(%s) AND c.status = ANY(%s) AND (t.handed_on IS NOT NULL) = %s
ORDER BY e.effective_on, c.id LIMIT %s OFFSET %s
"""  # noqa: S608 - made of constants


def shelf(agencies: Sequence[str], *, handed: bool, number: int = 1) -> tuple[list[Shelved], bool]:
    """A page of the cases that ended and whose file these agencies keep, the oldest first, and whether more follow.

    `handed`: those whose file went to the archive, else those whose file is still to go.
    """
    statuses = [*ENDED, "archived"]
    with connection.cursor() as cursor:
        cursor.execute(_SHELF, [list(ENDED), list(agencies), statuses, handed, PAGE + 1, PAGE * (number - 1)])
        rows = cursor.fetchall()
    found = [
        Shelved(case_row(row[:_WIDTH]), row[_WIDTH], row[_WIDTH + 1], row[_WIDTH + 2], row[_WIDTH + 3] or "")
        for row in rows[:PAGE]
    ]
    return found, len(rows) > PAGE

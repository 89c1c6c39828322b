"""After a change of offices: what was projected of the cases concerned is built again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from khoithong.casefiles.projection.store import rebuild

if TYPE_CHECKING:
    from collections.abc import Collection


def refresh_offices(parties: Collection[str]) -> int:
    """Build again the running cases these agencies or people have to do with; returns how many changed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT p.case_id FROM casefiles_participantrow p JOIN casefiles_case c ON c.id = p.case_id"
            " WHERE p.party = ANY(%s) AND c.status <> 'archived' ORDER BY p.case_id",
            [list(parties)],
        )
        cases = [row[0] for row in cursor.fetchall()]
    return sum(rebuild(case) for case in cases)

"""The acts of many cases at once, without their texts: for what is worked out over a whole list."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from django.db import connection

from khoithong.casefiles.stored import read_act

if TYPE_CHECKING:
    from khoithong.procedure.acts import Act


def acts_of_cases(cases: list[int]) -> dict[int, list[Act]]:
    """The acts of each case in order, reports of prohibited acts left aside. One statement."""
    if not cases:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.case_id, a.seq, a.recorded_at, a.key, a.hash, a.took, a.body"
            " FROM casefiles_act a WHERE a.case_id = ANY(%s) ORDER BY a.case_id, a.seq",
            [cases],
        )
        rows = cursor.fetchall()
    return {case: [_act(row) for row in group] for case, group in groupby(rows, key=itemgetter(0))}


def _act(row: tuple[Any, ...]) -> Act:
    _, seq, recorded_at, key, digest, took, body = row
    return read_act(seq, recorded_at, key, bytes(digest), took, body, None).engine_act()

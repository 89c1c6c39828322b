"""How many cases came in and were decided, quarter by quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from khoithong.reports.counting import CASES

if TYPE_CHECKING:
    from khoithong.reports.asked import Asked


def received(asked: Asked) -> dict[str, int]:
    """Cases by the quarter of receipt, as `2026-1`; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT to_char(c.received_on, 'YYYY-Q'), count(*) {CASES.rows}"  # noqa: S608 - a constant
            " AND c.received_on BETWEEN %(since)s AND %(until)s GROUP BY 1",
            asked.parameters,
        )
        return dict(cursor.fetchall())

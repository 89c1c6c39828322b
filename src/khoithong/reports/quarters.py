"""How many cases came in, quarter by quarter, and under which text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.db import connection

from khoithong.reports.counting import CASES

if TYPE_CHECKING:
    from khoithong.reports.asked import Asked


def received(asked: Asked) -> tuple[Counter[str], Counter[str]]:
    """Cases by the quarter of receipt, as `2026-1`, and by pack; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT to_char(c.received_on, 'YYYY-Q'), c.pack, count(*) {CASES.rows}"
            " AND c.received_on BETWEEN %(since)s AND %(until)s GROUP BY 1, 2",
            asked.parameters,
        )
        quarters: Counter[str] = Counter()
        packs: Counter[str] = Counter()
        for quarter, pack, number in cursor.fetchall():
            quarters[quarter] += number
            packs[pack] += number
    return quarters, packs

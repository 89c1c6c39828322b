"""How many cases are under way in an agency, as far as somebody may read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from khoithong.casefiles.rights import condition

if TYPE_CHECKING:
    from khoithong.casefiles.rights import Reader


def cases_under_way(agency: str, who: Reader) -> int:
    """Cases the agency decides or employs for that are not ended and that the reader may read. One statement."""
    where, parameters = condition(who)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM casefiles_case c WHERE (c.deciding_agency = %s OR c.employing_agency = %s)"  # noqa: S608
            f" AND c.status NOT IN ('evaluated', 'disapproved', 'withdrawn', 'archived') AND {where}",
            [agency, agency, *parameters],
        )
        row = cursor.fetchone()
    return int(row[0]) if row else 0

"""The act each case waits for, for lists that say what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.casefiles.models import TodoRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.casefiles.rows import CaseRow


def next_steps(rows: Sequence[CaseRow]) -> dict[int, str]:
    """By case, the act its holder has to do first; one statement, whatever the length of the list."""
    holders = {row.id: row.holder for row in rows if row.holder}
    if not holders:
        return {}
    waiting = TodoRow.objects.filter(case_id__in=list(holders)).order_by("due", "since", "kind")
    steps = list(waiting.values_list("case_id", "holder", "kind", "subject"))
    found: dict[int, str] = {}
    # Measures (they have a subject) come after everything else.
    for case_id, holder, kind, _ in sorted(steps, key=lambda row: row[3] != ""):
        if holders[case_id] == holder:
            found.setdefault(case_id, kind)
    return found

"""The act each case waits for and whose it is, for lists that say what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.casefiles.models import TodoRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.casefiles.rows import CaseRow


@dataclass(frozen=True, slots=True)
class NextStep:
    """The act, and everybody it waits for."""

    kind: str
    holders: tuple[str, ...]


def next_steps(rows: Sequence[CaseRow]) -> dict[int, NextStep]:
    """By case, the act its holder has to do first; one statement, whatever the length of the list."""
    holders = {row.id: row.holder for row in rows if row.holder}
    if not holders:
        return {}
    waiting = TodoRow.objects.filter(case_id__in=list(holders)).order_by("due", "since", "kind", "pk")
    steps = list(waiting.values_list("case_id", "holder", "kind", "subject"))
    kinds: dict[int, tuple[str, str]] = {}
    # Measures (they have a subject) come after everything else.
    for case_id, holder, kind, subject in sorted(steps, key=lambda row: row[3] != ""):
        if holders[case_id] == holder:
            kinds.setdefault(case_id, (kind, subject))
    return {
        case_id: NextStep(
            kind, tuple(holder for case, holder, *what in steps if (case, *what) == (case_id, kind, subject))
        )
        for case_id, (kind, subject) in kinds.items()
    }

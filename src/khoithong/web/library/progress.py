"""How far a case has come, from its register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.lawbook.diagram.progress import Progress, progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from khoithong.casefiles.stored import StoredAct


def progress_of(acts: Iterable[StoredAct]) -> Progress:
    """Where the acts of a case have brought it."""
    return progress(_steps(acts))


def _steps(acts: Iterable[StoredAct]) -> Iterator[tuple[str, str]]:
    status = "draft"
    for act in acts:
        # the register notes the status only where an act changed it
        status = act.outcome.get("status", status)
        yield act.kind, status

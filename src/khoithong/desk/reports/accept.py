"""Accept a report: it is consolidated as it stands and never changes again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from khoithong.desk.reports.acting import carry_out
from khoithong.reports.models.report import ACCEPTED, SUBMITTED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from khoithong.desk.reports.acting import Asked, Recorded, Taken


def accept(report: UUID, asked: Asked) -> Recorded:
    """Accept a report handed in. Raises `Faulty`, `NoSuchReport` and `IdempotencyConflict`."""

    def change(taken: Taken) -> Mapping[str, Any]:
        taken.report.status = ACCEPTED
        return {}

    return carry_out("accept", report, asked, {}, (SUBMITTED,), change)

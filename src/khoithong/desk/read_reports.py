"""Reports of violations, for their handlers alone. Reading who sent one is itself recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from khoithong.casefiles import reading
from khoithong.casefiles.models import AccessLog
from khoithong.desk.clock import Clock, aware, server_clock
from khoithong.procedure import violations

if TYPE_CHECKING:
    from datetime import date

    from khoithong.casefiles.reading import LoadedCase


@dataclass(frozen=True, slots=True)
class HandledReport:
    """A report as its handler sees it."""

    number: int
    by: str
    """Who sent it."""
    on: date
    provision: str
    against: str
    content: str
    confirmed: bool | None
    """`None` until it is resolved."""
    handled: bool


def handled_reports(case_id: int, person: str, *, clock: Clock = server_clock) -> list[HandledReport]:
    """The reports in a case that this person handles today; empty for everyone else.

    Each report shown is entered in the access log before it is shown.
    """
    loaded = reading.load(case_id)
    if loaded is None or not loaded.reports:
        return []
    now = clock()
    mine = violations.handled_by(loaded.procedure.setting, loaded.case, person, now.date())
    with transaction.atomic():
        AccessLog.objects.bulk_create(
            AccessLog(
                at=aware(now),
                person=person,
                case_id=case_id,
                what="report_identity",
                subject=str(report.number),
            )
            for report in mine
        )
    contents = _contents(loaded)
    return [
        HandledReport(
            report.number,
            report.by,
            report.on,
            report.provision,
            report.against,
            contents[report.number - 1],
            report.confirmed,
            report.handled,
        )
        for report in mine
    ]


def _contents(loaded: LoadedCase) -> list[str]:
    """What the reports say, in the order of their numbers."""
    return [act.data.get("content") or "" for act in loaded.reports if act.kind == "report_violation"]

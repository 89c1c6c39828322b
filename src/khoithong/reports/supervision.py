"""What those who follow and supervise look for beside the figures: agencies that propose nothing or report nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import connection

from khoithong.reports.models import Report
from khoithong.reports.models.report import OPEN

if TYPE_CHECKING:
    from datetime import date

    from khoithong.organisation.snapshot import Directory
    from khoithong.procedure.organisation import Organisation
    from khoithong.reports.asked import Asked

_PARTY_BODY: Final = "party_body"
"""A kind of agency in which nobody proposes as its official: its members do where they work."""


def without_proposals(asked: Asked, picture: Directory) -> list[str]:
    """Agencies counted from which nothing was proposed in the period, by name; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT c.employing_agency FROM casefiles_case c WHERE c.employing_agency = ANY(%(agencies)s)"
            " AND c.received_on BETWEEN %(since)s AND %(until)s",
            asked.parameters,
        )
        proposing = {row[0] for row in cursor.fetchall()}
    organisation: Organisation = picture.organisation
    silent = [
        agency
        for agency in asked.scope.agencies
        if agency not in proposing and organisation.agencies[agency].kind != _PARTY_BODY
    ]
    return sorted(silent, key=lambda agency: (picture.name(agency), agency))


@dataclass(frozen=True, slots=True)
class LateReport:
    """A report not handed in though its last day has passed."""

    agency: str
    title: str
    due_on: date
    days: int
    """Calendar days gone by."""


def late_reports(asked: Asked, picture: Directory) -> list[LateReport]:
    """Reports agencies counted owe past their day, agencies by name; one statement."""
    rows = Report.objects.filter(
        agency__in=asked.scope.agencies, consolidated=False, status__in=OPEN, due_on__lt=asked.today
    ).select_related("round")
    found = [
        LateReport(one.agency, one.round.title, one.due_on, (asked.today - one.due_on).days)
        for one in rows
        if one.due_on is not None
    ]
    return sorted(found, key=lambda one: (picture.name(one.agency), one.due_on, one.title))

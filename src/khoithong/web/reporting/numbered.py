"""The document a report became: waiting for its number, or with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from khoithong.desk.documents.acting import registers
from khoithong.documents.records.models import OfficialDocument

if TYPE_CHECKING:
    from datetime import date

    from khoithong.web.reporting.opened import ReportPage


@dataclass(frozen=True, slots=True)
class Numbered:
    """The document; `url` for who keeps the numbers of the agency."""

    number: str
    """As printed; empty while it waits."""
    issued_on: date | None
    url: str


def numbered(page: ReportPage) -> Numbered | None:
    """The document of a report handed in; one statement."""
    if not page.handed_in:
        return None
    report, here = page.report, page.here
    rows = OfficialDocument.objects.filter(agency=report.agency, about={"report": str(report.id)})
    row = rows.exclude(status="cancelled").order_by("-drafted_at").first()
    if row is None:
        return None
    keeps = registers(report.agency, here.person, here.office, here.day, here.directory)
    issued = row.status == "issued"
    return Numbered(
        str(row.content["number"]) if issued else "",
        row.issued_on,
        reverse("loose-document", args=[row.id]) if keeps else "",
    )

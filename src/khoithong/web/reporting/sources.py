"""What can be taken over into a heading: recorded facts with their cases, and the texts of the reports consolidated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from khoithong.reports.models import Report
from khoithong.reports.models.report import HANDED_IN
from khoithong.reports.passages import passages
from khoithong.reports.reporting import question

if TYPE_CHECKING:
    from collections.abc import Iterable

    from khoithong.reports.catalogue import Heading
    from khoithong.web.reporting.opened import ReportPage


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to take over: where it comes from, and what would be added."""

    key: str
    text: str
    url: str
    origin: str
    taken: bool
    """Whether the heading has it already."""
    long: bool = False
    """A whole text of another report."""


def sources(page: ReportPage, heading: Heading) -> list[Source]:
    """What is offered for a heading: of a consolidated report first the texts handed in, agencies by name."""
    mine = page.text(heading.id)
    found = list(_texts(page, heading.id, mine))
    asked = question(page.report, page.here.directory, page.here.day)
    for one in passages(asked).get(heading.id, []):
        url = reverse("case-act", args=[one.code, one.seq])
        found.append(Source(one.key, one.text, url, one.code, one.text in mine))
    return found


def _texts(page: ReportPage, heading: str, mine: str) -> Iterable[Source]:
    report, name = page.report, page.here.directory.name
    rows = Report.objects.filter(status__in=HANDED_IN)
    if report.consolidated:
        rows = rows.filter(round=report.round_id, consolidated=False)
    else:
        # What the agency itself has consolidated below goes up as part of its own report.
        rows = rows.filter(agency=report.agency, consolidated=True).exclude(round=report.round_id)
        rows = rows.filter(round__until__gte=report.round.since, round__since__lte=report.round.until)
    for one in sorted(rows.select_related("round"), key=lambda row: name(row.agency)):
        text = str(one.texts.get(heading, "")).strip()
        if text:
            origin = name(one.agency) if report.consolidated else f"Báo cáo tổng hợp: {one.round.title}"
            added = f"{name(one.agency)}: {text}" if report.consolidated else text
            url = reverse("report", args=[one.id])
            yield Source(f"bc:{one.id}", added, url, origin, added in mine, long=True)


def chosen(offered: Iterable[Source], keys: Iterable[str]) -> list[str]:
    """The texts of what was ticked, in the order they were offered."""
    wanted = set(keys)
    return [one.text for one in offered if one.key in wanted]

"""The page of reports: what is owed, what is consolidated and who is missing, what was handed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from khoithong.directives.rights import reader
from khoithong.reports import owed as lists
from khoithong.reports.reporting import period_of
from khoithong.reports.scope import scopes_of
from khoithong.web.directing.words import task_words
from khoithong.web.reporting.opened import STATUS_TONES, due, status_words
from khoithong.web.tasks.words import heading

if TYPE_CHECKING:
    from datetime import date

    from khoithong.reports.models import Report
    from khoithong.reports.owed import RoundState, Wanted
    from khoithong.web.components import Deadline, Tone
    from khoithong.web.session import Here


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report as a line."""

    url: str
    title: str
    agency: str
    above: str
    period: str
    status_label: str
    tone: Tone
    deadline: Deadline
    submitted_on: date | None


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round as its consolidating agency sees it."""

    url: str
    title: str
    agency: str
    period: str
    done: int
    of: int
    missing: str
    waiting: int
    due_on: date | None
    closed: bool


@dataclass(frozen=True, slots=True)
class WantedLine:
    """A task that wants a round."""

    url: str
    words: str
    text: str
    agencies: int
    due_on: date | None


@dataclass(frozen=True, slots=True)
class ListingPage:
    """The page."""

    owed: list[ReportLine]
    rounds: list[RoundLine]
    wanted: list[WantedLine]
    handed_in: list[ReportLine]
    more: bool
    opens: bool
    """Whether a round can be opened here."""


def listing_page(here: Here, number: int) -> ListingPage:
    """The page of the person here; a fixed number of statements."""
    who = reader(here.person, here.day, here.directory)
    handed_in, more = lists.handed_in(who.acting, number)
    reach = {one for scope in scopes_of(here.person, here.day, here.directory) for one in scope.agencies}
    return ListingPage(
        [_line(one, here) for one in lists.owed(who.acting)],
        [_round(one, here) for one in lists.rounds(who)],
        [_wanted(one) for one in lists.wanted(who.acting)] if who.acting else [],
        [_line(one, here) for one in handed_in],
        more,
        bool(who.acting and reach - who.acting),
    )


def _line(report: Report, here: Here) -> ReportLine:
    row = report.round
    return ReportLine(
        reverse("report", args=[report.id]),
        f"Tổng hợp: {row.title}" if report.consolidated else row.title,
        here.directory.name(report.agency),
        here.directory.name(row.agency),
        period_of(row).words,
        status_words(report),
        STATUS_TONES[report.status],
        due(report, here.day),
        report.submitted_on,
    )


def _round(one: RoundState, here: Here) -> RoundLine:
    names = sorted(here.directory.name(agency) for agency in one.missing)
    return RoundLine(
        reverse("report-consolidation", args=[one.own.id]) if one.own else "",
        one.round.title,
        here.directory.name(one.round.agency),
        period_of(one.round).words,
        one.handed_in,
        one.of,
        ", ".join(names),
        one.waiting,
        one.round.due_on,
        bool(one.own and one.own.status == "accepted"),
    )


def _wanted(one: Wanted) -> WantedLine:
    values = {"nhiem_vu": str(one.task.id), "ky": one.round.isoformat() if one.round else ""}
    query = urlencode({name: value for name, value in values.items() if value})
    return WantedLine(
        f"{reverse('report-open')}?{query}",
        task_words(one.task),
        heading(one.task),
        len(one.agencies),
        one.due_on,
    )

"""A report somebody opened: what stands in it, what may be done with it, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from django.http import Http404
from django.urls import reverse

from khoithong.directives.rights import reader as reader_of
from khoithong.lawbook.calendars import working_calendar
from khoithong.reports import rights
from khoithong.reports.catalogue import catalogue
from khoithong.reports.models import Report
from khoithong.reports.models.report import ACCEPTED, DRAFT, HANDED_IN, OPEN, RETURNED, SUBMITTED
from khoithong.reports.owed import started
from khoithong.reports.reporting import Reported, counted_on, period_of, reported
from khoithong.web.components import Deadline, Link
from khoithong.web.limits import standing

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from khoithong.directives.rights import Reader
    from khoithong.reports.catalogue import Heading
    from khoithong.web.components import Tone
    from khoithong.web.session import Here

STATUS_LABELS: Final = {
    DRAFT: "Đang soạn",
    SUBMITTED: "Đã nộp, chờ xem xét",
    RETURNED: "Được trả lại để hoàn thiện",
    ACCEPTED: "Đã được chấp nhận",
}
CLOSED_LABEL: Final = "Đã hoàn thành"
"""Of a consolidated report that was handed in: nobody of its round accepts it."""
NOT_BEGUN: Final = "Chưa soạn"
"""Of a report nobody has written in yet: who owes it and who waits for it read the same."""
STATUS_TONES: Final[dict[str, Tone]] = {
    DRAFT: "neutral",
    SUBMITTED: "wait",
    RETURNED: "warn",
    ACCEPTED: "done",
}


@dataclass
class ReportPage:
    """A report and who looks at it."""

    report: Report
    here: Here
    who: Reader

    @property
    def writes(self) -> bool:
        """Whether this person writes it now."""
        return self.owns and self.report.status in OPEN

    @property
    def owns(self) -> bool:
        """Whether it is a report of an agency this person acts for."""
        return self.report.agency in self.who.acting

    @property
    def consolidates(self) -> bool:
        """Whether this person acts for the agency that consolidates."""
        return self.report.round.agency in self.who.acting

    @property
    def judges(self) -> bool:
        """Whether it waits for this person to return or accept it."""
        return self.consolidates and self.report.status == SUBMITTED

    @property
    def handed_in(self) -> bool:
        """Whether text and figures stand."""
        return self.report.status in HANDED_IN

    @property
    def title(self) -> str:
        """What the report is called."""
        return f"{'Báo cáo tổng hợp: ' if self.report.consolidated else ''}{self.report.round.title}"

    @property
    def agency(self) -> str:
        """Whose report it is."""
        return self.here.directory.name(self.report.agency)

    @property
    def above(self) -> str:
        """Who consolidates."""
        return self.here.directory.name(self.report.round.agency)

    @property
    def period(self) -> str:
        """The days it is about."""
        return period_of(self.report.round).words

    @property
    def status_label(self) -> str:
        """Its status in words."""
        return status_words(self.report)

    @property
    def tone(self) -> Tone:
        """The colour of its status."""
        return STATUS_TONES[self.report.status]

    @property
    def deadline(self) -> Deadline:
        """By when it is owed."""
        return due(self.report, self.here.day)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Its parts."""
        return catalogue().headings

    @cached_property
    def figures(self) -> list[Reported]:
        """Its figures: frozen, or counted now."""
        return reported(self.report, self.here.directory, self.here.day)

    @property
    def counted_on(self) -> date:
        """The day of the figures."""
        return counted_on(self.report, self.here.day)

    @property
    def url(self) -> str:
        """Its address."""
        return reverse("report", args=[self.report.id])

    def section_url(self, heading: str) -> str:
        """The address where a heading is written."""
        return reverse("report-section", args=[self.report.id, heading])

    def figure_url(self, figure: str) -> str:
        """The address of the list behind a figure."""
        return reverse("report-figure", args=[self.report.id, figure])

    def text(self, heading: str) -> str:
        """What was typed under a heading."""
        return str(self.report.texts.get(heading, ""))

    def crumbs(self, *, inside: bool = True) -> list[Link]:
        """The way here."""
        found = [Link("Báo cáo", reverse("reports"))]
        return [*found, Link(self.title, self.url)] if inside else found


def open_report(report_id: UUID, here: Here) -> ReportPage:
    """A report this person may read. Raises `Http404`, as for one that does not exist."""
    who = reader_of(here.person, here.day, here.directory)
    rows = Report.objects.filter(rights.readable_reports(who), id=report_id).select_related("round")
    report = rows.first()
    if report is None:
        raise Http404
    return ReportPage(report, here, who)


def status_words(report: Report) -> str:
    """A status in words."""
    if report.consolidated and report.status == ACCEPTED:
        return CLOSED_LABEL
    if report.status == DRAFT and not started(report):
        return NOT_BEGUN
    return STATUS_LABELS[report.status]


def due(report: Report, day: date) -> Deadline:
    """The limit for handing in: of a directive where one ordered it, else the agency's own."""
    kind: Literal["ordered", "internal"] = "ordered" if report.round.task_id else "internal"
    if report.due_on is None:
        return Deadline("none", "Hạn nộp", unit="calendar", kind="internal")
    if report.submitted_on is not None:
        late = (report.submitted_on - report.due_on).days
        return Deadline(
            "late" if late > 0 else "met",
            "Hạn nộp",
            report.due_on,
            max(late, 0) or None,
            "calendar",
            kind,
            done_on=report.submitted_on,
        )
    state, amount = standing(report.due_on, day, "calendar", working_calendar())
    return Deadline(state, "Hạn nộp", report.due_on, amount, "calendar", kind)

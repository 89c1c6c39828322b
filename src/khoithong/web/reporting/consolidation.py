"""A round as a whole: every agency with its report, the figures counted beside those handed in, the texts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.urls import reverse

from khoithong.reports.catalogue import catalogue
from khoithong.reports.figures import figures
from khoithong.reports.models import Report, ReportEntry
from khoithong.reports.models.report import HANDED_IN, OPEN, SUBMITTED
from khoithong.reports.reporting import question, thawed
from khoithong.reports.wording import number_words, value_words
from khoithong.web.components import Link
from khoithong.web.reporting.opened import STATUS_TONES, due, status_words
from khoithong.web.reporting.words import linked

if TYPE_CHECKING:
    from datetime import date

    from khoithong.reports.asked import Asked
    from khoithong.reports.catalogue import Heading
    from khoithong.web.components import Deadline, Tone
    from khoithong.web.reporting.opened import ReportPage
    from khoithong.web.reporting.words import Lines


@dataclass(frozen=True, slots=True)
class Owing:
    """An agency of the round."""

    agency: str
    name: str
    status_label: str
    tone: Tone
    deadline: Deadline
    submitted_on: date | None
    url: str
    """Of its report, once handed in."""
    waits: bool
    """Handed in, neither returned nor accepted."""
    open: bool
    urged_on: date | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure: counted from the cases of all, of those who handed in, and as they handed it in."""

    label: str
    unit: str
    counted: str
    url: str
    theirs: str
    handed_in: str
    difference: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A heading with the texts handed in."""

    heading: Heading
    texts: list[tuple[Link, Lines]]
    write_url: str


@dataclass(frozen=True, slots=True)
class Consolidation:
    """The page."""

    owing: list[Owing]
    done: int
    of: int
    missing: list[Owing]
    differences: list[Difference]
    beside: list[Beside]


def consolidation(page: ReportPage) -> Consolidation:
    """The round of a consolidated report; a fixed number of statements."""
    name = page.here.directory.name
    rows = Report.objects.filter(round=page.report.round_id, consolidated=False).select_related("round")
    reports = sorted(rows, key=lambda one: (name(one.agency), one.agency))
    urged = _urged(page.report)
    owing = [_owing(one, page, urged) for one in reports]
    handed_in = [one for one in reports if one.status in HANDED_IN]
    return Consolidation(
        owing,
        len(handed_in),
        len(reports),
        [one for one in owing if one.open],
        _differences(page, handed_in),
        _beside(page, handed_in),
    )


def _owing(report: Report, page: ReportPage, urged: dict[str, date]) -> Owing:
    open_ = report.status in OPEN
    return Owing(
        report.agency,
        page.here.directory.name(report.agency),
        status_words(report),
        STATUS_TONES[report.status],
        due(report, page.here.day),
        report.submitted_on,
        "" if open_ else reverse("report", args=[report.id]),
        report.status == SUBMITTED,
        open_,
        urged.get(report.agency),
    )


def _urged(report: Report) -> dict[str, date]:
    found: dict[str, date] = {}
    entries = ReportEntry.objects.filter(round=report.round_id, kind="urge").order_by("seq")
    for one in entries:
        found |= dict.fromkeys(one.data["agencies"], one.happened_on)
    return found


def _differences(page: ReportPage, handed_in: list[Report]) -> list[Difference]:
    here = page.here
    names = [name for name in catalogue().reported if catalogue().figures[name].moment != "now"]
    all_of = {one.id: one for one in page.figures}
    asked = question(page.report, here.directory, here.day, [one.agency for one in handed_in])
    inner = [agency for one in handed_in for agency in question(one, here.directory, here.day).scope.agencies]
    theirs = figures(_of(asked, inner), names) if handed_in else {}
    told = [{one.id: one for one in thawed(report.figures)} for report in handed_in if report.figures]
    found = []
    for name in names:
        definition, kept = catalogue().figures[name], [one[name] for one in told if name in one]
        hidden = any(one.hidden for one in kept) or (name in theirs and theirs[name].hidden)
        total = sum(one.value for one in kept)
        now = theirs[name].value if name in theirs else 0
        if not (all_of[name].value or total or now):
            continue
        found.append(
            Difference(
                definition.label,
                definition.unit,
                value_words(all_of[name]),
                page.figure_url(name),
                "–" if hidden or not handed_in else number_words(now),
                "–" if hidden or not handed_in else number_words(total),
                "" if hidden or now == total else f"{now - total:+d}".replace("-", "−"),
            )
        )
    return found


def _of(asked: Asked, agencies: list[str]) -> Asked:
    return replace(asked, scope=replace(asked.scope, agencies=tuple(sorted(set(agencies)))))


def _beside(page: ReportPage, handed_in: list[Report]) -> list[Beside]:
    name = page.here.directory.name
    texts = [str(one.texts.get(heading.id, "")) for heading in page.headings for one in handed_in]
    pieces = iter(linked(texts, page.here.reader))
    found = []
    for heading in page.headings:
        held = [
            (Link(name(one.agency), reverse("report", args=[one.id])), lines)
            for one in handed_in
            for lines in (next(pieces),)
            if lines
        ]
        found.append(Beside(heading, held, page.section_url(heading.id) if page.writes else ""))
    return found

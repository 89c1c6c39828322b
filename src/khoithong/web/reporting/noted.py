"""Notes of those who supervise, and the facts of a case beside them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from khoithong.casefiles.models import Act, DeadlineRow, MeetingRow
from khoithong.desk.clock import ZONE
from khoithong.lawbook.labels import labels
from khoithong.organisation.offices import office_words
from khoithong.reports.counting import CHECKS
from khoithong.web.components import SummaryRow
from khoithong.web.wording import date_words, number_words

if TYPE_CHECKING:
    from datetime import date, datetime

    from khoithong.casefiles.rows import CaseRow
    from khoithong.reports.models import SupervisionNote
    from khoithong.web.session import Here

_KINDS: Final = ("request_supplement", "convene_meeting", *CHECKS)


@dataclass(frozen=True, slots=True)
class Noted:
    """A note as a line."""

    url: str
    code: str
    title: str
    text: str
    author: str
    office: str
    at: datetime


def noted(note: SupervisionNote, here: Here) -> Noted:
    """A note in words; its case must have been fetched with it for a list."""
    agency, _, role = note.office.partition("/")
    at = note.at.astimezone(ZONE).replace(tzinfo=None)
    return Noted(
        reverse("supervision-case", args=[note.case.code]),
        note.case.code,
        note.case.title or note.case.code,
        note.text,
        here.directory.name(note.author),
        office_words(here.directory, agency, role, note.author, at.date()),
        at,
    )


def facts_of(row: CaseRow, here: Here) -> list[SummaryRow]:
    """What the register says of a case, without judgement; three statements."""
    days: dict[str, list[date]] = defaultdict(list)
    acts = Act.objects.filter(case_id=row.id, kind__in=_KINDS).order_by("seq")
    for kind, day in acts.values_list("kind", "effective_on"):
        days[kind].append(day)
    convened = days["convene_meeting"]
    postponed = len(convened) - MeetingRow.objects.filter(case_id=row.id).count()
    overdue = DeadlineRow.objects.filter(case_id=row.id, closed_on=None, due__lt=here.day).order_by("due")
    checks = sorted(day for kind in CHECKS for day in days[kind])
    return [
        SummaryRow("Yêu cầu bổ sung", _times(days["request_supplement"])),
        SummaryRow("Dời ngày họp", f"{number_words(postponed)} lần" if postponed > 0 else "Không"),
        SummaryRow(
            "Việc quá hạn",
            [f"{labels().deadlines[one.deadline]} (hạn {date_words(one.due)})" for one in overdue] or "Không",
        ),
        SummaryRow("Việc kiểm tra, chỉ đạo", _times(checks)),
        SummaryRow("Việc gần nhất được ghi", date_words(row.changed_at.astimezone(ZONE).date())),
    ]


def _times(days: list[date]) -> str:
    if not days:
        return "Không"
    return f"{number_words(len(days))} lần: {', '.join(date_words(day) for day in days)}"

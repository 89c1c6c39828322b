"""What happened to a report, newest first; and when it was urged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Q

from khoithong.desk.clock import ZONE
from khoithong.organisation.offices import office_words
from khoithong.reports.models import ReportEntry
from khoithong.web.components import Event, Person

if TYPE_CHECKING:
    from datetime import date

    from khoithong.organisation.snapshot import Directory
    from khoithong.reports.models import Report
    from khoithong.web.components import Tone

_TITLES: Final = {
    "open": "Mở đợt báo cáo",
    "submit": "Nộp báo cáo",
    "return": "Trả lại để hoàn thiện",
    "accept": "Chấp nhận báo cáo",
    "urge": "Đôn đốc nộp báo cáo",
}
_TONES: Final[dict[str, Tone]] = {"submit": "info", "return": "warn", "accept": "done", "urge": "wait"}


def history(report: Report, picture: Directory) -> list[Event]:
    """Entries about this report, and about its round as far as they concern its agency; one statement."""
    rows = ReportEntry.objects.filter(_concerning(report)).order_by("-seq")
    return [
        Event(
            title=_TITLES[one.kind],
            at=one.recorded_at.astimezone(ZONE).replace(tzinfo=None),
            person=_person(one, picture),
            text=str(one.data.get("remarks") or one.data.get("request") or ""),
            late=f"chậm {one.data['late']} ngày" if one.data.get("late") else "",
            tone=_TONES.get(one.kind, "neutral"),
        )
        for one in rows
    ]


def urged_on(report: Report) -> date | None:
    """The day of the last urging, if it was urged."""
    return (
        ReportEntry.objects.filter(
            round=report.round_id, kind="urge", data__agencies__contains=[report.agency]
        )
        .order_by("-seq")
        .values_list("happened_on", flat=True)
        .first()
    )


def _concerning(report: Report) -> Q:
    about = Q(round=report.round_id, report=report.id)
    if report.consolidated:
        return about | Q(round=report.round_id, kind__in=("open", "urge"))
    urged = Q(round=report.round_id, kind="urge", data__agencies__contains=[report.agency])
    return about | Q(round=report.round_id, kind="open") | urged


def _person(entry: ReportEntry, picture: Directory) -> Person:
    agency, _, role = entry.office.partition("/")
    words = office_words(picture, agency, role, entry.actor, entry.happened_on) if role else ""
    return Person(picture.name(entry.actor), words)

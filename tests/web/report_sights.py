"""The pages of statistics, reports and supervision worth looking at in a demonstration: route, address, account."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from django.urls import reverse

from khoithong.casefiles.models import Case
from khoithong.desk.clock import FixedClock
from khoithong.desk.reports.acting import Asked
from khoithong.desk.reports.note import add_note
from khoithong.desk.reports.open import Opening, open_round
from khoithong.desk.reports.save import edition, save_text
from khoithong.desk.reports.submit import submit
from khoithong.reports.models import Report, Round, SupervisionNote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

_OWING = ("so-xd", "so-nnmt", "so-yt", "so-tc")


def report_sights(account: Callable[[str], str], now: datetime) -> Iterator[tuple[str, str, str]]:
    """As they see them who lead much, who supervise, and whose office counts nothing."""
    leader, other = account("ubnd/head"), account("tp-snv")
    yield "statistics", reverse("statistics"), leader
    yield "statistics", f"{reverse('statistics')}?tu=31/02/2026&den=1", leader
    yield "statistics", reverse("statistics"), other
    for figure in ("submitted", "limits_missed", "protection_pending", "inspections", "tasks_received"):
        yield "statistics-list", reverse("statistics-list", args=[figure]), leader
    yield from _reports(account, now)
    yield from _supervision(account)


def _reports(account: Callable[[str], str], now: datetime) -> Iterator[tuple[str, str, str]]:
    played(now)
    own = Report.objects.get(agency="so-nv", consolidated=True)
    of_round = Report.objects.filter(round=own.round)
    handed_in, open_ = of_round.get(agency="so-yt"), of_round.get(agency="so-xd")
    consolidates, writes = account("so-nv/head"), account("so-xd/head")
    for who in (consolidates, writes, account("tp-snv"), account("ubkt-tu/head")):
        yield "reports", reverse("reports"), who
    yield "report-open", reverse("report-open"), consolidates
    for report, who in ((own, consolidates), (handed_in, consolidates), (open_, writes)):
        yield "report", reverse("report", args=[report.id]), who
    for heading in ("results", "assessment"):
        yield "report-section", reverse("report-section", args=[open_.id, heading]), writes
        yield "report-section", reverse("report-section", args=[own.id, heading]), consolidates
    yield "report-check", reverse("report-check", args=[open_.id]), writes
    yield "report-figure", reverse("report-figure", args=[open_.id, "submitted"]), writes
    yield "report-figure", reverse("report-figure", args=[handed_in.id, "limits_met"]), consolidates
    yield "report-consolidation", reverse("report-consolidation", args=[own.id]), consolidates


def _supervision(account: Callable[[str], str]) -> Iterator[tuple[str, str, str]]:
    inspector, organiser = account("kt-ubkt"), account("btc-tu/head")
    code = Case.objects.latest("id").code
    for who in (inspector, organiser, account("so-nv/head"), account("tp-snv")):
        yield "supervision", reverse("supervision"), who
    for name in ("khong-de-xuat", "cham-bao-cao"):
        yield (
            "supervision-agencies",
            f"{reverse('supervision-agencies', args=[name])}?den=30/11/2026",
            organiser,
        )
    yield "statistics-list", reverse("statistics-list", args=["unchecked"]), organiser
    yield "statistics-list", reverse("statistics-list", args=["postponed_meetings"]), inspector
    asked = Asked("kt-ubkt", "ubkt-tu/staff", uuid4())
    if not SupervisionNote.objects.exists():
        add_note(code, "Theo dõi tiến độ họp xem xét.", asked)
    yield "supervision-notes", reverse("supervision-notes"), inspector
    yield "supervision-case", reverse("supervision-case", args=[code]), inspector


def played(now: datetime) -> None:
    """A yearly round of the department of home affairs, one report handed in; played once."""
    if Round.objects.filter(agency="so-nv").exists():
        return
    clock = FixedClock(now)
    days = (date(now.year, 1, 1), date(now.year, 12, 31), now.date())
    asked = Asked("gd-snv", "so-nv/head", uuid4(), clock)
    open_round(Opening("annual", f"Báo cáo năm {now.year}", *days, _OWING), asked)
    row = Report.objects.get(agency="so-yt", round__agency="so-nv")
    save_text(
        row.id,
        "gd-syt",
        "assessment",
        "Ưu điểm: triển khai kịp thời.\nKhó khăn: thiếu thiết bị.",
        edition(""),
        clock=clock,
    )
    row.refresh_from_db()
    submit(row.id, Asked("gd-syt", "so-yt/head", uuid4(), clock), row.version)

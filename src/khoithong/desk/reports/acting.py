"""The way every act on reports goes: lock, authorize now, check, change, write the log. All in one transaction.

The same key sent again gets the first answer; the same key for something else raises `IdempotencyConflict`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import IntegrityError, transaction
from django.db.models import Max

from khoithong.desk.answers import IdempotencyConflict
from khoithong.desk.clock import Clock, aware, server_clock, server_time
from khoithong.desk.directives.acting import Faulty, conflict, keep_offices
from khoithong.organisation.snapshot import directory
from khoithong.reports import rights
from khoithong.reports.models import Report, ReportEntry, Round
from khoithong.reports.models.report import ACCEPTED, DRAFT, RETURNED, SUBMITTED

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import datetime
    from uuid import UUID

    from khoithong.organisation.snapshot import Directory

_NOT_YOURS: Final = (
    "{agency}: người đứng đầu, cấp phó, văn thư hoặc cán bộ tổ chức làm việc này. "
    "Chọn đúng tư cách ở đầu trang rồi thực hiện lại."
)

_STANDS: Final = {
    DRAFT: "Báo cáo đang được soạn, chưa nộp",
    SUBMITTED: "Báo cáo đã nộp, đang chờ cơ quan tổng hợp xem xét",
    RETURNED: "Báo cáo đã được trả lại để hoàn thiện, chưa nộp lại",
    ACCEPTED: "Báo cáo đã được chấp nhận, không sửa được nữa",
}


class NoSuchReport(LookupError):
    """There is no such report, or it is not for this person to know."""

    def __init__(self) -> None:
        super().__init__("Không tìm thấy báo cáo.")


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, in which office, under which key."""

    person: str
    office: str | None
    key: UUID
    clock: Clock = server_clock


@dataclass(frozen=True, slots=True)
class Recorded:
    """The act stands in the log of its round."""

    round: UUID
    report: UUID | None
    seq: int
    repeated: bool = False
    """Whether it had been recorded before: this was the request sent again."""


@dataclass(slots=True)
class Taken:
    """A report in hand, its round locked."""

    asked: Asked
    report: Report
    picture: Directory
    at: datetime
    """Naive local time."""


def carry_out(
    kind: str,
    report_id: UUID,
    asked: Asked,
    data: Mapping[str, Any],
    statuses: Collection[str],
    change: Callable[[Taken], Mapping[str, Any]],
) -> Recorded:
    """Do one thing about a report in one of `statuses`; `change` checks, sets its fields, returns what the log keeps besides.

    Raises `Faulty`, `NoSuchReport` and `IdempotencyConflict`; nothing is changed then.
    """
    try:
        with transaction.atomic():
            keep_offices()
            report = lock(report_id)
            first = ReportEntry.objects.filter(idempotency_key=asked.key).first()
            if first is not None:
                return first_answer(first, report.round_id, report.id, kind, asked, data)
            picture, at = directory(), asked.clock()
            authorize(kind, report, asked, at, picture)
            if report.status not in statuses:
                raise Faulty({"": f"{_STANDS[report.status]}."})
            more = change(Taken(asked, report, picture, at))
            report.changed_by, report.changed_at = asked.person, aware(at)
            report.version += 1
            report.save()
            entry = write(report.round, report, kind, asked, at, {**data, **more})
            return Recorded(report.round_id, report.id, entry.seq)
    except IntegrityError as error:
        raise conflict(error) from error


def lock(report_id: UUID) -> Report:
    """The report, its round's log locked with it. Raises `NoSuchReport`."""
    report = Report.objects.filter(id=report_id).select_related("round").first()
    if report is None:
        raise NoSuchReport
    Round.objects.select_for_update().get(id=report.round_id)
    return Report.objects.select_for_update(of=("self",)).select_related("round").get(id=report_id)


ABOVE: Final = frozenset({"return", "accept"})
"""What the agency that consolidates does; all else is the reporting agency's."""


def authorize(kind: str, report: Report, asked: Asked, at: datetime, picture: Directory) -> None:
    """Whether this person may do this now. Raises `NoSuchReport` for whoever may not even read it, else `Faulty`."""
    agency = report.round.agency if kind in ABOVE else report.agency
    if rights.acts_for(asked.person, asked.office, agency, at.date(), picture):
        return
    who = rights.reader(asked.person, at.date(), picture)
    if not Report.objects.filter(rights.readable_reports(who), id=report.id).exists():
        raise NoSuchReport
    raise Faulty({"": _NOT_YOURS.format(agency=picture.name(agency))})


def write(
    round_: Round,
    report: Report | None,
    kind: str,
    asked: Asked,
    at: datetime,
    data: Mapping[str, Any],
) -> ReportEntry:
    """Add to the log of a round."""
    last = ReportEntry.objects.filter(round=round_).aggregate(last=Max("seq"))["last"] or 0
    return ReportEntry.objects.create(
        round=round_,
        report=report,
        seq=last + 1,
        kind=kind,
        actor=asked.person,
        office=asked.office or "",
        recorded_at=server_time(),
        happened_on=at.date(),
        data=dict(data),
        idempotency_key=asked.key,
    )


def first_answer(
    first: ReportEntry,
    round_id: UUID,
    report_id: UUID | None,
    kind: str,
    asked: Asked,
    data: Mapping[str, Any],
) -> Recorded:
    """The answer a key got first. Raises `IdempotencyConflict` when it was for something else."""
    same = (first.round_id, first.report_id, first.kind, first.actor) == (
        round_id,
        report_id,
        kind,
        asked.person,
    ) and all(first.data.get(name) == value for name, value in data.items())
    if not same:
        raise IdempotencyConflict
    return Recorded(round_id, report_id, first.seq, repeated=True)

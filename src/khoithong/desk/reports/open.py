"""Open a round of reports: the agency that consolidates says who owes one, about which days, by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from django.db import IntegrityError, transaction

from khoithong.desk.cleaning import clean_text
from khoithong.desk.clock import aware
from khoithong.desk.directives.acting import Faulty, conflict, keep_offices
from khoithong.desk.reports.acting import Recorded, first_answer, write
from khoithong.directives.models import Assignment, Task
from khoithong.directives.models.assignment import WITHDRAWN
from khoithong.organisation.snapshot import directory
from khoithong.reports import rights
from khoithong.reports.catalogue import catalogue
from khoithong.reports.models import Report, ReportEntry, Round
from khoithong.reports.scope import scopes_of

if TYPE_CHECKING:
    from datetime import datetime

    from khoithong.desk.reports.acting import Asked
    from khoithong.organisation.snapshot import Directory

LONGEST: Final = 300
FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2100

_NOT_YOURS: Final = "Người đứng đầu, cấp phó, văn thư hoặc cán bộ tổ chức của {agency} mở đợt báo cáo. Chọn đúng tư cách ở đầu trang."


@dataclass(frozen=True, slots=True)
class Opening:
    """What is opened. `task` is a task of an issued directive that asks for the report."""

    kind: str
    title: str
    since: date | None
    until: date | None
    due_on: date | None
    agencies: tuple[str, ...]
    basis: str = ""
    task: int | None = None
    task_round: date | None = None


def open_round(opening: Opening, asked: Asked) -> Recorded:
    """Open a round for the agency of the office used. Raises `Faulty` and `IdempotencyConflict`; nothing is changed then."""
    title, basis = clean_text(opening.title).strip(), clean_text(opening.basis).strip()
    data = {"title": title, "agencies": sorted(set(opening.agencies))}
    try:
        with transaction.atomic():
            keep_offices()
            first = ReportEntry.objects.filter(idempotency_key=asked.key).first()
            if first is not None:
                return first_answer(first, first.round_id, None, "open", asked, data)
            picture, at = directory(), asked.clock()
            agency = (asked.office or "").partition("/")[0]
            if not rights.acts_for(asked.person, asked.office, agency, at.date(), picture):
                raise Faulty({"": _NOT_YOURS.format(agency=picture.name(agency) if agency else "cơ quan")})
            task = _task(opening, agency)
            parts = _parts(task, opening) if task is not None else {}
            _check(opening, title, basis, agency, asked, at, picture, set(parts))
            return _open(opening, title, basis, agency, asked, at, parts)
    except IntegrityError as error:
        raise conflict(error) from error


def _open(
    opening: Opening,
    title: str,
    basis: str,
    agency: str,
    asked: Asked,
    at: datetime,
    parts: dict[str, Assignment],
) -> Recorded:
    row = Round.objects.create(
        kind=opening.kind,
        title=title,
        since=opening.since or date.min,  # both were checked to be there
        until=opening.until or date.max,
        due_on=opening.due_on,
        agency=agency,
        basis=basis,
        task_id=opening.task,
        task_round=opening.task_round,
        opened_by=asked.person,
        opened_at=aware(at),
    )
    own = Report(round=row, agency=agency, consolidated=True, changed_at=aware(at))
    owed = [
        Report(
            round=row,
            agency=one,
            assignment=parts.get(one),
            due_on=(parts[one].due_on if one in parts else None) or opening.due_on,
            changed_at=aware(at),
        )
        for one in sorted(set(opening.agencies))
    ]
    Report.objects.bulk_create([own, *owed])
    data = {"title": title, "agencies": sorted(set(opening.agencies))}
    entry = write(row, None, "open", asked, at, data)
    return Recorded(row.id, None, entry.seq)


def _task(opening: Opening, agency: str) -> Task | None:
    if opening.task is None:
        return None
    found = Task.objects.filter(id=opening.task, directive__owner=agency, directive__status="issued").first()
    if found is None:
        raise Faulty({"": "Nhiệm vụ báo cáo không còn, hoặc do cơ quan khác giao."})
    if Round.objects.filter(task=found, task_round=opening.task_round).exists():
        raise Faulty({"": "Đợt báo cáo của nhiệm vụ này đã được mở."})
    return found


def _parts(task: Task, opening: Opening) -> dict[str, Assignment]:
    """The agencies' own parts of the task."""
    rows = Assignment.objects.filter(task=task, parent=None, round=opening.task_round)
    return {one.agency: one for one in rows.exclude(status=WITHDRAWN).order_by("-role")}


def _check(
    opening: Opening,
    title: str,
    basis: str,
    agency: str,
    asked: Asked,
    at: datetime,
    picture: Directory,
    ordered: set[str],
) -> None:
    problems: dict[str, str] = {}
    if opening.kind not in catalogue().kinds:
        problems["kind"] = "Chọn loại báo cáo"
    if not title:
        problems["title"] = "Nhập tên đợt báo cáo"
    elif len(title) > LONGEST:
        problems["title"] = f"Rút gọn còn tối đa {LONGEST} ký tự"
    if len(basis) > LONGEST:
        problems["basis"] = f"Rút gọn còn tối đa {LONGEST} ký tự"
    problems |= _days(opening)
    reach = {one for scope in scopes_of(asked.person, at.date(), picture) for one in scope.agencies}
    beyond = set(opening.agencies) - reach - ordered
    if not set(opening.agencies) - {agency}:
        problems["agencies"] = "Chọn ít nhất một cơ quan phải báo cáo, ngoài cơ quan tổng hợp"
    elif agency in opening.agencies:
        problems["agencies"] = "Cơ quan tổng hợp có báo cáo riêng, bỏ chọn cơ quan này"
    elif beyond:
        names = ", ".join(sorted(picture.name(one) for one in beyond))
        problems["agencies"] = f"Ngoài phạm vi theo dõi của cơ quan: {names}"
    if problems:
        raise Faulty(problems)


def _days(opening: Opening) -> dict[str, str]:
    problems: dict[str, str] = {}
    for name, day in (("since", opening.since), ("until", opening.until)):
        if day is None:
            problems[name] = "Nhập ngày có thật theo dạng 18/03/2026"
        elif not FIRST_YEAR <= day.year <= LAST_YEAR:
            problems[name] = f"Nhập ngày trong các năm {FIRST_YEAR} đến {LAST_YEAR}"
    if opening.since and opening.until and opening.until < opening.since:
        problems["until"] = "Nhập ngày cuối không trước ngày đầu"
    return problems

"""Directives issued to the agencies of a small province, and people who act on them: shared by tests of all floors."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from khoithong.desk.clock import FixedClock, aware
from tests.desk.conftest import PROVINCE

if TYPE_CHECKING:
    from khoithong.desk.directives.acting import Asked
    from khoithong.directives.models import Assignment, Directive, Task

_BASE: dict[str, list[dict[str, Any]]] = PROVINCE  # type: ignore[assignment]  # lists of unlike dicts
WITH_UNITS: dict[str, list[dict[str, Any]]] = {
    "agencies": [
        *_BASE["agencies"],
        {"id": "tt-do", "name": "Trung tâm Đo đạc", "kind": "public_unit", "superior": "so"},
        {"id": "tt-kd", "name": "Trung tâm Kiểm định", "kind": "public_unit", "superior": "so"},
    ],
    "people": [
        *_BASE["people"],
        {"id": "gd-do", "name": "Lê Văn Đo", "offices": [{"agency": "tt-do", "role": "head"}]},
        {"id": "gd-kd", "name": "Lê Thị Kiểm", "offices": [{"agency": "tt-kd", "role": "head"}]},
        {"id": "vt-nv", "name": "Ngô Thị Thư", "offices": [{"agency": "so-nv", "role": "clerk"}]},
        {"id": "cv-nv", "name": "Ngô Văn Viên", "offices": [{"agency": "so-nv", "role": "staff"}]},
    ],
}
"""The small province; the Department of Construction has two units, that of Home Affairs gives the orders."""

OFFICES = {
    "gd": "so/head",
    "pgd1": "so/deputy",
    "vt": "so/clerk",
    "tc-so": "so/organiser",
    "cv": "so/staff",
    "gd-tc": "so-tc/head",
    "gd-nv": "so-nv/head",
    "vt-nv": "so-nv/clerk",
    "cv-nv": "so-nv/staff",
    "gd-do": "tt-do/head",
    "gd-kd": "tt-kd/head",
    "ct": "ubnd/head",
    "tt": "ubkt/head",
    "mt": "mttq/staff",
}
"""The office each of them acts in."""

TEXT = "5. Báo cáo kết quả 3 năm thực hiện chủ trương (qua Sở Nội vụ) trước ngày 30/5/2026."


@dataclass
class Orders:
    """What was issued, and the clock of everybody who acts on it."""

    clock: FixedClock
    issued: list[Directive] = field(default_factory=list)

    def issue(
        self, *tasks: dict[str, Any], agencies: tuple[str, ...] = ("so", "so-tc"), **more: Any
    ) -> Directive:
        """A directive of the Department of Home Affairs, issued on the clock's day; a reporting task unless told."""
        from khoithong.directives.models import Directive, Recipient, RecipientAgency
        from khoithong.directives.models.directive import code_of

        at = self.clock()
        values: dict[str, Any] = {
            "code": code_of(at.year, Directive.objects.count() + 1),
            "kind": "Công văn",
            "number": "398/SNV-CCVC",
            "date": at.date(),
            "issuer": "Sở Nội vụ",
            "owner": "so-nv",
            "subject": "Thực hiện các quy định về bảo vệ cán bộ năng động, sáng tạo",
            "text": TEXT,
            "status": "issued",
            "created_by": "gd-nv",
            "created_at": aware(at),
            "changed_at": aware(at),
            "issued_by": "gd-nv",
            "issued_at": aware(at),
            "issued_on": at.date(),
        }
        directive = Directive.objects.create(**values | more)
        line = Recipient.objects.create(directive=directive, place=0, words="Các sở, ban, ngành")
        RecipientAgency.objects.bulk_create(RecipientAgency(recipient=line, agency=one) for one in agencies)
        for place, task in enumerate(tasks or ({},), 1):
            self._order(directive, place, task, agencies)
        self.issued.append(directive)
        return directive

    def _order(
        self, directive: Directive, place: int, task: dict[str, Any], agencies: tuple[str, ...]
    ) -> None:
        from khoithong.desk.directives.rounds import rhythm_of
        from khoithong.directives.models import Assignment, Task

        leads = task.pop("agencies", agencies)
        helpers = task.pop("coordinate", ())
        values = {
            "clause": str(place),
            "text": TEXT,
            "start": 0,
            "end": len(TEXT),
            "due_kind": "date",
            "due_on": date(2026, 5, 29),
            "due_words": "trước ngày 30/5/2026",
            "report_wanted": "Báo cáo kết quả 3 năm",
        } | task
        if values["due_kind"] != "date":
            values |= {"due_on": None} | task
        row = Task.objects.create(directive=directive, place=place, **values)
        end, due = None, row.due_on
        if row.due_kind == "periodic":
            rhythm = rhythm_of(row)
            end = rhythm.open_round(self.clock().date())
            due = rhythm.due(end)
        Assignment.objects.bulk_create(
            Assignment(task=row, agency=one, role=role, round=end, due_on=due, changed_at=aware(self.clock()))
            for role, those in (("lead", leads), ("coordinate", helpers))
            for one in those
        )

    @property
    def directive(self) -> Directive:
        """The one issued last, as it is now."""
        from khoithong.directives.models import Directive

        return Directive.objects.get(id=self.issued[-1].id)

    def task(self, place: int = 1) -> Task:
        """A task of it."""
        from khoithong.directives.models import Task

        return Task.objects.get(directive=self.issued[-1], place=place)

    def of(self, agency: str, place: int = 1) -> Assignment:
        """What an agency has of a task now; the latest round."""
        from khoithong.directives.models import Assignment

        rows = Assignment.objects.select_related("task__directive", "parent")
        return rows.filter(task=self.task(place), agency=agency).order_by("-round", "-id")[0]

    def asked(self, person: str, **more: Any) -> Asked:
        """A request of somebody in the office held, under a key of its own."""
        from khoithong.desk.directives.acting import Asked

        values: dict[str, Any] = {
            "person": person,
            "office": OFFICES.get(person),
            "key": uuid4(),
            "clock": self.clock,
        }
        return Asked(**values | more)

    def on(self, day: str) -> None:
        """Move the clock to a day, 09:00."""
        self.clock.move_to(datetime.fromisoformat(day).replace(hour=9))

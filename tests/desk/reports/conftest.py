"""A province whose committee asks its departments for a report."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

if TYPE_CHECKING:
    from uuid import UUID

    from khoithong.desk.clock import FixedClock
    from khoithong.desk.reports.acting import Asked, Recorded
    from khoithong.reports.models import Report, Round
    from tests.desk.conftest import Desk


@dataclass
class Reporting:
    """The desk of reports with a clock of its own."""

    desk: Desk
    keys: dict[str, UUID] = field(default_factory=dict)

    @property
    def clock(self) -> FixedClock:
        return self.desk.clock

    def asked(self, person: str, office: str, key: UUID | None = None) -> Asked:
        from khoithong.desk.reports.acting import Asked

        return Asked(person, office, key or uuid4(), self.clock)

    def open(self, **more: Any) -> Recorded:
        """A yearly round of the committee's: three departments owe, by the end of May."""
        from khoithong.desk.reports.open import Opening, open_round

        asked = more.pop("asked", None) or self.asked("ct", "ubnd/head")
        given = {
            "kind": "annual",
            "title": "Báo cáo năm 2026",
            "since": date(2026, 1, 1),
            "until": date(2026, 12, 31),
            "due_on": date(2026, 5, 31),
            "agencies": ("so", "so-nv", "so-tc"),
            **more,
        }
        return open_round(Opening(**given), asked)

    @property
    def round(self) -> Round:
        from khoithong.reports.models import Round

        return Round.objects.latest("opened_at")

    def report(self, agency: str) -> Report:
        from khoithong.reports.models import Report

        return Report.objects.select_related("round").get(round=self.round, agency=agency)

    def save(self, agency: str, person: str, heading: str, text: str) -> Any:
        from khoithong.desk.reports.save import edition, save_text

        row = self.report(agency)
        seen = edition(str(row.texts.get(heading, "")))
        return save_text(row.id, person, heading, text, seen, clock=self.clock)

    def submit(self, agency: str, person: str, key: UUID | None = None, version: int = 0) -> Recorded:
        from khoithong.desk.reports.submit import submit

        row = self.report(agency)
        return submit(row.id, self.asked(person, f"{agency}/head", key), version or row.version)


@pytest.fixture
def reporting(desk: Desk) -> Reporting:
    """Nothing opened yet."""
    return Reporting(desk)

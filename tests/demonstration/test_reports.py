"""The yearly report of the demonstration: who owes, what came in, what became of it; played again nothing is twice."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction

from khoithong.demonstration.reporting import build_reports
from khoithong.reports.models import Report, ReportEntry, Round
from tests.demonstration.test_directives import build

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime(2026, 11, 20, 10, 15)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Built once for all tests of this file, and rolled back after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        build(NOW)
        build_reports(NOW)
        yield
        transaction.set_rollback(True)


def test_the_committee_asks_those_the_regulation_binds() -> None:
    (row,) = Round.objects.all()
    assert (row.agency, row.kind, row.title) == ("tinh-uy", "annual", "Báo cáo năm 2026")
    owed = Report.objects.filter(round=row, consolidated=False)
    assert owed.count() > 20
    assert not owed.filter(assignment=None).exists()


def test_one_is_accepted_one_returned_one_waits() -> None:
    found = dict(Report.objects.exclude(status="draft").values_list("agency", "status"))
    assert found == {"so-tc": "accepted", "so-yt": "submitted", "so-gddt": "returned"}
    tasks = dict(Report.objects.filter(agency__in=found).values_list("agency", "assignment__status"))
    assert tasks == {"so-tc": "done", "so-yt": "done", "so-gddt": "in_progress"}


def test_nothing_happened_later_than_now_and_played_again_nothing_is_twice() -> None:
    entries = ReportEntry.objects.count()
    assert not ReportEntry.objects.filter(happened_on__gt=NOW.date()).exists()
    build_reports(NOW)
    assert ReportEntry.objects.count() == entries
    assert Round.objects.count() == 1

"""The five texts as issued directives: to whom, how far, and played again without anything twice."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction

from khoithong.demonstration.agencies import AGENCIES
from khoithong.demonstration.directing.building import build_directives
from khoithong.demonstration.neighbours import ORGANISATION
from khoithong.demonstration.people import OFFICIALS
from khoithong.desk.clock import aware
from khoithong.directives import rollup
from khoithong.directives.models import (
    Assignment,
    CommunicationItem,
    Directive,
    Entry,
    Recipient,
    Task,
)
from khoithong.organisation.importing import import_organisation

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime(2026, 11, 20, 10, 15)

# Marked though `built` lets them in: what uses the database runs before what drives a browser.
pytestmark = pytest.mark.django_db


def build(now: datetime = NOW) -> None:
    people = [official.as_data() for official in OFFICIALS]
    import_organisation({"agencies": AGENCIES, "people": people}, entered_by="test", now=aware(now))
    import_organisation(ORGANISATION, entered_by="test", now=aware(now))
    build_directives(now)


@pytest.fixture(scope="module", autouse=True)
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Built once for all tests of this file, and rolled back after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        build()
        yield
        transaction.set_rollback(True)


def directive(pack: str) -> Directive:
    return Directive.objects.get(pack=pack)


def task(pack: str, clause: str) -> Task:
    return Task.objects.get(directive=directive(pack), clause=clause)


def far(pack: str, clause: str) -> rollup.Rollup:
    one = task(pack, clause)
    return rollup.of_task(one, one.assignments.order_by("agency"))


def test_all_five_texts_are_issued_by_an_agency_of_their_kind() -> None:
    owners = dict(Directive.objects.filter(status="issued").values_list("pack", "owner"))
    assert owners == {
        "vinh-phuc-2024": "so-nv",
        "soc-trang-2023": "ubnd-b",
        "ninh-thuan-2021": "ubnd-c",
        "can-tho-2024": "ubnd-d",
        "tinh-uy-2026": "tinh-uy",
    }
    assert not Directive.objects.exclude(status="issued").exists()


def test_398_went_to_twenty_agencies_and_districts_are_seen_to_be_none() -> None:
    row = directive("vinh-phuc-2024")
    assert (row.number, row.date) == ("398/SNV-CCVC", date(2024, 3, 20))
    assert Assignment.objects.filter(task__directive=row).values("agency").distinct().count() == 20
    empty = [line.words for line in Recipient.objects.filter(directive=row, agencies=None)]
    assert empty == ["Ủy ban nhân dân các huyện, thành phố"]


def test_before_the_30th_of_august_is_due_on_the_29th() -> None:
    one = task("vinh-phuc-2024", "5")
    assert (one.due_words, one.due_on) == ("trước ngày 30/8/2024", date(2024, 8, 29))
    assert one.report_kind == "multi_year"
    assert one.report_wanted.startswith("Báo cáo kết quả 3 năm")


def test_the_second_quarter_is_due_on_its_last_day() -> None:
    one = task("can-tho-2024", "II/2")
    assert (one.due_from, one.due_on) == (date(2024, 4, 1), date(2024, 6, 30))
    lead = one.assignments.get(role="lead")
    assert (lead.agency, lead.status) == ("so-nv-d", "done")


def test_what_is_yearly_has_come_every_year() -> None:
    rounds = task("can-tho-2024", "IV/1/d").assignments.filter(agency="so-d").order_by("round")
    assert [(str(one.round), one.status) for one in rounds] == [
        ("2024-12-31", "done"),
        ("2025-12-31", "done"),
        ("2026-12-31", "sent"),
    ]
    assert task("tinh-uy-2026", "14/8").report_kind == "annual"


def test_the_report_is_done_by_most_late_with_some_and_open_with_others() -> None:
    found = far("vinh-phuc-2024", "5")
    assert (found.words, len(found.missing)) == ("đã nộp 14/20", 6)
    late = {one.agency: one.late(NOW.date()) for one in found.missing}
    assert late == {
        "p-hung-thai": 0,
        "so-nnmt": 0,
        "so-xd": 0,
        "p-song-may": 6,
        "x-bang-son": 6,
        "x-dong-lang": (NOW.date() - date(2024, 8, 29)).days,
    }


def test_communication_was_planned_published_and_linked() -> None:
    states = CommunicationItem.objects.filter(agency="btg-tu").values_list("status", flat=True)
    assert sorted(states) == ["planned", "planned", "published", "published"]
    assert {one.directive_id for one in CommunicationItem.objects.all()} == {directive("tinh-uy-2026").id}


def _rows() -> Iterator[object]:
    for model in (Directive, Recipient, Task, Assignment, Entry, CommunicationItem):
        yield model.objects.count()


def test_played_again_nothing_is_there_twice() -> None:
    before = list(_rows())
    build_directives(NOW)
    assert list(_rows()) == before

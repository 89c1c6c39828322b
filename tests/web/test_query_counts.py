"""Every page costs the same number of statements, whatever the length of its list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

if TYPE_CHECKING:
    from tests.web.office import Office, Visitor

LIST_PAGES = (
    ("gd", "/viec-can-lam/"),
    ("tp", "/viec-can-lam/cho-nguoi-khac/"),
    ("tp", "/de-xuat/"),
    ("gd", "/ho-so/"),
    ("gd", "/phien-hop/"),
    ("gd", "/to-chuc/"),
)


def statements(visitor: Visitor, path: str) -> int:
    visitor.get(path)
    with CaptureQueriesContext(connection) as caught:
        visitor.get(path)
    assert visitor.status == 200
    return len(caught)


@pytest.mark.parametrize(("person", "path"), LIST_PAGES)
def test_a_list_costs_the_same_with_one_row_and_with_many(office: Office, person: str, path: str) -> None:
    visitor = office.person(person)
    add_case(office)
    few = statements(visitor, path)
    for _ in range(12):
        add_case(office)
    assert statements(visitor, path) == few
    assert few <= 12


def test_work_costs_the_same_with_one_capacity_and_with_several(office: Office) -> None:
    from tests.web.test_account import head_and_secretary

    add_case(office)
    head = office.person("gd")
    one = statements(head, "/viec-can-lam/")
    head_and_secretary(office)
    assert statements(head, "/viec-can-lam/") == one
    head.post("/tu-cach/", {"capacity": "du-ubnd/head"})
    assert statements(head, "/viec-can-lam/") <= one


def add_case(office: Office) -> None:
    """One more draft, one more case under review, one more meeting."""
    office.desk.on("2026-05-04")
    office.draft("tp", plan={"necessity": "Nội dung"})
    office.desk.submit()
    office.desk.meet()


def test_a_meeting_costs_the_same_whatever_the_ballots(office: Office) -> None:
    office.desk.meet()
    head = office.person("gd")
    path = f"/phien-hop/{office.code}/1/"
    before = statements(head, path)
    for voter in ("pgd1", "pgd2"):
        office.desk.do(voter, "vote", ballot="for")
    assert statements(head, path) == before


def test_a_draft_costs_the_same_full_or_empty(office: Office) -> None:
    from tests.desk.conftest import PLAN

    owner = office.person("tp")
    empty, full = office.draft("tp"), office.draft("tp", plan=PLAN, co_proposers=["pgd1", "pgd2"])
    for page in ("", "kiem-tra/", "nguoi-cung-de-xuat/", "phan/necessity/"):
        assert statements(owner, f"/de-xuat/soan/{empty}/{page}") == statements(
            owner, f"/de-xuat/soan/{full}/{page}"
        )

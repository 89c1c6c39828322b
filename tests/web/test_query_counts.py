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
    ("gd", "/phan-anh/"),
    ("tt", "/ho-so/"),
    ("gd", "/ho-so/?trang_thai=under_review&tu=dat+dai&qua_han=1"),
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
    assert few <= 13


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
    office.desk.do("cv", "report_violation", provision="6/2", against="pgd1", content="Gây khó khăn")
    office.desk.meet()


def test_a_meeting_costs_the_same_whatever_the_ballots(office: Office) -> None:
    office.desk.meet()
    head = office.person("gd")
    path = f"/phien-hop/{office.code}/1/"
    before = statements(head, path)
    for voter in ("pgd1", "pgd2"):
        office.desk.do(voter, "vote", ballot="for")
    assert statements(head, path) == before


CASE_PAGES = (
    "",
    "xu-ly/",
    "y-kien-cap-uy/",
    "quyet-dinh/",
    "thuc-hien/",
    "danh-gia/",
    "quyen-loi/",
    "viec/request_supplement/",
    "ke-hoach/1/",
    "dien-bien/2/",
    "vi-sao/1/",
)


def test_a_case_costs_the_same_with_few_acts_and_with_forty(office: Office) -> None:
    office.desk.submit()
    head, root = office.person("gd"), f"/ho-so/{office.code}/"

    def exchange(times: int) -> dict[str, int]:
        for _ in range(times):
            office.desk.do("gd", "request_supplement", content="Bổ sung dự toán")
            office.desk.do("tp", "supplement_plan", content="Đã bổ sung")
        return {page: statements(head, root + page) for page in CASE_PAGES}

    few = exchange(2)
    assert exchange(18) == few
    assert len(office.desk.acts) > 40
    assert max(few.values()) <= 13


def test_a_draft_costs_the_same_full_or_empty(office: Office) -> None:
    from tests.desk.conftest import PLAN

    owner = office.person("tp")
    empty, full = office.draft("tp"), office.draft("tp", plan=PLAN, co_proposers=["pgd1", "pgd2"])
    for page in ("", "kiem-tra/", "nguoi-cung-de-xuat/", "phan/necessity/"):
        assert statements(owner, f"/de-xuat/soan/{empty}/{page}") == statements(
            owner, f"/de-xuat/soan/{full}/{page}"
        )

"""Addresses that only take forms, opened as pages: back to where the form stands, nothing recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.web.office import Office


@pytest.mark.parametrize("page", ["phieu/", "phieu-giay/"])
def test_a_ballot_box_opened_as_a_page_leads_to_the_meeting(office: Office, page: str) -> None:
    office.desk.meet()
    voter = office.person("pgd1")
    html = voter.get(f"/phien-hop/{office.code}/1/{page}")
    assert voter.status == 200
    assert voter.path == f"/phien-hop/{office.code}/1/"
    assert "chỉ nhận nội dung gửi từ biểu mẫu; chưa có việc nào được ghi nhận" in html


def test_where_no_page_is_above_it_leads_to_the_work(office: Office) -> None:
    head = office.person("gd")
    assert "chỉ nhận nội dung gửi từ biểu mẫu" in head.get("/tu-cach/")
    assert head.path == "/viec-can-lam/"


def test_a_stranger_learns_nothing_of_a_meeting(office: Office) -> None:
    office.desk.meet()
    stranger = office.person("cv")
    stranger.get(f"/phien-hop/{office.code}/1/phieu/")
    assert stranger.status == 404


def test_a_form_sent_to_a_page_is_refused_as_before(office: Office) -> None:
    head = office.person("gd")
    head.post("/viec-can-lam/")
    assert head.status == 405

"""`Đề xuất của tôi`: drafts and cases by where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.conftest import PLAN

if TYPE_CHECKING:
    from tests.web.office import Office


def test_nothing_yet_leads_to_a_first_proposal(office: Office) -> None:
    html = office.person("tp").get("/de-xuat/")
    assert "Chưa có đề xuất nào" in html
    assert 'href="/de-xuat/moi/"' in html


def test_drafts_say_how_far_they_are(office: Office) -> None:
    draft = office.draft("tp", plan={"necessity": "Thủ tục kéo dài", "impact": "Có"})
    html = office.person("tp").get("/de-xuat/")
    assert "Thủ tục kéo dài" in html
    assert "1/8 phần bắt buộc" in html
    assert "09:00 ngày 04/05/2026" in html
    assert f'href="/de-xuat/soan/{draft}/"' in html


def test_a_co_proposer_sees_whose_draft_it_is(office: Office) -> None:
    office.draft("tp", co_proposers=["pgd1"])
    assert "Người lập: Hoàng Văn Em" in office.person("pgd1").get("/de-xuat/")
    assert "Người lập:" not in office.person("tp").get("/de-xuat/")


def test_cases_stand_under_review_in_execution_or_closed(office: Office) -> None:
    proposer = office.person("tp")
    office.desk.submit()
    assert "Đang xem xét <span" in proposer.get("/de-xuat/")
    office.desk.on("2026-05-04")
    office.desk.approve()
    html = proposer.get("/de-xuat/")
    assert "Đang thực hiện và đánh giá <span" in html
    office.desk.on("2026-05-04")
    office.desk.complete()
    html = proposer.get("/de-xuat/")
    assert "Đã kết thúc <span" in html
    assert html.count('<th scope="row">') == 3


def test_a_line_says_the_next_step_and_who_holds_it(office: Office) -> None:
    office.desk.submit(co_proposers=["pgd1"])
    for person in ("tp", "pgd1"):
        html = office.person(person).get("/de-xuat/")
        assert "Triệu tập họp" in html
        assert "Nguyễn Văn An, Giám đốc Sở Xây dựng" in html
    assert "Chưa có đề xuất nào" in office.person("gd").get("/de-xuat/")


def test_text_of_a_draft_is_never_markup(office: Office) -> None:
    office.draft("tp", plan={**PLAN, "necessity": "<b>đậm</b>"})
    assert "<b>đậm" not in office.person("tp").get("/de-xuat/")

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


def test_who_proposes_is_offered_what_applies_where_they_work(office: Office) -> None:
    from tests.desk.adopting import adopted

    adopted("so", "soc-trang-2023")
    adopted("so-tc", "tinh-uy-2026", "2026-04-11")
    html = office.person("tp").get("/de-xuat/moi/")
    assert 'value="soc-trang-2023"' in html
    assert 'value="tinh-uy-2026"' not in html
    refused = office.person("tp")
    refused.post("/de-xuat/moi/", {"pack": "tinh-uy-2026"})
    assert refused.status == 422
    assert "hôm nay chưa có văn bản nào được xác lập" in office.person("mt").get("/de-xuat/moi/")


def test_a_draft_under_a_text_that_no_longer_applies_says_so_and_is_not_sent(office: Office) -> None:
    from khoithong.casefiles.models import Case
    from tests.desk.adopting import adopted
    from tests.desk.conftest import PLAN

    draft = office.draft("tp", plan=PLAN)
    adopted("so", "soc-trang-2023")
    visitor = office.person("tp")
    words = "không áp dụng cho Sở Xây dựng vào ngày 04/05/2026. Văn bản áp dụng: Kế hoạch"
    assert words in visitor.get(f"/de-xuat/soan/{draft}/")
    assert words in visitor.get(f"/de-xuat/soan/{draft}/kiem-tra/")
    visitor.post(f"/de-xuat/soan/{draft}/kiem-tra/", {"version": "1", "confirmed": ["tinh-uy-2026#4/2"]})
    assert visitor.status == 422
    assert not Case.objects.exists()


def test_of_two_agencies_the_draft_begins_with_the_one_the_text_applies_to(office: Office) -> None:
    from khoithong.organisation.models import Account
    from tests.desk.adopting import adopted
    from tests.desk.conftest import bring_in

    offices = [{"agency": "so", "role": "manager"}, {"agency": "so-tc", "role": "manager"}]
    bring_in({"people": [{"id": "hai", "name": "Phan Hai Nơi", "offices": offices}]})
    Account.objects.create(username="hai", person_id="hai", password="!")
    adopted("so", "soc-trang-2023")
    adopted("so-tc", "ninh-thuan-2021")
    visitor = office.person("hai")
    html = visitor.get("/de-xuat/moi/")
    assert "Áp dụng cho Sở Tài chính." in html
    visitor.post("/de-xuat/moi/", {"pack": "ninh-thuan-2021"})
    from khoithong.casefiles.models import Draft

    assert Draft.objects.get(owner="hai").data == {"agency": "so-tc"}

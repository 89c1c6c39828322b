"""Considering a plan: the plan at a glance, both ways side by side, what was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from tests.web.filling import form_of
from tests.web.steps import rejected, route_to_council, seen, with_council
from tests.web.test_query_counts import statements

if TYPE_CHECKING:
    from tests.web.office import Office


def at(office: Office) -> str:
    return f"/ho-so/{office.code}/xu-ly/"


def test_the_plan_at_a_glance(office: Office) -> None:
    office.desk.submit("pgd1", co_proposers=["tp"])
    office.desk.do("vt", "register_plan", number="15/ĐX")
    said = seen(office.person("gd"), at(office))
    assert "Người đề xuất Trần Thị Bình, Cấp phó của người đứng đầu, Sở Xây dựng Hoàng Văn Em" in said
    assert "Nơi xem xét, quyết định điểm 1.2 khoản 1 Điều 7 Sở Xây dựng" in said
    assert "Số vào sổ 15/ĐX, ngày 04/05/2026" in said
    assert "Điểm nghẽn, nút thắt cần tháo gỡ" in said
    assert "Mỗi hồ sơ đi qua sáu phòng" in said
    assert f'href="/ho-so/{office.code}/ke-hoach/1/"' in office.person("gd").get(at(office))


def test_a_heads_own_plan_goes_to_the_superior_on_its_own_provision(office: Office) -> None:
    office.desk.submit("gd")
    said = seen(office.person("ct"), at(office))
    assert "Nơi xem xét, quyết định điểm 1.3 khoản 1 Điều 7 Ủy ban nhân dân tỉnh" in said


def test_supplements_asked_and_answered(office: Office) -> None:
    office.desk.submit()
    office.desk.do("gd", "request_supplement", content="Nêu rõ kinh phí")
    office.desk.on("2026-05-06")
    said = seen(office.person("gd"), at(office))
    assert (
        "Nêu rõ kinh phí Nguyễn Văn An (tài khoản đang dùng) , Giám đốc Sở Xây dựng Chưa có bổ sung, đã chờ 2 ngày làm việc. Thời hạn xem xét vẫn chạy."
        in said
    )
    office.desk.do("tp", "supplement_plan", content="Kinh phí 1 tỷ")
    office.desk.do("tp", "supplement_plan", content="Thêm phụ lục")
    said = seen(office.person("gd"), at(office))
    assert (
        "Giám đốc Sở Xây dựng Bổ sung ngày 06/05/2026: Kinh phí 1 tỷ Bổ sung ngày 06/05/2026: Thêm phụ lục"
        in said
    )
    assert "Chưa có bổ sung" not in said


def test_both_ways_stand_side_by_side_with_every_date_and_a_button_each(office: Office) -> None:
    office.desk.submit("pgd1")
    html = office.person("gd").get(at(office))
    said = seen(office.person("gd"), at(office))
    collective, _, council = said.partition("Hội đồng đánh giá khoản 3 Điều 8")
    assert (
        "Họp xem xét đề xuất điểm 2.1 khoản 2 Điều 7 Còn 7 ngày làm việc , ngày đến hạn 13/05/2026"
        in collective
    )
    assert (
        "Thành lập Hội đồng đánh giá điểm 2.2 khoản 2 Điều 7 Còn 10 ngày , ngày đến hạn 14/05/2026" in council
    )
    assert "Hội đồng họp đánh giá đề xuất khoản 3 Điều 8 chậm nhất thứ Hai, 25/05/2026" in council
    assert "Tính từ Thành lập Hội đồng đánh giá, nếu đúng ngày cuối cùng, thứ Năm, 14/05/2026" in council
    for way in (collective, council):
        assert "Trần Thị Bình: Cấp phó có đề xuất không tham gia biểu quyết" in way
        assert "biểu quyết ngang nhau thì thực hiện theo ý kiến" in way
        assert "13/05" in way or "14/05" in way
    assert "Nguyễn Văn An (tài khoản đang dùng)" in collective
    assert f'href="/ho-so/{office.code}/viec/convene_meeting/">Họp tập thể lãnh đạo</a>' in html
    assert f'href="/ho-so/{office.code}/viec/choose_route/?cach=council">Giao Hội đồng</a>' in html
    assert html.count("Triệu tập họp</") == 0, "the buttons of the ways are not listed a second time"


def test_the_button_of_a_way_fills_in_the_choice(office: Office) -> None:
    office.desk.submit()
    html = office.person("gd").get(f"/ho-so/{office.code}/viec/choose_route/?cach=council")
    assert form_of(html)["route"] == ["council"]


def test_only_who_may_choose_has_buttons(office: Office) -> None:
    office.desk.submit()
    html = office.person("tp").get(at(office))
    assert "Giao Hội đồng" not in html
    assert "Họp tập thể lãnh đạo" not in html


def test_days_off_are_drawn_and_a_council_without_a_lawful_day_is_told_when_there_would_be_one(
    office: Office,
) -> None:
    # Before Tết 2027 ten calendar days hold no five working days before a working day.
    office.desk.on("2027-02-01")
    office.desk.submit()
    html = office.person("gd").get(at(office))
    said = seen(office.person("gd"), at(office))
    assert "Thành lập hôm nay thì không có ngày họp nào vừa kịp gửi kế hoạch trước cho thành viên" in said
    assert "Thành lập thứ" in said.partition("không có ngày họp nào")[2]
    assert "thì họp được:" in said
    assert 'class="strip-day strip-plain strip-hatched"' in html
    assert "Tết Nguyên đán" in html


def test_after_the_choice_who_chose_when_why_and_that_it_may_still_change(office: Office) -> None:
    route_to_council(office)
    office.desk.on("2026-05-05")
    html = office.person("gd").get(at(office))
    said = seen(office.person("gd"), at(office))
    assert "Hội đồng đánh giá Đang theo" in said
    assert f'href="/hoi-dong/{office.code}/">Thành lập Hội đồng</a>' in html
    assert f'href="/ho-so/{office.code}/viec/choose_route/?cach=collective">Họp tập thể lãnh đạo</a>' in html


def test_once_settled_the_choice_and_why_it_stands(office: Office) -> None:
    with_council(office)
    said = seen(office.person("gd"), at(office))
    assert "Đã chọn Hội đồng đánh giá ngày 04/05/2026, Nguyễn Văn An" in said
    assert "Lý do: Phạm vi rộng, nhiều lĩnh vực" in said
    assert "không đổi đường xử lý được nữa" in said
    assert "Giao Hội đồng" not in said
    assert "Chuyên gia Vinh" in said, "who would vote"


def test_without_a_choice_recorded_the_texts_own_way_applies(office: Office) -> None:
    office.desk.meet()
    said = seen(office.person("gd"), at(office))
    assert "Đang theo Tập thể lãnh đạo" in said
    assert "chưa có lựa chọn nào khác được ghi" in said


def test_after_the_review_the_page_still_tells_how_it_went(office: Office) -> None:
    rejected(office)
    said = seen(office.person("gd"), at(office))
    assert "Cách đã xem xét" in said
    assert "Chọn cách xem xét" not in said


def test_a_regulation_without_choice_nor_meeting(office: Office) -> None:
    from khoithong.desk.answers import Done
    from khoithong.desk.perform import perform
    from khoithong.lawbook.pack import describe

    sections = [one.name for one in describe("soc-trang-2023").regulation.sections]
    done = perform(
        case_id=None,
        kind="submit_plan",
        actor="tp",
        capacity="so/manager",
        data={"plan": dict.fromkeys(sections, "Nội dung")},
        idempotency_key=uuid4(),
        pack="soc-trang-2023",
        clock=office.clock,
    )
    assert isinstance(done, Done), done
    office.desk.case = done.case_id
    said = seen(office.person("gd"), at(office))
    assert "văn bản không yêu cầu họp với đề xuất này" in said
    assert "Giao Hội đồng" not in said
    for page in ("/hoi-dong/{}/", "/ho-so/{}/y-kien-cap-uy/"):
        visitor = office.person("gd")
        visitor.get(page.format(office.code))
        assert visitor.status == 404, page


@pytest.mark.parametrize(
    "page", ["/ho-so/{}/xu-ly/", "/hoi-dong/{}/", "/ho-so/{}/y-kien-cap-uy/", "/ho-so/{}/quyet-dinh/"]
)
def test_who_may_not_read_the_case_finds_none_of_its_pages(office: Office, page: str) -> None:
    with_council(office)
    stranger = office.person("cv")
    stranger.get(page.format(office.code))
    assert stranger.status == 404
    stranger.get(page.format("DX-2026-999999"))
    assert stranger.status == 404


@pytest.mark.parametrize(
    "page", ["/ho-so/{}/xu-ly/", "/hoi-dong/{}/", "/ho-so/{}/y-kien-cap-uy/", "/ho-so/{}/quyet-dinh/"]
)
def test_a_page_costs_the_same_whatever_happened_in_the_case(office: Office, page: str) -> None:
    with_council(office)
    head = office.person("gd")
    few = statements(head, page.format(office.code))
    for number in range(5):
        office.desk.do("gd", "request_supplement", content=f"Lần {number}")
        office.desk.do("tp", "supplement_plan", content=f"Bổ sung {number}")
    office.desk.do("gd", "replace_council_member", out="cg", in_="pgd2", as_="deputy", reason="Ốm")
    assert statements(head, page.format(office.code)) == few

"""`Việc cần làm`: what needs this person's act, grouped by how near its limit is, and gone when done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.office import Office


def test_nothing_to_do_says_so(office: Office) -> None:
    html = office.person("gd").get("/viec-can-lam/")
    assert "Không có việc nào chờ xử lý" in html
    assert 'href="/ho-so/">Đọc các hồ sơ được xem' in html


def test_a_plan_received_waits_for_the_head_with_its_limit_and_provision(office: Office) -> None:
    office.desk.submit()
    html = office.person("gd").get("/viec-can-lam/")
    assert "Triệu tập họp" in html
    assert f'href="/ho-so/{office.code}/viec/convene_meeting/"' in html
    assert "Còn 7 ngày làm việc" in html
    assert "13/05/2026" in html
    assert 'href="/quy-dinh/tinh-uy-2026/#7/2/2.1"' in html
    assert "Hoàng Văn Em" in html


def test_others_have_nothing_to_do_with_it(office: Office) -> None:
    office.desk.submit()
    assert office.code not in office.person("pgd1").get("/viec-can-lam/")


def test_the_headings_follow_the_days(office: Office) -> None:
    office.desk.submit()
    head = office.person("gd")
    for day, heading, words in (
        ("2026-05-05", "Còn lại", "Còn 6 ngày làm việc"),
        ("2026-05-08", "3 ngày làm việc tới", "Còn 3 ngày làm việc"),
        ("2026-05-13", "Hôm nay", "Đến hạn hôm nay"),
        ("2026-05-14", "Quá hạn", "Quá hạn 1 ngày làm việc"),
    ):
        office.desk.on(day)
        html = head.get("/viec-can-lam/")
        assert f'<h2 class="work-heading">{heading} ' in html
        assert words in html


def test_working_days_and_calendar_days_are_never_mixed(office: Office) -> None:
    office.desk.submit()
    office.desk.do("gd", "choose_route", route="council", reason="Phạm vi rộng")
    html = office.person("gd").get("/viec-can-lam/")
    assert "Còn 10 ngày" in html
    assert "Còn 10 ngày làm việc" not in html


def test_the_day_after_a_limit_on_friday_is_overdue_without_a_working_day(office: Office) -> None:
    office.desk.on("2026-05-06")
    office.desk.submit()
    office.desk.on("2026-05-16")
    html = office.person("gd").get("/viec-can-lam/")
    assert "Quá hạn" in html
    assert "Quá hạn 0" not in html


def test_a_ballot_waits_from_the_meeting_day_on(office: Office) -> None:
    office.desk.submit()
    office.desk.do("gd", "convene_meeting", on="2026-05-11")
    deputy = office.person("pgd1")
    html = deputy.get("/viec-can-lam/")
    assert "từ ngày họp 11/05/2026" in html
    assert "Xem phiên họp" in html
    office.desk.on("2026-05-11")
    html = deputy.get("/viec-can-lam/")
    assert '<h2 class="work-heading">Hôm nay ' in html
    assert "Biểu quyết – họp hôm nay" in html
    assert f'href="/phien-hop/{office.code}/">Biểu quyết' in html


def test_work_done_is_gone(office: Office) -> None:
    office.desk.meet()
    deputy = office.person("pgd1")
    assert office.code in deputy.get("/viec-can-lam/")
    office.desk.do("pgd1", "vote", ballot="for")
    assert office.code not in deputy.get("/viec-can-lam/")


def test_measures_of_a_case_are_one_thing_to_do_and_count_as_one(office: Office) -> None:
    office.desk.complete()
    html = office.person("gd").get("/viec-can-lam/")
    page = f"/ho-so/{office.code}/quyen-loi/"
    assert html.count(f'href="{page}"') == 2  # what to apply, and what to propose
    assert "viec/apply_measure/?hinh-thuc=" in office.person("gd").get(page)
    assert "đối tượng" in html
    shown = html.count('<li class="work-item">')
    assert shown > 1
    assert html.count(f'</span> {shown}<span class="visually-hidden"> việc</span>') >= 1


def test_a_single_measure_leads_to_its_form_filled_in(office: Office) -> None:
    office.desk.complete()
    office.desk.do("gd", "propose_measure", measure="early_pay_rise", beneficiary="tp")
    html = office.person("ct").get("/viec-can-lam/")
    assert "viec/decide_measure/?hinh-thuc=early_pay_rise+tp" in html
    assert "Hoàng Văn Em" in html


def test_what_others_have_to_move_is_on_its_own_page(office: Office) -> None:
    office.desk.submit()
    proposer = office.person("tp")
    assert "Không có việc nào chờ xử lý" in proposer.get("/viec-can-lam/")
    html = proposer.get("/viec-can-lam/cho-nguoi-khac/")
    assert office.code in html
    assert "Triệu tập họp" in html
    assert "Nguyễn Văn An, Giám đốc Sở Xây dựng" in html
    assert "Không có hồ sơ nào" in office.person("pgd2").get("/viec-can-lam/cho-nguoi-khac/")


def test_only_the_work_of_the_capacity_used_is_shown(office: Office) -> None:
    from tests.web.test_account import head_and_secretary

    head_and_secretary(office)
    office.desk.submit()
    head = office.person("gd")
    assert office.code in head.get("/viec-can-lam/")
    head.post("/tu-cach/", {"capacity": "du-ubnd/head"})
    html = head.get("/viec-can-lam/")
    assert office.code not in html
    assert "hiện khi đổi tư cách" in html


def test_work_of_another_capacity_is_told_with_its_count_and_the_way_to_it(office: Office) -> None:
    from tests.web.test_account import head_and_secretary

    head_and_secretary(office)
    head = office.person("gd")
    assert "Đổi tư cách</button>" not in head.get("/viec-can-lam/")
    head.post("/tu-cach/", {"capacity": "du-ubnd/head"})
    office.desk.submit()
    html = head.get("/viec-can-lam/")
    assert "Với tư cách <strong>Giám đốc Sở Xây dựng</strong>: 1 việc" in html
    assert 'name="capacity" value="so/head">Đổi tư cách</button>' in html
    switcher = head.get("/ho-so/").partition('id="doi-tu-cach"')[2].partition("</ul>")[0]
    assert '<span class="count">1<span class="visually-hidden"> việc</span></span>' in switcher
    html = head.post("/tu-cach/", {"capacity": "so/head", "next": "/viec-can-lam/"})
    assert office.code in html
    assert "Đổi tư cách</button>" not in html

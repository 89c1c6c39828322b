"""Logging in and out, changing the capacity, coming back after the session ended."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from khoithong.organisation.models import Account
from khoithong.web.session import LOGGED_IN
from tests.desk.conftest import PLAN
from tests.web.office import PASSWORD, Office, Visitor


@pytest.fixture
def demonstration(office: Office) -> None:
    Account.objects.filter(username__in=["gd", "cg"]).update(is_demo=True)


def with_password(username: str) -> None:
    account = Account.objects.get(username=username)
    account.set_password(PASSWORD)
    account.save()


def test_a_visitor_logs_in_and_gets_where_he_was_going(office: Office) -> None:
    with_password("gd")
    visitor = Visitor()
    visitor.get("/ho-so/?tu=abc")
    assert visitor.path == "/dang-nhap/"
    visitor.post("/dang-nhap/", {"username": "gd", "password": PASSWORD, "next": "/ho-so/?tu=abc"})
    assert visitor.path == "/ho-so/"
    assert "Nguyễn Văn An" in visitor.html


def test_a_wrong_password_says_what_to_do(office: Office) -> None:
    with_password("gd")
    visitor = Visitor()
    html = visitor.post("/dang-nhap/", {"username": "gd", "password": "khác"})
    assert visitor.status == 422
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in html


def test_the_way_back_leads_nowhere_else(office: Office) -> None:
    with_password("gd")
    visitor = Visitor()
    for wrong in ("https://example.org/", "//example.org/", "javascript:alert(1)"):
        visitor.post("/dang-nhap/", {"username": "gd", "password": PASSWORD, "next": wrong})
        assert visitor.path == "/viec-can-lam/"


def test_the_login_page_lists_the_accounts_of_the_demonstration(demonstration: None) -> None:
    html = Visitor().get("/dang-nhap/")
    assert "Giám đốc Sở Xây dựng" in html
    assert "Không giữ chức vụ; chuyên gia, nhà khoa học" in html
    assert "Chuyên gia Vinh" in html
    assert "Trần Thị Bình" not in html


def test_the_list_of_accounts_costs_the_same_for_few_and_many(demonstration: None) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as spent:
            Visitor().get("/dang-nhap/")
        return len(spent)

    queries()  # the organisation is read once
    few = queries()
    Account.objects.filter(person__isnull=False).update(is_demo=True)
    Account.objects.create_superuser("quan-tri", is_demo=True)

    assert queries() == few
    html = Visitor().get("/dang-nhap/")
    assert "Trần Thị Bình" in html
    assert "không đọc hồ sơ" in html


def test_what_awaits_somebody_is_said(demonstration: None, office: Office) -> None:
    assert "Chưa có việc chờ" in Visitor().get("/dang-nhap/")
    office.desk.do("tp", "submit_plan", plan=PLAN, confirmed=["4/2"])
    assert "1 việc cần làm" in Visitor().get("/dang-nhap/")


def test_an_installation_without_a_demonstration_lists_nobody(office: Office) -> None:
    assert "Nguyễn Văn An" not in Visitor().get("/dang-nhap/")


def test_one_click_logs_in_for_accounts_of_the_demonstration_only(demonstration: None) -> None:
    visitor = Visitor()
    visitor.post("/dang-nhap/trinh-dien/", {"account": "gd"})
    assert visitor.path == "/viec-can-lam/"
    stranger = Visitor()
    for name in ("pgd1", "nobody", "a\x00b", ""):
        stranger.post("/dang-nhap/trinh-dien/", {"account": name})
        assert stranger.path == "/dang-nhap/"
        assert "Không có tài khoản trình diễn này" in stranger.html


def test_logging_out_needs_a_button(office: Office) -> None:
    head = office.person("gd")
    head.get("/dang-xuat/")
    assert head.path == "/viec-can-lam/"
    head.post("/dang-xuat/")
    assert head.path == "/dang-nhap/"
    head.get("/viec-can-lam/")
    assert head.path == "/dang-nhap/"


def test_only_whole_addresses_lead_on_after_the_login(office: Office) -> None:
    head = office.person("gd")
    for wanted in ("abc", "-1", "//elsewhere.example/", "https://elsewhere.example/", "cases"):
        head.get(f"/dang-nhap/?next={wanted}")
        assert head.path == "/viec-can-lam/", wanted


def test_who_is_logged_in_needs_no_login_page(office: Office) -> None:
    head = office.person("gd")
    head.get("/dang-nhap/?next=/ho-so/")
    assert head.path == "/ho-so/"


def test_an_account_without_a_person_gets_a_clear_page(office: Office) -> None:
    Account.objects.create_superuser("quan-tri", PASSWORD)
    admin = office.person("quan-tri")
    html = admin.get("/viec-can-lam/")
    assert admin.status == 403
    assert "không tham gia xử lý hồ sơ" in html
    assert "Đăng xuất" in html
    assert 'href="/to-chuc/"' in html
    assert 'href="/quy-dinh/ap-dung/"' in html


def test_who_administers_nothing_is_not_led_there(office: Office) -> None:
    Account.objects.create_user("nguoi-moi", PASSWORD)
    html = office.person("nguoi-moi").get("/viec-can-lam/")
    assert "không tham gia xử lý hồ sơ" in html
    assert 'href="/quy-dinh/ap-dung/"' not in html


def test_the_capacity_is_changed_and_kept(office: Office) -> None:
    head_and_secretary(office)
    head = office.person("gd")
    assert "Với tư cách Giám đốc Sở Xây dựng" in head.get("/viec-can-lam/")
    html = head.post("/tu-cach/", {"capacity": "du-ubnd/head", "next": "/ho-so/"})
    assert head.path == "/ho-so/"
    assert "Đang làm việc với tư cách: Bí thư Đảng ủy tỉnh" in html
    assert "Với tư cách Bí thư Đảng ủy tỉnh" in head.get("/viec-can-lam/")


def test_an_office_not_held_is_refused(office: Office) -> None:
    head = office.person("gd")
    html = head.post("/tu-cach/", {"capacity": "ubnd/head"})
    assert "Không còn giữ chức vụ này" in html
    assert "Với tư cách Giám đốc Sở Xây dựng" in head.get("/viec-can-lam/")


def test_an_office_that_ended_is_used_no_more(office: Office) -> None:
    head_and_secretary(office, until="2026-05-04")
    head = office.person("gd")
    head.post("/tu-cach/", {"capacity": "du-ubnd/head"})
    assert "Với tư cách Bí thư" in head.get("/viec-can-lam/")
    office.desk.on("2026-05-05")
    assert "Với tư cách Giám đốc" in head.get("/viec-can-lam/")


def test_somebody_without_an_office_is_welcome_too(office: Office) -> None:
    expert = office.person("cg")
    expert.get("/viec-can-lam/")
    assert expert.status == 200
    assert "Chuyên gia Vinh" in expert.html
    assert "Cá nhân, không giữ chức vụ" in expert.html


def test_an_expired_session_says_so_and_leads_back(office: Office) -> None:
    visitor = Visitor()
    visitor.client.cookies[LOGGED_IN] = "1"
    html = visitor.get("/ho-so/?tu=abc")
    assert visitor.status == 401
    assert "Phiên làm việc đã hết hạn" in html
    assert "/dang-nhap/?next=/ho-so/%3Ftu%3Dabc" in html


def test_what_was_sent_after_the_session_ended_is_shown(office: Office) -> None:
    text = "Một nội dung dài vừa gõ xong thì phiên làm việc hết hạn, không được mất."
    visitor = Visitor()
    html = visitor.post(
        "/de-xuat/moi/", {"text": text, "key": "ngắn"}, Referer="http://testserver/de-xuat/?trang=2"
    )
    assert visitor.status == 401
    assert text in html
    assert "ngắn" not in html
    assert "/dang-nhap/?next=/de-xuat/%3Ftrang%3D2" in html


def test_a_foreign_referer_is_no_way_back(office: Office) -> None:
    html = Visitor().post("/de-xuat/moi/", {}, Referer="http://example.org/x/")
    assert "/dang-nhap/?next=/de-xuat/moi/" in html


def test_autosave_and_swaps_are_told_that_the_login_ended(office: Office) -> None:
    draft = office.draft("tp")
    path = f"/de-xuat/soan/{draft}/phan/necessity/luu/"
    assert Client().post(path, {}, headers={"X-Requested-With": "autosave"}).status_code == 401
    answer = Client().get("/ho-so/", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == "/dang-nhap/?next=%2Fho-so%2F"


def test_help_is_open_to_visitors(office: Office) -> None:
    visitor = Visitor()
    assert "Trợ giúp" in visitor.get("/tro-giup/")
    assert visitor.status == 200


def head_and_secretary(office: Office, until: str = "") -> None:
    """Give the head of the department a second office, in its Party body."""
    from datetime import UTC, date, datetime

    from khoithong.organisation.changes import appoint
    from khoithong.organisation.models import OfficeTerm

    appoint(
        OfficeTerm(
            person_id="gd",
            agency_id="du-ubnd",
            role="head",
            title="Bí thư Đảng ủy tỉnh",
            until=date.fromisoformat(until) if until else None,
        ),
        entered_by="test",
        now=datetime(2026, 1, 1, tzinfo=UTC),
    )

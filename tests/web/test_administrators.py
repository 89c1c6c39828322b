"""`Người quản trị`: proposed by one, confirmed by another, entered by a link used once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from khoithong.organisation.models import Account, AdministratorRequest
from tests.desk.adopting import administrators
from tests.web.office import Visitor

if TYPE_CHECKING:
    from tests.web.office import Office

GROUND = {"van_ban": "Quyết định số 3/QĐ-VP", "ngay_van_ban": "04/05/2026"}
PAGE = "/to-chuc/quan-tri-vien/"
PASSWORD = "một mật khẩu khá dài 1"


@pytest.fixture
def two(office: Office) -> tuple[Visitor, Visitor]:
    """The browsers of two administrators, two people."""
    return tuple(office.person(one.username) for one in administrators())  # type: ignore[return-value]


def proposed(visitor: Visitor, **more: str) -> str:
    data = {"nguoi": "cg", "ten_dang_nhap": "qt.vinh", "khoa": str(uuid4()), **GROUND}
    return visitor.post(f"{PAGE}cu/", data | more)


def decide(visitor: Visitor, answer: str = "dong-y") -> str:
    request = AdministratorRequest.objects.get()
    return visitor.post(f"{PAGE}{request.pk}/", {"quyet_dinh": answer})


def way_in(html: str) -> str:
    found = re.search(r"/to-chuc/quan-tri-vien/kich-hoat/[0-9]+/[^/]+/", html)
    assert found
    return found[0]


def test_the_name_of_the_product_leads_an_administrator_to_the_organisation(
    two: tuple[Visitor, Visitor], office: Office
) -> None:
    two[0].get("/")
    assert two[0].path == "/to-chuc/"
    somebody = office.person("gd")
    somebody.get("/")
    assert somebody.path == "/viec-can-lam/"


def test_a_new_administrator_needs_two_and_sets_the_password(two: tuple[Visitor, Visitor]) -> None:
    html = proposed(two[0])
    assert "Có hiệu lực khi một người quản trị khác xác nhận" in html
    assert "Người đề nghị không tự xác nhận được" in html
    assert "tự xác nhận" in decide(two[0])
    assert not Account.objects.filter(username="qt.vinh").exists()

    html = decide(two[1])
    link = way_in(html)
    assert "kich-hoat" not in two[1].get(PAGE), "the link is shown once"
    assert "Chưa đặt mật khẩu" in two[1].html

    newcomer = Visitor()
    assert "Đặt mật khẩu tài khoản quản trị" in newcomer.get(link)
    html = newcomer.post(link, {"mat_khau": PASSWORD, "nhac_lai": "khác"})
    assert "Hai lần nhập khác nhau" in html
    newcomer.post(link, {"mat_khau": PASSWORD, "nhac_lai": PASSWORD})
    assert newcomer.path == "/dang-nhap/"
    newcomer.post("/dang-nhap/", {"username": "qt.vinh", "password": PASSWORD})
    assert newcomer.path == "/to-chuc/"
    newcomer.get(link)
    assert newcomer.status == 404


def test_a_weak_password_is_refused(two: tuple[Visitor, Visitor]) -> None:
    proposed(two[0])
    link = way_in(decide(two[1]))
    visitor = Visitor()
    visitor.post(link, {"mat_khau": "12345678", "nhac_lai": "12345678"})
    assert visitor.status == 422
    assert not Account.objects.get(username="qt.vinh").has_usable_password()


@pytest.mark.parametrize("path", ["kich-hoat/1/x/", "kich-hoat/999999/x-y/"])
def test_no_other_link_leads_in(office: Office, path: str) -> None:
    visitor = Visitor()
    assert "Liên kết không còn hiệu lực" in visitor.get(PAGE + path)
    assert visitor.status == 404


def test_a_proposal_is_taken_back(two: tuple[Visitor, Visitor]) -> None:
    proposed(two[0])
    assert "Đã từ chối đề nghị" in decide(two[0], "tu-choi")
    assert not Account.objects.filter(username="qt.vinh").exists()
    assert "không đồng ý" in two[1].get(PAGE)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"nguoi": ""}, "Chọn người được cử"),
        ({"nguoi": "ng2"}, "Người này đã là người quản trị"),
        ({"ten_dang_nhap": "Quản trị"}, "Dùng chữ thường không dấu"),
        ({"ten_dang_nhap": "gd"}, "ít nhất 3 ký tự"),
        ({"ten_dang_nhap": "qt1"}, "đã có người dùng"),
        ({"van_ban": ""}, "Nhập tên và số của văn bản"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    two: tuple[Visitor, Visitor], change: dict[str, str], words: str
) -> None:
    html = proposed(two[0], **change)
    assert two[0].status == 422
    assert html.count(words) >= 2
    assert not AdministratorRequest.objects.exists()


def test_two_must_remain(two: tuple[Visitor, Visitor]) -> None:
    html = two[0].get(PAGE)
    assert "phải còn ít nhất 2 người quản trị" in html
    other = Account.objects.get(username="qt2")
    html = two[0].post(f"{PAGE}thoi/{other.pk}/", {"khoa": str(uuid4()), **GROUND})
    assert "Phải còn ít nhất 2 người quản trị" in html


def test_an_administrator_is_dismissed_by_two(two: tuple[Visitor, Visitor]) -> None:
    leaving = Account.objects.create_superuser("qt3", "x", kept_by_id="cg")
    two[0].post(f"{PAGE}thoi/{leaving.pk}/", {"khoa": str(uuid4()), **GROUND})
    assert Account.objects.get(username="qt3").is_active
    assert "qt3 không còn là người quản trị" in decide(two[1])
    assert not Account.objects.get(username="qt3").is_active


def test_what_does_not_exist_is_not_found(two: tuple[Visitor, Visitor]) -> None:
    two[0].post(f"{PAGE}{uuid4()}/", {"quyet_dinh": "dong-y"})
    assert two[0].status == 404
    two[0].get(f"{PAGE}thoi/999999/")
    assert two[0].status == 404

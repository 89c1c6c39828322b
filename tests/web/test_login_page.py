"""The login page: messages that say what to do, demonstration accounts one click away."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from khoithong.web.demonstration_accounts import DemonstrationAccount, DemonstrationGroup
from khoithong.web.login_form import LoginForm


def page(**values: object) -> str:
    request = RequestFactory().get("/dang-nhap/")
    return " ".join(
        render_to_string("registration/login.html", {"form": LoginForm(), **values}, request).split()
    )


@pytest.mark.django_db
def test_an_empty_form_says_what_to_type() -> None:
    html = page(form=LoginForm(data={"username": "", "password": ""}))
    assert '<a href="#id_username">Nhập tên đăng nhập</a>' in html
    assert '<a href="#id_password">Nhập mật khẩu</a>' in html


def test_password_managers_know_the_fields() -> None:
    html = page()
    assert 'autocomplete="username"' in html
    assert 'autocomplete="current-password"' in html
    assert 'type="password"' in html


def test_demonstration_accounts_are_shown_under_their_heading_with_what_awaits_them() -> None:
    account = DemonstrationAccount("an", "Nguyễn Văn An", "Giám đốc Sở Xây dựng", "2 việc cần làm")
    group = DemonstrationGroup("Người đứng đầu cơ quan quyết định", [account])
    html = page(
        demonstration_accounts=[group], demonstration_login_url="/dang-nhap/trinh-dien/", next="/ho-so/"
    )
    assert 'action="/dang-nhap/trinh-dien/"' in html
    assert 'name="account" value="an"' in html
    assert "Giám đốc Sở Xây dựng" in html
    assert "2 việc cần làm" in html
    assert "Người đứng đầu cơ quan quyết định</h3>" in html
    assert 'name="next" value="/ho-so/"' in html


def test_accounts_of_areas_beside_the_province_are_folded() -> None:
    account = DemonstrationAccount("gd.tinha", "Trần Văn Ba", "Giám đốc Sở Nội vụ", "Chưa có việc chờ")
    group = DemonstrationGroup("Tỉnh A", [account], folded=True)
    html = page(demonstration_accounts=[group], demonstration_login_url="/dang-nhap/trinh-dien/")
    folded = html.partition("<details")[2].partition("</details>")[0]
    assert "<summary>Tỉnh A</summary>" in folded
    assert "Trần Văn Ba" in folded


def test_an_ordinary_installation_shows_no_accounts() -> None:
    assert "Tài khoản trình diễn" not in page()


@pytest.mark.parametrize(
    "name", ["403.html", "403_csrf.html", "404.html", "500.html", "503.html", "session_expired.html"]
)
def test_every_page_of_trouble_says_what_to_do_next(name: str) -> None:
    html = render_to_string(name, {}, RequestFactory().get("/"))
    assert html.count("<h1") == 1
    assert 'class="button"' in html

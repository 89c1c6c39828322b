"""The frame of a page: who is here in which capacity, where one can go, and nothing that does not exist."""

from datetime import datetime

import pytest
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import path
from pytest_django import Settings

from khoithong.web import navigation
from khoithong.web.shell import Capacity, Shell
from khoithong.web.views.styleguide import styleguide


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


ADDRESSES = (
    path("viec-can-lam/", nothing, name="work"),
    path("ho-so/", nothing, name="cases"),
    path("quy-dinh/", nothing, name="regulations"),
    path("tu-cach/", nothing, name="capacity"),
    path("dang-xuat/", nothing, name="logout"),
    path("kieu-dang/", styleguide),
)

HEAD, PARTY = Capacity("1", "Giám đốc Sở Xây dựng"), Capacity("2", "Bí thư Đảng ủy Sở Xây dựng")
SHELL = Shell("Nguyễn Văn An", HEAD, (HEAD, PARTY), 7, demonstration=True, now=datetime(2026, 3, 18, 14, 32))


@pytest.fixture(autouse=True)
def addresses(settings: Settings) -> None:
    settings.ROOT_URLCONF = ADDRESSES


def page(path: str = "/ho-so/", shell: Shell | None = SHELL) -> str:
    return " ".join(render_to_string("base.html", {"shell": shell}, RequestFactory().get(path)).split())


def test_only_pages_of_this_release_are_offered() -> None:
    assert [link.entry.name for link in navigation.links("/")] == ["work", "cases", "regulations"]
    html = page()
    assert "Hồ sơ" in html
    assert "Phiên họp" not in html


def test_the_place_one_is_at_is_marked() -> None:
    current = [link.entry.name for link in navigation.links("/ho-so/DX-1/") if link.current]
    assert current == ["cases"]


def test_work_is_counted() -> None:
    assert {link.entry.name: link.count for link in navigation.links("/", 7)} == {
        "work": 7,
        "cases": 0,
        "regulations": 0,
    }


def test_person_and_capacity_are_shown_and_can_be_changed() -> None:
    html = page()
    assert "Nguyễn Văn An" in html
    assert "Giám đốc Sở Xây dựng" in html
    assert 'name="capacity" value="2"' in html
    assert 'name="capacity" value="1"' not in html
    assert 'action="/dang-xuat/"' in html


def test_the_demonstration_says_so_with_its_own_time() -> None:
    assert "Bản trình diễn" in page()
    assert "14:32 ngày 18/03/2026" in page()
    assert "Bản trình diễn" not in page(shell=Shell("An", None))


def test_a_visitor_sees_no_navigation() -> None:
    html = page(shell=None)
    assert "<nav" not in html
    assert "Đến nội dung chính" in html


def test_htmx_neither_evaluates_nor_styles_nor_leaves_home() -> None:
    for rule in ('"allowEval":false', '"includeIndicatorStyles":false', '"selfRequestsOnly":true'):
        assert rule in page()


def test_the_page_of_components_exists_only_for_builders(client: Client, settings: Settings) -> None:
    settings.DEMONSTRATION = False
    assert client.get("/kieu-dang/").status_code == 404
    settings.DEMONSTRATION = True
    answer = client.get("/kieu-dang/")
    assert answer.status_code == 200
    assert "Quy định nói gì" in answer.content.decode()

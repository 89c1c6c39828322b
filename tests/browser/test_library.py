"""The library in a real browser: from a provision to its cases, two texts chosen, the procedure of a case unfolded."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from khoithong.desk.clock import FixedClock
from tests.browser.conftest import PHONE
from tests.desk.conftest import PROVINCE, Desk, bring_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

PASSWORD = "mật khẩu đủ dài"

OUTSIDE = """() => [...document.querySelectorAll('svg.procedure g text')].filter(text => {
    const box = text.getBBox();
    return ![...document.querySelectorAll('svg.procedure rect')].some(one => {
        const place = one.getBBox();
        return place.x <= box.x && place.y <= box.y + 1 && box.x + box.width <= place.x + place.width
            && box.y + box.height <= place.y + place.height + 1;
    });
}).map(text => text.textContent)"""
"""Words of the picture that lie in no rectangle."""


@pytest.fixture
def desk(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A case that waits for the Party body; everybody has an account."""
    from khoithong.organisation.models import Account

    bring_in(PROVINCE)
    people: list[dict[str, str]] = PROVINCE["people"]  # type: ignore[assignment]
    for person in people:
        Account.objects.create_user(person["id"], PASSWORD, person_id=person["id"])
    desk = Desk(FixedClock(datetime(2026, 5, 4, 9)))
    monkeypatch.setattr("khoithong.web.clock.now", desk.clock)
    desk.meet()
    desk.pass_meeting()
    return desk


@pytest.fixture
def enter(desk: Desk, log_in: Callable[..., Page]) -> Callable[..., Page]:
    """Return a function that opens a page for a person, logged in."""

    def enter(person: str, address: str, **how: object) -> Page:
        page = log_in(person, PASSWORD, **how)
        page.goto(address)
        return page

    return enter


def test_from_a_provision_to_the_cases_that_rest_on_it(desk: Desk, enter: Callable[..., Page]) -> None:
    page = enter("gd", "/quy-dinh/tinh-uy-2026/#7/2/2.1")
    provision = page.locator('[id="7/2/2.1"]')
    expect(provision).to_be_in_viewport()
    provision.get_by_role("link", name="1 hồ sơ").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Điểm 2.1 khoản 2 Điều 7")
    page.get_by_role("link", name="Xem danh sách").click()
    expect(page.locator("main")).to_contain_text("Chỉ hồ sơ dựa vào điểm 2.1 khoản 2 Điều 7")
    expect(page.locator("main")).to_contain_text(desk.row.code)
    page.get_by_role("link", name="điểm 2.1 khoản 2 Điều 7").first.click()
    expect(page.locator('[id="7/2/2.1"]')).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False])
def test_two_texts_are_chosen_and_compared(enter: Callable[..., Page], script: bool) -> None:
    page = enter("gd", "/quy-dinh/", javascript=script)
    page.get_by_role("link", name="So sánh hai quy định").click()
    page.get_by_label("Văn bản A").select_option("soc-trang-2023")
    page.get_by_label("Văn bản B").select_option("tinh-uy-2026")
    page.get_by_role("button", name="So sánh", exact=True).click()
    row = page.get_by_role("row", name=re.compile("^Đề xuất của chính người đứng đầu"))
    expect(row).to_contain_text("Người đứng đầu cơ quan cấp trên")
    row.get_by_role("link", name="điểm 1.3 khoản 1 Điều 7").click()
    expect(page.locator('[id="7/1/1.3"]')).to_be_in_viewport()


def test_the_procedure_of_a_case_unfolds_in_its_page(desk: Desk, enter: Callable[..., Page]) -> None:
    page = enter("gd", f"/ho-so/{desk.row.code}/")
    expect(page.locator("svg.procedure")).to_have_count(0)
    page.locator("summary", has_text="Sơ đồ quy trình").click()
    picture = page.get_by_role("img", name=re.compile("Sơ đồ quy trình"))
    expect(picture).to_be_visible()
    expect(picture).to_contain_text("● đang ở đây")
    assert page.evaluate(OUTSIDE) == []


def test_without_javascript_the_picture_has_its_own_page(desk: Desk, enter: Callable[..., Page]) -> None:
    page = enter("gd", f"/ho-so/{desk.row.code}/", javascript=False)
    page.locator("summary", has_text="Sơ đồ quy trình").click()
    page.get_by_role("link", name="Xem sơ đồ quy trình").click()
    expect(page.get_by_role("img", name=re.compile("Sơ đồ quy trình"))).to_be_visible()


@pytest.mark.parametrize("pack", ["tinh-uy-2026", "nd-73-2023", "soc-trang-2023"])
def test_on_a_phone_the_picture_scrolls_within_its_figure(enter: Callable[..., Page], pack: str) -> None:
    page = enter("gd", f"/quy-dinh/{pack}/quy-trinh/", viewport=PHONE)
    region = page.get_by_role("region", name="Sơ đồ quy trình")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert region.evaluate("one => one.scrollWidth > one.clientWidth")
    region.evaluate("one => { one.scrollLeft = one.scrollWidth }")
    expect(
        region.get_by_text("Cấp ủy" if pack != "soc-trang-2023" else "Tập thể lãnh đạo").first
    ).to_be_visible()
    assert page.evaluate(OUTSIDE) == []

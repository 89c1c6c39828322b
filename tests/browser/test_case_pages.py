"""The case page and its forms in a real browser, at a desk and on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.desk.conftest import Desk


def test_from_the_button_to_the_confirmation(desk: Desk, enter: Callable[..., Page]) -> None:
    desk.submit()
    page = enter("gd")
    page.get_by_role("link", name="Triệu tập họp").click()
    page.get_by_label("Ngày họp").fill("11-5-2026")
    page.get_by_role("button", name="Triệu tập họp").click()
    expect(page.get_by_role("region", name="Đã ghi nhận")).to_contain_text("Triệu tập họp")
    expect(page.get_by_role("region", name="Đã ghi nhận")).to_contain_text("Tiếp theo: biểu quyết")
    expect(page.locator("#dien-bien .event:not(.event-planned)").first).to_contain_text("11/05/2026")


def test_the_summary_of_errors_has_the_focus_and_leads_to_the_field(
    desk: Desk, enter: Callable[..., Page]
) -> None:
    desk.submit()
    page = enter("gd", "viec/convene_meeting/")
    page.get_by_role("button", name="Triệu tập họp").click()
    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name="Nhập ngày họp").click()
    expect(page.get_by_label("Ngày họp")).to_be_focused()


def test_a_form_saves_itself_and_a_new_window_finds_it(desk: Desk, enter: Callable[..., Page]) -> None:
    desk.submit()
    page = enter("gd", "viec/request_supplement/")
    page.get_by_label("Nội dung cần bổ sung").fill("Dự toán năm thứ hai")
    expect(page.locator("[data-save-status]")).to_have_text("Đã lưu lúc 09:00")
    page.close()
    again = enter("gd", "viec/request_supplement/")
    expect(again.get_by_label("Nội dung cần bổ sung")).to_have_value("Dự toán năm thứ hai")
    expect(again.get_by_text("Đã lấy lại nội dung nhập dở")).to_be_visible()


def test_the_session_ends_while_typing_and_nothing_is_lost(desk: Desk, enter: Callable[..., Page]) -> None:
    desk.submit()
    page = enter("gd", "viec/request_supplement/")
    page.get_by_label("Nội dung cần bổ sung").fill("Viết lúc phiên đã hết")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Yêu cầu bổ sung").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Phiên làm việc đã hết hạn")
    again = enter("gd", "viec/request_supplement/")
    expect(again.get_by_label("Nội dung cần bổ sung")).to_have_value("Viết lúc phiên đã hết")


def test_a_council_is_composed_row_by_row_without_javascript(desk: Desk, enter: Callable[..., Page]) -> None:
    desk.submit()
    desk.do("gd", "choose_route", route="council", reason="Phạm vi rộng")
    page = enter("gd", "viec/establish_council/", javascript=False)
    rows = page.locator(".row-box")
    expect(rows).to_have_count(5)
    page.get_by_role("button", name="Thêm thành viên").click()
    expect(rows).to_have_count(6)
    rows.nth(5).get_by_role("button").click()
    expect(rows).to_have_count(5)
    for place, person, standing in ((2, "pgd2", "deputy"), (3, "gd-tc", "agency"), (4, "cg", "expert")):
        page.locator(f'[name="members.{place}.person"]').select_option(person)
        page.locator(f'[name="members.{place}.as"]').select_option(standing)
    page.get_by_role("button", name="Kiểm tra thành phần").click()
    expect(page.get_by_text("Đúng một thành viên kiêm thư ký, không phải Chủ tịch")).to_be_visible()
    page.locator('[name="members.4.secretary"]').check()
    page.get_by_role("button", name="Thành lập Hội đồng").click()
    expect(page.get_by_role("region", name="Thành viên", exact=True)).to_contain_text("Chuyên gia Vinh")
    assert desk.row.status == "under_review"


def test_the_same_press_twice_is_one_act(desk: Desk, enter: Callable[..., Page]) -> None:
    desk.meet()
    page = enter("gd", "viec/vote/")
    page.get_by_label("Tán thành", exact=True).check()
    page.get_by_role("button", name="Biểu quyết").dblclick()
    expect(page.get_by_role("region", name="Đã ghi nhận")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Chưa thể làm: Biểu quyết")
    expect(page.locator(".blocked")).to_contain_text("đã biểu quyết trong cuộc họp này")
    assert [act.kind for act in desk.acts].count("vote") == 1


@pytest.mark.parametrize(
    "rest", ["", "viec/close_meeting/", "viec/vote/", "vi-sao/1/", "ke-hoach/1/", "dien-bien/2/"]
)
def test_pages_fit_a_phone(
    desk: Desk, enter: Callable[..., Page], screenshot: Callable[[Page, str], Path], rest: str
) -> None:
    desk.submit("pgd1")
    desk.do("gd", "convene_meeting", on="2026-05-11")
    desk.on("2026-05-11")
    desk.do("pgd2", "vote", ballot="for", remarks="Cần làm ngay")
    page = enter("gd", rest, viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    screenshot(page, f"case-{rest.strip('/').replace('/', '-') or 'page'}")


def test_a_provision_leads_to_its_words(desk: Desk, enter: Callable[..., Page]) -> None:
    desk.submit()
    page = enter("gd")
    page.locator(".stepper").get_by_role("link", name="điểm 2.1 khoản 2 Điều 7").click()
    page.wait_for_url("**/quy-dinh/tinh-uy-2026/#7/2/2.1")
    here = page.locator('[id="7/2/2.1"]')
    expect(here).to_be_in_viewport()
    expect(here).to_contain_text("chủ trì họp tập thể lãnh đạo")

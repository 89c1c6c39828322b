"""The working calendar in a real browser: found under `Thêm`, counted with, looked ahead in; also without scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE

if TYPE_CHECKING:
    from pathlib import Path

PASSWORD = "mật khẩu đủ dài"
NARROW = ViewportSize(width=320, height=700)
Enter = Callable[..., Page]
Keep = Callable[[Page, str], "Path"]


def test_the_year_is_found_and_a_day_leads_to_its_document(head: Enter, screenshot: Keep) -> None:
    page = head()
    page.locator(".site-nav summary").click()
    page.locator(".site-nav").get_by_role("link", name="Lịch làm việc").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lịch làm việc năm 2026")
    screenshot(page, "calendar-year")
    page.get_by_role("table", name="Tháng 2").get_by_role("link", name="16 nghỉ: Tết Nguyên đán").click()
    row = page.locator("tr:target")
    expect(row).to_contain_text("Thông báo số 9441/TB-BNV ngày 16/10/2025 của Bộ Nội vụ")
    expect(row).to_be_in_viewport()
    page.get_by_role("navigation", name="Năm").get_by_role("link", name="2024").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lịch làm việc năm 2024")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_count_is_tried_out(head: Enter, screenshot: Keep, javascript: bool) -> None:
    page = head(javascript=javascript)
    page.goto("/lich-lam-viec/tinh-thu/")
    page.get_by_label("Số ngày").fill("0")
    page.get_by_role("button", name="Tính").click()
    expect(page.locator("main")).to_contain_text("Nhập số ngày từ 1 đến 250")
    page.get_by_role("textbox", name="Từ ngày").fill("13/02/2026")
    page.get_by_label("Số ngày").fill("7")
    page.get_by_role("button", name="Tính").click()
    expect(page.locator(".result-day")).to_contain_text("thứ Ba, 03/03/2026")
    expect(page.locator("#ket-qua")).to_contain_text("Tết Nguyên đán")
    expect(page.locator("#ket-qua")).to_be_in_viewport()
    page.get_by_label("Ngày làm việc trước ngày này").check()
    page.get_by_role("button", name="Tính").click()
    expect(page.locator(".result-day")).to_contain_text("thứ Tư, 04/02/2026")
    screenshot(page, "calendar-trial")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_change_is_looked_at_beforehand(head: Enter, screenshot: Keep, javascript: bool) -> None:
    page = head(javascript=javascript)
    page.goto("/lich-lam-viec/")
    page.get_by_role("link", name="Nếu đổi lịch").click()
    expect(page.locator("main")).to_contain_text("Chỉ là xem trước, không thay đổi gì.")
    page.get_by_label("Nghỉ thêm ngày").fill("01/05/2026")
    page.get_by_role("button", name="Xem trước").click()
    expect(page.locator("main")).to_contain_text("Ngày Quốc tế Lao động 01/5")
    page.get_by_label("Nghỉ thêm ngày").fill("08/05/2026")
    page.get_by_role("button", name="Xem trước").click()
    row = page.locator("#ket-qua tbody tr")
    expect(row).to_contain_text("Thứ Tư, 13/05/2026")
    expect(row).to_contain_text("Thứ Năm, 14/05/2026")
    screenshot(page, "calendar-change")
    page.get_by_label("Làm bù ngày").fill("09/05/2026")
    page.get_by_role("button", name="Xem trước").click()
    expect(page.locator("#ket-qua")).to_contain_text("Không thời hạn nào dời")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE, NARROW])
def test_nothing_is_cut_off_on_any_screen(head: Enter, viewport: ViewportSize) -> None:
    page = head(viewport=viewport)
    for path in ("", "tinh-thu/?ngay=24/08/2026&so=60&cach=lich", "thay-doi/?nghi=08/05/2026"):
        page.goto(f"/lich-lam-viec/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], path


def test_days_are_large_enough_for_a_finger(head: Enter, screenshot: Keep) -> None:
    page = head(viewport=PHONE)
    page.goto("/lich-lam-viec/")
    screenshot(page, "calendar-year")
    for link in page.locator(".month a").all():
        box = link.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44

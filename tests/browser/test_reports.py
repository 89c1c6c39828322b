"""Statistics and supervision in a real browser: from a number to its list, from a list to a note of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.test_step_pages import fits

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.desk.conftest import Desk


def test_a_number_leads_to_its_list_and_an_inspector_notes_what_he_found(
    desk: Desk, enter: Callable[..., Page]
) -> None:
    desk.approve()
    desk.on("2026-06-25")
    inspector = enter("tt", "/giam-sat/", viewport=PHONE)
    fits(inspector)
    inspector.get_by_role("link", name="1 Đang thực hiện, lâu ngày không có việc kiểm tra").click()
    expect(inspector.locator(".list-total")).to_have_text("1")
    inspector.get_by_role("link", name="Ghi chú giám sát").click()
    inspector.get_by_label("Ghi chú mới").fill("Chưa thấy việc kiểm tra nào từ khi phê duyệt.")
    inspector.get_by_role("button", name="Ghi chú").click()
    expect(inspector.get_by_text("Chưa thấy việc kiểm tra nào từ khi phê duyệt.")).to_be_visible()
    fits(inspector)

    head = enter("gd", "/thong-ke/", javascript=False)
    head.get_by_label("Từ ngày").fill("1/1/2026")
    head.get_by_role("button", name="Xem").click()
    head.get_by_role("link", name="1 Được phê duyệt", exact=True).first.click()
    expect(head.locator(".list-total")).to_have_text("1")
    expect(head.get_by_role("link", name="Ghi chú giám sát")).to_have_count(0)

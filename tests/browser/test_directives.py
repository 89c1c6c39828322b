"""A directive in a real browser, from the file to the agencies that have its tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from khoithong.directives.models import Assignment
from tests.browser.conftest import PHONE
from tests.browser.test_step_pages import fits
from tests.web.test_directives import TEXT

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import FilePayload, Page

    from tests.desk.conftest import Desk


def test_a_file_is_read_corrected_beside_its_original_and_issued(
    desk: Desk, enter: Callable[..., Page]
) -> None:
    head = enter("gd", "/chi-dao/?phan=ban-hanh")
    head.get_by_role("link", name="Nhập văn bản").first.click()
    file: FilePayload = {"name": "cong-van-12.txt", "mimeType": "text/plain", "buffer": TEXT.encode()}
    head.get_by_label("Tệp văn bản").set_input_files(file)
    head.get_by_role("button", name="Đọc văn bản").click()
    expect(head.get_by_text("Đã đọc văn bản.")).to_be_visible()
    expect(head.get_by_text("Chưa có cơ quan nào", exact=True)).to_be_visible()

    # A field leads to its place in the original, and says so by its look.
    report = head.get_by_role("listitem").filter(has=head.get_by_role("heading", name="Mục 2"))
    expect(report).to_contain_text("Hạn 29/08/2026")
    report.get_by_role("link", name="Bản gốc").click()
    expect(head.locator("mark:target")).to_be_in_viewport()

    # What is typed is saved by itself, and is there when the page is opened again.
    report.get_by_role("link", name="Sửa").click()
    head.get_by_label("Nội dung phải báo cáo").fill("Kết quả và kiến nghị")
    expect(head.get_by_text("Đã lưu lúc")).to_be_visible()
    head.reload()
    expect(head.get_by_label("Nội dung phải báo cáo")).to_have_value("Kết quả và kiến nghị")
    head.get_by_role("radio", name="Chỉ các cơ quan chọn dưới đây").check()
    head.get_by_text("Cơ quan chủ trì: 0 cơ quan").click()
    head.get_by_role("group", name="Cơ quan chủ trì").get_by_label("Sở Tài chính").check()
    head.get_by_role("button", name="Lưu").click()
    expect(report).to_contain_text("Chủ trì: Sở Tài chính")

    head.set_viewport_size(PHONE)
    fits(head)
    head.get_by_role("link", name="Kiểm tra và giao").click()
    expect(head.get_by_role("heading", level=1)).to_contain_text("Giao 2 nhiệm vụ cho 2 cơ quan")
    fits(head)
    assert not Assignment.objects.exists()
    head.get_by_role("button", name="Giao cho 2 cơ quan").click()
    expect(head.get_by_text("Đã giao.")).to_be_visible()
    fits(head)

    agency = enter("gd-tc", "/chi-dao/", javascript=False)
    agency.get_by_role("link", name="Báo cáo kết quả").click()
    expect(agency.get_by_role("link", name="Việc của Sở Tài chính")).to_have_count(2)

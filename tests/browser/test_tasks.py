"""A task of a directive in a real browser, from being taken to being counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.test_step_pages import fits
from tests.casefiles.attachments import samples
from tests.directives.orders import Orders

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import FilePayload, Page

    from tests.desk.conftest import Desk


def test_a_task_is_taken_reported_on_given_time_and_done(desk: Desk, enter: Callable[..., Page]) -> None:
    orders = Orders(desk.clock)
    directive = orders.issue()
    head = enter("gd", "/viec-can-lam/", viewport=PHONE)
    head.get_by_role("link", name="Tiếp nhận").click()
    head.get_by_role("button", name="Tiếp nhận").click()
    expect(head.get_by_text("Đã tiếp nhận nhiệm vụ.")).to_be_visible()
    fits(head)

    head.get_by_role("link", name="Báo tiến độ").click()
    head.get_by_label("Kết quả đến nay").fill("Đã thu 8 báo cáo")
    head.get_by_label("Mức độ thực hiện").fill("60")
    head.get_by_role("button", name="Báo tiến độ").click()
    expect(head.get_by_text("Đã thu 8 báo cáo")).to_be_visible()

    head.get_by_role("link", name="Xin gia hạn").click()
    head.get_by_label("Đề nghị hoàn thành vào ngày").fill("15/6/2026")
    head.get_by_label("Lý do").fill("Chờ số liệu")
    head.get_by_role("button", name="Xin gia hạn").click()
    expect(head.get_by_text("đã xin gia hạn đến 15/06/2026")).to_be_visible()

    owner = enter("gd-nv", "/viec-can-lam/", javascript=False)
    owner.get_by_role("link", name="Trả lời gia hạn").click()
    owner.get_by_role("link", name="Cho gia hạn", exact=True).click()
    owner.get_by_role("button", name="Cho gia hạn").click()
    expect(owner.get_by_text("Đã cho gia hạn.")).to_be_visible()

    head.reload()
    head.get_by_role("link", name="Báo hoàn thành").click()
    head.get_by_role("button", name="Báo hoàn thành").click()
    expect(head.get_by_role("alert").or_(head.locator(".error-summary"))).to_contain_text(
        "tải lên ít nhất một tệp"
    )
    head.get_by_label("Kết quả thực hiện").fill("Đã nộp báo cáo")
    report: FilePayload = {"name": "bao-cao.pdf", "mimeType": "application/pdf", "buffer": samples.pdf()}
    head.locator("input[type=file]").set_input_files(report)
    expect(head.get_by_role("link", name="bao-cao.pdf")).to_be_visible()
    head.get_by_role("button", name="Báo hoàn thành").click()
    expect(head.get_by_text("Cơ quan giao việc xem được kết quả")).to_be_visible()

    owner.goto(f"/chi-dao/{directive.code}/nhiem-vu/1/")
    expect(owner.get_by_role("figure")).to_contain_text("Đã nộp 1/2, 1 cơ quan chưa nộp")
    owner.get_by_label("Đôn đốc Sở Tài chính").check()
    owner.get_by_role("button", name="Đôn đốc các cơ quan đã chọn").click()
    expect(owner.get_by_role("heading", name="Công văn sẽ soạn")).to_be_visible()
    owner.get_by_role("button", name="Đôn đốc").click()
    expect(owner.get_by_text("Đã đôn đốc 1 cơ quan.")).to_be_visible()

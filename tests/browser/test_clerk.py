"""The clerk at a browser: a number given, the head's signature, the agency's after it; on a phone without scripts as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.test_step_pages import fits
from tests.desk.papers.conftest import Papers
from tests.documents.signing.authority import PASSPHRASE, authority, certified

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import FilePayload, Page

    from tests.desk.conftest import Desk


def test_a_document_gets_its_number_its_signatures_and_its_scan(
    desk: Desk, enter: Callable[..., Page], screenshot: Callable[[Page, str], Path]
) -> None:
    desk.submit()
    Papers(desk.clock).draft(case_id=desk.case)
    root = authority()
    keys: dict[str, FilePayload] = {
        name: {
            "name": "khoa.p12",
            "mimeType": "application/x-pkcs12",
            "buffer": certified(root, name).pkcs12(root),
        }
        for name in ("Nguyễn Văn An", "Sở Xây dựng")
    }

    clerk = enter("vt", "/van-thu/")
    clerk.get_by_role("link", name="Quyết định phê duyệt và giao thực hiện").click()
    clerk.get_by_role("link", name="Cấp số và ban hành").click()
    expect(clerk.get_by_text("Số: 01/QĐ-SXD")).to_be_visible()
    screenshot(clerk, "clerk-issue")
    clerk.get_by_role("button", name="Cấp số và ban hành").click()
    expect(clerk.get_by_text("Đã ban hành văn bản số 01/QĐ-SXD, ngày 04/05/2026.")).to_be_visible()

    head = enter(
        "gd", clerk.url.removeprefix(clerk.url.split("/ho-so/")[0]), viewport=PHONE, javascript=False
    )
    head.get_by_role("link", name="Ký số").click()
    fits(head)
    screenshot(head, "clerk-sign")
    head.get_by_label("Tệp khóa").set_input_files(keys["Nguyễn Văn An"])
    head.get_by_label("Mật khẩu của khóa").fill("sai")
    head.get_by_role("button", name="Ký bằng tệp khóa").click()
    expect(head.locator(".error-summary")).to_contain_text("mật khẩu không đúng")
    head.get_by_label("Tệp khóa").set_input_files(keys["Nguyễn Văn An"])
    head.get_by_label("Mật khẩu của khóa").fill(PASSPHRASE)
    head.get_by_role("button", name="Ký bằng tệp khóa").click()
    expect(head.get_by_text("Chữ ký hợp lệ")).to_be_visible()
    fits(head)

    clerk.reload()
    clerk.get_by_role("link", name="Ký số").click()
    clerk.get_by_label("Tệp khóa").set_input_files(keys["Sở Xây dựng"])
    clerk.get_by_label("Mật khẩu của khóa").fill(PASSPHRASE)
    clerk.get_by_role("button", name="Ký bằng tệp khóa").click()
    expect(clerk.get_by_text("Chữ ký hợp lệ").first).to_be_visible()

    with clerk.expect_download() as fetched:
        clerk.get_by_role("link", name="(đã ký).pdf").first.click()
    clerk.get_by_role("link", name="Tải lên bản đã ký").click()
    clerk.locator("input[type=file]").set_input_files(fetched.value.path())
    clerk.get_by_role("button", name="Tải lên").click()
    expect(clerk.get_by_text("Đã kiểm tra chữ ký và lưu bản ký số.")).to_be_visible()
    screenshot(clerk, "clerk-signed")

    clerk.goto("/van-thu/so/")
    clerk.get_by_role("link", name="QĐ-SXD").click()
    expect(clerk.get_by_text("Đã ký đủ")).to_be_visible()
    with clerk.expect_download() as book:
        clerk.get_by_role("link", name="Tải Excel").click()
    assert book.value.suggested_filename == "so-QĐ-SXD-2026.xlsx"

"""Paper cases, case files and Word templates in a real browser."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.desk.exports import PDF, verify
from tests.documents.templates.samples import template

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import FilePayload, Page


@pytest.mark.parametrize("javascript", [True, False])
def test_a_paper_case_is_entered_and_its_file_taken_away(
    enter: Callable[..., Page], tmp_path: Path, screenshot: Callable[[Page, str], Path], javascript: bool
) -> None:
    page = enter("vt", "/ho-so/", javascript=javascript)
    page.get_by_role("link", name="Nhập hồ sơ giấy").click()
    page.get_by_label("Người đề xuất").select_option("tp")
    page.get_by_label("Ngày nhận kế hoạch").fill("13/04/2026")
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("Quy định của Ban Thường vụ Tỉnh ủy").check()
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("Sự cần thiết").fill("Cấp phép qua một đầu mối")
    page.get_by_label("Kế hoạch giấy có xác nhận").check()
    page.get_by_role("textbox", name="Số, ngày văn bản đến").fill("1874/ĐX ngày 13/04/2026")
    page.get_by_label("Chọn tệp kèm theo").set_input_files(
        {"name": "Kế hoạch.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    page.get_by_role("button", name="Ghi hồ sơ").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ngày tháng tiếp theo")
    expect(page.get_by_role("link", name="Triệu tập họp")).to_be_visible()
    screenshot(page, "paper-next")
    page.get_by_role("link", name="Xong, về hồ sơ").click()
    expect(page.get_by_role("list", name="Diễn biến hồ sơ")).to_contain_text("nhập từ giấy")
    page.get_by_role("link", name="Hồ sơ lưu", exact=True).first.click()
    page.get_by_label("Nộp vào lưu trữ").check()
    with page.expect_download() as fetched:
        page.get_by_role("button", name="Tải hồ sơ lưu").click()
    with zipfile.ZipFile(fetched.value.path()) as archive:
        archive.extractall(tmp_path)
    [package] = tmp_path.iterdir()
    status, said = verify(package)
    assert status == 0, said
    screenshot(page, "casefile")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_template_is_brought_by_one_and_approved_by_another(
    enter: Callable[..., Page], screenshot: Callable[[Page, str], Path], javascript: bool
) -> None:
    clerk = enter("vt", "/mau-van-ban/", javascript=javascript)
    clerk.get_by_role("link", name="Đề nghị mẫu").first.click()
    clerk.get_by_label("Loại văn bản").select_option("minutes")
    field = clerk.get_by_label("Mẫu", exact=True)
    field.set_input_files(word("Sai.docx", template("{{ so_ki_hieu }}")))
    clerk.get_by_role("button", name="Đề nghị mẫu").click()
    expect(clerk.locator("[data-error-summary]")).to_contain_text("có phải so_ky_hieu")
    field.set_input_files(word("Biên bản.docx", template()))
    clerk.get_by_role("button", name="Đề nghị mẫu").click()
    expect(clerk.get_by_role("heading", level=1)).to_contain_text("Biên bản họp tập thể lãnh đạo")
    expect(clerk.get_by_role("button", name="Duyệt mẫu")).to_have_count(0)
    head = enter("gd", "/mau-van-ban/", javascript=javascript)
    head.get_by_role("link", name="Bản 1").click()
    head.get_by_role("button", name="Xem thử").click()
    expect(head.locator("main")).to_contain_text("SỞ XÂY DỰNG")
    screenshot(head, "word-template")
    head.get_by_role("button", name="Duyệt mẫu").click()
    expect(head.locator("main")).to_contain_text("Đang dùng")


def word(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}

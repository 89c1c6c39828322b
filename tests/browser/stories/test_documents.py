"""Documents at a browser: brought, seen to be there, recorded with an act, fetched by a colleague, kept from others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.stories.official import Official
from tests.casefiles.attachments import samples

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import FilePayload, Page

PDF = samples.pdf()
TYPED = "Bổ sung số liệu về thời gian giải quyết hồ sơ của từng phường."


def file(name: str, content: bytes = PDF) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def test_a_document_goes_with_an_act_and_reaches_who_reads_the_case(
    official: Callable[[str], Official], submitted: str, screenshot: Callable[[Page, str], Path]
) -> None:
    head = official("giamdoc.sxd")
    head.open(f"/ho-so/{submitted}/viec/request_supplement/")
    head.sees("Tài liệu kèm theo", "Không nhập hoặc tải lên tài liệu có độ Mật, Tối mật, Tuyệt mật.")
    head.types("Nội dung", TYPED)
    field = head.main.locator("input[type=file]")
    waiting = head.main.get_by_role("list", name="Tệp đã tải lên")
    field.set_input_files(
        [file("Công văn yêu cầu.pdf"), file("Mẫu số liệu.xlsx", samples.ooxml(kind="xlsx"))]
    )
    expect(waiting.get_by_role("listitem")).to_have_count(2)  # chosen, and sent at once
    field.set_input_files(file("ảnh.pdf", samples.PROGRAM))
    expect(head.main.locator("#id_files-error")).to_contain_text("chương trình chạy được")
    expect(waiting.get_by_role("listitem")).to_have_count(2)
    expect(head.main.get_by_label(re.compile("^Nội dung"))).to_have_value(TYPED)
    screenshot(head.page, "attachments-form")
    waiting.get_by_role("button", name="Bỏ Mẫu số liệu.xlsx").click()
    expect(waiting.get_by_role("listitem")).to_have_count(1)

    head.presses("Yêu cầu bổ sung")
    head.sees("Đã ghi nhận", "Công văn yêu cầu.pdf")
    head.main.get_by_role("link", name="Tài liệu", exact=True).click()
    screenshot(head.page, "attachments-case")

    deputy = official("phogiamdoc2.sxd")
    deputy.open(f"/ho-so/{submitted}/")
    link = deputy.main.locator("#tai-lieu").get_by_role("link", name="Công văn yêu cầu.pdf")
    with deputy.page.expect_download() as fetched:
        link.click()
    assert fetched.value.suggested_filename == "Công văn yêu cầu.pdf"
    assert fetched.value.path().read_bytes() == PDF
    address = link.get_attribute("href")
    assert address

    stranger = official("giamdoc.snv")
    answer = stranger.page.goto(address)
    assert answer is not None
    assert answer.status == 404


def test_a_proposal_takes_documents_on_a_phone_without_scripts(
    province: None, log_in: Callable[..., Page], screenshot: Callable[[Page, str], Path]
) -> None:
    from khoithong.demonstration.accounts import PASSWORD

    deputy = Official(log_in("phogiamdoc2.sxd", PASSWORD, PHONE, javascript=False))
    deputy.writes_a_plan("Hồ sơ tồn đọng")
    deputy.page.goto(re.sub(r"phan/.*", "", deputy.page.url))
    deputy.follows("Tài liệu kèm theo")
    deputy.main.locator("input[type=file]").set_input_files(
        [file("Phụ lục.docx", samples.ooxml()), file("x.exe", samples.PROGRAM)]
    )
    deputy.presses("Tải lên")
    deputy.sees("Phụ lục.docx", "chương trình chạy được")
    screenshot(deputy.page, "attachments-draft")
    deputy.follows("Xong")
    deputy.sees("1 tệp")


def test_a_file_beyond_the_limit_is_not_even_sent(
    official: Callable[[str], Official], submitted: str, tmp_path: Path
) -> None:
    large = tmp_path / "Bản quét.pdf"
    with large.open("wb") as made:
        made.truncate(200 * 1024 * 1024)
    head = official("giamdoc.sxd")
    head.open(f"/ho-so/{submitted}/viec/request_supplement/")
    sent: list[str] = []
    head.page.on("request", lambda request: sent.append(request.method))
    head.main.locator("input[type=file]").set_input_files(large)
    expect(head.main.locator("[data-upload-status]")).to_contain_text("“Bản quét.pdf”: Tệp lớn hơn mức 25 MB")
    assert "POST" not in sent


def test_a_connection_lost_in_the_middle_keeps_everything(
    official: Callable[[str], Official], submitted: str
) -> None:
    head = official("giamdoc.sxd")
    head.open(f"/ho-so/{submitted}/viec/request_supplement/")
    head.types("Nội dung", TYPED)
    head.page.context.set_offline(True)
    head.main.locator("input[type=file]").set_input_files(file("a.pdf"))
    status = head.main.locator("[data-upload-status]")
    expect(status).to_contain_text("Chưa tải lên được")
    head.page.context.set_offline(False)
    head.presses("Tải lên")
    expect(head.main.get_by_role("list", name="Tệp đã tải lên").get_by_role("listitem")).to_have_count(1)
    expect(head.main.get_by_label(re.compile("^Nội dung"))).to_have_value(TYPED)

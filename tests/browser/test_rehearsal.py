"""Diễn tập in a real browser: the council before Tết, one thing changed and compared, a case played without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE

if TYPE_CHECKING:
    from pathlib import Path

PASSWORD = "mật khẩu đủ dài"
NARROW = ViewportSize(width=320, height=700)
WATERMARK = "MÔ PHỎNG – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
Enter = Callable[..., Page]
Keep = Callable[[Page, str], "Path"]


def _start(page: Page, day: str) -> None:
    page.goto("/dien-tap/")
    page.get_by_role("link", name="Diễn tập mới").click()
    page.get_by_label("Quy định của Ban Thường vụ Tỉnh ủy").check()
    page.get_by_label("Ngày gửi kế hoạch").fill(day)
    page.get_by_role("button", name="Tiếp tục").click()


def test_the_council_before_tet_is_seen_before_it_is_established(head: Enter, screenshot: Keep) -> None:
    page = head()
    page.locator(".site-nav summary").click()
    page.locator(".site-nav").get_by_role("link", name="Diễn tập").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Diễn tập")
    screenshot(page, "rehearsal-index")
    _start(page, "05/02/2026")
    page.locator("[name=proposer]").select_option("tp")
    page.get_by_label("Hội đồng đánh giá").check()
    page.get_by_label("Ngày thành lập Hội đồng").fill("10/02/2026")
    page.get_by_role("button", name="Xem lại người biểu quyết, ngày họp").click()
    told = page.get_by_role("region", name="Ngày họp Hội đồng")
    expect(told).to_contain_text("Không có ngày họp nào đúng quy định")
    expect(told).to_contain_text("Tết Nguyên đán từ 16/02/2026 đến 20/02/2026")
    expect(told).to_contain_text("thành lập chậm nhất ngày 09/02/2026, hoặc từ ngày 23/02/2026")
    told.get_by_text("Vì sao ngày này?").first.click()
    expect(told.locator("details[open]").first).to_contain_text("Thông báo số 9441/TB-BNV")
    screenshot(page, "rehearsal-tet")
    page.get_by_role("button", name="Chạy thử").last.click()
    expect(page.locator("main")).to_contain_text("Ngày diễn tập nằm ngoài thời gian văn bản có hiệu lực")
    page.get_by_role("link", name="Đổi một điều và so sánh").click()
    page.get_by_label("Ngày của một việc").check()
    page.locator("[name=step]").select_option(label="Thành lập Hội đồng đánh giá, 10/02/2026")
    page.locator("[name=new_day]").fill("23/02/2026")
    page.get_by_role("button", name="Đổi và so sánh").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("So sánh hai bản diễn tập")
    expect(page.locator("tr.differs").filter(has_text="Thành lập Hội đồng đánh giá")).to_contain_text(
        "23/02/2026"
    )
    warned = page.locator("tr.differs").filter(has_text="Không còn ngày họp nào")
    expect(warned.get_by_role("cell")).to_have_text(["Có", "Không"])
    screenshot(page, "rehearsal-compared")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_case_is_played_act_by_act(head: Enter, screenshot: Keep, javascript: bool) -> None:
    page = head(javascript=javascript)
    _start(page, "04/05/2026")
    page.get_by_role("link", name="Tự diễn từng việc").click()
    _press(page, "Gửi kế hoạch", "tp")
    expect(page.locator(".status-line")).to_contain_text("Đang xem xét")
    expect(page.locator("#viec")).to_contain_text("Chưa thể làm")
    page.get_by_role("textbox", name="Xét tại ngày").fill("06/05/2026")
    page.get_by_role("button", name="Xem", exact=True).click()
    _press(page, "Triệu tập họp")
    for person in ("gd", "pgd1", "pgd2"):
        _press(page, "Biểu quyết", person)
    _press(page, "Kết thúc họp")
    expect(page.locator("#bieu-quyet")).to_contain_text("Được thông qua")
    expect(page.locator("#dien-bien")).to_contain_text("Biểu quyết (3 phiếu)")
    screenshot(page, f"rehearsal-acts-{'scripts' if javascript else 'plain'}")
    page.get_by_role("button", name="Lùi một bước").click()
    expect(page.locator("#dien-bien")).not_to_contain_text("Kết thúc họp")


def _press(page: Page, act: str, person: str = "") -> None:
    """Press an act of the list, and once more in its form."""
    form = page.locator("#viec form").filter(has=page.get_by_role("button", name=act, exact=True)).first
    choice = form.locator("select")
    if person and choice.count():
        choice.select_option(person)
    form.get_by_role("button").click()
    page.locator(".form-foot button").first.click()
    expect(page.locator("#viec")).to_be_visible()


def test_a_file_handed_out_is_taken_back(head: Enter, tmp_path: Path) -> None:
    page = head()
    page.goto("/dien-tap/")
    page.get_by_role("button", name=re.compile("^Mở")).first.click()
    title = page.get_by_role("heading", level=1).inner_text()
    with page.expect_download() as download:
        page.get_by_role("link", name="Xuất tệp kịch bản").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    page.goto("/dien-tap/nhap-tep/")
    page.get_by_label("Tệp kịch bản").set_input_files(file)
    page.get_by_role("button", name="Nhập").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_from_a_case_and_never_taken_for_one(head: Enter, screenshot: Keep) -> None:
    page = head()
    page.goto("/ho-so/")
    page.locator("main a[href^='/ho-so/DX-']").first.click()
    page.get_by_role("link", name="Diễn tập từ hồ sơ này").click()
    page.get_by_role("button", name="Bắt đầu diễn tập").click()
    expect(page.get_by_role("complementary", name="Mô phỏng")).to_have_text(WATERMARK)
    mark = page.locator(".simulation-mark")
    expect(mark).to_be_hidden()
    page.emulate_media(media="print")
    expect(mark).to_be_visible()
    assert mark.evaluate("one => getComputedStyle(one).position") == "fixed"  # drawn over every sheet
    screenshot(page, "rehearsal-print")


def test_what_was_typed_is_there_after_the_tab_was_closed(head: Enter) -> None:
    page = head()
    _start(page, "04/05/2026")
    address = page.url
    page.locator("[name=proposer]").select_option("tp")
    page.get_by_label("Ngày họp xem xét").fill("12/05/2026")
    expect(page.get_by_text("Đã lưu lúc")).to_be_visible()
    context = page.context
    page.close()
    again = context.new_page()
    again.goto(address)
    expect(again.get_by_label("Ngày họp xem xét")).to_have_value("12/05/2026")


@pytest.mark.parametrize("size", [DESKTOP, PHONE, NARROW])
def test_nothing_runs_out_of_the_screen(head: Enter, size: ViewportSize) -> None:
    page = head(viewport=size)
    page.goto("/dien-tap/")
    pages = [page.url]
    page.get_by_role("button", name=re.compile("^Mở")).first.click()
    pages += [page.url + part for part in ("", "lua-chon/", "ket-cuc/", "so-sanh/", "buoc/1/", "xoa/")]
    pages += ["/dien-tap/moi/", "/dien-tap/nhap-tep/"]
    for address in pages:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address

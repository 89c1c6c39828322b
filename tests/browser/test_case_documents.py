"""A decision drafted from the form of its act in a real browser: written, saved by itself, looked at, downloaded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.test_step_pages import fits

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.desk.conftest import Desk


def test_a_decision_is_drafted_written_and_taken_along(desk: Desk, enter: Callable[..., Page]) -> None:
    desk.meet()
    desk.pass_meeting()
    desk.do("gd", "seek_party_opinion")
    desk.do("bt", "give_party_opinion", opinion="agree", content="Đồng ý")
    page = enter("gd", "quyet-dinh/")
    page.get_by_role("button", name="Dự thảo văn bản").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Quyết định phê duyệt và giao thực hiện")
    fits(page)
    picture = page.get_by_role("img", name="Trang 1/1")
    assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)") > 700
    text = page.get_by_label("Đoạn 10", exact=True)
    expect(text).to_have_value(
        "Điều 4. Quyết định này có hiệu lực kể từ ngày ký. Cá nhân, cơ quan, đơn vị nêu tại "
        "Điều 2 và Điều 3 chịu trách nhiệm thi hành Quyết định này./."
    )
    text.fill("Điều 4. Chánh Văn phòng và các đơn vị chịu trách nhiệm thi hành Quyết định này./.")
    expect(page.get_by_text("Đã lưu lúc")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Đoạn 10", exact=True)).to_have_value(
        "Điều 4. Chánh Văn phòng và các đơn vị chịu trách nhiệm thi hành Quyết định này./."
    )
    expect(page.locator(".document-part-written")).to_have_count(1)
    with page.expect_download() as kept:
        page.get_by_role("link", name="Tải PDF").click()
    assert Path(kept.value.path()).read_bytes().startswith(b"%PDF-1.7")
    page.wait_for_load_state("networkidle")  # pictures of pages still on their way

"""A line that goes dead while somebody types or sends: said at once, nothing lost, taken up again when it is back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error, expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.stories.official import Official

TEXT = "Đề nghị bổ sung dự toán của từng hạng mục, nêu rõ nguồn và thời hạn giải ngân."


def test_sent_into_a_dead_line_it_is_there_again_afterwards(
    official: Callable[[str], Official], submitted: str
) -> None:
    head = official("giamdoc.sxd")
    address = f"/ho-so/{submitted}/viec/request_supplement/"
    head.open(address)
    head.page.context.set_offline(True)
    head.types("Nội dung cần bổ sung", TEXT)
    head.presses("Yêu cầu bổ sung")
    head.page.wait_for_url("chrome-error://**")
    head.page.context.set_offline(False)
    head.open(address)
    field = head.main.get_by_label("Nội dung cần bổ sung")
    if not field.input_value():
        head.sees("Cửa sổ này còn giữ nội dung chưa lưu.")
        head.presses("Lấy lại nội dung đó")
    expect(field).to_have_value(TEXT)
    head.presses("Yêu cầu bổ sung")
    head.sees("Đã ghi nhận")
    expect(head.main.locator("#dien-bien .event-title", has_text="Yêu cầu bổ sung")).to_have_count(1)


def test_a_page_asked_for_over_a_dead_line_comes_when_the_line_is_back(
    official: Callable[[str], Official], submitted: str
) -> None:
    deputy = official("phogiamdoc2.sxd")
    deputy.writes_a_plan("Một")
    address = deputy.page.url
    deputy.page.context.set_offline(True)
    deputy.main.locator("textarea").press_sequentially("Hai trang còn viết dở")
    expect(deputy.main.locator("[data-save-status]")).to_contain_text("chưa lưu")
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        deputy.page.goto("/de-xuat/")
    deputy.page.context.set_offline(False)
    deputy.open(address)
    field = deputy.main.locator("textarea")
    if not field.input_value():
        deputy.presses("Lấy lại nội dung đó")
    expect(field).to_have_value("Hai trang còn viết dở")

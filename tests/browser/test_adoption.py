"""Two administrators let a text apply to an agency, in two real browsers; who proposes there sees it. A head moves a case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.desk.conftest import PROVINCE, Desk, bring_in

if TYPE_CHECKING:
    from pathlib import Path

PASSWORD = "mật khẩu đủ dài"
Enter = Callable[..., Page]
Keep = Callable[[Page, str], "Path"]


@pytest.fixture
def people(transactional_db: None, monkeypatch: pytest.MonkeyPatch, log_in: Enter) -> Enter:
    """Return a function that opens a browser for somebody; a case of the head's waits under the province's text."""
    from khoithong.desk.clock import FixedClock
    from khoithong.organisation.models import Account
    from tests.desk.adopting import administrators

    bring_in(PROVINCE)
    for person in ("gd", "tp"):
        Account.objects.create_user(person, PASSWORD, person_id=person)
    administrators()
    clock = FixedClock(datetime(2026, 5, 4, 9))
    monkeypatch.setattr("khoithong.web.clock.now", clock)
    Desk(clock).submit()
    return lambda username, **how: log_in(username, PASSWORD, **how)


@pytest.mark.parametrize("javascript", [True, False])
def test_two_administrators_let_a_text_apply_and_a_proposer_there_sees_it(
    people: Enter, screenshot: Keep, javascript: bool
) -> None:
    first = people("qt1", javascript=javascript)
    first.goto("/quy-dinh/")
    first.get_by_role("link", name="Văn bản nào áp dụng cho cơ quan nào").click()
    first.get_by_role("link", name="Đề nghị áp dụng văn bản").click()
    first.get_by_role("button", name="Gửi đề nghị").click()
    expect(first.get_by_role("alert")).to_contain_text("Chọn một mục trong danh sách")
    first.get_by_label("Cơ quan", exact=True).select_option("Sở Xây dựng")
    first.get_by_label("Kế hoạch của Ủy ban nhân dân tỉnh Sóc Trăng").check()
    first.get_by_role("textbox", name="Từ ngày").fill("04/05/2026")
    first.get_by_label("Căn cứ").fill("Công văn số 7/UBND ngày 04/5/2026 của Ủy ban nhân dân tỉnh")
    first.get_by_label("Lý do").fill("Triển khai kế hoạch của tỉnh")
    first.get_by_role("button", name="Xem hệ quả trước").click()
    expect(first.locator("#he-qua")).to_contain_text("cơ quan đổi từ ngày 04/05/2026")
    expect(first.get_by_label("Lý do")).to_have_value("Triển khai kế hoạch của tỉnh")
    screenshot(first, "adoption-foresight")
    first.get_by_role("button", name="Gửi đề nghị").click()
    expect(first.locator("main")).to_contain_text("người đề nghị không tự xác nhận")
    expect(first.get_by_role("button", name="Xác nhận")).to_have_count(0)

    second = people("qt2", viewport=PHONE, javascript=javascript)
    second.goto("/quy-dinh/ap-dung/")
    second.get_by_role(
        "link", name="Áp dụng Kế hoạch của Ủy ban nhân dân tỉnh Sóc Trăng cho Sở Xây dựng"
    ).click()
    screenshot(second, "adoption-decision")
    second.get_by_role("button", name="Xác nhận").click()
    expect(second.locator("main")).to_contain_text("Đã xác nhận. Thay đổi có hiệu lực theo ngày đã ghi.")

    proposer = people("tp", viewport=DESKTOP, javascript=javascript)
    proposer.goto("/de-xuat/moi/")
    expect(proposer.get_by_role("radio")).to_have_count(1)
    expect(proposer.get_by_role("radio", name="Kế hoạch của Ủy ban nhân dân tỉnh Sóc Trăng")).to_be_checked()
    proposer.get_by_role("button", name="Bắt đầu soạn").click()
    expect(proposer.locator("h1")).to_contain_text("Kế hoạch của Ủy ban nhân dân tỉnh Sóc Trăng")


def test_a_head_moves_a_case_and_is_told_what_stands_in_the_way(people: Enter, screenshot: Keep) -> None:
    from tests.desk.adopting import adopted

    adopted("so", "soc-trang-2023")
    adopted("so", "nd-73-2023", "2023-09-29")
    head = people("gd", viewport=PHONE)
    head.goto("/ho-so/")
    head.get_by_role("link", name="Hồ sơ đất đai tồn đọng kéo dài").first.click()
    head.get_by_role("link", name="Chuyển văn bản áp dụng").click()
    expect(head.locator("main")).to_contain_text("việc số 1 “Gửi kế hoạch đề xuất”")
    screenshot(head, "case-move")
    head.get_by_label("Số văn bản quyết định").fill("15/QĐ-SXD")
    head.get_by_label("Lý do").fill("Theo văn bản của Chính phủ")
    head.get_by_role("button", name="Chuyển văn bản áp dụng").click()
    expect(head.locator("main")).to_contain_text("Đã chuyển văn bản áp dụng.")
    expect(head.locator("main")).to_contain_text("Tiếp nhận theo Quy định của")
    assert head.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

"""What goes wrong for people at a browser: nothing typed is lost, nothing is recorded that was not meant."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from khoithong.desk.clock import FixedClock
    from tests.browser.stories.official import Official


_LOOKS = 20


def test_a_tab_closed_in_the_middle_of_a_word_loses_nothing(official: Callable[[str], Official]) -> None:
    deputy = official("phogiamdoc2.sxd")
    deputy.writes_a_plan("Một")
    address = deputy.page.url
    deputy.main.locator("textarea").press_sequentially("Mỗi hồ sơ qua sáu phò")
    deputy.closes_the_tab()
    for _ in range(_LOOKS):  # the last save may still be on its way
        deputy.open(address)
        if deputy.main.locator("textarea").input_value():
            break
    expect(deputy.main.locator("textarea")).to_have_value("Mỗi hồ sơ qua sáu phò")


def test_the_status_never_claims_saved_what_is_not(official: Callable[[str], Official]) -> None:
    deputy = official("phogiamdoc2.sxd")
    deputy.writes_a_plan("Một")
    status = deputy.main.locator("[data-save-status]")
    deputy.page.context.set_offline(True)
    deputy.main.locator("textarea").press_sequentially("Hai")
    expect(status).not_to_contain_text("Đã lưu")
    expect(status).to_contain_text("chưa lưu")
    deputy.page.context.set_offline(False)
    expect(status).to_contain_text("Đã lưu", timeout=15_000)


def test_the_next_act_of_a_kind_begins_empty(
    official: Callable[[str], Official], submitted: str, clock: FixedClock
) -> None:
    head = official("giamdoc.sxd")
    for day in ("26/08/2026", "27/08/2026"):
        head.open(f"/ho-so/{submitted}/viec/convene_meeting/")
        head.does_not_see("chưa lưu", "nhập dở")
        expect(head.main.get_by_label("Ngày họp")).to_have_value("")
        head.types("Ngày họp", day)
        head.presses("Triệu tập họp")
        head.sees("Đã ghi nhận")
        clock.advance(hours=1)


def test_a_form_left_open_while_another_window_decided(
    official: Callable[[str], Official], submitted: str
) -> None:
    deputy = official("phogiamdoc2.sxd")
    address = f"/ho-so/{submitted}/viec/supplement_plan/"
    deputy.open(address)
    text = "Bổ sung dự toán cho ba hạng mục còn thiếu."
    deputy.types("Nội dung bổ sung", text)
    other = deputy.page.context.new_page()
    other.goto(f"/ho-so/{submitted}/viec/withdraw_plan/")
    other.get_by_label("Lý do rút").fill("Trùng với đề xuất khác.")
    other.locator("main").get_by_role("button", name="Rút kế hoạch").click()
    expect(other.locator("main")).to_contain_text("Đã ghi nhận")
    deputy.presses("Bổ sung nội dung")
    deputy.sees("Chưa thể làm", "Chưa ghi nhận")
    expect(deputy.main.locator("textarea").first).to_have_value(text)


def test_dates_are_days_first_and_must_exist(official: Callable[[str], Official], submitted: str) -> None:
    head = official("giamdoc.sxd")
    head.open(f"/ho-so/{submitted}/viec/convene_meeting/")
    for typed in ("01/01/2126", "31/02/2027", "2026", "hôm nay", "09/13/2026"):
        head.types("Ngày họp", typed)
        head.presses("Triệu tập họp")
        head.sees("Có 1 điểm cần sửa")
        expect(head.main.get_by_label("Ngày họp")).to_have_value(typed)
    head.types("Ngày họp", "9-3-2027")
    head.presses("Xem lại theo ngày đã nhập")
    head.sees("thứ Ba, 09/03/2027", "sau thời hạn")


def test_huge_decomposed_and_pictured_text_is_kept_whole(
    official: Callable[[str], Official], submitted: str, clock: FixedClock
) -> None:
    clock.move_to(datetime(2026, 8, 24, 10, 0))
    head = official("giamdoc.sxd")
    head.open(f"/ho-so/{submitted}/viec/request_supplement/")
    line = unicodedata.normalize("NFD", "Đề nghị bổ sung dự toán 👩🏽‍⚖️ từng hạng mục.\n")
    field = head.main.get_by_label("Nội dung cần bổ sung")
    field.evaluate(
        "(field, text) => { field.value = text; field.dispatchEvent(new Event('input')); }", line * 4000
    )
    head.presses("Yêu cầu bổ sung")
    head.sees("Đã ghi nhận", "Đề nghị bổ sung dự toán 👩🏽‍⚖️")
    head.main.get_by_role("link", name="Xem toàn văn").first.click()
    shown = head.main.inner_text()
    assert shown.count("từng hạng mục.") == 4000
    assert unicodedata.is_normalized("NFC", shown)


def test_pressing_twice_on_a_slow_line_records_once(
    official: Callable[[str], Official], submitted: str
) -> None:
    head = official("giamdoc.sxd")
    head.open(f"/ho-so/{submitted}/viec/request_supplement/")
    head.types("Nội dung cần bổ sung", "Dự toán.")
    head.main.get_by_role("button", name="Yêu cầu bổ sung").dblclick()
    head.sees("Đã ghi nhận")
    expect(head.main.locator("#dien-bien .event-title", has_text="Yêu cầu bổ sung")).to_have_count(1)


def test_after_going_back_nothing_lies_ready_to_be_sent_again(
    official: Callable[[str], Official], submitted: str
) -> None:
    head = official("giamdoc.sxd")
    head.open(f"/ho-so/{submitted}/viec/request_supplement/")
    head.types("Nội dung cần bổ sung", "Dự toán.")
    head.presses("Yêu cầu bổ sung")
    head.sees("Đã ghi nhận")
    head.page.go_back()
    expect(head.main.get_by_label("Nội dung cần bổ sung")).to_have_value("")


def test_a_ballot_is_recorded_in_the_office_that_votes(
    official: Callable[[str], Official], submitted: str, clock: FixedClock
) -> None:
    head = official("giamdoc.sxd")
    head.open(f"/ho-so/{submitted}/viec/convene_meeting/")
    head.types("Ngày họp", "24/08/2026")
    head.presses("Triệu tập họp")
    head.sees("Đã ghi nhận")
    voter = official("phogiamdoc1.sxd")
    voter.changes_capacity("Phó Bí thư Đảng ủy Sở Xây dựng")
    voter.open(f"/phien-hop/{submitted}/")
    change = voter.main.get_by_role("button", name="Đổi tư cách")
    if change.count():
        change.first.click()
    voter.chooses("Tán thành")
    voter.presses("Gửi phiếu biểu quyết")
    voter.sees("Đã biểu quyết")
    voter.open(f"/ho-so/{submitted}/")
    cast = voter.main.locator("#dien-bien .event:not(.event-planned)").first
    expect(cast).to_contain_text("Phó Giám đốc Sở Xây dựng")
    expect(cast).not_to_contain_text("Bí thư")

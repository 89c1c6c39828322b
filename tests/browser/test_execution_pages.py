"""The pages of execution, evaluation and of encouragement and protection: the main act of each, at a desk and a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.desk.conftest import PLAN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.desk.conftest import Desk

PAGES = ("thuc-hien/", "danh-gia/", "quyen-loi/", "ke-hoach/2/")


def busy(desk: Desk) -> None:
    """A case under way with two versions of the plan, reports, a suspension gone by, an inspection."""
    desk.submit()
    desk.do("tp", "revise_plan", plan={**PLAN, "scope": "Ba huyện vùng cao"}, content="Thu hẹp phạm vi")
    desk.do("gd", "convene_meeting", on="2026-05-11")
    desk.on("2026-05-11")
    desk.pass_meeting()
    desk.do("gd", "seek_party_opinion")
    desk.do("bt", "give_party_opinion", opinion="agree", content="Đồng ý")
    desk.do(
        "gd", "approve", document="12/QĐ-SXD", executors=["tp"], confirmed=["4/2"],
        planned_completion="2026-06-30",
    )  # fmt: skip
    desk.do("gd", "allocate_resources", content="Hai máy quét")
    desk.on("2026-05-15")
    desk.do("tp", "report_progress", content="Đã tập huấn", percent=20, difficulties="Thiếu người")
    desk.do("gd", "suspend", reason="Chờ bổ sung người")
    desk.on("2026-05-20")
    desk.do("gd", "inspect", findings="Đã đủ người")
    desk.do("gd", "resume", reason="Đã đủ người")
    desk.do("tp", "report_progress", content="Đã chạy thử", percent=45)


def test_a_report_is_written_from_the_page_and_drawn_on_it(desk: Desk, enter: Callable[..., Page]) -> None:
    busy(desk)
    page = enter("tp", "thuc-hien/")
    expect(page.locator("figcaption")).to_contain_text("Đạt 45% theo báo cáo ngày 20/05/2026")
    expect(page.locator("circle.course-point")).to_have_count(2)
    page.get_by_role("link", name="Báo cáo tiến độ").click()
    page.get_by_label("Tình hình thực hiện").fill("Đã làm ở hai huyện")
    page.get_by_label("Tỷ lệ hoàn thành (%)").fill("60")
    page.get_by_role("button", name="Báo cáo tiến độ").click()
    expect(page.get_by_role("region", name="Đã ghi nhận")).to_contain_text("Báo cáo tình hình thực hiện")
    expect(page.locator("figcaption")).to_contain_text("Đạt 60%")
    expect(page.locator("circle.course-point")).to_have_count(3)
    expect(page.locator("#bao-cao")).to_contain_text("Đã làm ở hai huyện")


def test_the_picture_keeps_its_words_apart_on_a_phone(desk: Desk, enter: Callable[..., Page]) -> None:
    busy(desk)
    page = enter("gd", "thuc-hien/", viewport=PHONE)
    boxes = [label.bounding_box() for label in page.locator(".course-label").all()]
    assert len(boxes) == 3
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            assert one
            assert other
            apart = (
                one["x"] + one["width"] <= other["x"]
                or other["x"] + other["width"] <= one["x"]
                or one["y"] + one["height"] <= other["y"]
                or other["y"] + other["height"] <= one["y"]
            )
            assert apart, (one, other)


def test_the_result_report_stands_open_on_the_page_of_the_evaluation(
    desk: Desk, enter: Callable[..., Page]
) -> None:
    busy(desk)
    desk.do("tp", "declare_completion", on="2026-05-20")
    page = enter("tp", "danh-gia/")
    expect(page.locator("#muc-tieu")).to_contain_text("Giảm một nửa thời gian")
    page.get_by_role("textbox", name="Kết quả").fill("Còn 9 ngày, giảm 55%")
    page.get_by_role("button", name="Gửi báo cáo kết quả").click()
    expect(page.get_by_role("region", name="Đã ghi nhận")).to_be_visible()
    page.goto(f"/ho-so/{desk.row.code}/danh-gia/")
    expect(page.locator("#muc-tieu")).to_contain_text("Còn 9 ngày, giảm 55%")


def test_a_measure_is_applied_where_it_stands(desk: Desk, enter: Callable[..., Page]) -> None:
    desk.complete()
    page = enter("gd", "quyen-loi/")
    page.get_by_role("link", name="Áp dụng Khen thưởng – Hoàng Văn Em").click()
    expect(page.get_by_role("radio", name="Khen thưởng – Hoàng Văn Em")).to_be_checked()
    page.get_by_label("Văn bản áp dụng").fill("30/QĐ-SXD")
    page.get_by_role("button", name="Áp dụng khuyến khích, bảo vệ").click()
    expect(page.get_by_role("region", name="Đã ghi nhận")).to_be_visible()
    expect(page.locator("#quyen-loi")).to_contain_text("Áp dụng ngày 03/06/2026: 30/QĐ-SXD")


def test_the_managing_agency_decides_from_its_list(desk: Desk, enter: Callable[..., Page]) -> None:
    desk.complete()
    desk.do("gd", "propose_measure", measure="early_pay_rise", beneficiary="tp")
    page = enter("ct", "/viec-can-lam/")
    page.get_by_role("navigation", name="Chính").get_by_text("Thêm").click()
    page.get_by_role("link", name="Khuyến khích, bảo vệ").first.click()
    page.get_by_role("link", name="Quyết định Nâng bậc lương trước thời hạn 12 tháng – Hoàng Văn Em").click()
    page.get_by_role("radio", name="Có").check()
    page.get_by_label("Văn bản quyết định").fill("90/QĐ-UBND")
    page.get_by_role("button", name="Quyết định khuyến khích, bảo vệ").click()
    expect(page.get_by_role("region", name="Đã ghi nhận")).to_be_visible()
    page.goto("/quyen-loi/?muc=da-quyet-dinh")
    expect(page.locator("tbody")).to_contain_text("Đã áp dụng")


def test_two_versions_are_chosen_and_compared_without_javascript(
    desk: Desk, enter: Callable[..., Page]
) -> None:
    desk.submit()
    for scope in ("Ba huyện", "Bốn huyện vùng cao"):
        desk.do("tp", "revise_plan", plan={**PLAN, "scope": scope}, content="Sửa phạm vi")
    page = enter("gd", "ke-hoach/3/", javascript=False)
    expect(page.locator("del")).to_contain_text(["chữ bỏ", "Ba"])
    page.get_by_label("So với bản trước đó").select_option("1")
    page.get_by_role("button", name="So sánh").click()
    expect(page.get_by_text("Bản 3 khác bản 1 ở 1/8 đề mục")).to_be_visible()
    expect(page.locator(".plan-text del")).to_contain_text("Toàn tỉnh")
    expect(page.locator(".plan-text ins")).to_contain_text("Bốn huyện vùng cao")


@pytest.mark.parametrize("rest", PAGES)
def test_the_pages_fit_a_phone(
    desk: Desk, enter: Callable[..., Page], screenshot: Callable[[Page, str], Path], rest: str
) -> None:
    busy(desk)
    page = enter("gd", rest, viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    screenshot(page, f"step-{rest.strip('/').replace('/', '-')}")


def test_on_paper_the_earlier_acts_are_open_and_the_menus_gone(
    desk: Desk, enter: Callable[..., Page]
) -> None:
    busy(desk)
    page = enter("gd")
    page.emulate_media(media="print")
    first = page.locator(".earlier .event").last
    expect(first).to_be_visible()
    expect(first).to_contain_text("Gửi kế hoạch đề xuất")
    expect(first).to_contain_text("Hoàng Văn Em")
    for hidden in (".site-nav", ".case-pages", ".section-nav", ".acts-available", ".site-footer"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator(".print-code")).to_have_text(desk.row.code)

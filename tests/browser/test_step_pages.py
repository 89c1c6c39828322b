"""The pages of the steps before execution in a real browser: the main act of each, at a desk, on a phone, without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.web.steps import members

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.desk.conftest import Desk


def fits(page: Page) -> None:
    """Nothing is wider than the window."""
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_plan_is_given_to_a_council_from_the_card_of_that_way(
    desk: Desk, enter: Callable[..., Page]
) -> None:
    desk.submit()
    page = enter("gd", "xu-ly/", viewport=PHONE)
    fits(page)
    council = page.get_by_role("region", name="Hội đồng đánh giá")
    council.get_by_text("Vì sao ngày này?").first.click()
    expect(council.get_by_text("ngày xảy ra sự kiện, không tính").first).to_be_visible()
    council.get_by_role("link", name="Giao Hội đồng").click()
    expect(page.get_by_role("radio", name="Hội đồng đánh giá")).to_be_checked()
    page.get_by_label("Lý do lập Hội đồng").fill("Phạm vi rộng")
    page.get_by_role("button", name="Chọn cách xem xét").click()
    expect(page.get_by_role("region", name="Đã ghi nhận")).to_contain_text("Tiếp theo: thành lập Hội đồng")


def test_the_leadership_is_convened_from_the_other_card(desk: Desk, enter: Callable[..., Page]) -> None:
    desk.submit()
    page = enter("gd", "xu-ly/")
    page.get_by_role("link", name="Họp tập thể lãnh đạo").click()
    page.get_by_label("Ngày họp").fill("11/05/2026")
    page.get_by_role("button", name="Triệu tập họp").click()
    expect(page.get_by_role("region", name="Đã ghi nhận")).to_contain_text("Triệu tập họp")


def test_a_council_is_established_on_its_page_without_scripts(desk: Desk, enter: Callable[..., Page]) -> None:
    desk.submit()
    desk.do("gd", "choose_route", route="council", reason="Phạm vi rộng")
    page = enter("gd", f"/hoi-dong/{desk.row.code}/", javascript=False)
    expect(page.get_by_text("Nếu thành lập và gửi kế hoạch hôm nay").first).to_be_visible()
    for place, member in enumerate(members()):
        row = f"members.{place}"
        page.locator(f'[name="{row}.person"]').select_option(member["person"])
        page.locator(f'[name="{row}.capacity"]').select_option(member["capacity"])
        page.locator(f'[name="{row}.as"]').select_option(member["as"])
    page.get_by_role("button", name="Kiểm tra thành phần").click()
    rules = page.get_by_role("region", name="Thành phần theo quy định")
    expect(rules.locator(".tick-done")).to_have_count(6)
    expect(rules.get_by_text("Đúng một thành viên kiêm thư ký, không phải Chủ tịch")).to_be_visible()
    page.locator('[name="members.3.secretary"]').check()
    page.get_by_role("button", name="Thành lập Hội đồng").click()
    expect(page.get_by_role("region", name="Đã ghi nhận")).to_contain_text("Thành lập Hội đồng")
    assert page.url.split("?")[0].endswith(f"/hoi-dong/{desk.row.code}/")
    expect(page.get_by_role("heading", name="Ngày Hội đồng họp được")).to_be_visible()
    page.locator(".step-form .form-foot button:not([formaction])").click()
    expect(page.get_by_text("Gửi ngày 04/05/2026")).to_be_visible()


def test_the_opinion_is_asked_and_given_on_one_page(desk: Desk, enter: Callable[..., Page]) -> None:
    desk.meet()
    desk.pass_meeting()
    head = enter("gd", "y-kien-cap-uy/")
    head.get_by_label("Văn bản xin ý kiến").fill("Tờ trình 5")
    head.get_by_role("button", name="Xin ý kiến cấp ủy").click()
    expect(head.get_by_role("region", name="Đã ghi nhận")).to_be_visible()
    desk.on("2026-05-13")
    secretary = enter("bt", "y-kien-cap-uy/", viewport=PHONE)
    fits(secretary)
    expect(secretary.get_by_text("Chưa trả lời, đã chờ 2 ngày làm việc")).to_be_visible()
    secretary.get_by_label("Đồng ý", exact=True).check()
    secretary.get_by_label("Nội dung ý kiến").fill("Thống nhất chủ trương")
    secretary.locator(".form-foot button:not([formaction])").click()
    expect(secretary.get_by_role("region", name="Đã ghi nhận")).to_be_visible()
    head.goto(f"/ho-so/{desk.row.code}/y-kien-cap-uy/")
    expect(head.get_by_text("Thống nhất chủ trương")).to_be_visible()
    expect(head.get_by_text("sau 2 ngày làm việc")).to_be_visible()


def test_the_head_approves_under_the_gates(desk: Desk, enter: Callable[..., Page]) -> None:
    desk.meet()
    desk.pass_meeting()
    desk.do("gd", "seek_party_opinion")
    desk.do("bt", "give_party_opinion", opinion="agree", content="Đồng ý")
    page = enter("gd", "quyet-dinh/")
    expect(page.get_by_text("Đã đủ căn cứ để ra văn bản.")).to_be_visible()
    page.get_by_label("Văn bản phê duyệt").fill("12/QĐ-SXD")
    page.get_by_label("Xác nhận đã rà soát").check()
    page.get_by_role("button", name="Phê duyệt", exact=True).click()
    expect(page.get_by_role("region", name="Đã ghi nhận")).to_contain_text("Phê duyệt")
    page.get_by_role("link", name="Quyết định", exact=True).click()
    expect(page.get_by_text("12/QĐ-SXD").first).to_be_visible()


def test_an_override_is_a_decision_in_two_steps(desk: Desk, enter: Callable[..., Page]) -> None:
    desk.meet()
    for voter in ("gd", "pgd1", "pgd2"):
        desk.do(voter, "vote", ballot="against")
    desk.do("gd", "close_meeting", minutes="BB")
    page = enter("gd", "quyet-dinh/", javascript=False)
    page.get_by_role("link", name="Cho triển khai").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Trước khi quyết định cho triển khai")
    expect(page.get_by_text("Chịu trách nhiệm trước cơ quan cấp trên").first).to_be_visible()
    assert page.locator("main textarea").count() == 0
    page.get_by_role("link", name="Tiếp tục nhập quyết định").click()
    page.get_by_label("Sự cần thiết").fill("Rất cần")
    page.get_by_label("Tính khả thi").fill("Làm được")
    page.locator('[name="document"]').fill("9/QĐ")
    page.locator(".form-foot button:not([formaction])").click()
    expect(page.get_by_role("region", name="Đã ghi nhận")).to_be_visible()

"""The main act of each page in a real browser: nothing typed is lost, nothing is done twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.desk.conftest import PLAN, PROVINCE, Desk, bring_in

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

PASSWORD = "mật khẩu đủ dài"
Enter = Callable[..., Page]
SESSION = "sessionid"
SAVED = "[data-save-status][data-state=saved]"


@pytest.fixture
def desk(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A province where everybody has an account with the same password; the clock of door and pages is one."""
    from khoithong.desk.clock import FixedClock
    from khoithong.organisation.models import Account

    bring_in(PROVINCE)
    for username in ("tp", "gd", "pgd1", "pgd2", "vt", "cg"):
        Account.objects.create_user(username, PASSWORD, person_id=username, is_demo=username == "cg")
    clock = FixedClock(datetime(2026, 5, 4, 9))
    monkeypatch.setattr("khoithong.web.clock.now", clock)
    return Desk(clock)


@pytest.fixture
def enter(desk: Desk, log_in: Enter) -> Enter:
    """Return a function that opens a browser for a person of the province."""

    def open_for(username: str, **how: object) -> Page:
        return log_in(username, PASSWORD, **how)

    return open_for


def new_draft(desk: Desk, **data: object) -> UUID:
    from khoithong.desk.drafts import new_draft as begin

    return begin("tp", "tinh-uy-2026", data, clock=desk.clock).id


def text_of(draft: UUID, section: str = "necessity") -> str:
    from khoithong.casefiles.models import Draft

    return str(Draft.objects.get(id=draft).data.get("plan", {}).get(section, ""))


def section(draft: UUID, name: str = "necessity") -> str:
    return f"/de-xuat/soan/{draft}/phan/{name}/"


def test_one_click_enters_the_demonstration(
    desk: Desk, visitor: Enter, screenshot: Callable[[Page, str], Path]
) -> None:
    page = visitor(PHONE)
    page.goto("/ho-so/")
    expect(page).to_have_url("/dang-nhap/?next=%2Fho-so%2F")
    screenshot(page, "login")
    page.get_by_role("button", name="Vào với tài khoản Chuyên gia Vinh").click()
    expect(page).to_have_url("/ho-so/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hồ sơ")


def test_a_closed_window_loses_nothing(desk: Desk, enter: Enter) -> None:
    draft, page = new_draft(desk), enter("tp")
    page.goto(section(draft))
    page.fill("#id_text", "Thủ tục kéo dài, người dân đi lại nhiều lần")
    expect(page.locator(SAVED)).to_have_text("Đã lưu lúc 09:00")
    context = page.context
    page.close()
    again = context.new_page()
    again.goto("/de-xuat/")
    again.get_by_role("link", name="Thủ tục kéo dài").first.click()
    again.get_by_role("link", name="Sự cần thiết, mục đích, yêu cầu").click()
    expect(again.locator("#id_text")).to_have_value("Thủ tục kéo dài, người dân đi lại nhiều lần")


def test_a_window_closed_at_once_loses_nothing(desk: Desk, enter: Enter) -> None:
    draft, page = new_draft(desk), enter("tp")
    context = page.context
    page.goto(section(draft))
    page.fill("#id_text", "Gõ rồi đóng cửa sổ ngay")
    page.close()
    again = context.new_page()
    for _ in range(20):
        again.goto(section(draft))
        if again.locator("#id_text").input_value():
            break
        again.wait_for_timeout(250)
    expect(again.locator("#id_text")).to_have_value("Gõ rồi đóng cửa sổ ngay")


def test_saved_is_said_only_of_what_is_saved(desk: Desk, enter: Enter) -> None:
    draft, page = new_draft(desk, plan={"scope": "Toàn tỉnh"}), enter("tp")
    status = page.locator("[data-save-status]")
    page.goto(section(draft))
    expect(status).to_have_text("")
    page.goto(section(draft, "scope"))
    expect(status).to_have_text("Đã lưu lúc 09:00")
    page.locator("#id_text").press("End")
    page.locator("#id_text").press_sequentially(", ba lĩnh vực")
    expect(status).to_have_text("Đang soạn, chưa lưu…")
    expect(status).to_have_text("Đã lưu lúc 09:00")
    assert text_of(draft, "scope") == "Toàn tỉnh, ba lĩnh vực"


def test_what_the_page_shows_already_is_not_offered_again(desk: Desk, enter: Enter) -> None:
    desk.submit()
    page = enter("gd")
    form = f"/ho-so/{desk.row.code}/viec/request_supplement/"
    page.goto(form)
    page.fill("#id_content", "Bổ sung dự toán")
    page.get_by_text("Việc đã diễn ra trước").click()
    page.fill("#id_happened_on", "01/01/2026")
    page.get_by_role("button", name="Yêu cầu bổ sung").click()
    expect(page.locator("[data-error-summary]")).to_be_visible()
    expect(page.locator("#id_content")).to_have_value("Bổ sung dự toán")
    expect(page.locator("form > .restore")).to_have_count(0)
    page.goto(form)
    expect(page.locator("main")).to_contain_text("Đã lấy lại nội dung nhập dở")
    expect(page.locator("form > .restore")).to_have_count(0)


def test_what_was_recorded_is_not_offered_for_the_next(desk: Desk, enter: Enter) -> None:
    desk.submit()
    page = enter("gd")
    form = f"/ho-so/{desk.row.code}/viec/request_supplement/"
    page.goto(form)
    page.fill("#id_content", "Bổ sung dự toán")
    page.get_by_role("button", name="Yêu cầu bổ sung").click()
    expect(page.locator("main")).to_contain_text("Đã ghi nhận")
    page.wait_for_load_state()  # what the window kept is let go of when the page is there, not when its first words are
    page.goto(form)
    expect(page.locator("#id_content")).to_have_value("")
    expect(page.locator("form > .restore")).to_have_count(0)


def test_two_windows_choose_between_their_texts(desk: Desk, enter: Enter) -> None:
    draft, first = new_draft(desk), enter("tp")
    first.goto(section(draft))
    second = first.context.new_page()
    second.goto(section(draft))
    second.fill("#id_text", "Viết ở cửa sổ hai")
    expect(second.locator(SAVED)).to_be_visible()
    first.fill("#id_text", "Viết ở cửa sổ một")
    expect(first.locator("[data-save-status]")).to_contain_text("vừa được sửa ở một cửa sổ khác")
    with first.context.expect_page() as opened:
        first.get_by_role("link", name="Xem hai bản").click()
    choice = opened.value
    expect(choice.locator(".conflict-sides")).to_contain_text("Viết ở cửa sổ một")
    expect(choice.locator(".conflict-sides")).to_contain_text("Viết ở cửa sổ hai")
    choice.get_by_role("button", name="Giữ cả hai").click()
    expect(choice).to_have_url(f"/de-xuat/soan/{draft}/")
    assert text_of(draft) == "Viết ở cửa sổ hai\n\nViết ở cửa sổ một"


def test_a_session_that_ends_while_typing_loses_nothing(desk: Desk, enter: Enter) -> None:
    draft, page = new_draft(desk), enter("tp")
    page.goto(section(draft))
    page.context.clear_cookies(name=SESSION)
    page.fill("#id_text", "Gõ khi phiên đã hết hạn")
    status = page.locator("[data-save-status]")
    expect(status).to_contain_text("Phiên làm việc đã hết hạn")
    assert text_of(draft) == ""
    # The button now leads to a page that shows the text, and after the login the window gives it back.
    page.get_by_role("button", name="Lưu và về danh sách").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Phiên làm việc đã hết hạn")
    page.get_by_role("link", name="Đăng nhập lại").click()
    page.fill("input[name=username]", "tp")
    page.fill("input[name=password]", PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.wait_for_url(f"**{section(draft)}")
    page.get_by_role("button", name="Lấy lại nội dung đó").click()
    expect(page.locator(SAVED)).to_be_visible()
    assert text_of(draft) == "Gõ khi phiên đã hết hạn"


def test_a_login_in_another_window_lets_the_first_go_on_saving(desk: Desk, enter: Enter) -> None:
    draft, page = new_draft(desk), enter("tp")
    page.goto(section(draft))
    page.context.clear_cookies(name=SESSION)
    page.fill("#id_text", "Gõ trước")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Đăng nhập lại ở cửa sổ mới").click()
    login = opened.value
    login.fill("input[name=username]", "tp")
    login.fill("input[name=password]", PASSWORD)
    login.get_by_role("button", name="Đăng nhập", exact=True).click()
    login.wait_for_url(f"**{section(draft)}")
    page.locator("#id_text").press_sequentially(", gõ sau")
    expect(page.locator(SAVED)).to_be_visible()
    assert text_of(draft) == "Gõ trước, gõ sau"


def test_without_scripts_a_proposal_is_written_checked_and_sent(
    desk: Desk, enter: Enter, screenshot: Callable[[Page, str], Path]
) -> None:
    from khoithong.casefiles.models import Case

    draft = new_draft(desk, plan={**PLAN, "expected_effect": ""})
    page = enter("tp", viewport=PHONE, javascript=False)
    page.goto(f"/de-xuat/soan/{draft}/kiem-tra/")
    screenshot(page, "check")
    page.get_by_role("button", name="Gửi kế hoạch").click()
    expect(page.locator("[data-error-summary]")).to_contain_text("Nhập Dự kiến hiệu quả")
    page.get_by_role("link", name="Nhập Dự kiến hiệu quả").first.click()
    page.locator("#phan-expected_effect").get_by_role("link", name="Nhập").click()
    page.fill("#id_text", "Giảm một nửa thời gian")
    page.get_by_role("button", name="Lưu và kiểm tra").click()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Gửi kế hoạch").click()
    expect(page.locator("main")).to_contain_text("Đã gửi kế hoạch đề xuất")
    expect(page.locator("main")).to_contain_text(Case.objects.get().code)
    screenshot(page, "sent")


def test_pressing_twice_votes_once(desk: Desk, enter: Enter) -> None:
    desk.meet()
    page = enter("pgd1")
    page.goto("/viec-can-lam/")
    page.get_by_role("link", name="Biểu quyết").first.click()
    page.get_by_label("Tán thành", exact=True).check()
    page.get_by_role("button", name="Gửi phiếu biểu quyết").dblclick()
    expect(page.locator("main")).to_contain_text("Đã ghi phiếu: Tán thành")
    assert [act.kind for act in desk.acts].count("vote") == 1
    page.get_by_role("link", name="Việc cần làm").first.click()
    expect(page.locator("main")).to_contain_text("Không có việc nào chờ xử lý")


def test_a_page_left_open_while_the_meeting_closed_says_so(desk: Desk, enter: Enter) -> None:
    desk.meet()
    page = enter("pgd1")
    page.goto(f"/phien-hop/{desk.row.code}/1/")
    page.fill("#id_remarks", "Nhận xét gõ dở")
    for voter in ("gd", "pgd2"):
        desk.do(voter, "vote", ballot="for")
    desk.do("gd", "close_meeting", minutes="1", absent=["pgd1"], conditions_met=["5/1/a"])
    page.get_by_label("Tán thành", exact=True).check()
    page.get_by_role("button", name="Gửi phiếu biểu quyết").click()
    expect(page.locator("[data-error-summary]")).to_contain_text("Cuộc họp này đã kết thúc")


def test_the_excluded_deputy_sees_why(
    desk: Desk, enter: Enter, screenshot: Callable[[Page, str], Path]
) -> None:
    desk.submit("pgd1")
    desk.do("gd", "convene_meeting", on="2026-05-11")
    desk.on("2026-05-11")
    page = enter("pgd1", viewport=DESKTOP)
    page.goto("/phien-hop/")
    page.get_by_role("link", name=PLAN["necessity"]).first.click()
    expect(page.get_by_role("button", name="Gửi phiếu biểu quyết")).to_have_count(0)
    expect(page.locator(".blocked")).to_contain_text("điểm 2.1 khoản 2 Điều 7")
    screenshot(page, "excluded-deputy")


def test_the_turnout_comes_up_by_itself(desk: Desk, enter: Enter) -> None:
    desk.meet()
    page = enter("pgd1")
    page.goto(f"/phien-hop/{desk.row.code}/1/")
    page.fill("#id_remarks", "Đang gõ nhận xét")
    expect(page.locator("#so-phieu")).to_contain_text("0/3")
    desk.do("gd", "vote", ballot="for")
    page.evaluate("htmx.ajax('GET', '?lan=1', {target: '#so-phieu', select: '#so-phieu', swap: 'outerHTML'})")
    expect(page.locator("#so-phieu")).to_contain_text("1/3")
    expect(page.locator("#id_remarks")).to_have_value("Đang gõ nhận xét")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_no_page_is_wider_than_the_window(desk: Desk, enter: Enter, viewport: dict[str, int]) -> None:
    draft = new_draft(desk, plan={"necessity": "Một-từ-rất-dài-không-có-khoảng-trắng" * 20})
    desk.meet()
    page = enter("tp", viewport=viewport)
    for path in (
        "/viec-can-lam/",
        "/viec-can-lam/cho-nguoi-khac/",
        "/de-xuat/",
        "/de-xuat/moi/",
        f"/de-xuat/soan/{draft}/",
        f"/de-xuat/soan/{draft}/phan/necessity/",
        f"/de-xuat/soan/{draft}/kiem-tra/",
        f"/de-xuat/soan/{draft}/nguoi-cung-de-xuat/",
        "/ho-so/",
        "/phien-hop/",
        f"/phien-hop/{desk.row.code}/1/",
        "/to-chuc/",
        "/tro-giup/",
    ):
        page.goto(path)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, path


def test_somebody_else_in_another_browser_is_somebody_else(
    desk: Desk, enter: Enter, browser: Browser
) -> None:
    head, proposer = enter("gd"), enter("tp")
    head.goto("/viec-can-lam/")
    proposer.goto("/viec-can-lam/")
    expect(head.locator("header")).to_contain_text("Nguyễn Văn An")
    expect(proposer.locator("header")).to_contain_text("Hoàng Văn Em")
    proposer.locator("header details.who summary").click()
    proposer.get_by_role("button", name="Đăng xuất").click()
    expect(proposer).to_have_url("/dang-nhap/")
    head.reload()
    expect(head.locator("header")).to_contain_text("Nguyễn Văn An")


def test_a_list_just_redrawn_offers_no_older_copy_of_itself(desk: Desk, enter: Enter) -> None:
    desk.submit()
    desk.do("gd", "choose_route", route="council", reason="Phạm vi rộng")
    page = enter("gd")
    page.goto(f"/ho-so/{desk.row.code}/viec/establish_council/")
    page.fill("#id_document", "05/QĐ-SXD")
    rows = page.get_by_role("button", name="Bỏ thành viên")
    before = rows.count()
    page.get_by_role("button", name="Thêm thành viên").click()
    expect(rows).to_have_count(before + 1)
    expect(page.locator("#id_document")).to_have_value("05/QĐ-SXD")
    expect(page.locator(".restore")).to_have_count(0)
    page.get_by_role("button", name="Kiểm tra thành phần").click()
    expect(page.get_by_text("Có 2 người; thiếu 3").first).to_be_visible()
    expect(page.locator(".restore")).to_have_count(0)
    page.goto(page.url)
    expect(rows).to_have_count(before + 1)


def test_a_report_that_was_sent_does_not_come_back(desk: Desk, enter: Enter) -> None:
    desk.submit()
    page = enter("tp")
    address = f"/ho-so/{desk.row.code}/viec/report_violation/"
    page.goto(address)
    page.locator("[name=provision]").first.check()
    page.locator("[name=against]").select_option("pgd1")
    page.locator("[name=content]").fill("Cố ý kéo dài việc xem xét.")
    expect(page.locator("[data-save-status]")).to_contain_text("Đã lưu")
    page.get_by_role("button", name="Gửi phản ánh").click()
    expect(page.get_by_text("Đã gửi phản ánh")).to_be_visible()
    page.goto(address)
    expect(page.locator("[name=content]")).to_have_value("")
    expect(page.locator(".restore")).to_have_count(0)

"""A proposal lived through in the browser, decided by the collective leadership: from draft to measure."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.stories.official import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from khoithong.desk.clock import FixedClock
    from tests.browser.stories.official import Official

PLAN = (
    "Hồ sơ cấp phép xây dựng nhà ở riêng lẻ phải đi lại nhiều lần.",
    "Mỗi hồ sơ qua sáu phòng, không ai giữ đầu mối.",
    "Một đầu mối tiếp nhận, trả kết quả qua mạng.",
    "Toàn tỉnh, nhà ở riêng lẻ.",
    "03 tháng.",
    "Nhân lực hiện có của Sở.",
    "Phần mềm đã có, đã thử ở hai phường.",
    "Người dân được trả kết quả trong ngày.",
    "Thời gian cấp phép giảm một nửa.",
)


def test_a_proposal_lives_with_the_collective_leadership(
    official: Callable[[str], Official], clock: FixedClock
) -> None:
    deputy = official("phogiamdoc2.sxd")
    code = _drafts(deputy)
    head = official("giamdoc.sxd")
    _convenes(head, code, clock)
    _votes(official, head, deputy, code, clock)
    _closes(head, code)
    _opinion(official, head, code, clock)
    _approves(head, code, clock)
    _executes(deputy, head, code, clock)
    _evaluates(official, head, deputy, code, clock)
    _publishes(official, head, code, clock)
    _applies(head, deputy, code, clock)


def _drafts(deputy: Official) -> str:
    """Written in the regulation's order, left in the middle of a section, found again, sent."""
    deputy.open("/de-xuat/")
    deputy.follows("Soạn đề xuất mới")
    deputy.chooses("Quy định của Ban Thường vụ Tỉnh ủy")
    deputy.presses("Bắt đầu soạn")
    deputy.main.get_by_role("link", name=re.compile("^Sự cần thiết")).click()
    for text in PLAN[:2]:
        deputy.main.locator("textarea").fill(text)
        deputy.presses("Lưu và sang phần sau")
    _closes_the_tab_while_typing(deputy, PLAN[2])
    deputy.presses("Lưu và sang phần sau")
    for text in PLAN[3:]:
        deputy.main.locator("textarea").fill(text)
        deputy.main.get_by_role("button", name=re.compile("^Lưu và (sang|kiểm tra)")).click()
    deputy.sees("Kiểm tra", "Hồ Sỹ Nguyên", shown(date(2026, 9, 7)))
    deputy.presses("Gửi kế hoạch")
    deputy.sees("Đánh dấu xác nhận")  # what must be confirmed is not passed over
    return deputy.sends_the_plan()


def _closes_the_tab_while_typing(deputy: Official, text: str) -> None:
    field = deputy.main.locator("textarea")
    field.press_sequentially(text)
    expect(deputy.main.locator("[data-save-status][data-state=saved]")).to_be_visible()
    address = deputy.page.url
    deputy.closes_the_tab()
    deputy.open("/de-xuat/")
    deputy.follows(PLAN[0])
    deputy.open(address)
    expect(deputy.main.locator("textarea")).to_have_value(text)


def _convenes(head: Official, code: str, clock: FixedClock) -> None:
    clock.move_to(datetime(2026, 8, 25, 9, 0))
    head.open("/viec-can-lam/")
    head.sees(PLAN[0], "Còn 6 ngày làm việc", shown(date(2026, 9, 7)))
    head.tries(code, "approve", "chưa qua bước “Họp xem xét đề xuất”", "khoản 3 Điều 7")
    head.sees("Hồ Sỹ Nguyên, Giám đốc Sở Xây dựng, triệu tập họp")
    head.tries(code, "close_meeting", "chưa có cuộc họp nào được triệu tập", "điểm 2.1 khoản 2 Điều 7")
    head.open("/viec-can-lam/")
    head.main.get_by_role("link", name=re.compile("^Triệu tập họp")).click()
    head.types("Ngày họp", "24/08/2026")
    head.presses("Triệu tập họp")
    head.sees("Có 1 điểm cần sửa", "Chọn từ 25/08/2026 trở đi")
    head.types("Ngày họp", "27/08/2026")
    head.presses("Triệu tập họp")
    head.sees("Đã ghi nhận", "Cao Thị Minh Nguyệt")


def _votes(
    official: Callable[[str], Official], head: Official, deputy: Official, code: str, clock: FixedClock
) -> None:
    clock.move_to(datetime(2026, 8, 27, 14, 0))
    deputy.open(f"/phien-hop/{code}/")
    deputy.cannot("Biểu quyết", "cấp phó có đề xuất không tham gia biểu quyết", "điểm 2.1 khoản 2 Điều 7")
    for username, ballot in (("phogiamdoc1.sxd", "Không tán thành"), ("phogiamdoc3.sxd", "Ý kiến khác")):
        voter = official(username)
        voter.open("/viec-can-lam/")
        voter.main.get_by_role("link", name=re.compile("^Biểu quyết")).click()
        voter.chooses(ballot)
        voter.presses("Gửi phiếu biểu quyết")
        voter.sees("Đã biểu quyết", ballot)
    for page in (f"/phien-hop/{code}/", f"/ho-so/{code}/"):
        head.open(page)
        head.does_not_see("Không tán thành 1", "Ý kiến biểu quyết: Không tán thành")  # read at the closing
    head.tries(code, "close_meeting", "Hồ Sỹ Nguyên chưa biểu quyết", "điểm 2.1 khoản 2 Điều 7")
    head.open(f"/phien-hop/{code}/")
    head.sees("2/3")
    head.chooses("Tán thành")
    head.presses("Gửi phiếu biểu quyết")


def _closes(head: Official, code: str) -> None:
    head.follows("Kết thúc họp")
    head.sees("1/3", "Biểu quyết ngang nhau", "Hồ Sỹ Nguyên (tán thành)", "Được thông qua")
    head.types("Biên bản cuộc họp", "")
    head.presses("Kết thúc họp")
    head.sees("Nhập biên bản cuộc họp")
    head.types("Biên bản cuộc họp", "Biên bản số 12/BB-SXD: tán thành 1, không tán thành 1, ý kiến khác 1.")
    for number, letter in enumerate("abcd"):
        head.main.locator(f"[name='conditions_met.{number}']").check()
        head.main.locator(f"[name='condition_reasons.{number}']").fill(f"Đáp ứng điều kiện {letter}.")
    head.presses("Kết thúc họp")
    head.sees("Đã ghi nhận", "Được thông qua", "ngang nhau")


def _opinion(official: Callable[[str], Official], head: Official, code: str, clock: FixedClock) -> None:
    clock.move_to(datetime(2026, 8, 28, 9, 0))
    head.tries(code, "approve", "chưa có ý kiến của cấp ủy", "khoản 3 Điều 4")
    head.open(f"/ho-so/{code}/")
    head.cannot("Phê duyệt đề xuất", "chưa có ý kiến của cấp ủy", "khoản 3 Điều 4")
    head.starts("Xin ý kiến cấp ủy")
    head.types("Văn bản xin ý kiến", "Tờ trình số 205/TTr-SXD")
    head.presses("Xin ý kiến cấp ủy")
    head.sees("Đã ghi nhận", "Quy định không ấn định thời hạn")
    clock.move_to(datetime(2026, 9, 4, 15, 0))
    clerk = official("vanthu.sxd")
    clerk.open("/viec-can-lam/")  # the work waits in the other of two capacities
    clerk.sees("Văn thư Đảng ủy Sở Xây dựng: 1 việc")
    clerk.presses("Đổi tư cách")
    clerk.follows(PLAN[0])
    clerk.sees("đã chờ 2 ngày làm việc")
    clerk.starts("Cho ý kiến")
    clerk.chooses("Đồng ý")
    clerk.types("Nội dung ý kiến", "Nhất trí; yêu cầu báo cáo hằng tháng.")
    clerk.types("Văn bản cho ý kiến", "Công văn số 34-CV/ĐU")
    clerk.presses("Cho ý kiến")
    clerk.sees("Đã ghi nhận")


def _approves(head: Official, code: str, clock: FixedClock) -> None:
    clock.move_to(datetime(2026, 9, 7, 10, 0))
    head.open(f"/ho-so/{code}/")
    head.starts("Phê duyệt")
    head.sees("Dương Công Thành")
    head.types("Văn bản phê duyệt", "Quyết định số 117/QĐ-SXD")
    head.types("Ngày dự kiến hoàn thành", "30/11/2026")
    head.presses("Phê duyệt")
    head.sees("Đánh dấu nội dung phải xác nhận")
    head.chooses("Xác nhận đã rà soát")
    head.presses("Phê duyệt")
    head.sees("Đã ghi nhận", "Đang thực hiện", "Hạn nội bộ")


def _executes(deputy: Official, head: Official, code: str, clock: FixedClock) -> None:
    clock.move_to(datetime(2026, 10, 1, 16, 0))
    deputy.tries(code, "vote", "chưa qua bước “Thực hiện đề xuất”", "khoản 2 Điều 17")
    deputy.does_not_see(
        "Họp đánh giá kết quả”", "Công nhận, công bố"
    )  # steps after the vote stand in nobody's way
    deputy.open(f"/ho-so/{code}/")
    deputy.starts("Báo cáo tiến độ")
    deputy.types("Tình hình thực hiện", "Đã giải quyết 120 hồ sơ qua một đầu mối.")
    deputy.types("Tỷ lệ hoàn thành", "40")
    deputy.presses("Báo cáo tiến độ")
    deputy.sees("Đã ghi nhận", "120 hồ sơ")
    clock.move_to(datetime(2026, 10, 30, 16, 0))
    deputy.starts("Khai hoàn thành")
    deputy.types("Ngày hoàn thành", "30/10/2026")
    deputy.presses("Khai hoàn thành")
    deputy.sees("Chờ báo cáo kết quả", "06/11/2026")
    head.tries(code, "convene_meeting", "chưa qua bước “Báo cáo kết quả thực hiện”", "khoản 2 Điều 17")
    clock.move_to(datetime(2026, 11, 4, 9, 0))
    deputy.open("/viec-can-lam/")
    deputy.main.get_by_role("link", name=re.compile("^Gửi báo cáo kết quả")).click()
    deputy.types("Kết quả thực hiện", "Thời gian cấp phép giảm từ 15 xuống 07 ngày; 420 hồ sơ.")
    deputy.presses("Gửi báo cáo kết quả")
    deputy.sees("Đang đánh giá kết quả")


def _evaluates(
    official: Callable[[str], Official], head: Official, deputy: Official, code: str, clock: FixedClock
) -> None:
    clock.move_to(datetime(2026, 11, 5, 9, 0))
    head.open(f"/ho-so/{code}/")
    head.starts("Triệu tập họp")
    head.types("Ngày họp", "09/11/2026")
    head.presses("Triệu tập họp")
    clock.move_to(datetime(2026, 11, 9, 14, 0))
    deputy.open(f"/phien-hop/{code}/")
    deputy.cannot("Biểu quyết", "cấp phó có đề xuất không tham gia biểu quyết", "khoản 2 Điều 17")
    voters = [official(name) for name in ("phogiamdoc1.sxd", "phogiamdoc3.sxd")]
    for voter in (*voters, head):
        voter.open(f"/phien-hop/{code}/")
        voter.chooses("Tán thành")
        voter.presses("Gửi phiếu biểu quyết")
        voter.sees("Đã biểu quyết")
    head.follows("Kết thúc họp")
    head.sees("Hoàn thành", "3/3")
    for finding in ("right_policy", "pure_motive", "common_good"):
        head.main.locator(f"[name='findings.{finding}'][value=true]").check()
    head.main.locator("[name='findings.damage'][value=false]").check()
    head.presses("Kết thúc họp")
    head.sees("Đã ghi nhận", "Hoàn thành")


def _publishes(official: Callable[[str], Official], head: Official, code: str, clock: FixedClock) -> None:
    clock.move_to(datetime(2026, 11, 10, 9, 0))
    head.tries(code, "publish_result", "chưa có ý kiến của cấp ủy", "khoản 3 Điều 4")
    head.open(f"/ho-so/{code}/")
    head.starts("Xin ý kiến cấp ủy")
    head.types("Văn bản xin ý kiến", "Tờ trình số 318/TTr-SXD")
    head.presses("Xin ý kiến cấp ủy")
    clerk = official("vanthu.sxd")
    clerk.open(f"/ho-so/{code}/")
    clerk.starts("Cho ý kiến")
    clerk.chooses("Đồng ý")
    clerk.types("Nội dung ý kiến", "Nhất trí với kết quả đánh giá.")
    clerk.presses("Cho ý kiến")
    clock.move_to(datetime(2026, 11, 13, 9, 0))
    head.open(f"/ho-so/{code}/viec/apply_measure/")
    head.sees("Tuyên dương, biểu dương")
    head.is_not_offered("Khen thưởng", "Không bị xử lý trách nhiệm")  # these wait for the publication
    head.open(f"/ho-so/{code}/")
    head.starts("Công bố kết quả")
    head.types("Văn bản công nhận, công bố", "Thông báo số 93/TB-SXD")
    head.presses("Công bố kết quả")
    head.sees("Đã đánh giá", "Không bị xử lý trách nhiệm", "khoản 1 Điều 10")


def _applies(head: Official, deputy: Official, code: str, clock: FixedClock) -> None:
    clock.move_to(datetime(2026, 11, 16, 9, 0))
    head.starts("Áp dụng khuyến khích, bảo vệ")
    head.main.get_by_label(re.compile("Khen thưởng.*Dương Công Thành")).check()
    head.types("Văn bản áp dụng", "Quyết định số 201/QĐ-SXD")
    head.presses("Áp dụng khuyến khích, bảo vệ")
    head.sees("Đã ghi nhận", "Đã áp dụng")
    deputy.open(f"/ho-so/{code}/")
    deputy.sees("Đã áp dụng", "điểm a khoản 1 Điều 9")

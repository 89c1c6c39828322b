"""A wide proposal lived through in the browser, judged by a council: from the choice of the route to measures."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from khoithong.desk.clock import FixedClock
    from tests.browser.stories.official import Official

PLAN = (
    "Dữ liệu đất đai của các xã sau sắp xếp nằm ở năm hệ thống.",
    "18% thửa đất sai lệch diện tích giữa giấy và số.",
    "Đối chiếu từng thửa, người sử dụng đất xác nhận qua định danh điện tử.",
    "Toàn tỉnh, nhiều lĩnh vực.",
    "02 tháng.",
    "Ngân sách chuyển đổi số.",
    "Đã làm điểm tại hai xã.",
    "Tạo nền cho thủ tục không giấy.",
    "90% thửa đất có dữ liệu đúng.",
)
MEMBERS = (
    ("Nông Văn Thịnh", "Chủ tịch Hội đồng", "Người đứng đầu"),
    ("Châu Thị Bạch Yến", "Phó Chủ tịch Hội đồng", "Cấp phó"),
    ("Ngô Thị Bích Thảo", "Thành viên Hội đồng", "Đại diện cơ quan"),
    ("Lê Thị Thu Trang", "Thành viên Hội đồng", "Đại diện cơ quan"),
    ("Võ Anh Kiệt", "Thành viên Hội đồng", "Đại diện cơ quan"),
    ("Quách Thị Ánh Tuyết", "Thành viên Hội đồng", "Nhà khoa học"),
)
"""Six, so that a vote can be a tie. The first is the head, the third the secretary, the last a scientist."""


def test_a_proposal_lives_with_a_council(official: Callable[[str], Official], clock: FixedClock) -> None:
    proposer, head = official("truongphong.snnmt"), official("giamdoc.snnmt")
    proposer.writes_a_plan(*PLAN)
    code = proposer.sends_the_plan()
    _chooses_the_council(head, code, clock)
    _establishes(head, code)
    _dispatches_and_convenes(official, head, code)
    _votes(official, proposer, code, clock)
    _closes(official, code)
    _decides(official, head, code, clock)
    _executes(proposer, head, code, clock)
    _evaluates(official, head, code, clock)
    _publishes(official, head, proposer, code, clock)


def _chooses_the_council(head: Official, code: str, clock: FixedClock) -> None:
    clock.move_to(datetime(2026, 8, 25, 9, 0))
    head.tries(code, "establish_council", "tập thể lãnh đạo", "điểm 2.2 khoản 2 Điều 7")
    head.open(f"/ho-so/{code}/")
    head.starts("Chọn cách xem xét")
    head.sees("07/09/2026", "03/09/2026")  # the calendars of both routes side by side
    head.chooses("Hội đồng đánh giá")
    head.presses("Chọn cách xem xét")
    head.sees("Nhập lý do lập Hội đồng")
    head.types("Lý do lập Hội đồng", "Phạm vi toàn tỉnh, nhiều lĩnh vực.")
    head.presses("Chọn cách xem xét")
    head.sees("Đã ghi nhận", "03/09/2026")
    head.tries(code, "convene_meeting", "chưa thành lập Hội đồng", "khoản 3 Điều 8")
    head.tries(code, "dispatch_plan", "chưa thành lập Hội đồng", "khoản 3 Điều 8")


def _establishes(head: Official, code: str) -> None:
    head.open(f"/ho-so/{code}/")
    head.starts("Thành lập Hội đồng")
    head.main.get_by_role("button", name=re.compile("Bỏ Thành viên 5")).click()
    expect(head.main.get_by_role("group", name=re.compile("^Thành viên 5"))).to_have_count(0)
    for place, member in enumerate(MEMBERS[:4], start=1):
        head.seats(place, *member)
    head.presses("Thành lập Hội đồng")
    head.sees("Hội đồng phải có từ 05 đến 09 thành viên")
    expect(head.main.get_by_role("link", name="khoản 1 Điều 8").first).to_be_visible()
    for place, member in enumerate(MEMBERS[4:], start=5):
        head.presses("Thêm thành viên")
        expect(head.main.get_by_role("group", name=re.compile(f"^Thành viên {place}"))).to_be_visible()
        head.seats(place, *member)
    head.presses("Thành lập Hội đồng")
    head.sees("Đúng một thành viên kiêm thư ký Hội đồng")
    expect(head.main.get_by_role("link", name="điểm b khoản 1 Điều 8").first).to_be_visible()
    head.chooses("Kiêm thư ký Hội đồng", within="Thành viên 3")
    head.types("Quyết định thành lập", "Quyết định số 309/QĐ-SNNMT")
    head.presses("Thành lập Hội đồng")
    head.sees("Đã ghi nhận", "Ngô Thị Bích Thảo", "thư ký", "04/09/2026")


def _dispatches_and_convenes(official: Callable[[str], Official], head: Official, code: str) -> None:
    secretary = official("phochanhvp.ubnd")
    secretary.open("/viec-can-lam/")
    secretary.main.get_by_role("link", name=re.compile("^Gửi kế hoạch cho Hội đồng")).click()
    secretary.presses("Gửi kế hoạch cho Hội đồng")
    secretary.sees("Đã ghi nhận")
    head.open(f"/ho-so/{code}/")
    head.starts("Triệu tập họp")
    head.types("Ngày họp", "28/08/2026")
    head.presses("Xem lại theo ngày đã nhập")
    head.sees("không kịp gửi kế hoạch", "thứ Sáu, 04/09/2026")
    head.types("Ngày họp", "04/09/2026")
    head.presses("Triệu tập họp")
    head.sees("Đã ghi nhận")
    head.tries(code, "vote", "chưa đến ngày họp 04/09/2026", "khoản 2 Điều 8")


def _votes(official: Callable[[str], Official], proposer: Official, code: str, clock: FixedClock) -> None:
    clock.move_to(datetime(2026, 9, 4, 8, 30))
    proposer.tries(code, "vote", "người có đề xuất không tham gia biểu quyết", "điểm b khoản 1 Điều 8")
    ballots = {
        "phogiamdoc.snnmt": "Tán thành",
        "phochanhvp.ubnd": "Không tán thành",
        "truongphong.sxd": "Không tán thành",
        "giamdoc.stc": "Không tán thành",
        "giamdoc.snnmt": "Tán thành",
    }
    for username, ballot in ballots.items():
        official(username).votes(code, ballot)
    secretary = official("phochanhvp.ubnd")
    secretary.open(f"/phien-hop/{code}/")
    secretary.main.get_by_text("Nhập phiếu giấy").click()
    secretary.picks("Người biểu quyết", "Quách Thị Ánh Tuyết")
    secretary.chooses("Tán thành", within="Ý kiến trên phiếu")
    secretary.presses("Ghi phiếu giấy")
    secretary.sees("Nhập số, tên biên bản hoặc phiếu làm căn cứ")
    secretary.types("Tài liệu kèm theo", "Phiếu giấy số 06")
    secretary.presses("Ghi phiếu giấy")
    secretary.sees("Đã nhập phiếu của Quách Thị Ánh Tuyết", "6/6")


def _closes(official: Callable[[str], Official], code: str) -> None:
    secretary = official("phochanhvp.ubnd")
    secretary.starts("Kết thúc họp")
    secretary.sees("3/6", "Biểu quyết ngang nhau", "Nông Văn Thịnh (tán thành)", "Được thông qua")
    secretary.presses("Kết thúc họp")
    secretary.sees("Đã ghi nhận", "Được thông qua")


def _decides(official: Callable[[str], Official], head: Official, code: str, clock: FixedClock) -> None:
    clock.move_to(datetime(2026, 9, 7, 9, 0))
    head.tries(code, "approve", "chưa có ý kiến của cấp ủy", "khoản 3 Điều 4")
    _asks_the_party_body(official, head, code, first=True)
    head.open(f"/ho-so/{code}/")
    head.starts("Phê duyệt")
    head.types("Văn bản phê duyệt", "Quyết định số 312/QĐ-SNNMT")
    head.chooses("Xác nhận đã rà soát")
    head.presses("Phê duyệt")
    head.sees("Đã ghi nhận", "Đang thực hiện")


def _asks_the_party_body(
    official: Callable[[str], Official], head: Official, code: str, *, first: bool
) -> None:
    head.open(f"/ho-so/{code}/")
    head.starts("Xin ý kiến cấp ủy")
    head.presses("Xin ý kiến cấp ủy")
    head.sees("Đã ghi nhận", "Đảng ủy Sở Nông nghiệp và Môi trường")
    deputy = official("phogiamdoc.snnmt")  # also the secretary of the Party committee
    deputy.open(f"/ho-so/{code}/")
    deputy.starts("Cho ý kiến")
    if first:
        deputy.presses("Đổi tư cách và tiếp tục")
    deputy.chooses("Đồng ý")
    deputy.types("Nội dung ý kiến", "Nhất trí.")
    deputy.presses("Cho ý kiến")
    deputy.sees("Đã ghi nhận")


def _executes(proposer: Official, head: Official, code: str, clock: FixedClock) -> None:
    clock.move_to(datetime(2026, 11, 2, 9, 0))
    proposer.open(f"/ho-so/{code}/")
    proposer.starts("Khai hoàn thành")
    proposer.types("Ngày hoàn thành", "02/11/2026")
    proposer.presses("Khai hoàn thành")
    proposer.sees("Đã ghi nhận", "09/11/2026")
    proposer.starts("Gửi báo cáo kết quả")
    proposer.types("Kết quả thực hiện", "Đối chiếu được 52% số thửa; hai xã chưa làm.")
    proposer.presses("Gửi báo cáo kết quả")
    proposer.sees("Đang đánh giá kết quả", "09/11/2026")
    head.tries(code, "publish_result", "chưa qua bước “Họp đánh giá kết quả”", "điểm c khoản 3 Điều 17")


def _evaluates(official: Callable[[str], Official], head: Official, code: str, clock: FixedClock) -> None:
    clock.move_to(datetime(2026, 11, 3, 9, 0))
    head.open(f"/ho-so/{code}/")
    head.starts("Triệu tập họp")
    head.types("Ngày họp", "05/11/2026")
    head.presses("Triệu tập họp")
    head.sees("Đã ghi nhận")
    clock.move_to(datetime(2026, 11, 5, 9, 0))
    deputy = official("phogiamdoc.snnmt")  # the header still shows the office in which the opinion was given
    deputy.open(f"/phien-hop/{code}/")
    deputy.sees("Phiếu được ghi với tư cách Phó Giám đốc Sở Nông nghiệp và Môi trường")
    for username in ("phogiamdoc.snnmt", "phochanhvp.ubnd", "truongphong.sxd", "giamdoc.stc"):
        official(username).votes(code, "Không tán thành")
    head.votes(code, "Tán thành")
    head.starts("Kết thúc họp")
    head.sees("Không đạt mức hoàn thành")
    head.chooses("Quách Thị Ánh Tuyết")  # absent
    head.presses("Kết thúc họp")
    head.sees("Chọn kết luận", "Nhập lý do", "điểm c khoản 3 Điều 17")
    head.chooses("Hoàn thành một phần")
    head.types("Lý do", "Hai xã chưa đối chiếu xong.")
    head.presses("Kết thúc họp")
    head.sees("Nhập nguyên nhân khách quan", "Nhập nguyên nhân chủ quan", "khoản 4 Điều 10")
    head.types("Nguyên nhân khách quan", "Mưa lũ làm gián đoạn hai tháng.")
    head.types("Nguyên nhân chủ quan", "Không có.")
    for finding, value in (
        ("right_policy", "true"),
        ("pure_motive", "true"),
        ("common_good", "true"),
        ("damage", "false"),
    ):
        head.main.locator(f"[name='findings.{finding}'][value={value}]").check()
    head.presses("Kết thúc họp")
    head.sees("Đã ghi nhận", "Hoàn thành một phần", "1/5")


def _publishes(
    official: Callable[[str], Official], head: Official, proposer: Official, code: str, clock: FixedClock
) -> None:
    clock.move_to(datetime(2026, 11, 6, 9, 0))
    _asks_the_party_body(official, head, code, first=False)
    head.open(f"/ho-so/{code}/")
    head.starts("Công bố kết quả")
    head.types("Văn bản công nhận, công bố", "Thông báo số 93/TB-SNNMT")
    head.presses("Công bố kết quả")
    head.sees("Đã đánh giá")
    proposer.open(f"/ho-so/{code}/")
    proposer.sees("Thuộc trường hợp được loại trừ trách nhiệm", "khoản 2 Điều 10")
    head.starts("Áp dụng khuyến khích, bảo vệ")
    head.sees("Thuộc trường hợp được loại trừ trách nhiệm – Huỳnh Tấn Đạt")
    head.is_not_offered("Không bị xử lý trách nhiệm", "Khen thưởng")  # these are for completed results

"""A director's own proposal lived through in the browser: the managing Party committee decides it, itself the last word."""

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
    "Trạm y tế xã hết thuốc thiết yếu giữa hai đợt đấu thầu.",
    "Không được tự mua thuốc ngoài đợt đấu thầu tập trung.",
    "Khoán định mức, đặt hàng theo danh mục giá công khai.",
    "Toàn bộ trạm y tế trong tỉnh.",
    "04 tháng.",
    "Trong dự toán đã giao.",
    "Dữ liệu tiêu thụ ba năm đã có.",
    "Người bệnh mạn tính được cấp thuốc liên tục.",
    "Không còn trạm hết thuốc quá 03 ngày.",
)
BOARD = "Tỉnh ủy"


def test_a_directors_own_proposal_goes_to_the_standing_board(
    official: Callable[[str], Official], clock: FixedClock
) -> None:
    director, secretary = official("giamdoc.stc"), official("bithu.tinhuy")
    code = _drafts(director)
    _taken_in(official, director, code, clock)
    _meets(official, director, secretary, code, clock)
    _decides(director, secretary, code, clock)
    _stopped_and_resumed(director, secretary, code, clock)
    _reports(director, code, clock)
    _evaluates(official, secretary, code, clock)
    _publishes(director, secretary, code, clock)


def _drafts(director: Official) -> str:
    """The head does not send his plan to himself: the recipient is derived, and said before sending."""
    director.writes_a_plan(*PLAN)
    director.sees(BOARD, "Ban Tổ chức Tỉnh ủy")
    return director.sends_the_plan()


def _taken_in(official: Callable[[str], Official], director: Official, code: str, clock: FixedClock) -> None:
    director.tries(code, "convene_meeting", BOARD, "điểm 2.1 khoản 2 Điều 7")
    clock.move_to(datetime(2026, 8, 25, 9, 0))
    adviser = official("thammuu.btc")
    adviser.open(f"/ho-so/{code}/")
    adviser.starts("Vào sổ")
    adviser.types("Số đến", "417-ĐX/BTCTU")
    adviser.presses("Vào sổ")
    adviser.sees("Đã ghi nhận", "417-ĐX/BTCTU")
    adviser.open(f"/ho-so/{code}/viec/consult/")
    adviser.types("Cơ quan, chuyên gia", "Sở Y tế\nBảo hiểm xã hội tỉnh")
    adviser.types("Nội dung", "Định mức khoán và cơ chế đặt hàng.")
    adviser.presses("Lấy ý kiến")
    adviser.sees("khoản 2 Điều 20")  # only with the Standing Board's word
    adviser.types("Chủ trương của Thường trực", "Thông báo số 215-TB/TU")
    adviser.presses("Lấy ý kiến")
    adviser.sees("Đã ghi nhận", "Bảo hiểm xã hội tỉnh")


def _meets(
    official: Callable[[str], Official], director: Official, secretary: Official, code: str, clock: FixedClock
) -> None:
    clock.move_to(datetime(2026, 8, 26, 9, 0))
    secretary.open("/viec-can-lam/")
    secretary.main.get_by_role("link", name=re.compile("^Triệu tập họp")).click()
    secretary.types("Ngày họp", "31/08/2026")
    secretary.presses("Triệu tập họp")
    secretary.sees("Đã ghi nhận")
    clock.move_to(datetime(2026, 8, 31, 14, 0))
    director.open(f"/phien-hop/{code}/")
    director.does_not_see("Gửi phiếu biểu quyết")
    for username in ("bithu.tinhuy", "phobithu.tinhuy"):
        official(username).votes(code, "Tán thành")
    _closes(secretary, code)
    secretary.sees("Đã ghi nhận", "Được thông qua")


def _closes(secretary: Official, code: str) -> None:
    """Whoever did not vote is named absent; at the approval the conditions are gone through."""
    secretary.open(f"/ho-so/{code}/viec/close_meeting/")
    for box in secretary.main.locator("[name='absent']").all():
        box.check()
    for place in range(secretary.main.locator("[name^='conditions_met.']").count()):
        secretary.main.locator(f"[name='conditions_met.{place}']").check()
        secretary.main.locator(f"[name='condition_reasons.{place}']").fill("Theo thẩm định của Ban Tổ chức.")
    secretary.presses("Kết thúc họp")


def _decides(director: Official, secretary: Official, code: str, clock: FixedClock) -> None:
    """The Party committee's own decision asks nobody's further opinion."""
    clock.move_to(datetime(2026, 9, 3, 9, 0))
    secretary.does_not_see("Xin ý kiến cấp ủy")
    secretary.open(f"/ho-so/{code}/")
    secretary.starts("Phê duyệt")
    secretary.types("Văn bản phê duyệt", "Quyết định số 312-QĐ/TU")
    secretary.types("Ngày dự kiến hoàn thành", "31/12/2026")
    secretary.chooses("Xác nhận đã rà soát")
    secretary.presses("Phê duyệt")
    secretary.sees("Đã ghi nhận", "Đang thực hiện")
    director.open(f"/ho-so/{code}/")
    director.sees("Đang thực hiện", "Quyết định số 312-QĐ/TU", "Hạn nội bộ")


def _stopped_and_resumed(director: Official, secretary: Official, code: str, clock: FixedClock) -> None:
    """What was suspended goes on only after an inspection."""
    clock.move_to(datetime(2026, 10, 1, 9, 0))
    _acts(secretary, code, "suspend", "Tạm dừng", {"Lý do": "Một trạm đặt hàng ngoài danh mục."})
    secretary.sees("Tạm dừng")
    clock.move_to(datetime(2026, 10, 2, 9, 0))
    _acts(
        director, code, "report_progress", "Báo cáo tiến độ", {"Tình hình thực hiện": "Đã dừng trạm vi phạm."}
    )
    secretary.tries(code, "resume", "chưa kiểm tra", "khoản 4 Điều 16")
    clock.move_to(datetime(2026, 10, 5, 9, 0))
    _acts(
        secretary,
        code,
        "inspect",
        "Ghi kết quả kiểm tra",
        {"Kết quả kiểm tra": "Sai sót của một trạm, đã khắc phục."},
    )
    _acts(secretary, code, "resume", "Cho tiếp tục", {"Lý do": "Đã khắc phục."})
    secretary.open(f"/ho-so/{code}/")
    secretary.sees("Đang thực hiện")


def _acts(person: Official, code: str, kind: str, verb: str, typed: dict[str, str]) -> None:
    person.open(f"/ho-so/{code}/viec/{kind}/")
    for label, text in typed.items():
        person.types(label, text)
    person.presses(verb)
    person.sees("Đã ghi nhận")


def _reports(director: Official, code: str, clock: FixedClock) -> None:
    clock.move_to(datetime(2026, 12, 28, 9, 0))
    _acts(
        director,
        code,
        "submit_result_report",
        "Gửi báo cáo kết quả",
        {"Kết quả thực hiện": "Không còn trạm hết thuốc quá 03 ngày.", "Ngày hoàn thành": "28/12/2026"},
    )


def _evaluates(
    official: Callable[[str], Official], secretary: Official, code: str, clock: FixedClock
) -> None:
    clock.move_to(datetime(2026, 12, 29, 9, 0))
    secretary.open(f"/ho-so/{code}/")
    secretary.starts("Triệu tập họp")
    secretary.types("Ngày họp", "05/01/2027")
    secretary.presses("Triệu tập họp")
    clock.move_to(datetime(2027, 1, 5, 9, 0))
    for username in ("bithu.tinhuy", "phobithu.tinhuy"):
        official(username).votes(code, "Tán thành")
    _closes(secretary, code)
    secretary.sees("Đã ghi nhận", "Hoàn thành")


def _publishes(director: Official, secretary: Official, code: str, clock: FixedClock) -> None:
    clock.move_to(datetime(2027, 1, 7, 9, 0))
    secretary.open(f"/ho-so/{code}/")
    secretary.starts("Công bố kết quả")
    secretary.types("Văn bản công nhận, công bố", "Thông báo số 12-TB/TU")
    secretary.presses("Công bố kết quả")
    secretary.sees("Đã ghi nhận", "Đã đánh giá")
    director.open(f"/ho-so/{code}/")
    director.sees("Không bị xử lý trách nhiệm", "khoản 1 Điều 10")
    expect(director.main.get_by_text("được hưởng")).to_have_count(0)  # people decide

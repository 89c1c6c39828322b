"""A case lived through for the pictures of the user guide (`album.py`)."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from tests.browser.stories.album import TAKEN
from tests.desk.conftest import CONDITIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from khoithong.desk.clock import FixedClock
    from tests.browser.stories.album import Album
    from tests.browser.stories.official import Official

PLAN: Final = {
    "necessity": "Rút ngắn thời gian cấp giấy phép xây dựng nhà ở riêng lẻ từ 15 ngày xuống 07 ngày.",
    "bottleneck": "Mỗi hồ sơ đi qua sáu phòng, không phòng nào giữ đầu mối; 62% hồ sơ phải nộp lại ít nhất một lần.",
    "content": "Một đầu mối tiếp nhận và trả kết quả qua mạng; thiết kế mẫu được duyệt sẵn.",
    "scope": "Nhà ở riêng lẻ trên địa bàn toàn tỉnh.",
    "duration": "03 tháng, từ tháng 9 đến tháng 11 năm 2026.",
    "resources": "Nhân lực hiện có của Sở; 200 triệu đồng nâng cấp phần mềm.",
    "feasibility": "Đã chạy thử tại hai phường, không phát sinh khiếu nại.",
    "impact": "Người dân giảm đi lại; cần kiểm soát chất lượng thiết kế mẫu.",
    "expected_effect": "Thời gian cấp phép còn 07 ngày.\n80% hồ sơ nộp qua mạng.\nKhông còn hồ sơ phải nộp lại quá một lần.",
}


def test_the_guide_shows_what_the_application_shows(
    official: Callable[[str], Official], clock: FixedClock, album: Album
) -> None:
    deputy, head = official("phogiamdoc2.sxd"), official("giamdoc.sxd")
    code = _writes(deputy, album)
    does = Doer(code, clock)
    _considers(official, head, code, album, does)
    _meets(official, head, deputy, code, album, does)
    _decides(official, head, code, album, does)
    _puts_in_writing(official, head, code, album)
    _executes(deputy, head, code, album, does)
    _evaluates(official, head, code, album, does)
    _looks_on(official, album)
    _composes_a_council(official, album, clock)
    assert album.names == TAKEN["case"]


class Doer:
    """What is recorded without a picture goes through the door."""

    def __init__(self, code: str, clock: FixedClock) -> None:
        self.code, self.clock = code, clock

    def on(self, *moment: int) -> None:
        """Move the clock."""
        self.clock.move_to(datetime(*moment))  # type: ignore[arg-type]

    def __call__(self, actor: str, capacity: str, kind: str, **data: Any) -> None:
        """Record an act."""
        from khoithong.casefiles.models import Case
        from khoithong.desk.answers import Done
        from khoithong.desk.perform import perform

        answer = perform(
            case_id=Case.objects.get(code=self.code).pk,
            kind=kind,
            actor=actor,
            capacity=capacity,
            data=data,
            idempotency_key=uuid4(),
            clock=self.clock,
        )
        assert isinstance(answer, Done), answer


def _writes(deputy: Official, album: Album) -> str:
    deputy.open("/de-xuat/moi/")
    deputy.presses("Bắt đầu soạn")
    draft = deputy.page.url
    for name, text in PLAN.items():
        deputy.open(f"{draft}phan/{name}/")
        deputy.main.locator("textarea").fill(text)
        if name == "bottleneck":
            deputy.main.locator("[data-save-status][data-state=saved]").wait_for()
            album.takes(deputy.page, "soan-mot-phan")
        deputy.main.get_by_role("button", name=re.compile("^Lưu và (sang|kiểm tra)")).click()
        if name == "feasibility":
            deputy.open(draft)
            album.takes(deputy.page, "soan-cac-phan")
    deputy.open(f"{draft}kiem-tra/")
    album.takes(deputy.page, "soan-kiem-tra")
    deputy.main.get_by_role("checkbox").check()
    deputy.presses("Gửi kế hoạch")
    deputy.sees("Đã gửi kế hoạch đề xuất")
    album.takes(deputy.page, "da-gui")
    deputy.follows("Mở hồ sơ")
    deputy.page.wait_for_url("**/ho-so/*/")
    return deputy.page.url.rstrip("/").rsplit("/", 1)[-1]


def _considers(
    official: Callable[[str], Official], head: Official, code: str, album: Album, does: Doer
) -> None:
    does.on(2026, 8, 25, 9)
    clerk = official("vanthu.sxd")
    clerk.open(f"/ho-so/{code}/viec/register_plan/")
    clerk.types("Số đến", "1874/ĐXST")
    album.takes(clerk.page, "vao-so")
    clerk.presses("Vào sổ")
    head.open("/viec-can-lam/")
    album.takes(head.page, "viec-can-lam")
    head.open(f"/ho-so/{code}/xu-ly/")
    album.takes(head.page, "xu-ly")
    does("gd-sxd", "so-xd/head", "convene_meeting", on="2026-08-27")


def _meets(
    official: Callable[[str], Official],
    head: Official,
    deputy: Official,
    code: str,
    album: Album,
    does: Doer,
) -> None:
    does.on(2026, 8, 27, 14)
    deputy.open(f"/phien-hop/{code}/")
    album.takes(deputy.page, "khong-bieu-quyet", "main >> text=Biểu quyết đến lúc này")
    voter = official("phogiamdoc1.sxd")
    voter.open(f"/phien-hop/{code}/")
    voter.chooses("Tán thành", within="Ý kiến biểu quyết")
    album.takes(voter.page, "bieu-quyet", "form:has([name=ballot])")
    voter.presses("Gửi phiếu biểu quyết")
    clerk = official("vanthu.sxd")
    clerk.open(f"/phien-hop/{code}/")
    clerk.main.get_by_text("Nhập phiếu giấy").first.click()
    clerk.picks("Người biểu quyết", "Mai Xuân Trường")
    clerk.chooses("Ý kiến khác", within="Ý kiến trên phiếu")
    clerk.types("Tài liệu kèm theo", "Phiếu biểu quyết số 03")
    album.takes(clerk.page, "phieu-giay", "main details[open]")
    clerk.presses("Ghi phiếu giấy")
    does("gd-sxd", "so-xd/head", "vote", ballot="for")
    head.open(f"/ho-so/{code}/viec/close_meeting/")
    album.takes(head.page, "ket-thuc-hop")
    does("gd-sxd", "so-xd/head", "close_meeting", minutes="Biên bản số 12/BB-SXD.", conditions_met=CONDITIONS)


def _decides(
    official: Callable[[str], Official], head: Official, code: str, album: Album, does: Doer
) -> None:
    does.on(2026, 8, 28, 9)
    does("gd-sxd", "so-xd/head", "seek_party_opinion", document="Tờ trình số 205/TTr-SXD")
    does.on(2026, 9, 4, 15)
    clerk = official("vanthu.sxd")
    clerk.open("/viec-can-lam/")
    clerk.presses("Đổi tư cách")
    clerk.open(f"/ho-so/{code}/y-kien-cap-uy/")
    album.takes(clerk.page, "cho-y-kien")
    does(
        "vt-sxd",
        "du-sxd/clerk",
        "give_party_opinion",
        opinion="agree",
        content="Nhất trí; yêu cầu báo cáo hằng tháng.",
        document="Công văn số 34-CV/ĐU",
    )
    does.on(2026, 9, 7, 10)
    head.open(f"/ho-so/{code}/quyet-dinh/")
    album.takes(head.page, "quyet-dinh")
    does(
        "gd-sxd",
        "so-xd/head",
        "approve",
        document="Quyết định số 117/QĐ-SXD",
        executors=["pgd2-sxd"],
        planned_completion="2026-11-30",
        confirmed=["4/2"],
    )


def _puts_in_writing(official: Callable[[str], Official], head: Official, code: str, album: Album) -> None:
    head.open(f"/ho-so/{code}/van-ban/")
    head.presses("Soạn Quyết định phê duyệt và giao thực hiện")
    head.types("Địa danh", "Nam Hà")
    head.presses("Lưu dự thảo")
    head.page.wait_for_load_state("networkidle")
    album.takes(head.page, "van-ban-du-thao", "main h1")
    clerk = official("vanthu.sxd")
    clerk.changes_capacity("Văn thư Sở Xây dựng")
    clerk.open(head.page.url)
    clerk.follows("Cấp số và ban hành")
    album.takes(clerk.page, "van-ban-cap-so")
    clerk.main.get_by_role("button", name=re.compile("^Cấp số")).click()
    clerk.open("/van-thu/so/")
    album.takes(clerk.page, "so-van-ban")


def _executes(deputy: Official, head: Official, code: str, album: Album, does: Doer) -> None:
    does.on(2026, 9, 9, 9)
    does(
        "gd-sxd",
        "so-xd/head",
        "allocate_resources",
        content="200 triệu đồng nâng cấp phần mềm; hai chuyên viên.",
    )
    does.on(2026, 9, 30, 16)
    does(
        "pgd2-sxd",
        "so-xd/deputy",
        "report_progress",
        content="Phần mềm đã nâng cấp; 120 hồ sơ qua một đầu mối.",
        difficulties="Hai phường chưa có đường truyền ổn định.",
        percent=40,
    )
    does.on(2026, 10, 2, 9)
    does(
        "gd-sxd",
        "so-xd/head",
        "give_direction",
        content="Trung tâm chuyển đổi số bố trí đường truyền dự phòng.",
    )
    does.on(2026, 10, 26, 16)
    does(
        "pgd2-sxd",
        "so-xd/deputy",
        "report_progress",
        content="380 hồ sơ; thời gian trung bình 8 ngày.",
        percent=85,
    )
    head.open(f"/ho-so/{code}/thuc-hien/")
    album.takes(head.page, "thuc-hien")
    deputy.open(f"/ho-so/{code}/viec/report_progress/")
    deputy.types("Tình hình thực hiện", "420 hồ sơ; thời gian trung bình 7 ngày.")
    album.takes(deputy.page, "bao-cao-tien-do", ".step-form")


def _evaluates(
    official: Callable[[str], Official], head: Official, code: str, album: Album, does: Doer
) -> None:
    does.on(2026, 10, 30, 16)
    does(
        "pgd2-sxd",
        "so-xd/deputy",
        "submit_result_report",
        results="Thời gian cấp phép còn 07 ngày.\n83% hồ sơ nộp qua mạng.\nCòn 4% hồ sơ phải nộp lại quá một lần.",
        completed_on="2026-10-30",
    )
    does.on(2026, 11, 5, 9)
    does("gd-sxd", "so-xd/head", "convene_meeting", on="2026-11-09")
    does.on(2026, 11, 9, 14)
    for person, office in (("gd-sxd", "head"), ("pgd1-sxd", "deputy"), ("pgd3-sxd", "deputy")):
        does(person, f"so-xd/{office}", "vote", ballot="for")
    findings = {"right_policy": True, "pure_motive": True, "common_good": True, "damage": False}
    does("gd-sxd", "so-xd/head", "close_meeting", minutes="Biên bản số 58/BB-SXD.", findings=findings)
    does.on(2026, 11, 10, 9)
    does("gd-sxd", "so-xd/head", "seek_party_opinion", document="Tờ trình số 318/TTr-SXD")
    does("vt-sxd", "du-sxd/clerk", "give_party_opinion", opinion="agree", content="Nhất trí.")
    head.open(f"/ho-so/{code}/danh-gia/")
    album.takes(head.page, "danh-gia")
    does("gd-sxd", "so-xd/head", "publish_result", document="Thông báo số 93/TB-SXD")
    head.open(f"/ho-so/{code}/quyen-loi/")
    album.takes(head.page, "quyen-loi")
    does("gd-sxd", "so-xd/head", "propose_measure", measure="early_pay_rise", beneficiary="pgd2-sxd")


def _looks_on(official: Callable[[str], Official], album: Album) -> None:
    managing = official("chutich.ubnd")
    managing.open("/quyen-loi/")
    album.takes(managing.page, "co-quan-quan-ly")
    inspector = official("chunhiem.ubkt")
    inspector.open("/ho-so/")
    album.takes(inspector.page, "giam-sat")
    inspector.open("/to-chuc/")
    album.takes(inspector.page, "to-chuc")


def _composes_a_council(official: Callable[[str], Official], album: Album, clock: FixedClock) -> None:
    from khoithong.desk.answers import Done
    from khoithong.desk.perform import perform
    from tests.desk.conftest import PACK

    answer = perform(
        case_id=None,
        kind="submit_plan",
        actor="tp-snnmt",
        capacity="so-nnmt/manager",
        data={"plan": PLAN, "confirmed": ["4/2"]},
        idempotency_key=uuid4(),
        pack=PACK,
        clock=clock,
    )
    assert isinstance(answer, Done)
    does = Doer(answer.code, clock)
    does("gd-snnmt", "so-nnmt/head", "choose_route", route="council", reason="Phạm vi toàn tỉnh.")
    head = official("giamdoc.snnmt")
    head.open(f"/hoi-dong/{answer.code}/")
    head.presses("Kiểm tra thành phần")
    album.takes(head.page, "hoi-dong")

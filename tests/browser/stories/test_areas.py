"""Six areas, each under a text of its own: a case of each is lived by the accounts of the demonstration, draft to measure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.stories.official import shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from khoithong.desk.clock import FixedClock
    from tests.browser.stories.official import Official

TITLE: Final = "Hồ sơ nộp một lần, các phòng lấy từ kho dữ liệu chung"


@dataclass(frozen=True, slots=True)
class Place:
    """An area: whose accounts play its case, and what its text makes of the case."""

    pack: str
    at: str
    """Ending of its accounts."""
    text: str
    """How the text is named where a draft begins."""
    headings: int
    """Of the plan."""
    decision: str
    """The provision the decision rests on."""
    reward: str
    """What the head grants in the end."""
    proposer: str = "truongphong"
    deputies: int = 2
    appraised: bool = False
    """The text has plans appraised."""
    meets: bool = True
    """The leadership meets, the Party body is asked, and time limits run."""


PLACES: Final = (
    Place(
        "tinh-uy-2026",
        "sxd",
        "Quy định của Ban Thường vụ Tỉnh ủy",
        9,
        "khoản 3 Điều 7",
        "Khen thưởng",
        deputies=3,
    ),
    Place(
        "vinh-phuc-2024",
        "tinha",
        "Công văn của Sở Nội vụ tỉnh Vĩnh Phúc",
        9,
        "Điều 8 Nghị định 73/2023/NĐ-CP",
        "Khen thưởng",
        "chuyenvien",
    ),
    Place(
        "soc-trang-2023",
        "tinhb",
        "Kế hoạch của Ủy ban nhân dân tỉnh Sóc Trăng",
        5,
        "điểm 3.2 khoản 3 Mục II",
        "Ghi nhận, tôn vinh",
        "chuyenvien",
        appraised=True,
        meets=False,
    ),
    Place(
        "ninh-thuan-2021",
        "tinhc",
        "Công văn của Chủ tịch Ủy ban nhân dân tỉnh Ninh Thuận",
        1,
        "mục 3",
        "Biểu dương",
        "chuyenvien",
        meets=False,
    ),
    Place(
        "can-tho-2024",
        "tinhd",
        "Kế hoạch của Ủy ban nhân dân thành phố Cần Thơ",
        9,
        "Điều 8 Nghị định 73/2023/NĐ-CP",
        "Khen thưởng",
    ),
    Place("nd-73-2023", "tinhe", "Nghị định của Chính phủ", 9, "Điều 8", "Khen thưởng"),
)
"""A new text joins with one line: the people of its area have the same titles."""


class Life:
    """One case, lived in a day by the people of its area."""

    def __init__(self, place: Place, official: Callable[[str], Official], today: str) -> None:
        self.place, self._official, self.today = place, official, today
        self.code = ""

    def person(self, title: str) -> Official:
        """Whoever holds the title in this area, at a browser of their own."""
        return self._official(f"{title}.{self.place.at}")

    def begins(self, act: str, title: str) -> Official:
        """Find an act on the page of the case and open its form, in the capacity that may do it."""
        actor = self.person(title)
        actor.open(f"/ho-so/{self.code}/")
        actor.starts(act)
        change = actor.main.get_by_role("button", name="Đổi tư cách và tiếp tục")
        if change.count():
            change.click()
        return actor

    @staticmethod
    def ends(act: str, actor: Official) -> None:
        """Send the form."""
        actor.presses(act)
        actor.sees("Đã ghi nhận")

    def does(self, act: str, title: str, **fields: str) -> Official:
        """An act whose form asks for texts only, named as the first words of their labels."""
        actor = self.begins(act, title)
        for label, text in fields.items():
            actor.types(label.replace("_", " "), text)
        self.ends(act, actor)
        return actor


@pytest.fixture
def texts(province: None) -> None:
    """Every area works under its own text, as the two administrators decided; its people can log in."""
    from khoithong.demonstration.neighbours.adopting import adopt_texts
    from khoithong.demonstration.neighbours.building import let_neighbours_in
    from khoithong.demonstration.neighbours.keepers import KEEPERS
    from khoithong.organisation.models import Account

    for username, keeper in KEEPERS.items():
        Account.objects.filter(username=username).update(kept_by_id=keeper.id)
    adopt_texts()
    let_neighbours_in()


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.pack)
def test_a_case_of_every_area_is_lived_to_its_end(
    texts: None,
    place: Place,
    official: Callable[[str], Official],
    clock: FixedClock,
    screenshot: Callable[[Page, str], Path],
) -> None:
    life = Life(place, official, shown(clock().date()))
    _drafts(life, screenshot)
    life.does("Vào sổ", "vanthu", Số_đến="118/ĐX")
    if place.appraised:
        organiser = life.begins("Ghi kết quả thẩm định", "tochuc")
        organiser.types("Ý kiến thẩm định", "Đủ căn cứ và khả thi.")
        organiser.chooses("Có", within="Đề nghị cho thực hiện")
        life.ends("Ghi kết quả thẩm định", organiser)
    _considers(life)
    _approves(life, screenshot)
    life.does("Báo cáo tiến độ", place.proposer, Tình_hình_thực_hiện="Sáu phòng đã dùng kho chung.")
    life.does("Khai hoàn thành", place.proposer, Ngày_hoàn_thành=life.today)
    life.does("Gửi báo cáo kết quả", place.proposer, Kết_quả_thực_hiện="Bỏ 11 lần nộp lại giấy tờ.")
    _considers(life)
    _publishes(life)
    _rewards(life, screenshot)


def _drafts(life: Life, screenshot: Callable[[Page, str], Path]) -> None:
    """Under the one text of the area, heading by heading; what is said before sending is what that text says."""
    place, proposer = life.place, life.person(life.place.proposer)
    proposer.open("/de-xuat/moi/")
    proposer.sees(place.text, f"Kế hoạch gồm {place.headings} phần")
    expect(proposer.main.get_by_role("radio")).to_have_count(1)
    proposer.presses("Bắt đầu soạn")
    proposer.main.get_by_role("link", name=re.compile("^(Sự cần thiết|Nội dung đề xuất)")).click()
    for number in range(place.headings):
        proposer.main.locator("textarea").fill(TITLE if number == 0 else f"Nội dung phần {number + 1}.")
        proposer.main.get_by_role("button", name=re.compile("^Lưu và (sang|kiểm tra)")).click()
    screenshot(proposer.page, f"area-{place.pack}-check")
    if place.meets:
        proposer.sees("Thời hạn xem xét bắt đầu tính", "Tập thể lãnh đạo", "Hội đồng đánh giá", "Cấp ủy")
    else:
        proposer.sees("Người đứng đầu xem xét, quyết định; văn bản không ấn định thời hạn")
        proposer.does_not_see("Thời hạn xem xét", "Tập thể lãnh đạo", "Hội đồng", "Cấp ủy")
    life.code = proposer.sends_the_plan()
    proposer.sees(place.text)


def _considers(life: Life) -> None:
    """The leadership meets and asks the Party body; elsewhere neither can be begun."""
    if not life.place.meets:
        head = life.person("giamdoc")
        for act in ("seek_party_opinion", "establish_council", "choose_route"):
            head.open(f"/ho-so/{life.code}/viec/{act}/")
            head.sees("văn bản áp dụng cho hồ sơ không có việc này")
        head.open(f"/ho-so/{life.code}/")
        head.does_not_see("Phiên họp", "Ý kiến cấp ủy", "Hội đồng đánh giá", "Biểu quyết")
        return
    head = life.does("Triệu tập họp", "giamdoc", Ngày_họp=life.today)
    for title in ("giamdoc", *(f"phogiamdoc{number + 1}" for number in range(life.place.deputies))):
        life.person(title).votes(life.code, "Tán thành")
    head.follows("Kết thúc họp")
    head.types("Biên bản cuộc họp", "Biên bản số 12/BB")
    for number in range(head.main.locator("[name^='conditions_met.']").count()):
        head.main.locator(f"[name='conditions_met.{number}']").check()
        head.main.locator(f"[name='condition_reasons.{number}']").fill("Đáp ứng.")
    life.ends("Kết thúc họp", head)
    life.does("Xin ý kiến cấp ủy", "giamdoc", Văn_bản_xin_ý_kiến="Tờ trình số 205/TTr")
    clerk = life.begins("Cho ý kiến", "vanthu")
    clerk.chooses("Đồng ý")
    clerk.types("Nội dung ý kiến", "Nhất trí.")
    life.ends("Cho ý kiến", clerk)


def _approves(life: Life, screenshot: Callable[[Page, str], Path]) -> None:
    """On the text's own provision; as a trial where the text knows trials."""
    head = life.begins("Phê duyệt", "giamdoc")
    screenshot(head.page, f"area-{life.place.pack}-decision")
    head.types("Văn bản phê duyệt", "Quyết định số 117/QĐ")
    if life.place.meets:
        head.sees("Ý kiến của cấp ủy, tổ chức đảng")
    else:
        head.chooses("Thực hiện thí điểm")
        head.is_not_offered("ý kiến đã nhận")
    head.chooses("Xác nhận đã rà soát")
    life.ends("Phê duyệt", head)
    head.sees("Đang thực hiện", life.place.decision)


def _publishes(life: Life) -> None:
    """After a meeting the result stands; without one the head concludes."""
    head = life.begins("Công bố kết quả", "giamdoc")
    head.types("Văn bản công nhận, công bố", "Thông báo số 93/TB")
    if not life.place.meets:
        head.main.get_by_role("radio", name="Hoàn thành", exact=True).check()
    life.ends("Công bố kết quả", head)
    head.sees("Đã đánh giá")


def _rewards(life: Life, screenshot: Callable[[Page, str], Path]) -> None:
    """The text's own encouragement is granted; the picture of the procedure shows where the case has come to."""
    head = life.begins("Áp dụng khuyến khích, bảo vệ", "giamdoc")
    head.main.get_by_label(re.compile(rf"^\s*{life.place.reward}")).first.check()
    head.types("Văn bản áp dụng", "Quyết định số 201/QĐ")
    life.ends("Áp dụng khuyến khích, bảo vệ", head)
    head.sees("Đã áp dụng", "Quyết định số 201/QĐ")
    proposer = life.person(life.place.proposer)
    proposer.open(f"/ho-so/{life.code}/")
    proposer.main.locator("summary", has_text="Sơ đồ quy trình").click()
    proposer.sees("Hồ sơ đang ở bước “Đã đánh giá”", "đang ở đây")
    if not life.place.meets:
        proposer.does_not_see("Hội đồng", "Xin ý kiến")
    screenshot(proposer.page, f"area-{life.place.pack}-case")

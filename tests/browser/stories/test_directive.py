"""398/SNV-CCVC from the file to the consolidated report: imported, issued, passed on, reported, returned, urged, consolidated."""

from __future__ import annotations

import re
from datetime import datetime
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pypdfium2
import pytest
from playwright.sync_api import expect

from khoithong.lawbook.places import regulations_dir
from tests.browser.stories.album import TAKEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from khoithong.desk.clock import FixedClock
    from khoithong.reports.models import Report
    from tests.browser.stories.album import Album

NOW: Final = datetime(2026, 11, 20, 10, 15)
LETTER: Final = regulations_dir() / "vinh-phuc-2024" / "source.txt"
CASES_OF: Final = 3
"""Every third case of the demonstration is there: enough to count, quick to play."""
COMMUNES: Final = ("phường Hưng Thái", "phường Sông Mây", "xã Bằng Sơn", "xã Đồng Lạng")
TEXTS: Final = {
    "giamdoc.syt": "Ưu điểm: các bệnh viện chủ động đề xuất. Hạn chế: tuyến xã báo cáo chậm.",
    "giamdoc.stc": "Khó khăn: chưa có định mức cho khoản chi đổi mới, sáng tạo.",
    "giamdoc.sxd": "Cơ bản thuận lợi.",
}
"""Who hands in, and what they write under the third heading."""


@pytest.fixture
def enter(province: None, clock: FixedClock, log_in: Callable[..., Page]) -> Callable[[str], Page]:
    """Return a function that gives the browser of an account of the demonstration; one each. Some cases are there."""
    from khoithong.casefiles import law
    from khoithong.demonstration.accounts import PASSWORD
    from khoithong.demonstration.packs import PACK
    from khoithong.demonstration.player import play
    from khoithong.demonstration.stories import STORIES
    from khoithong.demonstration.timetable import timetable
    from khoithong.lawbook.calendars import working_calendar

    clock.move_to(NOW)
    days = timetable(working_calendar(), law.regulation(PACK).in_force_from, NOW)
    for story in [one for one in STORIES if one.pack == PACK][::CASES_OF]:
        play(story, days)
    known: dict[str, Page] = {}

    def give(username: str) -> Page:
        if username not in known:
            known[username] = log_in(username, PASSWORD)
        return known[username]

    return give


def test_a_letter_becomes_a_report_of_three_years(enter: Callable[[str], Page], album: Album) -> None:
    clerk = enter("vanthu.snv")
    code = _imported(clerk, album)
    _issued(clerk, code, album)
    _passed_on(enter("giamdoc.syt"), code, album)
    _round_opened(clerk)
    for username, text in TEXTS.items():
        _handed_in(enter(username), text)
    album.takes(enter("giamdoc.syt"), "bao-cao-soan")
    _judged(enter("giamdoc.snv"))
    clerk.goto(f"/chi-dao/{code}/nhiem-vu/5/")
    album.takes(clerk, "nhiem-vu-cay")
    _urged(clerk, code)
    report = _consolidated(clerk, album)
    _recounted(clerk, report)
    assert album.names == TAKEN["directive"]


def _imported(clerk: Page, album: Album) -> str:
    """The file is read; districts that are no more are seen to be none, communes take their place by hand."""
    clerk.goto("/chi-dao/nhap/")
    clerk.set_input_files("input[type=file]", LETTER)
    clerk.get_by_role("button", name="Đọc văn bản").click()
    expect(clerk.get_by_text("398/SNV-CCVC").first).to_be_visible()
    expect(clerk.get_by_text("Hạn 29/08/2024")).to_be_visible()
    album.takes(clerk, "chi-dao-doc")
    clerk.get_by_role("link", name="Sửa Ủy ban nhân dân các huyện, thành phố").click()
    for commune in COMMUNES:
        clerk.get_by_label(f"Ủy ban nhân dân {commune}").check()
    clerk.get_by_role("button", name="Lưu", exact=True).click()
    expect(clerk.get_by_role("heading", name="Nơi nhận 20 cơ quan")).to_be_visible()
    clerk.get_by_role("link", name="Sửa Nhiệm vụ 2").click()
    clerk.get_by_role("button", name="Bỏ nhiệm vụ này").click()
    expect(clerk.get_by_role("heading", name="Nhiệm vụ 5", exact=True)).to_be_visible()
    return clerk.url.split("/chi-dao/")[1].split("/")[0]


def _issued(clerk: Page, code: str, album: Album) -> None:
    clerk.get_by_role("link", name="Kiểm tra và giao").click()
    expect(clerk.get_by_role("heading", level=1)).to_contain_text("Giao 5 nhiệm vụ cho 20 cơ quan")
    album.takes(clerk, "chi-dao-giao")
    clerk.get_by_role("button", name=re.compile("^Giao")).click()
    expect(clerk.get_by_text("Đã giao. Các cơ quan thấy văn bản")).to_be_visible()
    album.takes(clerk, "chi-dao-van-ban")


def _passed_on(head: Page, code: str, album: Album) -> None:
    """The department of health takes the task up and hands it to its hospital."""
    from khoithong.directives.models import Assignment

    part = Assignment.objects.get(task__directive__code=code, task__clause="5", agency="so-yt")
    head.goto(f"/nhiem-vu/{part.id}/")
    head.get_by_role("link", name="Tiếp nhận").click()
    head.get_by_role("button", name="Tiếp nhận").click()
    head.get_by_role("link", name="Giao đơn vị trực thuộc").click()
    head.get_by_label("Bệnh viện Đa khoa tỉnh").check()
    head.get_by_label("Hạn nội bộ").fill("20/11/2026")
    head.get_by_role("button", name="Giao đơn vị trực thuộc").click()
    expect(head.get_by_text("Đã giao đơn vị trực thuộc.")).to_be_visible()
    album.takes(head, "nhiem-vu")
    assert Assignment.objects.get(parent=part).agency == "bv-dk"


def _round_opened(clerk: Page) -> None:
    """What the letter asks for is in the form; those who owe are told at once."""
    clerk.goto("/bao-cao/")
    wanted = clerk.locator(".wanted").filter(has_text="20 cơ quan")
    wanted.get_by_role("link", name="Mở đợt").click()
    expect(clerk.get_by_label("Loại báo cáo")).to_have_value("multi_year")
    basis = re.compile("Công văn số 398/SNV-CCVC ngày 20/03/2024")
    expect(clerk.get_by_label("Thực hiện theo văn bản")).to_have_value(basis)
    clerk.get_by_label("Số liệu từ ngày").fill("01/01/2024")
    clerk.get_by_label("Đến hết ngày").fill("31/12/2026")
    clerk.get_by_role("button", name="Mở đợt báo cáo").click()
    expect(clerk.locator(".lead")).to_contain_text("Đã nộp 0/20")


def _handed_in(head: Page, text: str) -> None:
    head.goto("/bao-cao/")
    head.get_by_role("link", name="Báo cáo kết quả 3 năm").click()
    head.get_by_role("link", name="Soạn Đánh giá ưu điểm").click()
    head.locator("#id_text").fill(text)
    head.get_by_role("button", name="Lưu và về báo cáo").click()
    expect(head.get_by_text(text)).to_be_visible()
    head.get_by_role("link", name="Kiểm tra và nộp").click()
    expect(head.get_by_text("Chưa viết phần “Kiến nghị, đề xuất”")).to_be_visible()
    head.get_by_role("button", name="Nộp báo cáo").click()
    expect(head.get_by_text("Đã nộp báo cáo.")).to_be_visible()


def _judged(head: Page) -> None:
    """Two are accepted, one comes back to its agency, and with it the task."""
    from khoithong.directives.models import Assignment

    for agency, verdict in (("Sở Y tế", ""), ("Sở Tài chính", ""), ("Sở Xây dựng", "Nêu rõ hạn chế.")):
        head.goto("/bao-cao/")
        head.get_by_role("link", name="Báo cáo kết quả 3 năm").click()
        head.get_by_role("link", name=f"Xem xét báo cáo của {agency}").click()
        if verdict:
            head.get_by_label("Nội dung cần hoàn thiện").fill(verdict)
            head.get_by_role("button", name="Trả lại").click()
        else:
            head.get_by_role("button", name="Chấp nhận").click()
        expect(head.get_by_text(f"báo cáo của {agency}.")).to_be_visible()
    expect(head.locator(".lead")).to_contain_text("Đã nộp 2/20")
    parts = Assignment.objects.filter(task__directive__number="398/SNV-CCVC", task__clause="5", parent=None)
    newest = parts.filter(task__directive__issued_on=NOW.date())
    done = dict(newest.filter(agency__in=("so-yt", "so-tc", "so-xd")).values_list("agency", "status"))
    assert done == {"so-yt": "done", "so-tc": "done", "so-xd": "in_progress"}


def _urged(clerk: Page, code: str) -> None:
    """All who are missing, after seeing who that is; a letter to them waits for its number."""
    from khoithong.documents.records.models import OfficialDocument
    from khoithong.reports.models import ReportEntry

    clerk.goto("/bao-cao/")
    clerk.get_by_role("link", name="Báo cáo kết quả 3 năm").click()
    boxes = clerk.locator("input[name=agencies]")
    assert boxes.count() == 18
    for box in boxes.all():
        box.check()
    clerk.get_by_role("button", name="Đôn đốc cơ quan đã chọn").click()
    expect(clerk.get_by_role("heading", level=1)).to_contain_text("Đôn đốc 18 cơ quan")
    clerk.get_by_role("button", name="Đôn đốc", exact=True).click()
    expect(clerk.get_by_text("Đã đôn đốc 18 cơ quan.")).to_be_visible()
    assert len(ReportEntry.objects.get(kind="urge").data["agencies"]) == 18
    assert OfficialDocument.objects.filter(agency="so-nv", status="draft", about__directive=code).count() == 1


def _consolidated(clerk: Page, album: Album) -> Report:
    """The two texts are taken over, the rest is written, what is missing is named before it is closed."""
    from khoithong.reports.models import Report

    clerk.get_by_role("link", name="Soạn báo cáo tổng hợp").click()
    clerk.get_by_role("link", name="Soạn Đánh giá ưu điểm").click()
    for agency in ("Sở Y tế", "Sở Tài chính"):
        clerk.get_by_role("checkbox", name=re.compile(f"^{agency}: ")).check()
    clerk.get_by_role("button", name="Thêm câu đã chọn").click()
    expect(clerk.locator("#id_text")).to_have_value(re.compile("Sở Tài chính: Khó khăn: chưa có định mức"))
    clerk.get_by_role("button", name="Lưu và sang phần sau").click()
    clerk.locator("#id_text").fill("Làm thử ở một đơn vị rồi mở rộng.")
    clerk.get_by_role("button", name="Lưu và sang phần sau").click()
    clerk.locator("#id_text").fill("Hướng dẫn nguồn kinh phí.")
    clerk.get_by_role("button", name="Lưu và kiểm tra").click()
    expect(clerk.get_by_text("18 cơ quan chưa nộp báo cáo: ")).to_be_visible()
    clerk.get_by_role("button", name="Hoàn thành báo cáo tổng hợp").click()
    expect(clerk.get_by_text("Đã hoàn thành báo cáo tổng hợp.")).to_be_visible()
    album.takes(clerk, "bao-cao-tong-hop")
    return Report.objects.select_related("round").get(
        consolidated=True, round__agency="so-nv", status="accepted"
    )


def _recounted(clerk: Page, report: Report) -> None:
    """Every figure on the page is what the registers and logs say, and its list is as long; the document has five parts."""
    from khoithong.organisation.snapshot import directory
    from khoithong.reports.models import Report
    from khoithong.reports.scope import below
    from tests.reports.recount import Recount
    from tests.reports.recount_directed import recount_directed

    owing = Report.objects.filter(round=report.round).values_list("agency", flat=True)
    organisation = directory().organisation
    agencies = frozenset().union(*(below(organisation, one) for one in owing))
    days = (report.round.since, report.round.until, NOW.date())
    counted = Recount(agencies, *days).count() + recount_directed(agencies, *days)
    shown = _figures(clerk)
    assert len(shown) > 30
    assert shown == {name: counted[name] for name in shown}
    assert shown["submitted"] > 5
    assert shown["tasks_received"] >= 100
    for name, value in shown.items():
        listed = clerk.request.get(f"/bao-cao/{report.id}/so-lieu/{name}/").text()
        told = re.search(r'class="list-total">([\d.]+)<', listed)
        assert told, name
        assert int(told[1].replace(".", "")) == value, name
    made = clerk.request.get(f"/bao-cao/{report.id}/tep/pdf/").body()
    opened = pypdfium2.PdfDocument(BytesIO(made))
    text = re.sub(r"\s+", "", "".join(page.get_textpage().get_text_bounded() for page in opened))
    opened.close()
    for heading in ("I.Côngtáclãnhđạo", "II.Kếtquảthựchiện", "III.Đánhgiá", "IV.Bàihọc", "V.Kiếnnghị"):
        assert heading in text


def _figures(page: Page) -> dict[str, int]:
    """The figures of a report page, by name."""
    found = re.findall(r'/so-lieu/([a-z_]+)/">([\d.]+)<', unescape(page.content()))
    return {name: int(value.replace(".", "")) for name, value in found}

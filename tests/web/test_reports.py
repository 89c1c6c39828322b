"""Reports in the browser without scripts: opened, written, checked, handed in, returned, accepted, consolidated."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from tests.web.filling import form_of
from tests.web.office import hidden
from tests.web.test_case_page import words
from tests.web.test_query_counts import statements

if TYPE_CHECKING:
    from khoithong.reports.models import Report
    from tests.web.office import Office, Visitor

OWING = ["so", "so-nv", "so-tc"]


def opened(office: Office, agencies: list[str] | None = None) -> Visitor:
    """The committee's head has opened a round."""
    chair = office.person("ct")
    chair.get("/bao-cao/mo/")
    given = {
        "key": hidden(chair.html, "key"),
        "kind": "annual",
        "title": "Báo cáo năm 2026",
        "basis": "Công văn số 5/UBND",
        "since": "01/01/2026",
        "until": "31/12/2026",
        "due_on": "31/05/2026",
        "agencies": agencies or OWING,
    }
    chair.post("/bao-cao/mo/", given)
    assert chair.status == 200
    return chair


def report(agency: str) -> Report:
    from khoithong.reports.models import Report

    return Report.objects.select_related("round").get(agency=agency)


def address(agency: str, rest: str = "") -> str:
    return f"/bao-cao/{report(agency).id}/{rest}"


def section(html: str) -> dict[str, str]:
    """The form of a heading as it was shown."""
    return {"version": hidden(html, "version")}


def handed_in(office: Office, person: str, agency: str) -> Visitor:
    """Checked and handed in."""
    visitor = office.person(person)
    visitor.get(address(agency, "kiem-tra/"))
    visitor.post(
        address(agency, "kiem-tra/"),
        {"key": hidden(visitor.html, "key"), "version": hidden(visitor.html, "version")},
    )
    return visitor


def test_a_round_is_opened_and_everybody_sees_what_concerns_them(office: Office) -> None:
    chair = opened(office)
    assert chair.path == address("ubnd", "tong-hop/")
    assert "Đã nộp 0/3, còn thiếu: Sở Nội vụ, Sở Tài chính, Sở Xây dựng." in words(chair.html)
    clerk = office.person("vt")
    assert "Báo cáo năm 2026" in words(clerk.get("/bao-cao/"))
    assert "Phải nộp" in clerk.html
    assert "Chưa soạn" in clerk.html
    assert "Chưa soạn" in chair.html
    assert "Đang soạn" not in clerk.html
    assert f'href="{address("so")}"' in clerk.html
    stranger = office.person("cv")
    assert "Không có báo cáo nào phải nộp" in stranger.get("/bao-cao/")


def test_a_faulty_round_is_said_to_be_so_and_nothing_typed_is_lost(office: Office) -> None:
    chair = office.person("ct")
    chair.get("/bao-cao/mo/")
    typed = {
        "kind": "annual",
        "title": "Báo cáo quý",
        "since": "31/02/2026",
        "until": "x",
        "agencies": ["so"],
    }
    html = chair.post("/bao-cao/mo/", typed)
    assert chair.status == 422
    assert html.count("Nhập ngày có thật theo dạng 18/03/2026") >= 2
    assert 'value="Báo cáo quý"' in html
    assert 'value="31/02/2026"' in html
    html = chair.post("/bao-cao/mo/", {**typed, "since": "01/01/2026", "until": "31/12/2025"})
    assert "Nhập ngày cuối không trước ngày đầu" in html


def test_sent_twice_a_round_is_one(office: Office) -> None:
    from khoithong.reports.models import Round

    chair = opened(office)
    chair.get("/bao-cao/mo/")
    key = str(uuid4())
    given = {
        "key": key,
        "kind": "annual",
        "title": "Lần hai",
        "since": "01/01/2026",
        "until": "31/12/2026",
        "agencies": ["so"],
    }
    chair.post("/bao-cao/mo/", given)
    chair.post("/bao-cao/mo/", given)
    assert Round.objects.count() == 2


def test_figures_stand_there_each_linked_to_its_list(office: Office) -> None:
    office.desk.approve()
    opened(office)
    head = office.person("gd")
    html = head.get(address("so"))
    link = address("so", "so-lieu/approved/")
    assert f'href="{link}"' in html
    listed = words(head.get(link))
    assert "1 đề xuất" in listed
    assert office.code in listed


def test_recorded_facts_are_offered_with_their_source_and_taken_over(office: Office) -> None:
    office.desk.approve()
    office.desk.do("tp", "report_progress", content="Đang làm", difficulties="Thiếu thiết bị quét")
    opened(office)
    head, place = office.person("gd"), address("so", "phan/assessment/")
    html = head.get(place)
    assert "Thiếu thiết bị quét" in html
    assert f"/ho-so/{office.code}/dien-bien/" in html
    form = section(html)
    key = next(value for value in _values(html, "take"))
    head.post(place, {**form, "text": "Đã gõ trước.", "take": [key], "add": "1"})
    text = report("so").texts["assessment"]
    assert text.startswith("Đã gõ trước.\nKhó khăn, vướng mắc trong thực hiện: đề xuất “")
    assert f"({office.code}): Thiếu thiết bị quét." in text
    assert "đã có trong phần soạn" in head.get(place)
    assert f'<a href="/ho-so/{office.code}/">{office.code}</a>' in head.get(address("so"))


def _values(html: str, name: str) -> list[str]:
    from html import unescape

    tags = [tag.split(">")[0] for tag in html.split("<input")[1:] if f'name="{name}"' in tag.split(">")[0]]
    return [unescape(tag.split('value="')[1].split('"')[0]) for tag in tags]


def test_two_windows_meet_in_a_conflict_and_keep_both_texts(office: Office) -> None:
    opened(office)
    place = address("so", "phan/lessons/")
    one, other = office.person("gd"), office.person("vt")
    first, second = section(one.get(place)), section(other.get(place))
    one.post(place, {**first, "text": "Bài học của giám đốc.", "leave": "1"})
    html = other.post(place, {**second, "text": "Bài học của văn thư.", "leave": "1"})
    assert other.status == 409
    assert "Bài học của giám đốc." in html
    assert "Bài học của văn thư." in html
    assert report("so").texts["lessons"] == "Bài học của giám đốc."
    saved = other.client.post(
        f"{place}luu/",
        {"text": "Bài học của văn thư.", "version": second["version"]},
        headers={"X-Requested-With": "autosave"},
    )
    assert saved.status_code == 409
    assert "Bài học của văn thư." in other.get(saved.json()["conflict_url"])
    kept = other.client.post(
        f"{place}luu/",
        {"text": "Bài học chung.", "version": hidden(other.html, "version")},
        headers={"X-Requested-With": "autosave"},
    )
    assert kept.status_code == 200
    assert report("so").texts["lessons"] == "Bài học chung."


def test_what_is_open_is_listed_before_handing_in(office: Office) -> None:
    office.desk.submit()
    office.desk.on("2026-06-10")
    opened(office)
    html = words(office.person("gd").get(address("so", "kiem-tra/")))
    assert "Chưa viết phần “Kiến nghị, đề xuất”" in html
    assert "1 việc quá hạn chưa xong: nêu lý do ở phần đánh giá" in html
    assert "Nộp sau hạn 31/05/2026 (10 ngày)" in html
    whole = words(office.person("ct").get(address("ubnd", "kiem-tra/")))
    assert "3 cơ quan chưa nộp báo cáo: Sở Nội vụ, Sở Tài chính, Sở Xây dựng" in whole


def test_a_report_goes_its_way_and_comes_back(office: Office) -> None:
    chair = opened(office)
    head = handed_in(office, "gd", "so")
    assert "Đã nộp báo cáo." in head.html
    assert "Soạn<span" not in head.html
    chair.get(address("so"))
    assert "Xem xét báo cáo" in chair.html
    key = hidden(chair.html, "key")
    html = chair.post(address("so", "tra-lai/"), {"key": key, "remarks": " "})
    assert chair.status == 422
    assert "Nhập nội dung cần hoàn thiện" in html
    html = chair.post(address("so", "tra-lai/"), {"key": key, "remarks": "Bổ sung nguyên nhân."})
    assert "Đã trả lại báo cáo của Sở Xây dựng." in html
    assert chair.client.get(address("so")).status_code == 404, "written on, it is the agency's alone again"
    assert "Bổ sung nguyên nhân." in head.get(address("so"))
    handed_in(office, "gd", "so")
    chair.get(address("so"))
    html = chair.post(address("so", "chap-nhan/"), {"key": hidden(chair.html, "key")})
    assert "Đã nộp 1/3, còn thiếu: Sở Nội vụ, Sở Tài chính." in words(html)
    assert "Đã được chấp nhận" in head.get(address("so"))
    history = words(head.html.partition("Diễn biến")[2])
    places = [history.index(one) for one in ("Chấp nhận báo cáo", "Trả lại để hoàn thiện", "Mở đợt báo cáo")]
    assert places == sorted(places)


def test_typed_after_it_was_handed_in_a_text_is_shown_not_lost(office: Office) -> None:
    opened(office)
    clerk, place = office.person("vt"), address("so", "phan/lessons/")
    form = section(clerk.get(place))
    handed_in(office, "gd", "so")
    text = "Bài học kinh nghiệm gõ khi báo cáo vừa được nộp ở cửa sổ khác."
    html = clerk.post(place, {**form, "text": text})
    assert clerk.status == 409
    assert text in html
    assert "lessons" not in report("so").texts


def test_an_old_version_is_not_handed_in(office: Office) -> None:
    opened(office)
    head, place = office.person("gd"), address("so", "kiem-tra/")
    head.get(place)
    form = {"key": hidden(head.html, "key"), "version": hidden(head.html, "version")}
    clerk = office.person("vt")
    lessons = address("so", "phan/lessons/")
    clerk.post(lessons, {**section(clerk.get(lessons)), "text": "Thêm."})
    html = head.post(place, form)
    assert head.status == 409
    assert "vừa được sửa ở một cửa sổ khác" in html
    assert report("so").status == "draft"


def test_urging_is_confirmed_first_and_told_to_those_urged(office: Office) -> None:
    from khoithong.reports.models import ReportEntry

    chair = opened(office)
    place = address("ubnd", "tong-hop/don-doc/")
    chair.get(address("ubnd", "tong-hop/"))
    given: dict[str, Any] = {
        "key": hidden(chair.html, "key"),
        "agencies": ["so", "so-tc"],
        "request": "Đề nghị nộp ngay.",
    }
    html = words(chair.post(place, given))
    assert "Đôn đốc 2 cơ quan Sở Tài chính Sở Xây dựng" in html
    assert not ReportEntry.objects.filter(kind="urge").exists()
    html = chair.post(place, {**given, "key": hidden(chair.html, "key"), "confirm": "1"})
    assert "Đã đôn đốc 2 cơ quan." in html
    assert "Ủy ban nhân dân tỉnh đã đôn đốc ngày 04/05/2026" in words(office.person("gd").get(address("so")))
    assert "đã đôn đốc" not in office.person("gd-nv").get(address("so-nv"))
    nobody = chair.post(place, {"key": str(uuid4()), "request": "x"})
    assert chair.status == 422
    assert "Chọn ít nhất một cơ quan để đôn đốc" in nobody


def test_the_whole_is_counted_from_cases_and_differences_are_named(office: Office) -> None:
    chair = opened(office)
    handed_in(office, "gd", "so")
    office.desk.submit()
    html = words(chair.get(address("ubnd", "tong-hop/")))
    assert "Đề xuất đã gửi 1 đề xuất – Đề xuất đã gửi 1 0 +1" in html


def test_texts_handed_in_stand_side_by_side_and_are_taken_over(office: Office) -> None:
    chair = opened(office)
    head, lessons = office.person("gd"), address("so", "phan/lessons/")
    head.post(lessons, {**section(head.get(lessons)), "text": "Một đầu mối tiếp nhận."})
    assert "Một đầu mối tiếp nhận." not in chair.get(address("ubnd", "tong-hop/"))
    handed_in(office, "gd", "so")
    assert "Một đầu mối tiếp nhận." in chair.get(address("ubnd", "tong-hop/"))
    place = address("ubnd", "phan/lessons/")
    form = section(chair.get(place))
    (key,) = _values(chair.html, "take")
    chair.post(place, {**form, "take": [key], "add": "1"})
    assert report("ubnd").texts["lessons"] == "Sở Xây dựng: Một đầu mối tiếp nhận."
    html = handed_in(office, "ct", "ubnd").html
    assert "Đã hoàn thành báo cáo tổng hợp." in html
    assert report("ubnd").status == "accepted"


def test_what_was_consolidated_below_goes_up_as_part_of_the_own_report(office: Office) -> None:
    from khoithong.reports.models import Report

    opened(office)
    home = office.person("gd-nv")
    form = form_of(home.get("/bao-cao/mo/")) | {"title": "Đợt của sở", "agencies": ["so"]}
    home.post("/bao-cao/mo/", form)
    below = Report.objects.get(agency="so-nv", consolidated=True)
    place = f"/bao-cao/{below.id}/phan/lessons/"
    home.post(place, {**section(home.get(place)), "text": "Bài học chung của ngành."})
    home.get(f"/bao-cao/{below.id}/kiem-tra/")
    home.post(
        f"/bao-cao/{below.id}/kiem-tra/",
        {"key": hidden(home.html, "key"), "version": hidden(home.html, "version")},
    )
    above = Report.objects.get(agency="so-nv", consolidated=False)
    html = home.get(f"/bao-cao/{above.id}/phan/lessons/")
    assert "Bài học chung của ngành." in html
    assert "Báo cáo tổng hợp: Đợt của sở" in html


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx"])
def test_it_is_taken_away_as_a_file(office: Office, form: str) -> None:
    opened(office)
    answer = office.person("gd").client.get(address("so", f"tep/{form}/"))
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert len(answer.content) > 5000
    assert office.person("gd").client.get(address("so", "tep/exe/")).status_code == 404


def test_handed_in_it_leads_who_keeps_the_numbers_to_its_document(office: Office) -> None:
    opened(office)
    handed_in(office, "gd", "so")
    clerk = office.person("vt")
    html = clerk.get(address("so"))
    link = html.split("Chờ cấp số")[0].rsplit('href="', 1)[1].split('"')[0]
    clerk.get(link)
    assert clerk.status == 200
    assert "BC-SXD" in clerk.html
    chair = office.person("ct")
    assert "Chờ cấp số" in chair.get(address("so"))
    chair.get(link)
    assert chair.status == 404


def test_drafts_of_others_do_not_exist(office: Office) -> None:
    opened(office)
    for person in ("ct", "gd-tc", "tt", "cv", "mt"):
        visitor = office.person(person)
        for rest in ("", "kiem-tra/", "so-lieu/submitted/", "phan/lessons/", "tep/pdf/"):
            visitor.get(address("so", rest))
            assert visitor.status == 404, (person, rest)


def test_handed_in_it_is_read_above_and_by_those_who_supervise(office: Office) -> None:
    opened(office)
    handed_in(office, "gd", "so")
    for person, status in (("ct", 200), ("tt", 200), ("mt", 200), ("gd-tc", 404), ("cv", 404)):
        visitor = office.person(person)
        visitor.get(address("so"))
        assert visitor.status == status, person
    assert "Xem xét báo cáo" not in office.person("tt").get(address("so"))


def test_pages_cost_the_same_for_few_and_for_many(office: Office) -> None:
    opened(office)
    office.desk.approve()
    handed_in(office, "gd", "so")
    pages = (
        ("ct", "/bao-cao/"),
        ("ct", address("ubnd")),
        ("ct", address("ubnd", "tong-hop/")),
        ("ct", address("ubnd", "phan/assessment/")),
        ("ct", address("ubnd", "kiem-tra/")),
        ("gd", address("so", "so-lieu/submitted/")),
        ("ct", "/thong-ke/"),
        ("ct", "/thong-ke/limits_ended/"),
        ("tt", "/giam-sat/"),
        ("tt", "/thong-ke/unchecked/"),
        ("tt", "/giam-sat/co-quan/cham-bao-cao/"),
    )
    few = {page: statements(office.person(page[0]), page[1]) for page in pages}
    for _ in range(3):
        office.desk.on("2026-05-04")
        office.desk.approve()
        office.desk.do("tp", "report_progress", content="Đang làm", difficulties="Thiếu máy")
    for person, agency in (("gd-nv", "so-nv"), ("gd-tc", "so-tc")):
        visitor, place = office.person(person), address(agency, "phan/lessons/")
        visitor.post(place, {**section(visitor.get(place)), "text": f"Bài học {office.code}."})
        handed_in(office, person, agency)
    office.desk.on("2026-06-20")
    many = {page: statements(office.person(page[0]), page[1]) for page in pages}
    grown = {page: (few[page], many[page]) for page in pages if many[page] > few[page] + 1}
    assert not grown
    assert max(many.values()) <= 45


def test_a_task_that_asks_for_reports_wants_a_round_and_is_done_by_them(office: Office) -> None:
    from khoithong.directives.models import Assignment
    from tests.directives.orders import Orders

    task = {"report_kind": "multi_year", "clause": "5"}
    directive = Orders(office.clock).issue(task, owner="ubnd", agencies=("so", "so-tc"))
    chair = office.person("ct")
    html = chair.get("/bao-cao/")
    assert "Nhiệm vụ báo cáo chưa mở đợt" in html
    assert "<strong>Mục 5 Công văn số 398/SNV-CCVC" in html
    assert '<p class="hint">Báo cáo kết quả 3 năm' in html
    link = html.split('class="wanted"')[1].split('href="')[1].split('"')[0].replace("&amp;", "&")
    form = form_of(chair.get(link))
    assert form["kind"] == ["multi_year"]
    assert sorted(form["agencies"]) == ["so", "so-tc"]
    assert (form["since"], form["until"]) == (["30/05/2023"], ["29/05/2026"])
    chair.post(link, form)
    assert chair.status == 200
    assert "chưa mở đợt" not in chair.get("/bao-cao/")
    part = Assignment.objects.get(task__directive=directive, agency="so")
    assert report("so").assignment_id == part.id
    handed_in(office, "gd", "so")
    part.refresh_from_db()
    assert (part.status, part.done_on) == ("done", date(2026, 5, 4))
    chair.get(address("so"))
    chair.post(address("so", "tra-lai/"), {"key": hidden(chair.html, "key"), "remarks": "Bổ sung."})
    part.refresh_from_db()
    assert part.status == "in_progress"
    handed_in(office, "gd", "so")
    part.refresh_from_db()
    assert part.status == "done"
    place = address("ubnd", "tong-hop/don-doc/")
    given = {"key": str(uuid4()), "agencies": ["so-tc"], "request": "Đề nghị nộp ngay.", "confirm": "1"}
    chair.post(place, given)
    late = Assignment.objects.get(task__directive=directive, agency="so-tc")
    assert late.reminded_on == date(2026, 5, 4)
    letters = late.entries.filter(kind="remind").count()
    chair.post(place, given | {"key": str(uuid4())})
    assert "Đã đôn đốc 1 cơ quan." in chair.html
    assert late.entries.filter(kind="remind").count() == letters == 1

"""The page of the execution: its course, reports and directions, resources, halts, and what can be done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.web.test_case_page import words
from tests.web.test_query_counts import statements

if TYPE_CHECKING:
    from tests.web.office import Office


def page(office: Office, person: str) -> str:
    """The matter of the page as a person sees it."""
    visitor = office.person(person)
    html = visitor.get(f"/ho-so/{office.code}/thuc-hien/")
    assert visitor.status == 200
    return html.partition("<main")[2].partition("</main>")[0]


def part(html: str, anchor: str) -> str:
    """The words of one part of the page."""
    return words(html.split(f'id="{anchor}"')[1].split("</section>", maxsplit=1)[0].partition(">")[2])


def approve(office: Office, **more: object) -> None:
    """Up to the approval on 2026-05-11, with a day planned for the completion."""
    desk = office.desk
    desk.meet()
    desk.pass_meeting()
    desk.do("gd", "seek_party_opinion")
    desk.do("bt", "give_party_opinion", opinion="agree", content="Đồng ý")
    given = {"document": "12/QĐ-SXD", "executors": ["tp"], "confirmed": ["4/2"], "mode": "pilot", **more}
    desk.do("gd", "approve", **given)


# --- who reads it ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rest", ["thuc-hien/", "danh-gia/", "quyen-loi/"])
def test_a_stranger_finds_nothing(office: Office, rest: str) -> None:
    approve(office)
    stranger = office.person("gd-tc")
    secret = stranger.get(f"/ho-so/{office.code}/{rest}")
    assert stranger.status == 404
    assert "Hồ sơ đất đai" not in secret
    missing = stranger.get(f"/ho-so/DX-2026-999999/{rest}")
    assert stranger.status == 404
    token = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
    assert token.sub("", secret) == token.sub("", missing)


def test_before_the_approval_the_page_says_what_forbids_the_execution(office: Office) -> None:
    office.desk.submit()
    html = page(office, "gd")
    assert "chưa được phê duyệt" in html
    assert "khoản 2 Điều 3" in words(html)
    assert '<svg class="course"' not in html


# --- the course -----------------------------------------------------------------------------------------------


def test_the_course_without_reports_has_no_scale(office: Office) -> None:
    approve(office)
    html = page(office, "gd")
    assert "Chưa có báo cáo tình hình thực hiện." in html
    assert "course-level" not in html
    assert "Phê duyệt 11/05/2026" in html


def test_the_course_says_how_far_and_how_much_of_the_time(office: Office) -> None:
    approve(office, planned_completion="2026-06-10")
    office.desk.on("2026-05-20")
    office.desk.do("tp", "report_progress", content="Đã tập huấn", percent=20)
    office.desk.on("2026-05-26")
    office.desk.do("tp", "report_progress", content="Đã chạy thử", percent=45)
    html = page(office, "gd")
    assert "Đạt 45% theo báo cáo ngày 26/05/2026; đã qua 50% thời gian dự kiến (15/30 ngày)." in html
    assert html.count('class="course-stroke"') == 1
    assert html.count('class="course-point"') == 2
    assert "Dự kiến hoàn thành 10/06/2026" in html
    assert 'class="course-beyond"' not in html


def test_a_completion_planned_for_a_day_gone_by_is_said(office: Office) -> None:
    approve(office, planned_completion="2026-05-20")
    office.desk.on("2026-05-25")
    html = page(office, "gd")
    assert "đã quá ngày dự kiến hoàn thành 5 ngày" in html
    assert 'class="course-beyond"' in html


@pytest.mark.parametrize(
    ("planned", "today", "anchor"),
    [
        ("2026-06-10", "2026-05-12", "end"),
        ("2026-05-15", "2026-06-10", "start"),
        ("2026-05-20", "2026-05-29", "middle"),
    ],
)
def test_the_words_of_a_day_stand_within_the_picture(
    office: Office, planned: str, today: str, anchor: str
) -> None:
    approve(office, planned_completion=planned)
    office.desk.on(today)
    label = page(office, "gd").split("Dự kiến hoàn thành ")[0].rpartition("<text")[2]
    assert f'text-anchor="{anchor}"' in label


def test_completed_before_the_day_planned(office: Office) -> None:
    approve(office, planned_completion="2026-06-10")
    office.desk.on("2026-06-08")
    office.desk.do("tp", "declare_completion", on="2026-06-05")
    html = page(office, "gd")
    assert "Hoàn thành ngày 05/06/2026, sớm 5 ngày so với dự kiến." in html
    assert "Hôm nay" not in html


def test_every_act_of_the_execution_stands_in_the_table(office: Office) -> None:
    approve(office, planned_completion="2026-06-10")
    office.desk.do("gd", "allocate_resources", content="Hai máy quét")
    office.desk.on("2026-05-20")
    office.desk.do("tp", "report_progress", content="Đã tập huấn", percent=12.5)
    table = page(office, "gd").split("<tbody>")[1].split("</tbody>")[0]
    assert list(re.findall(r"\d\d/\d\d/2026", table)) == [
        "11/05/2026", "11/05/2026", "20/05/2026", "10/06/2026",
    ]  # fmt: skip
    assert "12,5%" in table
    assert "(dự kiến)" in table


# --- reports and directions -----------------------------------------------------------------------------------


def test_a_direction_stands_beside_the_report_before_it(office: Office) -> None:
    approve(office)
    office.desk.do("tp", "report_progress", content="Lần một", difficulties="Thiếu máy quét")
    office.desk.do("gd", "give_direction", content="Mượn máy của Trung tâm")
    office.desk.do("tp", "report_progress", content="Lần hai", difficulties="Thiếu người")
    html = page(office, "tp")
    rows = html.split('<div class="sides">')[1:]
    assert "Lần hai" in rows[0]
    assert "Chưa có chỉ đạo sau khi nêu khó khăn" in rows[0]
    assert "Lần một" in rows[1]
    assert "Mượn máy của Trung tâm" in rows[1]
    assert "Chưa có chỉ đạo" not in rows[1]


def test_difficulties_answered_later_are_answered(office: Office) -> None:
    approve(office)
    office.desk.do("tp", "report_progress", content="Lần một", difficulties="Thiếu máy quét")
    office.desk.do("tp", "report_progress", content="Lần hai")
    office.desk.do("gd", "give_direction", content="Mượn máy của Trung tâm")
    assert "Chưa có chỉ đạo" not in page(office, "tp")


def test_what_else_the_head_did_answers_too(office: Office) -> None:
    approve(office)
    office.desk.do("tp", "report_progress", content="Lần một", difficulties="Thiếu máy quét")
    office.desk.do("gd", "allocate_resources", content="Hai máy quét")
    row = page(office, "tp").split('<div class="sides">')[1]
    assert "Chưa có chỉ đạo" not in row
    assert "Bố trí nguồn lực , 11/05/2026" in words(row)


def test_a_direction_before_any_report_is_shown(office: Office) -> None:
    approve(office)
    office.desk.do("gd", "give_direction", content="Làm trước ở ba xã")
    shown = part(page(office, "tp"), "bao-cao")
    assert "Trước báo cáo đầu tiên" in shown
    assert "Làm trước ở ba xã" in shown


def test_reports_asked_for_with_their_limits(office: Office) -> None:
    approve(office)
    office.desk.do("gd", "request_report", due="2026-05-15", content="Kết quả tập huấn")
    office.desk.on("2026-05-14")
    office.desk.do("tp", "report_progress", content="Đã tập huấn")
    office.desk.do("gd", "request_report", due="2026-05-18", content="Kết quả chạy thử")
    office.desk.on("2026-05-20")
    shown = part(page(office, "gd"), "yeu-cau-bao-cao")
    late, met = shown.split("Kết quả chạy thử")[1].split("Kết quả tập huấn")
    assert "Quá hạn 2 ngày" in late
    assert "Chưa nộp" in late
    assert "Hạn nội bộ" in late
    assert "Báo cáo ngày 14/05/2026" in met


def test_a_request_replaced_before_it_fell_due(office: Office) -> None:
    approve(office)
    office.desk.do("gd", "request_report", due="2026-05-20", content="Lần một")
    office.desk.do("gd", "request_report", due="2026-05-18", content="Lần hai")
    shown = part(page(office, "gd"), "yeu-cau-bao-cao")
    assert "Thay bằng yêu cầu sau" in shown.split("Lần một")[1]
    assert "Thay bằng yêu cầu sau" not in shown.split("Lần một")[0]


# --- resources and executors ----------------------------------------------------------------------------------


def test_resources_asked_for_stand_beside_those_provided(office: Office) -> None:
    approve(office, executors=["tp", "pgd1"])
    office.desk.on("2026-05-13")
    office.desk.do("gd", "allocate_resources", content="Hai máy quét")
    for person in ("tp", "pgd1"):
        office.desk.do("gd", "apply_measure", measure="resources", beneficiary=person, document="15/QĐ-SXD")
    shown = part(page(office, "gd"), "nguon-luc")
    assert "Ngân sách của cơ quan" in shown.split("Đã bố trí")[0]
    provided = shown.split("Đã bố trí")[1]
    assert "Hai máy quét" in provided
    assert "Hoàng Văn Em, Trần Thị Bình (15/QĐ-SXD)" in provided
    assert provided.count("Sau 2 ngày") == 2


def test_nothing_provided_is_said(office: Office) -> None:
    approve(office)
    assert "Chưa ghi nhận việc bố trí nguồn lực nào." in page(office, "tp")


def test_who_executes_now_and_who_did_before(office: Office) -> None:
    approve(office)
    office.desk.on("2026-05-20")
    office.desk.do("gd", "reassign_execution", out="tp", in_="pgd2", document="19/QĐ-SXD")
    card = words(page(office, "gd").split('aria-label="Giao thực hiện"')[1].split("</section>")[0])
    now, before = card.split("Trước đây")
    assert "Phạm Văn Cường" in now
    assert "từ 20/05/2026" in now
    assert "Hoàng Văn Em" not in now
    assert "Hoàng Văn Em" in before
    assert "11/05/2026 – 20/05/2026" in before
    assert "Thực hiện thí điểm" in now


# --- halts ----------------------------------------------------------------------------------------------------


def test_without_a_suspension_there_is_nothing_to_end(office: Office) -> None:
    approve(office)
    shown = part(page(office, "gd"), "kiem-tra")
    assert "Tiếp tục thực hiện — việc thực hiện chưa tạm dừng ( khoản 4 Điều 16 )" in shown
    assert 'id="kiem-tra"' not in page(office, "tp")


def test_a_suspension_asks_for_an_inspection_first(office: Office) -> None:
    approve(office)
    office.desk.on("2026-05-14")
    office.desk.do("gd", "suspend", reason="Chưa đạt hiệu quả")
    office.desk.on("2026-05-18")
    html = page(office, "gd")
    assert "Đang tạm dừng từ ngày 14/05/2026, đã 4 ngày." in html
    assert 'class="course-halt"' in html
    assert "Chưa thể làm" in html
    assert "kiểm tra" in words(html.split("Chưa thể làm")[1])
    office.desk.do("gd", "inspect", findings="Thiếu hai công chức")
    html = page(office, "gd")
    assert "Đã kiểm tra từ khi tạm dừng" in html
    assert "Thiếu hai công chức" in part(html, "kiem-tra")
    assert f"/ho-so/{office.code}/viec/resume/" in html


def test_terminated(office: Office) -> None:
    approve(office, planned_completion="2026-06-10")
    office.desk.do("gd", "suspend", reason="Chưa đạt hiệu quả")
    office.desk.do("gd", "inspect", findings="Không khả thi")
    office.desk.on("2026-05-18")
    office.desk.do("gd", "terminate", reason="Không khả thi")
    html = page(office, "gd")
    assert "Chấm dứt thực hiện ngày 18/05/2026." in html
    assert "Đã chấm dứt thực hiện ngày 18/05/2026." in part(html, "kiem-tra")


# --- cost -----------------------------------------------------------------------------------------------------


def test_the_page_costs_the_same_with_few_acts_and_with_many(office: Office) -> None:
    approve(office)
    head, path = office.person("gd"), f"/ho-so/{office.code}/thuc-hien/"
    few = statements(head, path)
    for place in range(12):
        office.desk.do("tp", "report_progress", content=f"Lần {place}", percent=place)
        office.desk.do("gd", "give_direction", content="Làm tiếp")
        office.desk.do("gd", "allocate_resources", content="Một máy quét")
    assert statements(head, path) == few
    assert few <= 12


# --- what is refused ------------------------------------------------------------------------------------------


def test_a_report_that_cannot_be_is_refused_with_the_course_still_on_the_page(office: Office) -> None:
    from tests.web.filling import form_of

    approve(office)
    path = f"/ho-so/{office.code}/viec/report_progress/"
    executor = office.person("tp")
    sent = form_of(executor.get(path)) | {"content": ["Đã tập huấn"], "percent": ["140"]}
    html = executor.post(path, sent)
    assert "data-error-summary" in html
    assert "Đã tập huấn" in html
    assert 'class="course"' in html
    assert not [act for act in office.desk.acts if act.kind == "report_progress"]


def test_after_the_completion_the_way_leads_on_to_the_report(office: Office) -> None:
    approve(office)
    office.desk.do("tp", "declare_completion", on="2026-05-11")
    seq = office.desk.acts[-1].seq
    path, link = f"/ho-so/{office.code}/thuc-hien/", f'href="/ho-so/{office.code}/viec/submit_result_report/"'
    assert link in office.person("tp").get(f"{path}?da-ghi={seq}")
    assert link not in office.person("tp").get(path)
    assert link not in office.person("gd").get(f"{path}?da-ghi={seq}")


def test_what_goes_on_here_is_not_offered_twice(office: Office) -> None:
    approve(office)
    office.desk.do("tp", "report_progress", content="Đã tập huấn")
    html = office.person("tp").get(f"/ho-so/{office.code}/thuc-hien/?da-ghi={office.desk.acts[-1].seq}")
    assert html.count(f'href="/ho-so/{office.code}/viec/declare_completion/"') == 1


def test_only_the_head_suspends(office: Office) -> None:
    approve(office)
    executor = office.person("tp")
    assert "Chưa thể làm: Tạm dừng thực hiện" in words(executor.get(f"/ho-so/{office.code}/viec/suspend/"))
    assert "viec/suspend/" not in page(office, "tp")
    assert "viec/suspend/" in page(office, "gd")

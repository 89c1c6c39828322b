"""The pages of tasks: what is listed where, what can be done from them, what is refused and how it is said."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from khoithong.desk.directives import rounds
from khoithong.desk.directives.acknowledge import acknowledge
from khoithong.desk.directives.cascade import cascade
from khoithong.desk.directives.complete import complete
from khoithong.desk.directives.evidence import attach_evidence
from khoithong.desk.directives.extension import ask_extension
from khoithong.desk.directives.report_progress import report_progress
from khoithong.directives.models import Assignment, Entry, EntryFile, KeptForm
from tests.casefiles.attachments import samples
from tests.web.filling import form_of
from tests.web.office import hidden
from tests.web.test_page_weights import overweight, written
from tests.web.test_query_counts import statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.directives.orders import Orders
    from tests.web.office import Office, Visitor


TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


@pytest.fixture
def orders(office: Office) -> Iterator[Orders]:
    """Orders in an office whose people all have accounts; the clock is the office's."""
    from khoithong.organisation.models import Account
    from tests.desk.conftest import bring_in
    from tests.directives.orders import WITH_UNITS, Orders

    bring_in(WITH_UNITS)
    known = set(Account.objects.values_list("username", flat=True))
    Account.objects.bulk_create(
        Account(username=one["id"], person_id=one["id"], password="!")
        for one in WITH_UNITS["people"]
        if one["id"] not in known
    )
    rounds._checked.clear()
    with connection.cursor() as cursor:
        # Long in use: keys of more than three digits, which nobody reads with dots between them.
        cursor.execute("SELECT setval(pg_get_serial_sequence('directives_assignment', 'id'), 41234)")
    yield Orders(office.clock)
    rounds._checked.clear()


def of(orders: Orders, agency: str, place: int = 1) -> str:
    return f"/nhiem-vu/{orders.of(agency, place).id}/"


def sent(visitor: Visitor, path: str, **typed: Any) -> str:
    """Open a form, fill it in, send it."""
    visitor.get(path)
    assert visitor.status == 200
    return visitor.post(path, form_of(visitor.html) | typed)


def pdf() -> SimpleUploadedFile:
    return SimpleUploadedFile("Báo cáo.pdf", samples.pdf())


# --- lists --------------------------------------------------------------------------------------------------


def test_tasks_stand_under_how_near_their_day_is(office: Office, orders: Orders) -> None:
    days = {"Việc trễ": 3, "Việc nay": 4, "Việc gần": 11, "Việc xa": 12}
    dated = [{"text": text, "due_on": date(2026, 5, day)} for text, day in days.items()]
    orders.issue(
        *dated,
        {"text": "Việc thường xuyên", "due_kind": "standing", "due_words": "thường xuyên"},
        {"text": "Việc hằng năm", "due_kind": "periodic", "every": "year", "due_words": "hàng năm"},
        {"text": "Việc không hạn", "due_kind": "none", "due_words": ""},
    )
    html = office.person("gd").get("/nhiem-vu/")
    order = [
        "Quá hạn <",
        "Việc trễ",
        "Hôm nay <",
        "Việc nay",
        "7 ngày tới <",
        "Việc gần",
        "Còn lại <",
        "Việc xa",
        "Không ấn định ngày <",
        "Việc không hạn",
        "Định kỳ <",
        "Việc hằng năm",
        "Thường xuyên <",
        "Việc thường xuyên",
    ]
    body = html.split("<main")[1]
    assert [body.index(words) for words in order] == sorted(body.index(words) for words in order)
    assert "Quá hạn 1 ngày" in body
    assert "Đến hạn hôm nay" in body
    assert "Còn 7 ngày" in body
    assert "ngày làm việc" not in body


def test_what_comes_again_stands_with_the_dated_ones_when_it_is_near(office: Office, orders: Orders) -> None:
    orders.issue({"text": "Báo cáo tháng", "due_kind": "periodic", "every": "month", "every_day": 10})
    body = office.person("gd").get("/nhiem-vu/").split("<main")[1]
    assert "7 ngày tới" in body
    assert "Kỳ tháng 5/2026" in body
    assert "Định kỳ <" not in body


def test_a_round_that_begins_is_there_when_its_page_is_opened(office: Office, orders: Orders) -> None:
    orders.issue({"text": "Báo cáo tháng", "due_kind": "periodic", "every": "month"})
    orders.on("2026-06-01")
    body = office.person("gd").get("/nhiem-vu/").split("<main")[1]
    assert "Kỳ tháng 5/2026" in body
    assert "Kỳ tháng 6/2026" in body


def test_what_was_given_and_what_is_done_have_lists_of_their_own(office: Office, orders: Orders) -> None:
    orders.issue({"report_wanted": ""})
    acknowledge(orders.of("so").id, orders.asked("gd"))
    complete(orders.of("so").id, orders.asked("gd"), {"text": "Xong"})
    owner = office.person("gd-nv")
    given = owner.get("/nhiem-vu/giao-cap-duoi/")
    assert "Đã hoàn thành 1/2, 1 cơ quan chưa hoàn thành: Sở Tài chính" in given
    assert "don-doc" not in given
    assert "Đã xong đúng hạn" in office.person("gd").get("/nhiem-vu/da-xong/")
    assert "Cơ quan không có nhiệm vụ nào đang mở" in office.person("gd").get("/nhiem-vu/")


def test_what_was_given_is_a_line_for_each_task_and_leads_to_urging(office: Office, orders: Orders) -> None:
    orders.issue({"agencies": ("so", "so-tc", "ubnd", "mttq")}, {"due_kind": "standing"})
    acknowledge(orders.of("so").id, orders.asked("gd"))
    cascade(
        orders.of("so").id, orders.asked("gd"), {"units": ["tt-do", "tt-kd"], "due_on": date(2026, 5, 20)}
    )
    ask_extension(
        orders.of("so").id, orders.asked("gd"), {"until": date(2026, 6, 9), "reason": "Chờ số liệu"}
    )
    orders.on("2026-06-01")
    owner = office.person("gd-nv").get("/nhiem-vu/giao-cap-duoi/").split("<main")[1]
    assert "Đã nộp 0/4, 4 cơ quan chưa nộp, đều quá hạn; 1 xin gia hạn" in owner
    assert owner.count('class="work-item"') == 2
    assert owner.count("giao=") == 4
    staff = office.person("cv-nv").get("/nhiem-vu/giao-cap-duoi/").split("<main")[1]
    assert "giao=" not in staff
    agency = office.person("gd").get("/nhiem-vu/giao-cap-duoi/").split("<main")[1]
    assert "Đơn vị đã xong 0/2" in agency


def test_the_tab_counts_what_is_open(office: Office, orders: Orders) -> None:
    orders.issue({}, {}, {})
    tabs = office.person("gd").get("/chi-dao/").split('aria-label="Chỉ đạo – Báo cáo"')[1].split("</nav>")[0]
    assert '<span class="count">3</span>' in tabs
    assert (
        "count"
        not in office.person("gd-nv")
        .get("/chi-dao/")
        .split('aria-label="Chỉ đạo – Báo cáo"')[1]
        .split("</nav>")[0]
    )


def test_who_holds_no_office_has_no_tasks(office: Office, orders: Orders) -> None:
    orders.issue()
    assert "Không có cơ quan nào" in office.person("cg").get("/nhiem-vu/")


def test_the_verb_is_the_next_thing_to_do(office: Office, orders: Orders) -> None:
    orders.issue()
    head, clerk, staff = office.person("gd"), office.person("vt"), office.person("cv")
    assert f'href="{of(orders, "so")}tiep-nhan/"' in head.get("/nhiem-vu/")
    assert f'href="{of(orders, "so")}tiep-nhan/"' in clerk.get("/nhiem-vu/")
    assert "tiep-nhan" not in staff.get("/nhiem-vu/")
    acknowledge(orders.of("so").id, orders.asked("gd"))
    assert f'href="{of(orders, "so")}tien-do/"' in head.get("/nhiem-vu/")
    report_progress(orders.of("so").id, orders.asked("gd"), {"text": "Gần xong", "percent": 90})
    assert f'href="{of(orders, "so")}hoan-thanh/"' in head.get("/nhiem-vu/")


def test_work_counts_the_tasks_it_shows(office: Office, orders: Orders) -> None:
    orders.issue({}, {"due_kind": "standing"}, {"due_kind": "none"})
    head = office.person("gd")
    html = head.get("/viec-can-lam/")
    assert html.split("<main")[1].count("tiep-nhan/") == 3
    assert '<span class="count">3</span>' in html.split('class="tabs"')[1]
    for place in (1, 2, 3):
        acknowledge(orders.of("so", place).id, orders.asked("gd"))
    html = head.get("/viec-can-lam/").split("<main")[1]
    # What has no day waits for nobody any more.
    assert html.count("tien-do/") == 1


def test_work_shows_who_asks_for_time(office: Office, orders: Orders) -> None:
    orders.issue()
    acknowledge(orders.of("so").id, orders.asked("gd"))
    owner, staff = office.person("gd-nv"), office.person("cv-nv")
    assert "Trả lời gia hạn" not in owner.get("/viec-can-lam/")
    ask_extension(
        orders.of("so").id, orders.asked("gd"), {"until": date(2026, 6, 9), "reason": "Chờ số liệu"}
    )
    html = owner.get("/viec-can-lam/")
    assert "Trả lời gia hạn" in html
    assert "Sở Xây dựng" in html
    assert "Trả lời gia hạn" not in staff.get("/viec-can-lam/")


def test_of_many_tasks_work_shows_the_nearest_and_leads_to_all(office: Office, orders: Orders) -> None:
    orders.issue(*[{"text": f"Việc số {n}"} for n in range(12)])
    html = office.person("gd").get("/viec-can-lam/").split("<main")[1]
    assert html.count("tiep-nhan/") == 10
    assert "Xem cả 12 nhiệm vụ" in html


# --- one task -----------------------------------------------------------------------------------------------


def test_a_task_says_what_by_when_and_why(office: Office, orders: Orders) -> None:
    orders.issue({"clause": "II/2/a"})
    html = office.person("cv").get(of(orders, "so"))
    for words in (
        "Mục II/2/a",
        "398/SNV-CCVC",
        "Phải báo cáo:",
        "Hạn theo văn bản chỉ đạo",
        "trước ngày 30/5/2026",
        "ngày cuối còn trong hạn là 29/05/2026",
        "#nhiem-vu-1",
        "Người đứng đầu, cấp phó, văn thư hoặc cán bộ tổ chức của Sở Xây dựng",
    ):
        assert words in html, words
    assert "tiep-nhan/" not in html


def test_an_extension_and_a_round_are_part_of_why(office: Office, orders: Orders) -> None:
    from khoithong.desk.directives.extension import grant_extension

    orders.issue(
        {"due_kind": "periodic", "every": "month", "every_day": 10, "due_words": "ngày 10 hằng tháng"}
    )
    so = orders.of("so").id
    acknowledge(so, orders.asked("gd"))
    ask_extension(so, orders.asked("gd"), {"until": date(2026, 5, 20), "reason": "Chờ số liệu"})
    grant_extension(so, orders.asked("gd-nv"), {"until": date(2026, 5, 15)})
    html = office.person("gd").get(of(orders, "so"))
    assert "Được gia hạn từ 10/05/2026 đến 15/05/2026" in html
    assert "Kỳ tháng 5/2026: kỳ kết thúc ngày 31/05/2026" in html


def test_what_cannot_be_done_says_why(office: Office, orders: Orders) -> None:
    orders.issue(
        {"due_kind": "standing", "due_words": "thường xuyên", "report_wanted": ""}, agencies=("so-tc",)
    )
    head = office.person("gd-tc")
    html = head.get(of(orders, "so-tc"))
    assert "cơ quan được giao chưa tiếp nhận nhiệm vụ" in html
    acknowledge(orders.of("so-tc").id, orders.asked("gd-tc"))
    html = head.get(of(orders, "so-tc"))
    assert "không kết thúc bằng một lần báo cáo" in html
    assert "không ấn định ngày phải xong" in html
    assert "không có đơn vị trực thuộc" in html
    blocked = head.get(f"{of(orders, 'so-tc')}hoan-thanh/")
    assert "không kết thúc bằng một lần báo cáo" in blocked
    assert "<textarea" not in blocked


def test_a_withdrawn_task_is_still_read(office: Office, orders: Orders) -> None:
    orders.issue(status="withdrawn")
    html = office.person("gd").get(of(orders, "so"))
    assert "nhiệm vụ đã được thu hồi" in html


@pytest.mark.parametrize("person", ["gd-tc", "gd-do", "cg"])
def test_a_task_of_others_answers_like_none(office: Office, orders: Orders, person: str) -> None:
    orders.issue(agencies=("so",))
    visitor = office.person(person)
    number = orders.of("so").id
    told = {}
    for one in (number, number + 1000, 10**20):
        html = visitor.get(f"/nhiem-vu/{one}/")
        told[one] = (visitor.status, TOKEN.sub("", html.replace(f"/nhiem-vu/{one}/", "")))
    assert len(set(told.values())) == 1
    assert told[number][0] == 404
    for page in ("tiep-nhan/", "don-doc/1.pdf", "khong-co/"):
        visitor.get(f"/nhiem-vu/{number}/{page}")
        assert visitor.status == 404
    visitor.post(f"/nhiem-vu/{number}/tiep-nhan/")
    assert visitor.status == 404
    visitor.get(f"/chi-dao/{orders.directive.code}/nhiem-vu/1/")
    assert visitor.status == 404


def test_a_long_history_is_shown_in_short_and_in_full(office: Office, orders: Orders) -> None:
    orders.issue()
    one = orders.of("so").id
    acknowledge(one, orders.asked("gd"))
    for number in range(11):
        report_progress(one, orders.asked("gd"), {"text": f"Lần {number}. {'Nội dung ' * 400}HẾT"})
    html = office.person("gd").get(of(orders, "so"))
    assert "Xem toàn bộ diễn biến, 12 mục" in html
    assert "Lần 10." in html
    assert "Lần 0." not in html
    assert "HẾT" not in html
    html = office.person("gd").get(f"{of(orders, 'so')}?tat-ca=1")
    assert html.count("HẾT") == 11
    assert "Tiếp nhận nhiệm vụ" in html
    assert "Xem toàn bộ" not in html


# --- acts by their forms ------------------------------------------------------------------------------------


def test_a_task_is_carried_out_without_scripts(office: Office, orders: Orders) -> None:
    orders.issue()
    clerk, owner, path = office.person("vt"), office.person("gd-nv"), of(orders, "so")

    assert "Đã tiếp nhận nhiệm vụ." in sent(clerk, f"{path}tiep-nhan/")
    typed = {"text": "Đã thu 8 báo cáo", "percent": "60", "difficulties": "Thiếu số liệu"}
    assert "Đã ghi báo cáo tiến độ." in sent(clerk, f"{path}tien-do/", **typed)
    sent(clerk, f"{path}xin-gia-han/", until="15/06/2026", reason="Chờ số liệu")
    html = owner.get(path)
    assert "Cho gia hạn" in html
    sent(owner, f"{path}cho-gia-han/")
    assert orders.of("so").due_on == date(2026, 6, 15)

    html = sent(clerk, f"{path}hoan-thanh/", text="Đã nộp báo cáo", files=[pdf()])
    assert "Đã báo hoàn thành." in html
    assert "Báo cáo.pdf" in html
    assert orders.of("so").status == "done"
    assert "Đã nộp 1/2" in owner.get(f"/chi-dao/{orders.directive.code}/nhiem-vu/1/")

    assert "Đã trả lại" in sent(owner, f"{path}tra-lai/", remarks="Bổ sung danh mục")
    assert "Bổ sung danh mục" in clerk.get(path)
    assert orders.of("so").status == "in_progress"


def test_a_faulty_form_loses_nothing(office: Office, orders: Orders) -> None:
    orders.issue()
    acknowledge(orders.of("so").id, orders.asked("gd"))
    head, path = office.person("gd"), f"{of(orders, 'so')}tien-do/"
    typed = {"text": "Đã thu 8 báo cáo", "percent": "nhiều", "happened_on": "31/02/2026", "files": [pdf()]}
    html = sent(head, path, **typed)
    assert head.status == 422
    assert "Nhập số từ 0 đến 100" in html
    assert "Nhập ngày theo dạng" in html
    assert "Đã thu 8 báo cáo" in html
    assert "Báo cáo.pdf" in html
    assert not Entry.objects.filter(kind="report_progress").exists()
    html = head.post(path, form_of(html) | {"percent": "70", "happened_on": ""})
    assert "Đã ghi báo cáo tiến độ." in html
    assert EntryFile.objects.get().entry is not None


def test_a_file_is_brought_and_removed_before_the_form_is_sent(office: Office, orders: Orders) -> None:
    orders.issue()
    acknowledge(orders.of("so").id, orders.asked("gd"))
    head, path = office.person("gd"), f"{of(orders, 'so')}hoan-thanh/"
    html = sent(head, path, text="Đang soạn", files=[pdf()], attach="1")
    assert head.status == 200
    assert "Đang soạn" in html
    waiting = EntryFile.objects.get()
    file = f"{of(orders, 'so')}tep/{waiting.id}/"
    answer = head.client.get(file)
    assert b"".join(answer) == samples.pdf()
    assert answer["Content-Disposition"].startswith("attachment")
    for other in ("vt", "gd-nv"):
        assert office.person(other).client.get(file).status_code == 404
    html = head.post(path, form_of(html) | {"remove_file": str(waiting.id)})
    assert "Báo cáo.pdf" not in html
    assert not EntryFile.objects.exists()


def test_a_file_that_is_no_document_is_refused_by_name(office: Office, orders: Orders) -> None:
    orders.issue()
    acknowledge(orders.of("so").id, orders.asked("gd"))
    head, path = office.person("gd"), f"{of(orders, 'so')}hoan-thanh/"
    html = sent(head, path, text="Xong", files=[SimpleUploadedFile("macro.exe", b"MZ\x00\x00")])
    assert head.status == 422
    assert "macro.exe" in html
    assert orders.of("so").status == "acknowledged"


def test_evidence_recorded_is_read_by_whoever_reads_the_task(office: Office, orders: Orders) -> None:
    orders.issue()
    acknowledge(orders.of("so").id, orders.asked("gd"))
    file = attach_evidence(orders.of("so").id, "gd", "a.pdf", BytesIO(samples.pdf()), clock=orders.clock)
    complete(orders.of("so").id, orders.asked("gd", files=(file.id,)), {"text": "Xong"})
    path = f"{of(orders, 'so')}tep/{file.id}/"
    for person, status in (("cv", 200), ("cv-nv", 200), ("tt", 200), ("gd-tc", 404)):
        answer = office.person(person).client.get(path)
        b"".join(answer)
        assert answer.status_code == status, person


def test_the_same_form_sent_twice_is_one_act(office: Office, orders: Orders) -> None:
    orders.issue()
    head, path = office.person("gd"), f"{of(orders, 'so')}tiep-nhan/"
    head.get(path)
    form = form_of(head.html)
    head.post(path, form)
    assert "Đã tiếp nhận nhiệm vụ." in head.post(path, form)
    assert Entry.objects.count() == 1
    acknowledge(orders.of("so-tc").id, orders.asked("gd-tc"))
    html = office.person("gd-tc").post(f"{of(orders, 'so-tc')}tien-do/", {"key": form["key"], "text": "Khác"})
    assert "đã được gửi với nội dung khác" in html


def test_units_are_given_the_task_by_the_form(office: Office, orders: Orders) -> None:
    orders.issue()
    acknowledge(orders.of("so").id, orders.asked("gd"))
    head, path = office.person("gd"), f"{of(orders, 'so')}giao-don-vi/"
    html = sent(head, path, units=["tt-do"], due_on="01/06/2026")
    assert head.status == 422
    assert "Hạn nội bộ không sau hạn của cơ quan" in html
    html = head.post(
        path, form_of(html) | {"units": ["tt-do"], "due_on": "20/05/2026", "note": "Gửi số liệu"}
    )
    assert "Trung tâm Đo đạc" in html
    assert "Hạn nội bộ:" in html
    unit = office.person("gd-do")
    assert "Hạn nội bộ do Sở Xây dựng đặt khi giao đơn vị; hạn của cơ quan là 29/05/2026." in unit.get(
        of(orders, "tt-do")
    )
    # The other unit is all that is left to choose.
    assert "tt-do" not in head.get(path)
    assert "tt-kd" in head.html


def test_what_is_typed_is_kept_until_it_is_sent(office: Office, orders: Orders) -> None:
    orders.issue()
    acknowledge(orders.of("so").id, orders.asked("gd"))
    head, path = office.person("gd"), f"{of(orders, 'so')}tien-do/"
    head.get(path)
    typed = form_of(head.html) | {"text": "Đã thu 8 báo cáo", "percent": "60"}
    answer = head.client.post(path, typed, headers={"X-Requested-With": "autosave"})
    assert answer.json() == {"saved_at": "09:00"}
    assert not Entry.objects.filter(kind="report_progress").exists()

    html = head.get(path)
    assert "Đã lấy lại nội dung nhập dở" in html
    assert "Đã thu 8 báo cáo" in html
    assert 'value="60"' in html
    assert "Đã thu 8 báo cáo" not in office.person("vt").get(path)

    html = head.post(path, form_of(html))
    assert f'data-recorded-key="task-{orders.of("so").id}-tien-do"' in html
    assert "nhập dở" not in head.get(path)
    assert not KeptForm.objects.exists()


def test_what_was_kept_can_be_dropped(office: Office, orders: Orders) -> None:
    orders.issue()
    acknowledge(orders.of("so").id, orders.asked("gd"))
    head, path = office.person("gd"), f"{of(orders, 'so')}hoan-thanh/"
    sent(head, path, text="Nháp", files=[pdf()], attach="1")
    assert "Nháp" in head.get(path)
    head.post(path, {"drop": "1"})
    assert "Nháp" not in head.html
    assert not EntryFile.objects.exists()


def test_nothing_is_kept_of_what_is_not_ones_to_do(office: Office, orders: Orders) -> None:
    orders.issue()
    staff = office.person("cv").client
    path = f"{of(orders, 'so')}tien-do/"
    answer = staff.post(path, {"text": "Thử"}, headers={"X-Requested-With": "autosave"})
    assert answer.status_code == 403
    staff.post(path, {"text": "Thử"})
    assert not KeptForm.objects.exists()


def test_nobody_leaves_files_at_somebody_elses_task(office: Office, orders: Orders) -> None:
    orders.issue()
    acknowledge(orders.of("so").id, orders.asked("gd"))
    for person in ("cv", "tt", "gd-nv"):
        visitor = office.person(person)
        visitor.post(f"{of(orders, 'so')}hoan-thanh/", {"key": person, "attach": "1", "files": [pdf()]})
        assert visitor.status == 422
    assert not EntryFile.objects.exists()


def test_somebody_elses_act_is_refused_in_words(office: Office, orders: Orders) -> None:
    orders.issue()
    staff = office.person("cv")
    html = staff.get(f"{of(orders, 'so')}tiep-nhan/")
    assert "việc của Sở Xây dựng" in html
    html = staff.post(f"{of(orders, 'so')}tiep-nhan/", {"key": "x"})
    assert staff.status == 422
    assert orders.of("so").status == "sent"


def test_a_report_opened_for_the_task_is_the_way_to_complete_it(office: Office, orders: Orders) -> None:
    from khoithong.desk.directives.extension import grant_extension
    from khoithong.reports.models import Report, Round

    orders.issue()
    one = orders.of("so")
    acknowledge(one.id, orders.asked("gd"))
    changed = {"opened_by": "gd-nv", "opened_at": one.changed_at}
    days = {"since": date(2023, 1, 1), "until": date(2025, 12, 31)}
    row = Round.objects.create(
        kind="multi_year", title="Báo cáo 3 năm", agency="so-nv", task=one.task, **days, **changed
    )
    report = Report.objects.create(
        round=row, agency="so", assignment=one, due_on=one.due_on, changed_at=one.changed_at
    )
    head, owner, path = office.person("gd"), office.person("gd-nv"), of(orders, "so")
    html = head.get(path)
    assert "Soạn báo cáo" in html
    assert f"/bao-cao/{report.id}/" in html
    assert f"/bao-cao/{report.id}/" not in owner.get(path)

    ask_extension(one.id, orders.asked("gd"), {"until": date(2026, 6, 9), "reason": "Chờ số liệu"})
    grant_extension(one.id, orders.asked("gd-nv"), {"until": date(2026, 6, 9)})
    assert Report.objects.get().due_on == date(2026, 6, 9)

    file = attach_evidence(one.id, "gd", "a.pdf", BytesIO(samples.pdf()), clock=orders.clock)
    complete(one.id, orders.asked("gd", files=(file.id,)), {"text": "Đã nộp"})
    Report.objects.update(status="submitted", figures={}, submitted_on=date(2026, 5, 4))
    html = owner.get(path)
    assert "Xem báo cáo đã nộp" in html
    assert "Trả lại báo cáo ở trang báo cáo" in html
    html = owner.post(f"{path}tra-lai/", {"key": "x", "remarks": "Sửa"})
    assert owner.status == 422
    assert orders.of("so").status == "done"


# --- all who have it ----------------------------------------------------------------------------------------


def three_agencies(orders: Orders) -> str:
    orders.issue({"report_wanted": ""}, agencies=("so", "so-tc", "ubnd"))
    acknowledge(orders.of("so").id, orders.asked("gd"))
    acknowledge(orders.of("so-tc").id, orders.asked("gd-tc"))
    complete(orders.of("so-tc").id, orders.asked("gd-tc"), {"text": "Xong"})
    said = {"units": ["tt-do"], "due_on": date(2026, 5, 20)}
    cascade(orders.of("so").id, orders.asked("gd"), said)
    return f"/chi-dao/{orders.directive.code}/nhiem-vu/1/"


def test_the_tree_counts_agencies_names_the_missing_and_shows_units(office: Office, orders: Orders) -> None:
    path = three_agencies(orders)
    orders.on("2026-06-01")
    html = office.person("cv-nv").get(path)
    assert "Đã hoàn thành 1/3, 2 cơ quan chưa hoàn thành, đều quá hạn" in html
    assert "2 cơ quan chưa hoàn thành" in html
    missing = html.split('class="task-missing"')[1].split("</ul>")[0]
    assert "Sở Xây dựng" in missing
    assert "quá hạn 3 ngày" in missing
    assert "Trung tâm Đo đạc" not in missing
    tree = html.split('class="task-tree"')
    assert "Trung tâm Đo đạc" in tree[2]
    assert 'name="giao"' not in html


def test_an_agency_sees_its_own_part_only(office: Office, orders: Orders) -> None:
    path = three_agencies(orders)
    html = office.person("gd").get(path).split("<main")[1]
    assert "Phần của cơ quan" in html
    assert "Trung tâm Đo đạc" in html
    assert "Sở Tài chính" not in html
    assert "1/3" not in html
    # Its own units it may urge.
    assert html.count('name="giao"') == 1


def test_many_are_urged_after_a_look_at_the_letter(office: Office, orders: Orders) -> None:
    path = three_agencies(orders)
    orders.on("2026-06-01")
    owner = office.person("gd-nv")
    html = owner.get(path)
    assert html.count('name="giao"') == 2
    so, ubnd = orders.of("so").id, orders.of("ubnd").id
    html = owner.get(f"{path}don-doc/?giao={so}&giao={ubnd}&giao=x")
    assert "Công văn sẽ soạn" in html
    assert "03 ngày" in html
    form = {"key": hidden(html, "key"), "giao": [str(so), str(ubnd)], "request": "Báo cáo ngay trong tuần."}
    html = owner.post(f"{path}don-doc/", form)
    assert "Đã đôn đốc 2 cơ quan" in html
    assert "Đôn đốc ngày 01/06/2026" in html

    assert "Được đôn đốc ngày 01/06/2026" in office.person("gd").get("/nhiem-vu/")
    html = office.person("gd").get(of(orders, "so"))
    assert "Báo cáo ngay trong tuần." in html
    assert "dự thảo, chưa cấp số" in html
    seq = Entry.objects.filter(assignment=so, kind="remind").get().seq
    for kind, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = office.person("gd").client.get(f"{of(orders, 'so')}don-doc/{seq}.{kind}")
        assert answer.content.startswith(start)
        assert answer["Content-Disposition"].startswith("attachment")
    assert office.person("gd").client.get(f"{of(orders, 'so')}don-doc/{seq}.exe").status_code == 404
    assert "Không có cơ quan nào để đôn đốc" in owner.get(f"{path}don-doc/")


def test_urging_one_leads_to_the_same_page(office: Office, orders: Orders) -> None:
    path = three_agencies(orders)
    owner = office.person("gd-nv")
    html = owner.get(f"{of(orders, 'so')}don-doc/")
    assert owner.path == f"{path}don-doc/"
    assert "checked" in html


def test_urging_nobody_says_so(office: Office, orders: Orders) -> None:
    path = three_agencies(orders)
    owner = office.person("gd-nv")
    assert "Chọn ít nhất một cơ quan cần đôn đốc" in owner.get(f"{path}don-doc/")
    html = owner.post(f"{path}don-doc/", {"request": "Khác"})
    assert owner.status == 422
    assert "Khác" in html
    html = owner.post(f"{path}don-doc/", {"giao": [str(orders.of("so").id)], "request": ""})
    assert owner.status == 422
    assert "Nhập nội dung đề nghị" in html
    assert not Entry.objects.filter(kind="remind").exists()


def test_two_rounds_stand_one_under_the_other(office: Office, orders: Orders) -> None:
    orders.issue({"due_kind": "periodic", "every": "month", "report_wanted": "Báo cáo tháng"})
    orders.on("2026-06-02")
    html = office.person("gd-nv").get(f"/chi-dao/{orders.directive.code}/nhiem-vu/1/")
    assert html.index("Kỳ tháng 6/2026") < html.index("Kỳ tháng 5/2026")
    assert "2 phần việc của kỳ trước còn mở" in html


@pytest.mark.parametrize(
    "where", ["CD-2026-99999/nhiem-vu/1", "x/nhiem-vu/1", "{code}/nhiem-vu/2", "{code}/nhiem-vu/99999"]
)
def test_a_task_that_is_not_there(office: Office, orders: Orders, where: str) -> None:
    orders.issue()
    owner = office.person("gd-nv")
    owner.get(f"/chi-dao/{where.format(code=orders.directive.code)}/")
    assert owner.status == 404


# --- what pages cost ----------------------------------------------------------------------------------------


def test_pages_cost_the_same_for_few_and_many(office: Office, orders: Orders) -> None:
    agencies = ("so", "so-tc")

    def more(number: int) -> None:
        for _ in range(number):
            orders.issue({}, {"due_kind": "standing"}, agencies=agencies)

    more(1)
    first = orders.directive
    acknowledge(orders.of("so").id, orders.asked("gd"))
    one = of(orders, "so")
    pages = [
        ("gd", "/nhiem-vu/"),
        ("gd-nv", "/nhiem-vu/giao-cap-duoi/"),
        ("gd", "/viec-can-lam/"),
        ("gd", one),
        ("gd", f"{one}tien-do/"),
        ("gd-nv", f"/chi-dao/{first.code}/nhiem-vu/1/"),
        ("gd-nv", f"/chi-dao/{first.code}/nhiem-vu/1/don-doc/?giao={orders.of('so').id}"),
    ]
    browsers = {person: office.person(person) for person, _ in pages}
    rounds._checked.clear()
    few = {page: statements(browsers[page[0]], page[1]) for page in pages}
    more(8)
    so = Assignment.objects.get(id=int(one.split("/")[2]))
    for _ in range(6):
        report_progress(so.id, orders.asked("gd"), {"text": "Thêm"})
    cascade(so.id, orders.asked("gd"), {"units": ["tt-do", "tt-kd"], "due_on": date(2026, 5, 20)})
    Assignment.objects.bulk_create(
        Assignment(task=so.task, agency=agency, role="lead", due_on=so.due_on, changed_at=so.changed_at)
        for agency in ("ubnd", "ubkt", "mttq", "du-so")
    )
    many = {page: statements(browsers[page[0]], page[1]) for page in pages}
    assert many == few
    assert max(few.values()) <= 14


def test_full_pages_keep_their_weight(office: Office, orders: Orders) -> None:
    texts = [{"text": written(600, number), "clause": f"II/{number}"} for number in range(27)]
    orders.issue(*texts, agencies=("so",))
    one = orders.of("so")
    acknowledge(one.id, orders.asked("gd"))
    for number in range(12):
        said = {"text": written(3000, number), "difficulties": written(1000, number)}
        report_progress(one.id, orders.asked("gd"), said)
    Assignment.objects.bulk_create(
        Assignment(
            task=one.task, agency=f"co-quan-{n}", role="lead", due_on=one.due_on, changed_at=one.changed_at
        )
        for n in range(200)
    )
    found = []
    for person, page in (
        ("gd", "/nhiem-vu/"),
        ("gd-nv", "/nhiem-vu/giao-cap-duoi/"),
        ("gd", "/viec-can-lam/"),
        ("gd", of(orders, "so")),
        ("gd-nv", f"/chi-dao/{orders.directive.code}/nhiem-vu/1/"),
        ("gd-nv", f"/chi-dao/{orders.directive.code}/nhiem-vu/1/don-doc/?giao={one.id}"),
    ):
        found += overweight(office.person(person).client, "page", page)
    assert found == []


@pytest.mark.parametrize(
    ("clause", "text", "words"),
    [
        ("5", "5. Báo cáo kết quả", "Báo cáo kết quả"),
        ("II/2/a", "a) Đơn vị chủ trì", "Đơn vị chủ trì"),
        ("II/2/a", "Đơn vị chủ trì", "Đơn vị chủ trì"),
        ("5", "5.1. Báo cáo", "5.1. Báo cáo"),
        ("", "1. Việc thêm", "1. Việc thêm"),
        ("5", "x " * 200, f"{('x ' * 80).strip()}…"),
    ],
)
def test_a_heading_leaves_the_number_of_its_clause_aside(clause: str, text: str, words: str) -> None:
    from khoithong.directives.models import Task
    from khoithong.web.tasks.words import heading

    assert heading(Task(clause=clause, text=text)) == words


def test_what_was_given_is_asked_without_a_question_within_the_question(orders: Orders) -> None:
    """Where the database has no statistics yet it may answer an inner question once for each row, for minutes."""
    from khoithong.directives.models import Directive
    from khoithong.directives.queries import given_by

    orders.issue()
    owner = Directive.objects.values_list("owner", flat=True).get()
    rows = given_by(owner)
    assert rows
    assert str(rows.query).count("SELECT") == 1

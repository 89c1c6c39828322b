"""`Nếu đổi lịch`: which running limits would move, for whom, by how much, at what cost."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khoithong.lawbook.calendars import working_calendar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from khoithong.casefiles.calendar_change import MovedLimit, Outlook
    from khoithong.procedure.calendar import DayKind
    from tests.web.office import Office

ADDRESS = "/lich-lam-viec/thay-doi/"
SATURDAY = date(2026, 5, 9)
BOTH: Mapping[date, DayKind] = {date(2026, 5, 14): "off", SATURDAY: "work"}


def off(day: int, month: int = 5) -> Mapping[date, DayKind]:
    return {date(2026, month, day): "off"}


def foreseen(office: Office, changes: Mapping[date, DayKind], person: str = "gd", **how: Any) -> Outlook:
    from khoithong.casefiles.calendar_change import outlook
    from khoithong.casefiles.rights import reader
    from khoithong.organisation.snapshot import directory

    return outlook(changes, reader(person, office.desk.today, directory()), directory(), **how)


def moves(outlook: Outlook) -> list[tuple[str, str, str]]:
    def told(moved: MovedLimit) -> tuple[str, str, str]:
        return moved.deadline, f"{moved.before:%d/%m}", f"{moved.after:%d/%m}"

    return [told(moved) for moved in outlook.moved]


def council(office: Office) -> None:
    """A council established on 2026-05-04: it meets by 14/05, the plan is sent by 07/05."""
    office.desk.submit()
    office.desk.do("gd", "choose_route", route="council", reason="Phạm vi rộng")
    seats = [("gd", "chair", "head"), ("pgd1", "vice_chair", "deputy"), ("gd-nv", "member", "agency")]
    members: list[dict[str, Any]] = [
        {"person": person, "capacity": capacity, "as": standing} for person, capacity, standing in seats
    ]
    members += [
        {"person": "gd-tc", "capacity": "member", "as": "agency", "secretary": True},
        {"person": "cg", "capacity": "member", "as": "expert"},
    ]
    office.desk.do("gd", "establish_council", members=members)


@pytest.mark.parametrize(
    ("changes", "after"),
    [
        (off(8), "14/05"),
        (off(13), "14/05"),
        (off(5), "14/05"),
        ({SATURDAY: "work"}, "12/05"),
        ({date(2026, 5, 8): "off", date(2026, 5, 16): "work"}, "14/05"),
    ],
)
def test_a_limit_moves_as_the_engine_counts_it(
    office: Office, changes: Mapping[date, DayKind], after: str
) -> None:
    office.desk.submit()
    assert moves(foreseen(office, changes)) == [("approval_meeting", "13/05", after)]


@pytest.mark.parametrize(("day", "examined"), [(4, 0), (14, 0), (1, 0)])
def test_days_outside_a_limit_do_not_touch_it(office: Office, day: int, examined: int) -> None:
    office.desk.submit()
    outlook = foreseen(office, off(day))
    assert (outlook.moved, outlook.examined) == ((), examined)


def test_a_swap_within_a_limit_leaves_it_where_it_is(office: Office) -> None:
    office.desk.submit()
    outlook = foreseen(office, {date(2026, 5, 8): "off", SATURDAY: "work"})
    assert (outlook.moved, outlook.examined) == ((), 1)


def test_a_limit_counted_back_moves_back_and_with_the_limit_it_counts_from(office: Office) -> None:
    council(office)
    assert moves(foreseen(office, off(11))) == [("plan_dispatch", "07/05", "06/05")]
    assert moves(foreseen(office, off(14))) == [("council_meeting", "14/05", "15/05")]
    assert moves(foreseen(office, BOTH)) == [
        ("plan_dispatch", "07/05", "08/05"),
        ("council_meeting", "14/05", "15/05"),
    ]
    assert moves(foreseen(office, {SATURDAY: "work"})) == [("plan_dispatch", "07/05", "08/05")]


def test_a_limit_counted_back_from_a_meeting_is_found_by_the_meeting(office: Office) -> None:
    council(office)
    office.desk.do("gd", "convene_meeting", on="2026-05-13")
    assert moves(foreseen(office, off(12))) == [("plan_dispatch", "06/05", "05/05")]
    assert moves(foreseen(office, off(13))) == []


def test_limits_that_ended_and_limits_of_the_agency_do_not_move(office: Office) -> None:
    office.desk.approve()  # on 2026-05-11; the meeting's limit was 13/05
    outlook = foreseen(office, off(12))
    assert (outlook.moved, outlook.examined) == ((), 0)


def test_whoever_may_not_read_a_case_learns_nothing_of_it(office: Office) -> None:
    office.desk.submit()
    outlook = foreseen(office, off(8), person="gd-tc")
    assert (outlook.moved, outlook.examined, outlook.cut) == ((), 0, False)
    html = office.person("gd-tc").get(f"{ADDRESS}?nghi=08/05/2026")
    assert office.code not in html
    assert "Không thời hạn nào dời" in html
    assert moves(foreseen(office, off(8), person="tt"))  # supervisors read every case


def test_what_the_preview_says_is_what_the_register_holds_afterwards(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from khoithong.casefiles import law
    from khoithong.casefiles.projection.store import rebuild
    from khoithong.casefiles.rows import read_case

    council(office)
    promised = {moved.deadline: moved.after for moved in foreseen(office, BOTH).moved}
    monkeypatch.setattr(law, "working_calendar", lambda: working_calendar().with_days(BOTH))
    law._procedure.cache_clear()
    rebuild(office.desk.case)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT deadline, due FROM casefiles_deadlinerow WHERE case_id = %s AND closed_on IS NULL",
            [office.desk.case],
        )
        assert dict(cursor.fetchall()) == promised
        row = read_case(cursor, office.desk.case)
    law._procedure.cache_clear()
    assert row is not None
    assert row.due == promised["plan_dispatch"]


def test_the_preview_changes_nothing(office: Office) -> None:
    office.desk.submit()
    before = office.desk.row, [limit.due for limit in office.desk.loaded.case.limits]
    foreseen(office, off(8))
    assert (office.desk.row, [limit.due for limit in office.desk.loaded.case.limits]) == before
    assert working_calendar().is_working(date(2026, 5, 8))


def test_more_cases_than_are_examined_is_said(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        office.desk.submit()
    assert foreseen(office, off(8), most=3).cut is False
    outlook = foreseen(office, off(8), most=2)
    assert (len(outlook.moved), outlook.examined, outlook.cut) == (2, 2, True)
    monkeypatch.setattr("khoithong.web.views.calendar.outlook", lambda *_: outlook)
    assert "Mới tính 200 hồ sơ có hạn gần nhất" in office.person("gd").get(f"{ADDRESS}?nghi=08/05/2026")


def test_a_limit_pushed_out_of_the_calendar_is_named(office: Office) -> None:
    office.desk.on("2027-12-22")
    office.desk.submit()  # due on the calendar's last day, 31/12/2027
    html = office.person("gd").get(f"{ADDRESS}?nghi=24/12/2027")
    assert "vượt quá ngày cuối của lịch đã có" in html
    assert office.code in html
    assert "Không thời hạn nào dời" not in html


def test_the_page_tells_case_limit_provision_and_both_days(office: Office) -> None:
    office.desk.submit()
    html = office.person("gd").get(f"{ADDRESS}?nghi=08/05/2026")
    assert "1 thời hạn của 1 hồ sơ sẽ dời" in html
    row = html.split("<tbody>")[1].split("</tbody>")[0]
    for words in (
        f'href="/ho-so/{office.code}/"',
        f'href="/ho-so/{office.code}/vi-sao/1/"',
        'href="/quy-dinh/tinh-uy-2026/#7/2/2.1"',
        "Thứ Tư, 13/05/2026",
        "Thứ Năm, 14/05/2026",
        "muộn hơn 1 ngày",
    ):
        assert words in row
    assert "Chỉ là xem trước" in html
    assert "sớm hơn 1 ngày" in office.person("gd").get(f"{ADDRESS}?lam=09/05/2026")


def test_becoming_overdue_and_no_longer_being_so_is_said(office: Office) -> None:
    office.desk.submit()
    office.desk.on("2026-05-13")
    assert "sẽ quá hạn ngay" in office.person("gd").get(f"{ADDRESS}?lam=09/05/2026")
    office.desk.on("2026-05-14")
    html = office.person("gd").get(f"{ADDRESS}?nghi=08/05/2026")
    assert "không còn quá hạn" in html
    assert "quá hạn ngay" not in html


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("nghi=&lam=", "Nhập ngày nghỉ thêm, ngày làm bù hoặc cả hai"),
        ("nghi=30/02/2026", "Nhập ngày có thật theo dạng 18/03/2026"),
        ("nghi=01/05/2026", "đã là ngày nghỉ (Thứ Sáu: Ngày Quốc tế Lao động 01/5 (khoản 1 Điều 112"),
        ("nghi=09/05/2026", "đã là ngày nghỉ (Thứ Bảy: ngày nghỉ hằng tuần)"),
        ("lam=08/05/2026", "đã là ngày làm việc (Thứ Sáu: ngày làm việc)"),
        ("lam=22/08/2026", "đã là ngày làm việc (Thứ Bảy: làm bù cho 31/08"),
        ("nghi=04/05/2030", "Chọn ngày trong lịch đã có, từ 01/01/2021 đến 31/12/2027"),
    ],
)
def test_a_day_that_would_change_nothing_is_refused_with_the_reason(
    office: Office, query: str, words: str
) -> None:
    html = office.person("gd").get(f"{ADDRESS}?{query}")
    assert html.count(words) == 2  # in the summary and at the field
    assert "Kết quả xem trước" not in html


def test_a_long_preview_comes_in_pages(office: Office) -> None:
    for _ in range(26):
        office.desk.submit()
    visitor = office.person("gd")
    html = visitor.get(f"{ADDRESS}?nghi=08/05/2026")
    assert "26 thời hạn của 26 hồ sơ sẽ dời" in html
    assert html.count("muộn hơn") == 25
    assert visitor.get(f"{ADDRESS}?nghi=08/05/2026&trang=2").count("muộn hơn") == 1


def statements(office: Office, path: str) -> int:
    visitor = office.person("gd")
    visitor.get(path)
    with CaptureQueriesContext(connection) as caught:
        visitor.get(path)
    assert visitor.status == 200
    return len(caught)


@pytest.mark.parametrize(
    ("path", "most"),
    [("/lich-lam-viec/", 8), ("/lich-lam-viec/tinh-thu/", 8), (f"{ADDRESS}?nghi=08/05/2026", 10)],
)
def test_a_page_costs_the_same_with_one_case_and_with_many(office: Office, path: str, most: int) -> None:
    office.desk.submit()
    few = statements(office, path)
    for _ in range(12):
        office.desk.submit()
    assert statements(office, path) == few
    assert few <= most

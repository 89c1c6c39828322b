"""`Vì sao ngày này?`: the explanation reaches the same date as the quick answer and says why, day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from khoithong.lawbook.calendars import working_calendar
from khoithong.procedure.calendar import DayInfo, OutsideCalendar, WorkingCalendar
from khoithong.procedure.limits import LEGAL_BASIS

CALENDAR = working_calendar()
DAY = timedelta(days=1)
EVERY_DAY = [date(2024, 1, 1) + DAY * i for i in range((date(2028, 1, 1) - date(2024, 1, 1)).days)]


def d(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("explain", "quick"),
    [
        (CALENDAR.explain_working_days, CALENDAR.add_working_days),
        (CALENDAR.explain_days, CALENDAR.add_days),
        (CALENDAR.explain_working_days_before, CALENDAR.working_days_before),
    ],
    ids=["working days", "days", "working days before"],
)
def test_an_explanation_reaches_the_same_date_on_every_day(explain, quick) -> None:  # type: ignore[no-untyped-def]
    compared = 0
    for day in EVERY_DAY:
        for n in range(1, 13):
            try:
                due = quick(day, n)
            except OutsideCalendar:
                with pytest.raises(OutsideCalendar):
                    explain(day, n)
                continue
            explanation = explain(day, n)
            assert explanation.due == due, (day, n)
            assert explanation.steps[-1].date == due
            compared += 1
    assert compared > 17_000


def test_a_window_explanation_counts_the_lawful_days_on_every_day() -> None:
    for base in EVERY_DAY[:-20]:
        for length in (1, 7, 10, 14, 20):
            limit = base + DAY * length
            lawful = CALENDAR.lawful_meeting_days(base, limit, 5)
            explanation = CALENDAR.explain_window(base, limit, 5)
            assert tuple(step.date for step in explanation.steps if step.counted) == lawful, (base, limit)
            assert explanation.due == (lawful[-1] if lawful else limit)


def test_working_days_are_told_one_by_one() -> None:
    explanation = CALENDAR.explain_working_days(d("2026-01-01"), 6)
    assert [(step.date.day, step.counted) for step in explanation.steps] == [
        (1, None), (2, None), (3, None), (4, None), (5, 1), (6, 2), (7, 3), (8, 4), (9, 5), (10, 6),
    ]  # fmt: skip
    why = [step.why for step in explanation.steps]
    assert why[0] == "Thứ Năm: ngày xảy ra sự kiện, không tính (khoản 3 Điều 147)"
    assert why[1] == (
        "Thứ Sáu: nghỉ hoán đổi, làm bù 10/01 "
        "(Công văn số 12729/VPCP-KGVX ngày 25/12/2025 của Văn phòng Chính phủ), không tính"
    )
    assert why[3] == "Chủ nhật: ngày nghỉ hằng tuần, không tính"
    assert why[4] == "Thứ Hai: ngày làm việc, tính là ngày làm việc thứ 1"
    assert why[9].startswith("Thứ Bảy: làm bù cho 02/01 (Công văn số 12729/VPCP-KGVX")
    assert explanation.rule == (
        "06 ngày làm việc, không tính ngày 01/01/2026; hết hạn lúc 24 giờ của ngày làm việc thứ 6 (khoản 6 Điều 148)."
    )
    assert (
        explanation.legal_basis
        == LEGAL_BASIS
        == "Bộ luật Dân sự 2015, Điều 147 và Điều 148 (áp dụng tương tự)"
    )


def test_days_that_end_on_a_day_off_are_followed_to_the_next_working_day() -> None:
    explanation = CALENDAR.explain_days(d("2026-02-06"), 10)
    assert explanation.due == d("2026-02-23")
    assert [step.counted for step in explanation.steps] == [None, *range(1, 11), *[None] * 7]
    assert explanation.steps[10].why.endswith("của Bộ Nội vụ), tính là ngày thứ 10")
    assert explanation.steps[-2].why == "Chủ nhật: ngày nghỉ hằng tuần, thời hạn chưa kết thúc"
    assert explanation.steps[-1].why == "Thứ Hai: ngày làm việc, thời hạn kết thúc (khoản 5 Điều 148)"
    assert explanation.rule.endswith(
        "ngày cuối cùng 16/02/2026 là ngày nghỉ nên hết hạn vào ngày làm việc tiếp theo (khoản 5 Điều 148)."
    )


def test_days_that_end_on_a_working_day_end_there() -> None:
    explanation = CALENDAR.explain_days(d("2026-06-01"), 4)
    assert [step.counted for step in explanation.steps] == [None, 1, 2, 3, 4]
    assert explanation.rule == (
        "04 ngày, không tính ngày 01/06/2026, tính cả ngày nghỉ; "
        "hết hạn lúc 24 giờ của ngày cuối cùng (khoản 6 Điều 148)."
    )


def test_days_before_are_told_backwards() -> None:
    explanation = CALENDAR.explain_working_days_before(d("2026-01-12"), 2)
    assert [(step.date.day, step.counted) for step in explanation.steps] == [
        (12, None),
        (11, None),
        (10, 1),
        (9, 2),
    ]
    assert explanation.steps[0].why == "Thứ Hai: ngày làm mốc, không tính"
    assert explanation.steps[1].why == "Chủ nhật: ngày nghỉ hằng tuần, không tính"
    assert explanation.steps[3].why == "Thứ Sáu: ngày làm việc, ngày làm việc thứ 2 trước đó"
    assert explanation.rule == "Chậm nhất 02 ngày làm việc trước ngày 12/01/2026, không tính ngày đó."


def test_a_window_tells_why_a_day_is_no_meeting_day() -> None:
    explanation = CALENDAR.explain_window(d("2026-06-03"), d("2026-06-15"), 5)
    why = {step.date.day: step.why for step in explanation.steps}
    assert why[9] == "Thứ Ba: ngày làm việc, chưa đủ 05 ngày làm việc từ ngày 03/06/2026 để gửi tài liệu"
    assert why[10] == "Thứ Tư: ngày làm việc, họp được nếu tài liệu gửi chậm nhất ngày 03/06/2026"
    assert why[13] == "Thứ Bảy: ngày nghỉ hằng tuần, không họp"
    assert why[15] == "Thứ Hai: ngày làm việc, họp được nếu tài liệu gửi chậm nhất ngày 08/06/2026"
    assert explanation.rule == (
        "Ngày họp là ngày làm việc không sau ngày 15/06/2026; tài liệu gửi từ ngày 03/06/2026, "
        "chậm nhất 05 ngày làm việc trước ngày họp."
    )


def test_an_empty_window_says_so_and_falls_back_on_the_limit() -> None:
    explanation = CALENDAR.explain_window(d("2026-02-10"), d("2026-02-23"), 5)
    assert explanation.due == d("2026-02-23")
    assert all(step.counted is None for step in explanation.steps)
    assert explanation.rule.endswith("trước ngày họp: không có ngày nào thỏa mãn cả hai điều kiện.")
    backwards = CALENDAR.explain_window(d("2026-06-15"), d("2026-06-03"), 5)
    assert (backwards.due, backwards.steps) == (d("2026-06-03"), ())


def test_a_provisional_day_is_told_as_provisional_and_an_assumed_one_by_name() -> None:
    days = {d("2026-06-02"): DayInfo("off", "Tết Nguyên đán", "provisional")}
    calendar = WorkingCalendar(d("2026-06-01"), d("2026-06-30"), days).with_days({d("2026-06-03"): "off"})
    why = [step.why for step in calendar.explain_working_days(d("2026-06-01"), 1).steps]
    assert why[1] == "Thứ Ba: Tết Nguyên đán (lịch dự kiến, chưa có thông báo), không tính"
    assert why[2] == "Thứ Tư: ngày nghỉ giả định, không tính"

"""A strip of weeks: which days are drawn, what is marked, what is hatched, where it ends."""

from __future__ import annotations

from datetime import date, timedelta

from khoithong.lawbook.calendars import working_calendar
from khoithong.web.strip import Mark, Strip, strip

CALENDAR = working_calendar()
MONDAY = date(2026, 5, 4)


def drawn(today: date, marks: list[Mark], lawful: tuple[date, ...] = ()) -> Strip:
    found = strip(CALENDAR, today, marks, lawful, "ngày họp được")
    assert found is not None
    return found


def test_whole_weeks_from_today_to_the_last_mark() -> None:
    found = drawn(date(2026, 5, 6), [Mark(date(2026, 5, 12), "hạn", "Hạn họp")])
    assert [len(week) for week in found.weeks] == [7, 7]
    assert found.weeks[0][0].on == MONDAY
    assert found.weeks[-1][-1].on == date(2026, 5, 17)
    assert [day.on for week in found.weeks for day in week if day.today] == [date(2026, 5, 6)]


def test_a_mark_gone_by_is_drawn_before_today() -> None:
    found = drawn(date(2026, 5, 13), [Mark(date(2026, 5, 6), "hạn", "Hạn họp")])
    assert found.weeks[0][0].on == MONDAY


def test_days_off_say_why() -> None:
    found = drawn(date(2026, 4, 27), [Mark(date(2026, 5, 8), "hạn", "Hạn họp")])
    why = {day.on: day.off for week in found.weeks for day in week}
    assert why[date(2026, 4, 29)] == ""
    assert why[date(2026, 4, 30)] == "Ngày Chiến thắng 30/4"
    assert why[date(2026, 5, 9)] == "ngày nghỉ hằng tuần"


def test_the_look_of_a_day() -> None:
    lawful = (date(2026, 5, 11), date(2026, 5, 12))
    marks = [Mark(date(2026, 5, 12), "họp", "Họp"), Mark(date(2026, 5, 13), "hạn", "Hạn")]
    found = drawn(MONDAY, marks, lawful)
    looks = {day.on: day.look for week in found.weeks for day in week}
    assert [looks[date(2026, 5, day)] for day in (8, 11, 12, 13)] == [
        "plain",
        "lawful",
        "marked-lawful",
        "marked",
    ]
    assert found.lawful == "ngày họp được"
    assert drawn(MONDAY, marks).lawful == ""


def test_a_long_strip_is_cut_and_says_where() -> None:
    found = drawn(MONDAY, [Mark(MONDAY + timedelta(days=200), "hạn", "Hạn")])
    assert len(found.weeks) == 12
    assert found.cut == MONDAY + timedelta(days=12 * 7 - 1)
    assert drawn(MONDAY, [Mark(MONDAY, "hạn", "Hạn")]).cut is None


def test_nothing_to_mark_or_beyond_the_calendar_is_nothing_to_draw() -> None:
    assert strip(CALENDAR, MONDAY, []) is None
    assert strip(CALENDAR, MONDAY, [Mark(CALENDAR.last + timedelta(days=1), "hạn", "Hạn")]) is None
    assert strip(CALENDAR, CALENDAR.last + timedelta(days=1), [Mark(MONDAY, "hạn", "Hạn")]) is None


def test_the_calendars_own_ends_end_the_strip() -> None:
    found = drawn(CALENDAR.last, [Mark(CALENDAR.last, "hạn", "Hạn")])
    assert max(day.on for week in found.weeks for day in week) == CALENDAR.last

"""Limits counted on the built-in calendar: known cases, then every day of 2024-2027 against plain counting."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from khoithong.lawbook.calendars import working_calendar
from khoithong.procedure.calendar import DayInfo, Notice, OutsideCalendar, WorkingCalendar

if TYPE_CHECKING:
    from collections.abc import Callable

    from khoithong.procedure.calendar import DayKind

CALENDAR = working_calendar()
DAY = timedelta(days=1)
EVERY_DAY = [date(2024, 1, 1) + DAY * i for i in range((date(2028, 1, 1) - date(2024, 1, 1)).days)]


def d(text: str) -> date:
    return date.fromisoformat(text)


# Plain counting: no tables, only the list of days and the weekday.


def plain_is_working(calendar: WorkingCalendar, day: date) -> bool:
    if not calendar.first <= day <= calendar.last:
        raise OutsideCalendar
    info = calendar.days.get(day)
    return info.kind == "work" if info else day.isoweekday() <= 5


def plain_add_working_days(calendar: WorkingCalendar, day: date, n: int) -> date:
    while n:
        day += DAY
        n -= plain_is_working(calendar, day)
    return day


def plain_add_days(calendar: WorkingCalendar, day: date, n: int) -> date:
    day += DAY * n
    while not plain_is_working(calendar, day):
        day += DAY
    return day


def plain_before(calendar: WorkingCalendar, day: date, n: int) -> date:
    while n:
        day -= DAY
        n -= plain_is_working(calendar, day)
    return day


def outcome(count: Callable[..., date], *args: object) -> date | None:
    """The date, or `None` where the count leaves the calendar."""
    try:
        return count(*args)
    except OutsideCalendar:
        return None


def disagreements(calendar: WorkingCalendar, against: WorkingCalendar) -> list[tuple[str, date, int]]:
    """Where the quick answers of `calendar` differ from plain counting on `against`, 2024-2027."""
    pairs = (
        ("add_working_days", calendar.add_working_days, plain_add_working_days),
        ("add_days", calendar.add_days, plain_add_days),
        ("working_days_before", calendar.working_days_before, plain_before),
    )
    return [
        (name, day, n)
        for name, quick, plain in pairs
        for day in EVERY_DAY
        for n in range(1, 16)
        if outcome(quick, day, n) != outcome(plain, against, day, n)
    ]


# Known cases


@pytest.mark.parametrize(
    ("event", "n", "due"),
    [
        ("2026-05-04", 7, "2026-05-13"),  # an ordinary week and a half
        ("2026-05-08", 1, "2026-05-11"),  # Friday to Monday
        ("2026-05-09", 1, "2026-05-11"),  # an event on a Saturday
        ("2026-02-13", 1, "2026-02-23"),  # the eve of the Tết break
        ("2026-02-12", 7, "2026-03-02"),  # across Tết
        ("2026-02-17", 3, "2026-02-25"),  # an event on the first day of Tết
        ("2025-12-31", 1, "2026-01-05"),  # 02/01/2026 is off by swap
        ("2026-01-08", 2, "2026-01-10"),  # the limit ends on the Saturday worked for it
        ("2026-01-08", 3, "2026-01-12"),
        ("2026-08-20", 2, "2026-08-22"),  # the Saturday worked for 31/08
        ("2026-08-20", 3, "2026-08-24"),
        ("2026-08-28", 1, "2026-09-03"),  # swapped 31/08, then National Day
        ("2026-11-23", 1, "2026-11-25"),  # Ngày Văn hóa Việt Nam
        ("2025-11-21", 2, "2025-11-25"),  # not yet a day off in 2025
    ],
)
def test_working_days_end_with_the_nth_working_day(event: str, n: int, due: str) -> None:
    assert CALENDAR.add_working_days(d(event), n) == d(due)


@pytest.mark.parametrize(
    ("event", "n", "due"),
    [
        ("2026-06-01", 4, "2026-06-05"),  # Friday: stays
        ("2026-06-01", 5, "2026-06-08"),  # Saturday: the Monday after
        ("2026-06-01", 6, "2026-06-08"),  # Sunday
        ("2026-06-03", 10, "2026-06-15"),
        ("2026-02-06", 10, "2026-02-23"),  # ends within Tết
        ("2026-01-05", 5, "2026-01-10"),  # a Saturday that is worked
        ("2026-08-17", 5, "2026-08-22"),
        ("2025-12-30", 3, "2026-01-05"),  # ends on the day swapped off
    ],
)
def test_calendar_days_that_end_on_a_day_off_end_with_the_next_working_day(
    event: str, n: int, due: str
) -> None:
    assert CALENDAR.add_days(d(event), n) == d(due)


@pytest.mark.parametrize(
    ("day", "n", "latest"),
    [
        ("2026-06-15", 5, "2026-06-08"),
        ("2026-02-24", 5, "2026-02-10"),  # back across Tết
        ("2026-01-12", 1, "2026-01-10"),  # the worked Saturday counts
        ("2026-01-05", 1, "2025-12-31"),
        ("2026-06-14", 1, "2026-06-12"),  # from a Sunday
    ],
)
def test_the_nth_working_day_before_does_not_count_the_day_itself(day: str, n: int, latest: str) -> None:
    assert CALENDAR.working_days_before(d(day), n) == d(latest)


@pytest.mark.parametrize(
    ("a", "b", "n"),
    [
        ("2026-05-07", "2026-05-13", 4),  # "Còn 4 ngày làm việc"
        ("2026-05-13", "2026-05-13", 0),
        ("2026-05-15", "2026-05-13", -2),  # "Quá hạn 2 ngày làm việc"
        ("2026-05-16", "2026-05-15", 0),  # Saturday after a Friday: no working day has gone by
        ("2026-02-13", "2026-02-23", 1),
        ("2026-01-09", "2026-01-12", 2),
    ],
)
def test_working_days_between_counts_the_end_and_not_the_beginning(a: str, b: str, n: int) -> None:
    assert CALENDAR.working_days_between(d(a), d(b)) == n


@pytest.mark.parametrize(
    ("day", "rolled"),
    [("2026-06-05", "2026-06-05"), ("2026-06-06", "2026-06-08"), ("2026-08-22", "2026-08-22")],
)
def test_rolling_forward_moves_only_a_day_off(day: str, rolled: str) -> None:
    assert CALENDAR.roll_forward(d(day)) == d(rolled)


def test_the_window_leaves_room_for_the_papers_and_keeps_the_limit() -> None:
    days = CALENDAR.lawful_meeting_days(d("2026-06-03"), d("2026-06-15"), 5)
    assert days == (d("2026-06-10"), d("2026-06-11"), d("2026-06-12"), d("2026-06-15"))


@pytest.mark.parametrize(
    ("base", "limit"),
    [("2026-02-10", "2026-02-23"), ("2026-06-15", "2026-06-03")],
    ids=["Tết swallows it", "the base lies after the limit"],
)
def test_the_window_can_be_empty(base: str, limit: str) -> None:
    assert CALENDAR.lawful_meeting_days(d(base), d(limit), 5) == ()


def test_the_calendar_says_why_a_day_is_off_or_worked() -> None:
    swapped, worked = CALENDAR.day(d("2026-01-02")), CALENDAR.day(d("2026-01-10"))
    assert swapped is not None
    assert worked is not None
    assert (swapped.kind, worked.kind, worked.name) == ("off", "work", "làm bù cho 02/01")
    assert swapped.reference == "Công văn số 12729/VPCP-KGVX ngày 25/12/2025 của Văn phòng Chính phủ"
    new_year = CALENDAR.day(d("2026-01-01"))
    assert new_year is not None
    assert new_year.reference.startswith("khoản 1 Điều 112 Bộ luật Lao động số 45/2019/QH14")
    assert CALENDAR.day(d("2026-01-03")) is None


def test_a_reference_is_empty_without_a_document() -> None:
    assert DayInfo("off", "ngày nghỉ", "provisional").reference == ""


# Every day of 2024-2027


def test_quick_answers_equal_plain_counting_on_every_day() -> None:
    assert disagreements(CALENDAR, CALENDAR) == []


def test_control_the_comparison_notices_one_day_left_out() -> None:
    days = dict(CALENDAR.days)
    del days[d("2026-01-10")]
    forgetful = WorkingCalendar(CALENDAR.first, CALENDAR.last, days)
    found = disagreements(forgetful, CALENDAR)
    assert {name for name, _, _ in found} == {"add_working_days", "add_days", "working_days_before"}
    assert ("add_working_days", d("2026-01-09"), 1) in found


def test_control_monday_to_friday_alone_is_not_the_calendar() -> None:
    bare = WorkingCalendar(CALENDAR.first, CALENDAR.last, {})
    assert ("add_working_days", d("2026-02-13"), 1) in disagreements(bare, CALENDAR)


def test_the_window_equals_trying_each_day() -> None:
    dispatch_by = {day: outcome(plain_before, CALENDAR, day, 5) for day in EVERY_DAY}
    for base in EVERY_DAY[:-20]:
        fits = []
        for length in range(1, 21):
            day = base + DAY * length
            latest = dispatch_by[day]
            if plain_is_working(CALENDAR, day) and latest is not None and latest >= base:
                fits.append(day)
            assert CALENDAR.lawful_meeting_days(base, day, 5) == tuple(fits), (base, day)


def test_is_working_and_between_equal_plain_counting_on_every_day() -> None:
    origin, count = EVERY_DAY[0], 0
    for day in EVERY_DAY[1:]:
        count += plain_is_working(CALENDAR, day)
        assert CALENDAR.is_working(day) is plain_is_working(CALENDAR, day)
        assert CALENDAR.working_days_between(origin, day) == count
        assert CALENDAR.working_days_between(day, origin) == -count


# A rehearsal's own days


def test_assumed_days_lie_on_top_and_leave_the_calendar_alone() -> None:
    assumed = CALENDAR.with_days({d("2026-06-12"): "off", d("2026-06-13"): "work"})
    assert assumed.add_working_days(d("2026-06-11"), 1) == d("2026-06-13")
    info = assumed.day(d("2026-06-12"))
    assert info is not None
    assert (info.status, info.reference) == ("assumed", "")
    assert CALENDAR.add_working_days(d("2026-06-11"), 1) == d("2026-06-12")


def test_an_assumed_day_can_undo_a_day_off() -> None:
    assumed = CALENDAR.with_days({d("2026-02-16"): "work"})
    assert assumed.add_working_days(d("2026-02-13"), 1) == d("2026-02-16")


def test_assuming_what_is_already_so_keeps_the_official_reason() -> None:
    assumed = CALENDAR.with_days({d("2026-02-17"): "off"})
    assert assumed.day(d("2026-02-17")) == CALENDAR.day(d("2026-02-17"))


# Refusals


@pytest.mark.parametrize("day", [d("2020-12-31"), d("2028-01-01"), date.min, date.max])
@pytest.mark.parametrize(
    "ask",
    [
        CALENDAR.is_working,
        CALENDAR.day,
        lambda day: CALENDAR.add_working_days(day, 1),
        lambda day: CALENDAR.add_days(day, 1),
        CALENDAR.roll_forward,
        lambda day: CALENDAR.working_days_before(day, 1),
        lambda day: CALENDAR.working_days_between(day, d("2026-01-05")),
        lambda day: CALENDAR.working_days_between(d("2026-01-05"), day),
        lambda day: CALENDAR.lawful_meeting_days(day, d("2026-01-05"), 5),
        lambda day: CALENDAR.lawful_meeting_days(d("2026-01-05"), day, 5),
        lambda day: CALENDAR.with_days({day: "off"}),
        lambda day: CALENDAR.explain_working_days(day, 1),
        lambda day: CALENDAR.explain_days(day, 1),
        lambda day: CALENDAR.explain_working_days_before(day, 1),
        lambda day: CALENDAR.explain_window(day, d("2026-01-05"), 5),
        lambda day: CALENDAR.explain_window(d("2026-01-05"), day, 5),
    ],
)
def test_a_day_outside_the_calendar_is_refused(ask: Callable[[date], object], day: date) -> None:
    assert not CALENDAR.covers(day)
    with pytest.raises(OutsideCalendar, match=r"nằm ngoài lịch làm việc \(từ 01/01/2021 đến 31/12/2027\)\.$"):
        ask(day)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: CALENDAR.add_working_days(d("2027-12-30"), 2),
        lambda: CALENDAR.add_days(d("2027-12-30"), 2),
        lambda: CALENDAR.working_days_before(d("2021-01-04"), 1),
        lambda: CALENDAR.explain_working_days(d("2027-12-30"), 2),
        lambda: CALENDAR.explain_days(d("2027-12-30"), 2),
        lambda: CALENDAR.explain_working_days_before(d("2021-01-04"), 1),
    ],
)
def test_a_limit_that_ends_outside_the_calendar_is_refused(ask: Callable[[], object]) -> None:
    with pytest.raises(OutsideCalendar, match="ngoài lịch làm việc"):
        ask()


def test_the_last_and_first_days_still_answer() -> None:
    assert CALENDAR.add_working_days(d("2027-12-30"), 1) == d("2027-12-31")
    assert CALENDAR.add_days(d("2027-12-30"), 1) == d("2027-12-31")
    assert CALENDAR.roll_forward(d("2021-01-01")) == d("2021-01-04")
    assert CALENDAR.working_days_before(d("2021-01-05"), 1) == d("2021-01-04")
    assert CALENDAR.working_days_before(d("2027-12-31"), 1) == d("2027-12-30")


def test_rolling_past_the_last_working_day_is_refused() -> None:
    ends_on_a_sunday = WorkingCalendar(d("2026-06-01"), d("2026-06-07"), {})
    with pytest.raises(OutsideCalendar, match="Thời hạn chuyển sang ngày làm việc tiếp theo"):
        ends_on_a_sunday.roll_forward(d("2026-06-06"))
    with pytest.raises(OutsideCalendar, match="Thời hạn 1 ngày từ ngày 05/06/2026"):
        ends_on_a_sunday.add_days(d("2026-06-05"), 1)


@pytest.mark.parametrize("n", [0, -1])
@pytest.mark.parametrize(
    "ask",
    [
        lambda n: CALENDAR.add_working_days(d("2026-01-05"), n),
        lambda n: CALENDAR.add_days(d("2026-01-05"), n),
        lambda n: CALENDAR.working_days_before(d("2026-01-05"), n),
        lambda n: CALENDAR.lawful_meeting_days(d("2026-01-05"), d("2026-01-15"), n),
        lambda n: CALENDAR.explain_working_days(d("2026-01-05"), n),
        lambda n: CALENDAR.explain_days(d("2026-01-05"), n),
        lambda n: CALENDAR.explain_working_days_before(d("2026-01-05"), n),
        lambda n: CALENDAR.explain_window(d("2026-01-05"), d("2026-01-15"), n),
    ],
)
def test_a_limit_is_at_least_one_day(ask: Callable[[int], object], n: int) -> None:
    with pytest.raises(ValueError, match=f"từ 1 ngày trở lên .nhận được {n}"):
        ask(n)


def test_a_calendar_must_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match=r"kết thúc \(01/01/2026\) trước khi bắt đầu \(02/01/2026\)"):
        WorkingCalendar(d("2026-01-02"), d("2026-01-01"), {})


def test_a_calendar_cannot_be_changed() -> None:
    mine: dict[date, DayInfo] = {}
    calendar = WorkingCalendar(d("2026-06-01"), d("2026-06-30"), mine)
    mine[d("2026-06-02")] = DayInfo("off", "sau này", "announced")
    assert calendar.is_working(d("2026-06-02"))
    assert calendar.day(d("2026-06-02")) is None
    with pytest.raises(FrozenInstanceError):
        calendar.last = d("2026-07-01")  # type: ignore[misc]


def test_a_notice_reads_as_a_citation() -> None:
    notice = Notice("9441/TB-BNV", d("2025-10-16"), "Bộ Nội vụ", "Thông báo")
    assert str(notice) == "Thông báo số 9441/TB-BNV ngày 16/10/2025 của Bộ Nội vụ"


def test_kinds_of_day_weigh_the_same_on_any_weekday() -> None:
    monday = d("2026-06-01")
    for shift in range(7):
        day = monday + DAY * shift
        kinds: tuple[DayKind, ...] = ("off", "work")
        for kind in kinds:
            assert CALENDAR.with_days({day: kind}).is_working(day) is (kind == "work")

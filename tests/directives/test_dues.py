"""Rounds, lateness and extensions, against the calendar."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khoithong.directives import dues
from khoithong.directives.dues import Rhythm

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))
RHYTHMS = st.builds(
    Rhythm,
    st.sampled_from(sorted(dues.MONTHS)),
    st.none() | st.integers(1, 12),
    st.none() | st.integers(1, 31),
)


def test_what_is_ordered_every_year_comes_every_year() -> None:
    yearly = Rhythm("year")
    found = list(yearly.rounds(date(2024, 4, 23), date(2027, 1, 1)))
    assert found == [date(2024, 12, 31), date(2025, 12, 31), date(2026, 12, 31), date(2027, 12, 31)]
    assert [yearly.due(end) for end in found] == found


@pytest.mark.parametrize(
    ("rhythm", "end", "due"),
    [
        (Rhythm("month"), date(2028, 2, 29), date(2028, 2, 29)),
        (Rhythm("month", day=25), date(2026, 11, 30), date(2026, 11, 25)),
        (Rhythm("month", day=31), date(2026, 11, 30), date(2026, 11, 30)),
        (Rhythm("quarter", day=14), date(2026, 6, 30), date(2026, 6, 14)),
        (Rhythm("quarter", 2, 15), date(2026, 9, 30), date(2026, 8, 15)),
        (Rhythm("half_year", 6, 15), date(2026, 6, 30), date(2026, 6, 15)),
        (Rhythm("half_year", 6, 15), date(2026, 12, 31), date(2026, 12, 15)),
        (Rhythm("half_year", 12, 15), date(2026, 6, 30), date(2026, 6, 15)),
        (Rhythm("year", 11, 14), date(2026, 12, 31), date(2026, 11, 14)),
        (Rhythm("year", 2, 30), date(2028, 12, 31), date(2028, 2, 29)),
    ],
)
def test_the_last_day_of_a_round(rhythm: Rhythm, end: date, due: date) -> None:
    assert rhythm.due(end) == due


def test_a_period_that_was_over_when_the_task_was_given_is_not_owed() -> None:
    before_november_14 = Rhythm("year", 11, 14)
    assert list(before_november_14.rounds(date(2026, 11, 14), date(2026, 12, 1))) == [date(2026, 12, 31)]
    assert list(before_november_14.rounds(date(2026, 11, 15), date(2026, 12, 31))) == []
    assert list(before_november_14.rounds(date(2026, 11, 15), date(2027, 1, 1))) == [date(2027, 12, 31)]


@given(RHYTHMS, DAYS, st.integers(0, 2000))
def test_rounds_follow_each_other_without_gap(rhythm: Rhythm, since: date, days: int) -> None:
    until = since + timedelta(days=days)
    found = list(rhythm.rounds(since, until))
    assert found == sorted(set(found))
    for first, second in itertools.pairwise(found):
        assert dues.period_end(rhythm.every, first + timedelta(days=1)) == second
    for end in found:
        assert since <= rhythm.due(end) <= end
    assert not found or found[-1] == rhythm.open_round(until)


@given(st.sampled_from(sorted(dues.MONTHS)), DAYS)
def test_a_day_lies_in_its_period(every: dues.Every, day: date) -> None:
    end = dues.period_end(every, day)
    assert end - timedelta(days=dues.period_days(every, end)) < day <= end
    assert (end + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("every", "end", "words"),
    [
        ("month", date(2026, 3, 31), "tháng 3/2026"),
        ("quarter", date(2024, 6, 30), "quý II/2024"),
        ("quarter", date(2024, 12, 31), "quý IV/2024"),
        ("half_year", date(2026, 6, 30), "6 tháng đầu năm 2026"),
        ("half_year", date(2026, 12, 31), "6 tháng cuối năm 2026"),
        ("year", date(2026, 12, 31), "năm 2026"),
    ],
)
def test_a_period_in_words(every: dues.Every, end: date, words: str) -> None:
    assert dues.period_words(every, end) == words


def test_lateness_is_counted_in_calendar_days() -> None:
    friday, monday = date(2026, 11, 20), date(2026, 11, 23)
    assert dues.days_left(friday, monday) == -3
    assert dues.days_left(friday, friday) == 0
    assert dues.days_left(monday, friday) == 3
    assert dues.days_late(friday, monday) == 3
    assert dues.days_late(monday, friday) == 0
    assert dues.days_late(None, friday) == 0


def test_an_extension_is_later_than_the_due_day_and_has_not_passed() -> None:
    due, day = date(2026, 11, 20), date(2026, 11, 25)
    assert dues.extension_problem(due, date(2026, 11, 25), day) == ""
    assert dues.extension_problem(due, date(2026, 11, 24), day) == "Chọn ngày chưa qua"
    assert dues.extension_problem(due, due, date(2026, 11, 1)) == "Chọn ngày sau hạn đang áp dụng"
    assert dues.extension_problem(None, due, day) == "Việc này không có hạn để gia hạn"


def test_a_unit_has_no_more_time_than_its_agency() -> None:
    own, day = date(2026, 12, 10), date(2026, 11, 25)
    assert dues.internal_due_problem(own, own, day) == ""
    assert dues.internal_due_problem(own, date(2026, 12, 11), day) == "Hạn nội bộ không sau hạn của cơ quan"
    assert dues.internal_due_problem(own, date(2026, 11, 24), day) == "Chọn hạn nội bộ chưa qua"
    assert dues.internal_due_problem(own, None, day) == "Nhập hạn nội bộ"
    assert dues.internal_due_problem(None, None, day) == ""
    assert dues.internal_due_problem(None, date(2030, 1, 1), day) == ""


def test_an_agency_that_is_late_gives_its_units_today_at_most() -> None:
    own, day = date(2026, 11, 20), date(2026, 11, 25)
    assert dues.internal_due_problem(own, day, day) == ""
    assert dues.internal_due_problem(own, date(2026, 11, 26), day) != ""

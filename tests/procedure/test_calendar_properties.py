"""What holds on any calendar, however its days off and worked days lie."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from khoithong.procedure.calendar import DayInfo, OutsideCalendar, WorkingCalendar

if TYPE_CHECKING:
    from collections.abc import Callable

    from khoithong.procedure.calendar import DayKind

DAY = timedelta(days=1)
COUNTS = st.integers(min_value=1, max_value=30)


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    first = draw(st.dates(date(1990, 1, 1), date(2060, 12, 31)))
    length = draw(st.integers(min_value=1, max_value=120))
    kind: st.SearchStrategy[DayKind] = st.sampled_from(("off", "work"))
    kinds = draw(st.dictionaries(st.integers(0, length - 1), kind, max_size=60))
    days = {first + DAY * at: DayInfo(of, "ngày thử", "announced") for at, of in kinds.items()}
    return WorkingCalendar(first, first + DAY * (length - 1), days)


@st.composite
def calendars_with_days(draw: st.DrawFn, count: int) -> tuple[WorkingCalendar, list[date]]:
    calendar = draw(calendars())
    span = (calendar.last - calendar.first).days
    return calendar, [calendar.first + DAY * draw(st.integers(0, span)) for _ in range(count)]


def inside(ask: Callable[[], date]) -> date:
    """The answer; examples whose limit leaves the calendar are set aside."""
    try:
        return ask()
    except OutsideCalendar:
        assume(condition=False)
        raise


def worked(calendar: WorkingCalendar, after: date, upto: date) -> list[date]:
    """Working days in (after, upto], by the definition."""
    found = []
    day = after + DAY
    while day <= upto:
        info = calendar.days.get(day)
        if info.kind == "work" if info else day.weekday() < 5:
            found.append(day)
        day += DAY
    return found


@settings(deadline=None)
@given(calendars_with_days(1), COUNTS)
def test_a_limit_of_working_days_holds_exactly_that_many(
    given_: tuple[WorkingCalendar, list[date]], n: int
) -> None:
    calendar, [day] = given_
    due = inside(lambda: calendar.add_working_days(day, n))
    counted = worked(calendar, day, due)
    assert len(counted) == n == calendar.working_days_between(day, due)
    assert counted[-1] == due
    assert calendar.explain_working_days(day, n).due == due


@settings(deadline=None)
@given(calendars_with_days(1), COUNTS)
def test_a_refused_limit_really_leaves_the_calendar(
    given_: tuple[WorkingCalendar, list[date]], n: int
) -> None:
    calendar, [day] = given_
    remaining = len(worked(calendar, day, calendar.last))
    try:
        calendar.add_working_days(day, n)
    except OutsideCalendar:
        assert remaining < n
    else:
        assert remaining >= n


@settings(deadline=None)
@given(calendars_with_days(1), COUNTS)
def test_a_limit_of_days_is_moved_over_days_off_only(
    given_: tuple[WorkingCalendar, list[date]], n: int
) -> None:
    calendar, [day] = given_
    due = inside(lambda: calendar.add_days(day, n))
    assert due >= day + DAY * n
    assert worked(calendar, day + DAY * (n - 1), due) == [due]
    assert calendar.roll_forward(day + DAY * n) == due
    assert calendar.explain_days(day, n).due == due


@settings(deadline=None)
@given(calendars_with_days(1), COUNTS)
def test_counting_back_undoes_counting_forward_on_a_working_day(
    given_: tuple[WorkingCalendar, list[date]], n: int
) -> None:
    calendar, [day] = given_
    assume(calendar.is_working(day))
    due = inside(lambda: calendar.add_working_days(day, n))
    assert calendar.working_days_before(due, n) == day
    assert calendar.explain_working_days_before(due, n).due == day


@settings(deadline=None)
@given(calendars_with_days(3))
def test_distances_add_up(given_: tuple[WorkingCalendar, list[date]]) -> None:
    calendar, [a, b, c] = given_
    between = calendar.working_days_between
    assert between(a, b) + between(b, c) == between(a, c)
    assert between(a, b) == -between(b, a)
    if a <= b:
        assert between(a, b) == len(worked(calendar, a, b))


@settings(deadline=None)
@given(calendars_with_days(2), st.integers(1, 12))
def test_the_window_holds_exactly_the_days_that_keep_both_conditions(
    given_: tuple[WorkingCalendar, list[date]], notice: int
) -> None:
    calendar, [base, limit] = given_
    expected = []
    for day in worked(calendar, calendar.first - DAY, limit):
        try:
            in_time = calendar.working_days_before(day, notice) >= base
        except OutsideCalendar:
            in_time = False
        if in_time:
            expected.append(day)
    assert calendar.lawful_meeting_days(base, limit, notice) == tuple(expected)
    explanation = calendar.explain_window(base, limit, notice)
    assert [step.date for step in explanation.steps if step.counted is not None] == expected

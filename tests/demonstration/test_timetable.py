"""The stories can be played on any day: tried on the engine alone, without a database."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from khoithong.demonstration.packs import PACK
from khoithong.demonstration.stories import STORIES
from khoithong.demonstration.story import Day, act, story
from khoithong.demonstration.timetable import TooEarly
from khoithong.lawbook.calendars import working_calendar
from khoithong.procedure.vocabulary import DEADLINES
from tests.demonstration.playing import days, played, procedure

if TYPE_CHECKING:
    from khoithong.demonstration.timetable import Timetable

FIRST, LAST = date(2026, 4, 13), date(2027, 10, 31)
"""The first working day of the regulation, and the last day the calendar of Tết 2027 leaves room for stories."""

DIFFICULT = (
    date(2026, 4, 13),  # the regulation's first working day: everything happens on it
    date(2026, 4, 14),
    date(2026, 4, 20),
    date(2026, 4, 29),  # before four days off
    date(2026, 5, 4),
    date(2026, 8, 22),  # a worked Saturday
    date(2026, 9, 3),
    date(2026, 12, 31),
    date(2027, 1, 29),  # councils whose ten days end within Tết
    date(2027, 2, 3),  # the last working day before Tết
    date(2027, 2, 7),
    date(2027, 2, 11),  # the first one after it
    date(2027, 2, 12),
    date(2027, 2, 22),
    date(2027, 5, 2),
    date(2027, 10, 31),
    date(2029, 3, 5),  # beyond the calendar
)


def _days(now: datetime) -> Timetable:
    return days(PACK, now)


def _refusals(chosen: list[date]) -> list[str]:
    return [
        refusal
        for day in chosen
        for one in STORIES
        for refusal in played(one, datetime.combine(day, time()))[1]
    ]


def test_every_act_is_accepted_on_difficult_days() -> None:
    assert _refusals(list(DIFFICULT)) == []


@pytest.mark.slow
def test_every_act_is_accepted_on_every_single_day() -> None:
    assert _refusals([FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]) == []


@pytest.mark.parametrize("day", DIFFICULT)
def test_each_case_stands_where_its_story_leaves_it_whatever_the_day(day: date) -> None:
    standing = {one.id: played(one, datetime.combine(day, time()))[0].status for one in STORIES}

    assert standing == {one.id: played(one, datetime(2026, 11, 20, 10))[0].status for one in STORIES}


@pytest.mark.parametrize(
    "now", [datetime(2026, 11, 20, 10, 15), datetime(2026, 11, 22, 20), datetime(2027, 2, 11, 8)]
)
def test_lateness_of_every_kind_is_there_to_be_seen(now: datetime) -> None:
    states = {
        one.id: {
            limit.id: limit.state for limit in procedure(PACK).deadlines(played(one, now)[0], now.date())
        }
        for one in STORIES
    }

    overdue = {limit for found in states.values() for limit, state in found.items() if state == "overdue"}
    assert overdue == set(DEADLINES)
    assert states["overdue"]["approval_meeting"] == "overdue"
    assert states["executing"]["requested_report"] == "overdue"
    assert states["executing"]["planned_completion"] == "open"
    assert states["voting"]["approval_meeting"] == "open"
    assert states["standing-board"]["approval_meeting"] == "open"


@pytest.mark.parametrize(
    "now", [datetime(2026, 4, 20, 0, 1), datetime(2026, 11, 20, 10), datetime(2027, 2, 7)]
)
def test_acts_follow_each_other_on_working_days_and_never_in_the_future(now: datetime) -> None:
    days = _days(now)
    for one in STORIES:
        moments = days.moments(one)
        assert all(earlier <= later for earlier, later in pairwise(moments))
        assert all(working_calendar().is_working(moment.date()) for moment in moments)
        assert moments[-1] <= now


def test_days_are_counted_as_civil_servants_work() -> None:
    days = _days(datetime(2027, 2, 11, 8))  # the first working day after Tết

    assert days.day(STORIES[0], 0) == date(2027, 2, 11)
    assert days.day(STORIES[0], 1) == date(2027, 2, 12)
    (voting,) = [one for one in STORIES if one.id == "voting"]
    assert days.day(voting, -3) == date(2027, 2, 1)
    assert _days(datetime(2026, 11, 22, 20)).today == date(2026, 11, 20)  # Sunday: the Friday before


def test_a_story_older_than_the_regulation_is_drawn_together_in_its_order() -> None:
    long = story(
        "long",
        act(-20, "09:00", "tp-snv", "submit_plan"),
        act(-10, "16:00", "gd-snv", "convene_meeting", on=Day(-9)),
        act(-9, "08:00", "gd-snv", "vote"),
        act(0, "08:00", "gd-snv", "close_meeting"),
    )
    days = _days(datetime(2026, 4, 20, 12))

    moments = days.moments(long)

    assert [f"{moment:%d/%m %H:%M}" for moment in moments] == [
        "13/04 09:00",
        "15/04 16:00",
        "15/04 16:05",
        "20/04 08:00",
    ]
    assert days.data(long, long.steps[1]) == {"on": date(2026, 4, 15)}


def test_there_is_no_timetable_before_the_regulation() -> None:
    with pytest.raises(TooEarly):
        _days(datetime(2026, 4, 12, 23, 59))
    assert _days(datetime(2026, 4, 13, 8)).room == 0


def test_an_office_nobody_holds_is_a_slip_of_the_pen() -> None:
    with pytest.raises(ValueError, match="tp-snv does not hold so-xd/head"):
        act(0, "08:00", "tp-snv", "approve", office="so-xd/head")

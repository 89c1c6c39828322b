"""The stories can be played on any day: tried on the engine alone, without a database."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from khoithong.demonstration.agencies import AGENCIES
from khoithong.demonstration.packs import PACK
from khoithong.demonstration.people import OFFICIALS
from khoithong.demonstration.stories import STORIES
from khoithong.demonstration.story import Day, Story, act, story
from khoithong.demonstration.timetable import Timetable, TooEarly, timetable
from khoithong.lawbook.calendars import working_calendar
from khoithong.lawbook.loader import load_pack
from khoithong.procedure.acts import Act
from khoithong.procedure.engine import Procedure
from khoithong.procedure.organisation import Agency, Office, Organisation, Person
from khoithong.procedure.refusals import Acceptance

FIRST, LAST = date(2026, 4, 20), date(2027, 10, 31)


def _days(now: datetime) -> Timetable:
    return timetable(working_calendar(), load_pack(PACK).in_force_from, now)


def _procedure() -> Procedure:
    agencies = [
        Agency(
            one["id"],
            one["name"],
            one["kind"],
            one.get("superior"),
            one.get("party_body"),
            one.get("organising_body"),
            frozenset(one.get("functions", ())),
        )
        for one in AGENCIES
    ]
    people = [
        Person(
            one.id,
            one.name,
            tuple(Office(post.agency, post.role, date.fromisoformat(post.since)) for post in one.posts),
            one.managed_by,
        )
        for one in OFFICIALS
    ]
    return Procedure(load_pack(PACK), Organisation(agencies, people), working_calendar())


def _refusals(procedure: Procedure, days: Timetable, one: Story) -> list[str]:
    case = procedure.open()
    refused = []
    for step, moment in zip(one.steps, days.moments(one), strict=True):
        answer = procedure.play(case, Act(step.kind, step.by, moment, days.data(one, step)))
        if not isinstance(answer, Acceptance):
            refused.append(f"{days.today} {one.id} {step.kind}: {answer.message}")
    return refused


def _every_day() -> list[date]:
    return [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


def test_every_act_is_accepted_on_every_single_day() -> None:
    procedure = _procedure()

    refused = [
        refusal
        for day in _every_day()
        for one in STORIES
        for refusal in _refusals(procedure, _days(datetime.combine(day, datetime.min.time())), one)
    ]

    assert refused == []


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

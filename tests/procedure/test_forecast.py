"""The days by which a case reaches its coming limits, if every step took the whole of its limit."""

from __future__ import annotations

from datetime import date

from khoithong.procedure.calendar import WorkingCalendar
from khoithong.procedure.forecast import coming as steps_to_come
from khoithong.procedure.forecast import forecast
from tests.procedure.kit import SOC_TRANG, Province, Story, day


def coming(story: Story) -> dict[str, str]:
    """The limits to come with their days."""
    return {name: due.isoformat() for name, due in forecast(story.setting, story.case, story.today).items()}


def test_after_submission_the_request_follows_the_last_day_of_the_meeting() -> None:
    assert coming(Story().submitted()) == {"party_opinion_request": "2026-05-18"}
    assert coming(Story()) == {}


def test_an_overdue_step_is_reckoned_as_done_today() -> None:
    assert coming(Story().submitted().on("2026-05-20")) == {"party_opinion_request": "2026-05-25"}


def test_on_the_councils_route_meeting_and_request_follow_the_establishment() -> None:
    story = Story().submitted().does("choose_route")
    assert coming(story) == {"council_meeting": "2026-05-25", "party_opinion_request": "2026-05-28"}
    assert coming(story.does("establish_council")) == {"party_opinion_request": "2026-05-19"}


def test_where_the_text_sets_no_limit_the_chain_ends() -> None:
    story = Story().submitted().meets()
    assert coming(story) == {}
    story.answered()
    assert coming(story) == {}
    assert coming(story.does("approve")) == {}


def test_a_planned_completion_lets_report_and_evaluation_be_foreseen() -> None:
    story = Story().approved(planned_completion="2026-06-01")
    expected = {
        "result_report": "2026-06-08",
        "evaluation_meeting": "2026-06-17",
        "evaluation_opinion_request": "2026-06-22",
    }
    assert coming(story) == expected
    assert coming(story.on("2026-06-02"))["result_report"] == "2026-06-09"
    assert coming(story.does("request_report", due="2026-06-05"))["result_report"] == "2026-06-09"


def test_a_new_vote_lets_an_open_request_stand_and_a_met_one_be_foreseen() -> None:
    story = Story().submitted().meets().does("convene_meeting", on="2026-05-12")
    assert coming(story) == {}
    assert story.deadline("party_opinion_request") == ("2026-05-14", "open")


def test_a_committee_that_asks_nobody_has_no_request_to_come() -> None:
    province = Province().person("chi", "so:manager", managed_by="du-ubnd")
    assert coming(Story(province).submitted()) == {}


def test_a_text_without_limits_foresees_nothing() -> None:
    assert coming(Story(pack=SOC_TRANG).submitted()) == {}


def test_days_beyond_the_calendar_are_left_out() -> None:
    calendar = WorkingCalendar(date(2026, 1, 1), day("2026-05-15"), {})
    story = Story(calendar=calendar).submitted()
    assert coming(story) == {}
    assert story.deadline("approval_meeting") == ("2026-05-13", "open")


def test_a_coming_limit_says_what_it_counts_from() -> None:
    story = Story().submitted().does("choose_route")
    found = steps_to_come(story.setting, story.case, story.today)
    meeting, request = found["council_meeting"], found["party_opinion_request"]
    assert (meeting.after, meeting.since, meeting.due) == (
        "council_establishment",
        story.case.limits[-1].due,
        request.since,
    )
    assert (request.after, request.rule.id) == ("council_meeting", "party_opinion_request")

"""Answers that explain themselves: why a date is due, what a measure lacks, what the file does not show."""

from __future__ import annotations

import pytest

from khoithong.procedure.explain import MeasureState, WhyDue, measure_states, unconfirmed, why_due
from tests.procedure.kit import CONDITIONS, Province, Story, day, ref


def why(story: Story, name: str) -> WhyDue:
    """Why the newest deadline of that name is due when it is."""
    index = max(number for number, limit in enumerate(story.case.limits) if limit.id == name)
    return why_due(story.setting, story.case, index)


def test_a_limit_names_the_act_the_day_and_the_reading_it_counts_from() -> None:
    found = why(Story().submitted(), "approval_meeting")
    assert (found.act, found.since, found.provision, found.reading) == (
        0,
        day("2026-05-04"),
        ref("7/2/2.1"),
        "receipt",
    )
    assert found.counting is not None
    assert found.counting.due == found.limit.due == day("2026-05-13")
    assert [step.counted for step in found.counting.steps if step.counted] == [1, 2, 3, 4, 5, 6, 7]


def test_a_limit_of_calendar_days_is_explained_as_such() -> None:
    found = why(Story().with_council(), "council_meeting")
    assert found.counting is not None
    assert found.counting.due == found.limit.due == day("2026-05-14")
    assert [step.counted for step in found.counting.steps if step.counted] == list(range(1, 11))
    assert (found.act, found.reading) == (2, None)


def test_a_day_the_agency_chose_needs_no_counting() -> None:
    story = Story().approved(planned_completion="2026-06-30")
    found = why(story, "planned_completion")
    assert (found.counting, found.provision, found.reading, found.since) == (None, None, None, story.today)


def test_sending_the_plan_is_counted_back_from_limit_convening_or_meeting() -> None:
    story = Story().with_council()
    found = why(story, "plan_dispatch")
    assert (found.act, found.since) == (None, day("2026-05-14"))
    assert found.counting is not None
    assert found.counting.due == found.limit.due == day("2026-05-07")
    found = why(story.does("dispatch_plan").does("convene_meeting", on="2026-05-12"), "plan_dispatch")
    assert (found.act, found.since) == (4, day("2026-05-12"))
    assert found.provision == ref("8/3")
    story.on("2026-05-13").meets_already(["an", "binh", "giang", "e1", "e2"])
    found = why(story, "plan_dispatch")
    assert (found.act, found.since) == (4, day("2026-05-13"))
    assert found.counting is not None
    assert found.counting.due == found.limit.due == day("2026-05-06")


def test_after_a_second_vote_the_first_meeting_still_explains_the_sending() -> None:
    story = (
        Story()
        .with_council()
        .council_meets("2026-05-11")
        .meets("2026-05-20", ballots=dict.fromkeys(("an", "binh", "giang", "e1", "e2"), "for"))
    )
    found = why(story, "plan_dispatch")
    assert found.since == day("2026-05-11")
    assert found.counting is not None
    assert found.counting.due == found.limit.due
    assert story.case.acts[found.act or 0].data["on"] == "2026-05-11"


def test_there_is_nothing_to_explain_about_a_limit_that_never_ran() -> None:
    with pytest.raises(IndexError):
        why_due(Story().setting, Story().case, 0)


# --- measures ---------------------------------------------------------------------------------------------------


def states_of(story: Story, measure: str, beneficiary: str) -> list[MeasureState]:
    """What holds and what is missing, for each rule of that name."""
    found = measure_states(story.setting, story.case)
    return [state for state in found if (state.rule.id, state.beneficiary) == (measure, beneficiary)]


def test_a_measure_not_to_be_had_says_what_is_missing() -> None:
    story = Story().submitted().meets(closing={"conditions_met": CONDITIONS[:3]}).answered().does("approve")
    [praise] = states_of(story, "public_praise", "chi")
    assert (praise.state, praise.met, praise.missing) == (None, ("approved",), ("conditions_met",))
    [resources] = states_of(story, "resources", "chi")
    assert (resources.state, resources.met, resources.missing, resources.ended) == (
        "available",
        ("approved",),
        (),
        False,
    )
    story.does("apply_measure", measure="resources")
    assert states_of(story, "resources", "chi")[0].state == "applied"


def test_a_measure_that_findings_ended_says_so() -> None:
    [praise] = states_of(Story().published("partial", pure_motive=False), "public_praise", "chi")
    assert (praise.state, praise.missing, praise.ended) == (None, (), True)


def test_protection_names_the_findings_it_lacks() -> None:
    found = states_of(Story().published("partial", right_policy=False), "liability_excluded", "chi")
    assert [state.missing for state in found] == [("right_policy",)]
    assert not found[0].ended


# --- confirmations ----------------------------------------------------------------------------------------------


def test_the_file_shows_which_confirmations_are_missing() -> None:
    story = Story().approved()
    approving = len(story.case.acts) - 1
    assert unconfirmed(story.setting, story.case) == [(0, ref("4/2")), (approving, ref("4/2"))]
    confirmed = (
        Story().submitted(confirmed=["4/2"]).meets().answered().does("approve", confirmed=[ref("4/2")])
    )
    assert unconfirmed(confirmed.setting, confirmed.case) == []
    partly = Story().submitted(confirmed=["4/3"])
    assert unconfirmed(partly.setting, partly.case) == [(0, ref("4/2"))]


def test_nothing_else_asks_for_a_confirmation() -> None:
    story = Story(Province()).submitted(confirmed=["4/2"]).does("request_supplement")
    assert unconfirmed(story.setting, story.case) == []

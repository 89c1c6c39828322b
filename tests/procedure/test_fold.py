"""Replay: what accepted acts amount to, and that acts never accepted amount to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from khoithong.procedure import electorate, warnings
from khoithong.procedure.attempt import Attempt
from khoithong.procedure.case import Case
from khoithong.procedure.checks import meeting, result
from khoithong.procedure.standing import is_council_secretary
from tests.procedure.kit import Province, Story, day, office, state
from tests.procedure.stages import stage

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    "told",
    [
        lambda: Story().published(),
        lambda: Story().published("partial", damage=True).does("propose_measure", measure="resources"),
        lambda: Story().with_council().council_meets().answered().does("approve"),
        lambda: Story().approved().does("suspend").does("inspect").does("terminate"),
    ],
)
def test_a_file_folded_again_is_the_same_file(told: Callable[[], Story]) -> None:
    story = told()
    assert state(story.procedure.replay(story.case.acts)) == state(story.case)


@pytest.mark.parametrize(
    ("kind", "how"),
    [
        ("close_meeting", {}),
        ("convene_meeting", {"on": None}),
        ("replace_council_member", {}),
        ("dispatch_plan", {}),
    ],
)
def test_what_could_never_be_accepted_is_not_folded(kind: str, how: dict[str, None]) -> None:
    story = Story().submitted()
    with pytest.raises(ValueError, match=r".+"):
        story.procedure.record(story.case, story.act(kind, **how))


def test_a_ballot_outside_a_meeting_counts_nowhere() -> None:
    story = Story().submitted()
    story.procedure.record(story.case, story.act("vote"))
    assert (story.voting_on(), story.case.closed_meetings) == (None, [])


def test_replacing_who_does_not_sit_leaves_every_seat_alone() -> None:
    story = Story().with_council()
    story.procedure.record(story.case, story.act("replace_council_member", out="e5"))
    assert story.case.council is not None
    assert [seat.person for seat in story.case.council.seats] == ["an", "binh", "giang", "e1", "e2"]


def test_without_a_meeting_its_checks_have_nothing_to_say() -> None:
    story = Story().submitted()
    rule = story.setting.regulation.acts["close_meeting"]
    act = story.act("close_meeting")
    attempt = Attempt(story.setting, story.case, act, rule, rule.fields, act.data)
    for check in (meeting.votes_once, meeting.chair_present, meeting.all_voted, result.result_reasoned):
        assert list(check(attempt)) == []
    assert meeting.votes_missing(attempt)
    assert warnings.of(attempt) == ()


def test_without_council_or_agency_there_are_neither_members_nor_leaders() -> None:
    story = Story()
    assert electorate.members(story.setting, Case(), story.today) == ()
    assert electorate.leadership(story.setting, Case(), None, story.today) == ()
    assert electorate.secretary(story.setting, Case()) is None
    assert not is_council_secretary(story.setting, Case(route="council"), "an", story.today)


def test_the_chairs_seat_is_given_to_nobody() -> None:
    story = Story().with_council()
    how = {"out": "an", "in": "an", "as": "head"}
    assert story.code("replace_council_member", **how) == "council_composition"


def test_a_case_near_the_end_of_the_calendar_is_tried_out_on_a_copy() -> None:
    story = stage("request_supplement")
    end = story.setting.calendar.last
    near = Story().on(f"{end.year}-12-01").submitted()
    assert "request_supplement" in near.permitted("an")
    before = state(near.case)
    near.procedure.decide(near.case, near.act("choose_route"))
    assert state(near.case) == before


def test_who_works_in_two_agencies_may_still_propose() -> None:
    story = Story(Province().person("chi", "so:manager", "so-khac:manager"))
    assert story.permitted("chi") == ["submit_plan"]


# --- what each act leaves behind --------------------------------------------------------------------------------


def test_a_decision_remembers_who_was_head_then() -> None:
    province = Province().person("an", office("so", "head", until="2026-05-20"), "du-so:head")
    province.person("khoa", office("so", "head", "2026-05-21"))
    story = Story(province).approved().on("2026-06-01")
    case = story.case
    assert (case.approving_head, case.employing_head, case.decider) == ("an", "an", "so")
    assert (case.decided, case.mode) == (day("2026-05-11"), "implement")
    story.does("submit_result_report").meets("2026-06-08", by="khoa", khoa="for", binh="for", giang="for")
    story.does("seek_party_opinion", by="khoa").does("give_party_opinion").does("publish_result", by="khoa")
    assert (case.publishing_head, case.published) == ("khoa", day("2026-06-08"))


def test_every_version_of_the_plan_is_kept_in_order() -> None:
    story = Story().submitted().does("request_supplement").does("revise_plan").does("revise_plan")
    assert story.case.versions == [0, 2, 3]


def test_who_proposes_twice_is_one_proposer() -> None:
    assert Story().submitted(co_proposers=["dung", "chi", "dung"]).case.proposers == ("chi", "dung")


def test_ballots_keep_their_remarks_and_their_day() -> None:
    story = Story().submitted().does("convene_meeting", on="2026-05-04").on("2026-05-05")
    story.does("vote", remarks="Cần thêm số liệu")
    assert story.case.meeting is not None
    ballot = story.case.meeting.ballots["an"]
    assert (ballot.value, ballot.on, ballot.act, ballot.remarks) == (
        "for",
        day("2026-05-05"),
        2,
        "Cần thêm số liệu",
    )


def test_closing_fixes_voters_tally_and_day() -> None:
    story = Story().submitted().meets("2026-05-11")
    [meeting] = story.case.closed_meetings
    assert meeting.voters == ("an", "binh", "giang")
    assert (meeting.closed, meeting.convened, meeting.act) == (day("2026-05-11"), day("2026-05-04"), 1)
    assert meeting.tally is story.case.tally
    assert Story().case.tally is None


def test_suspending_and_resuming_leave_their_days() -> None:
    story = Story().approved().on("2026-05-12").does("suspend")
    assert (story.case.suspended, story.case.inspected, story.status) == (
        day("2026-05-12"),
        False,
        "suspended",
    )
    story.on("2026-05-13").does("inspect").on("2026-05-14").does("resume")
    assert (story.case.suspended, story.case.resumed, story.status) == (
        None,
        day("2026-05-14"),
        "in_execution",
    )
    assert story.case.last_inspection == day("2026-05-13")


def test_terminating_completes_without_success() -> None:
    story = Story().approved().does("suspend").does("inspect").on("2026-05-13").does("terminate")
    assert (story.case.terminated, story.case.completed) == (True, day("2026-05-13"))
    assert story.status == "awaiting_result_report"

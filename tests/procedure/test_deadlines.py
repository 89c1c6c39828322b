"""Time limits as they run: what begins, meets, cancels and revives them; lateness is kept for ever."""

from __future__ import annotations

from datetime import date

import pytest

from khoithong.procedure import deadlines
from khoithong.procedure.calendar import WorkingCalendar
from khoithong.procedure.case import Case
from tests.procedure.kit import SOC_TRANG, Province, Story, council, day, member, ref

PAPER = {"evidence": "Bản giấy"}


def states(story: Story, name: str) -> list[str]:
    """The states of all instances of a deadline today."""
    return [limit.state for limit in story.procedure.deadlines(story.case, story.today) if limit.id == name]


# --- receipt, route and council ---------------------------------------------------------------------------------


def test_the_meeting_is_due_seven_working_days_after_receipt_and_overdue_the_day_after() -> None:
    story = Story().submitted()
    [limit] = story.procedure.deadlines(story.case, story.today)
    assert (limit.id, limit.due, limit.state) == ("approval_meeting", day("2026-05-13"), "open")
    assert (limit.kind, limit.provision, limit.index, limit.ended) == ("statutory", ref("7/2/2.1"), 0, None)
    assert story.on("2026-05-13T23:59").deadline("approval_meeting")[1] == "open"
    assert story.on("2026-05-14T00:00").deadline("approval_meeting")[1] == "overdue"


def test_a_meeting_held_on_the_last_day_is_in_time_and_one_day_later_late() -> None:
    assert Story().submitted().meets("2026-05-13").deadline("approval_meeting")[1] == "met"
    story = Story().submitted().meets("2026-05-14")
    assert story.deadline("approval_meeting")[1] == "late"
    assert "late" in story.warnings
    assert story.procedure.late(story.case, story.today) == ["approval_meeting"]


def test_a_closing_on_paper_meets_the_limit_on_its_own_day() -> None:
    story = Story().submitted().does("convene_meeting", on="2026-05-13").on("2026-05-20")
    for person in ("an", "binh", "giang"):
        story.does("vote", by=person, happened_on="2026-05-13", **PAPER)
    story.does("close_meeting", happened_on="2026-05-13", **PAPER)
    assert story.deadline("approval_meeting") == ("2026-05-13", "met")
    assert "late" not in story.warnings
    assert story.deadline("party_opinion_request")[0] == "2026-05-18"


def test_choosing_the_council_cancels_the_meeting_and_starts_the_establishment() -> None:
    story = Story().submitted().does("choose_route")
    assert story.deadline("approval_meeting") == ("2026-05-13", "cancelled")
    assert story.deadline("council_establishment") == ("2026-05-14", "open")
    story.does("choose_route", route="collective")
    assert story.deadline("approval_meeting") == ("2026-05-13", "open")
    assert story.deadline("council_establishment")[1] == "cancelled"
    assert len(story.case.limits) == 2


def test_a_detour_gains_no_time_and_erases_no_lateness() -> None:
    story = Story().submitted().on("2026-05-14").does("choose_route")
    assert story.deadline("approval_meeting")[1] == "late"
    story.does("choose_route", route="collective")
    assert story.deadline("approval_meeting") == ("2026-05-13", "overdue")
    story.meets("2026-05-15")
    assert story.deadline("approval_meeting") == ("2026-05-13", "late")


def test_choosing_the_same_route_again_changes_nothing() -> None:
    story = Story().submitted().does("choose_route").on("2026-05-06").does("choose_route")
    assert story.case.route_chosen == day("2026-05-04")
    assert states(story, "council_establishment") == ["open"]


def test_under_registration_the_clock_starts_when_the_plan_is_entered() -> None:
    story = Story(readings={"receipt": "registration"}).submitted()
    assert story.case.limits == []
    story.on("2026-05-06").does("register_plan")
    assert story.deadline("approval_meeting") == ("2026-05-15", "open")
    assert story.does("choose_route").deadline("council_establishment") == ("2026-05-18", "open")


def test_under_registration_a_council_chosen_first_has_no_limit_until_the_plan_is_entered() -> None:
    story = Story(readings={"receipt": "registration"}).submitted().does("choose_route")
    assert story.case.limits == []
    story.on("2026-05-06").does("register_plan")
    assert [limit.id for limit in story.case.limits] == ["council_establishment"]


def test_a_plan_entered_after_the_meeting_or_the_council_starts_no_limit_for_holding_them() -> None:
    story = Story(readings={"receipt": "registration"}).submitted().meets("2026-05-06")
    story.does("convene_meeting", on="2026-05-08").does("register_plan")
    assert states(story, "approval_meeting") == []
    assert story.case.received == story.today
    story = (
        Story(readings={"receipt": "registration"}).submitted().does("choose_route").does("establish_council")
    )
    story.does("register_plan")
    assert states(story, "council_establishment") == []


def test_under_delivery_entering_the_plan_moves_no_clock() -> None:
    story = Story().submitted().on("2026-05-06").does("register_plan")
    assert story.deadline("approval_meeting") == ("2026-05-13", "open")
    assert story.case.received == day("2026-05-04")


def test_establishing_late_is_late_and_starts_the_council_meeting() -> None:
    story = Story().submitted().does("choose_route").on("2026-05-15").does("establish_council")
    assert story.deadline("council_establishment")[1] == "late"
    assert "late" in story.warnings
    assert story.deadline("council_meeting") == ("2026-05-25", "open")


def test_a_text_without_limits_starts_none() -> None:
    story = Story(Province().person("to-chuc", "so:organiser"), pack=SOC_TRANG).submitted().does("appraise")
    story.does("approve", mode="pilot").does("submit_result_report")
    assert story.case.limits == []
    assert deadlines.lawful_meeting_days(story.setting, story.case, story.today) == ()
    with pytest.raises(ValueError, match="without a council"):
        deadlines.dispatch_day(story.setting, story.today)


# --- sending the plan to the council ----------------------------------------------------------------------------


def test_before_a_convening_the_plan_is_due_five_working_days_before_the_last_lawful_day() -> None:
    story = Story().with_council()
    assert story.deadline("council_meeting") == ("2026-05-14", "open")
    assert story.deadline("plan_dispatch") == ("2026-05-07", "open")
    assert story.on("2026-05-08").deadline("plan_dispatch")[1] == "overdue"


def test_the_convening_and_at_last_the_meeting_held_decide_whether_the_plan_was_sent_in_time() -> None:
    story = Story().with_council().does("convene_meeting", on="2026-05-13")
    assert story.deadline("plan_dispatch") == ("2026-05-06", "open")
    story.does("convene_meeting", on="2026-05-11")
    assert story.deadline("plan_dispatch") == ("2026-05-04", "open")
    story.on("2026-05-05").does("dispatch_plan")
    assert {"dispatch_too_late", "late"} <= set(story.warnings)
    assert story.deadline("plan_dispatch") == ("2026-05-04", "late")
    story.on("2026-05-12").meets_already(["an", "binh", "giang", "e1", "e2"])
    assert story.deadline("plan_dispatch") == ("2026-05-05", "met")


def test_a_second_vote_leaves_the_judgement_of_the_first_meeting_alone() -> None:
    story = Story().with_council().council_meets("2026-05-11")
    assert story.deadline("plan_dispatch") == ("2026-05-04", "met")
    story.does("convene_meeting", on="2026-05-20")
    assert story.deadline("plan_dispatch") == ("2026-05-04", "met")
    story.on("2026-05-20").meets_already(["an", "binh", "giang", "e1", "e2"])
    assert story.deadline("plan_dispatch") == ("2026-05-04", "met")


def test_a_newcomer_has_the_plan_on_the_day_he_comes_and_the_rest_still_wait_for_it() -> None:
    story = Story().with_council().on("2026-05-05").does("replace_council_member")
    assert story.deadline("plan_dispatch")[1] == "open"
    assert deadlines.dispatched_on(story.case) is None
    story.on("2026-05-06").does("dispatch_plan")
    assert story.deadline("plan_dispatch")[1] == "met"
    assert deadlines.dispatched_on(story.case) == day("2026-05-06")


def test_a_newcomer_after_the_sending_came_to_it_on_his_own_day() -> None:
    story = Story().with_council().does("dispatch_plan").on("2026-05-08").does("replace_council_member")
    assert story.case.council is not None
    assert [seat.sent.day if seat.sent else None for seat in story.case.council.seats] == [4, 4, 4, 8, 4]
    assert deadlines.dispatched_on(story.case) == day("2026-05-08")


def test_a_decision_cancels_a_sending_still_open() -> None:
    against = dict.fromkeys(("an", "binh", "giang", "e1", "e2"), "for")
    story = Story().with_council().meets("2026-05-11", ballots=against)
    assert story.deadline("plan_dispatch") == ("2026-05-04", "overdue")
    story.answered().does("approve")
    assert story.deadline("plan_dispatch") == ("2026-05-04", "late")


def test_the_lawful_meeting_days_leave_five_working_days_and_keep_the_limit() -> None:
    story = Story().with_council()
    lawful = deadlines.lawful_meeting_days
    assert lawful(story.setting, story.case, story.today) == (
        day("2026-05-11"),
        day("2026-05-12"),
        day("2026-05-13"),
        day("2026-05-14"),
    )
    assert lawful(story.setting, story.case, day("2026-05-06")) == (day("2026-05-13"), day("2026-05-14"))
    assert lawful(story.setting, story.case, day("2026-05-08")) == ()
    story.does("dispatch_plan")
    assert lawful(story.setting, story.case, day("2026-05-08"))[0] == day("2026-05-11")
    assert lawful(story.setting, Case(), day("2026-05-08")) == ()
    assert deadlines.dispatched_on(Case()) is None


# --- opinion ----------------------------------------------------------------------------------------------------


def test_the_opinion_is_sought_within_three_working_days_of_the_closing() -> None:
    story = Story().submitted().meets()
    assert story.deadline("party_opinion_request") == ("2026-05-14", "open")
    assert "late" not in story.does("seek_party_opinion").warnings
    assert story.deadline("party_opinion_request")[1] == "met"
    late = Story().submitted().meets().on("2026-05-15").does("seek_party_opinion")
    assert "late" in late.warnings
    assert late.deadline("party_opinion_request")[1] == "late"


def test_a_new_closing_moves_an_open_request_but_not_an_overdue_one() -> None:
    assert Story().submitted().meets().meets("2026-05-14").deadline("party_opinion_request") == (
        "2026-05-19",
        "open",
    )
    assert Story().submitted().meets().meets("2026-05-15").deadline("party_opinion_request") == (
        "2026-05-14",
        "overdue",
    )


def test_a_new_closing_leaves_the_meetings_limit_as_it_was_met() -> None:
    story = Story().submitted().meets().meets("2026-05-20")
    assert states(story, "approval_meeting") == ["met"]


def test_seeking_again_restarts_no_limit() -> None:
    story = Story().submitted().meets().answered("other").on("2026-05-25").does("seek_party_opinion")
    assert story.deadline("party_opinion_request") == ("2026-05-14", "met")


def test_the_evaluation_has_its_own_limits_by_route() -> None:
    story = Story().reported("2026-06-01")
    assert story.deadline("evaluation_meeting") == ("2026-06-10", "open")
    story.meets("2026-06-11")
    assert story.deadline("evaluation_meeting")[1] == "late"
    assert "late" in story.warnings
    assert story.deadline("evaluation_opinion_request") == ("2026-06-16", "open")
    assert "late" in story.on("2026-06-17").does("seek_party_opinion").warnings
    council_case = Story().with_council().council_meets().answered().does("approve")
    council_case.on("2026-06-01").does("submit_result_report")
    assert council_case.deadline("evaluation_meeting") == ("2026-06-08", "open")


# --- what ends everything ---------------------------------------------------------------------------------------


def test_withdrawing_cancels_every_open_deadline_and_keeps_the_lateness_of_the_others() -> None:
    story = Story().with_council().on("2026-05-11").does("withdraw_plan")
    assert states(story, "council_meeting") == ["cancelled"]
    assert states(story, "plan_dispatch") == ["late"]
    assert states(story, "council_establishment") == ["met"]
    assert story.procedure.late(story.case, story.today) == ["plan_dispatch"]
    assert story.voting_on() is None


# --- execution --------------------------------------------------------------------------------------------------


def test_a_report_demanded_is_met_by_the_next_report_in_time_or_late() -> None:
    story = Story().approved().does("request_report", due="2026-05-20")
    assert story.deadline("requested_report") == ("2026-05-20", "open")
    assert story.procedure.deadlines(story.case, story.today)[-1].kind == "agency"
    assert "late" not in story.on("2026-05-20").does("report_progress").warnings
    assert story.deadline("requested_report")[1] == "met"
    late = (
        Story().approved().does("request_report", due="2026-05-20").on("2026-05-21").does("report_progress")
    )
    assert "late" in late.warnings
    assert late.deadline("requested_report")[1] == "late"
    assert "late" not in late.does("report_progress").warnings


def test_a_new_demand_replaces_an_open_one_and_keeps_the_lateness_of_an_overdue_one() -> None:
    story = (
        Story().approved().does("request_report", due="2026-05-20").does("request_report", due="2026-05-22")
    )
    assert states(story, "requested_report") == ["open"]
    story.on("2026-05-22").does("request_report", due="2026-05-29")
    assert states(story, "requested_report") == ["open"]
    story.on("2026-06-01").does("request_report", due="2026-06-05")
    assert states(story, "requested_report") == ["late", "open"]
    story.does("report_progress").does("request_report", due="2026-06-08")
    assert states(story, "requested_report") == ["late", "met", "open"]


@pytest.mark.parametrize("kind", ["give_direction", "adjust_plan"])
def test_a_direction_may_plan_the_completion_anew(kind: str) -> None:
    story = Story().approved(planned_completion="2026-06-30")
    assert story.deadline("planned_completion") == ("2026-06-30", "open")
    story.does(kind).does(kind, planned_completion="2026-07-15")
    assert states(story, "planned_completion") == ["open"]
    assert story.deadline("planned_completion")[0] == "2026-07-15"


def test_a_completion_planned_is_met_by_the_day_it_was_completed() -> None:
    story = Story().approved(planned_completion="2026-05-29").on("2026-06-02")
    story.does("declare_completion", on="2026-05-29")
    assert story.deadline("planned_completion")[1] == "met"
    assert "late" not in story.warnings
    assert story.deadline("result_report") == ("2026-06-05", "open")
    late = Story().approved(planned_completion="2026-05-29").on("2026-06-02")
    assert "late" in late.does("declare_completion", on="2026-05-30").warnings
    assert late.deadline("planned_completion")[1] == "late"


def test_completing_reporting_and_terminating_cancel_a_report_demanded() -> None:
    demanded = {"due": "2026-06-10"}
    story = Story().approved().does("request_report", **demanded).on("2026-06-01").does("declare_completion")
    assert story.deadline("requested_report")[1] == "cancelled"
    story = (
        Story().approved().does("request_report", **demanded).on("2026-06-01").does("submit_result_report")
    )
    assert story.deadline("requested_report")[1] == "cancelled"
    story = Story().approved(planned_completion="2026-06-30").does("request_report", **demanded)
    story.does("suspend").does("inspect").does("terminate")
    assert story.deadline("requested_report")[1] == "cancelled"
    assert story.deadline("planned_completion")[1] == "cancelled"
    assert story.deadline("result_report") == ("2026-05-18", "open")


def test_the_result_is_reported_within_five_working_days_of_completion() -> None:
    story = Story().approved().on("2026-06-01").does("declare_completion")
    assert story.deadline("result_report") == ("2026-06-08", "open")
    story.on("2026-06-09").does("submit_result_report")
    assert "late" in story.warnings
    assert story.deadline("result_report")[1] == "late"


@pytest.mark.parametrize(("completed_on", "late"), [("2026-06-01", False), ("2026-05-29", True)])
def test_a_report_that_states_the_completion_may_be_late_itself(completed_on: str, *, late: bool) -> None:
    story = Story().approved().on("2026-06-08").does("submit_result_report", completed_on=completed_on)
    assert ("late" in story.warnings) == late
    assert story.deadline("result_report")[1] == ("late" if late else "met")


def test_a_report_may_state_a_completion_later_than_planned() -> None:
    story = Story().approved(planned_completion="2026-05-29").on("2026-06-01").does("submit_result_report")
    assert "late" in story.warnings
    assert story.deadline("planned_completion")[1] == "late"


def test_after_a_declaration_only_the_reports_own_limit_makes_it_late() -> None:
    story = Story().approved(planned_completion="2026-05-29").on("2026-06-01").does("declare_completion")
    assert "late" not in story.does("submit_result_report").warnings


# --- the end of the calendar ------------------------------------------------------------------------------------


def test_an_act_whose_limit_would_leave_the_calendar_is_refused_and_changes_nothing() -> None:
    calendar = WorkingCalendar(date(2026, 1, 1), date(2026, 5, 12), {})
    story = Story(calendar=calendar)
    assert story.code("submit_plan") == "bad_date"
    assert story.on("2026-05-01").code("submit_plan") is None
    council_case = Story(calendar=WorkingCalendar(date(2026, 1, 1), date(2026, 5, 15), {})).submitted()
    council_case.does("choose_route").on("2026-05-08")
    assert council_case.code("establish_council") == "bad_date"
    council_case.does("request_supplement")


def test_a_council_of_nine_is_sent_the_plan_at_once() -> None:
    province = Province()
    members = [*council(), *(member(person, "expert") for person in ("e3", "e4", "e5", "nam"))]
    story = Story(province).with_council(members).does("dispatch_plan")
    assert story.case.council is not None
    assert {seat.sent for seat in story.case.council.seats} == {story.today}

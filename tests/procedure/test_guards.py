"""The order of the procedure: what must come before, what comes too late, and the provision that says so."""

from __future__ import annotations

import pytest

from khoithong.procedure.refusals import MESSAGES
from tests.procedure.kit import SOC_TRANG, Province, Story, ref


def refusal_of(story: Story, kind: str, **how: object) -> tuple[str, str | None, str]:
    """Code, provision and message of a refusal."""
    refusal = story.refused(kind, **how)
    return refusal.code, refusal.provision, refusal.message


# --- the Party body's opinion -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["approve", "disapprove"])
def test_nothing_is_decided_before_the_party_bodys_opinion(kind: str) -> None:
    story = Story().submitted().meets()
    assert refusal_of(story, kind)[:2] == ("party_opinion_required", ref("4/3"))
    story.does("seek_party_opinion")
    assert refusal_of(story, kind)[:2] == ("party_opinion_required", ref("4/3"))
    story.does("give_party_opinion").does(kind)


def test_nothing_is_published_before_the_party_bodys_opinion() -> None:
    story = Story().assessed()
    assert refusal_of(story, "publish_result")[:2] == ("party_opinion_required", ref("4/3"))
    story.answered().does("publish_result")


def test_before_any_meeting_closed_a_decision_is_simply_not_due() -> None:
    story = Story().submitted()
    code, provision, message = refusal_of(story, "approve")
    assert (code, provision) == ("not_now", ref("7/3"))
    assert message == MESSAGES["not_now"].format(status="đang được xem xét")


def test_a_disagreeing_party_body_forbids_approval_but_not_disapproval() -> None:
    story = Story().submitted().meets().answered("disagree")
    assert refusal_of(story, "approve") == (
        "against_party_opinion",
        ref("7/3"),
        MESSAGES["against_party_opinion_approval"],
    )
    story.does("disapprove")
    assert story.case.decision == "disapproved"


@pytest.mark.parametrize("opinion", ["agree", "other"])
def test_any_other_opinion_lets_the_head_approve(opinion: str) -> None:
    assert Story().submitted().meets().answered(opinion).does("approve").case.decision == "approved"


def test_a_councils_approval_against_the_opinion_rests_on_the_councils_provision() -> None:
    story = Story().with_council().council_meets().answered("disagree")
    assert refusal_of(story, "approve")[:2] == ("against_party_opinion", ref("8/5"))


def test_a_disagreeing_party_body_forbids_publication() -> None:
    story = Story().assessed().answered("disagree")
    assert refusal_of(story, "publish_result") == (
        "against_party_opinion",
        ref("17/2"),
        MESSAGES["against_party_opinion_evaluation"],
    )
    story.answered("agree").does("publish_result")


def test_under_advisory_the_head_may_decide_against_the_opinion_with_a_reason() -> None:
    story = Story(readings={"party_opinion": "advisory"}).submitted().meets().answered("disagree")
    assert refusal_of(story, "approve") == (
        "reasons_required",
        ref("7/3"),
        MESSAGES["advice_reasons_required"],
    )
    story.does("approve", reason="Dân đang chờ")


def test_under_advisory_agreement_needs_no_reason() -> None:
    Story(readings={"party_opinion": "advisory"}).submitted().meets().answered("agree").does("approve")


def test_under_advisory_publishing_against_the_opinion_needs_a_reason() -> None:
    story = Story(readings={"party_opinion": "advisory"}).assessed().answered("disagree")
    assert refusal_of(story, "publish_result")[:2] == ("reasons_required", ref("17/2"))
    story.does("publish_result", reason="Số liệu đã kiểm tra")


def test_the_opinion_is_sought_once_a_meeting_has_closed_and_not_while_a_request_is_pending() -> None:
    story = Story().submitted()
    assert refusal_of(story, "seek_party_opinion")[:2] == ("not_now", ref("7/3"))
    story.meets().does("seek_party_opinion")
    assert refusal_of(story, "seek_party_opinion") == (
        "not_now",
        ref("7/3"),
        MESSAGES["opinion_already_sought"],
    )


@pytest.mark.parametrize("opinion", ["disagree", "other"])
def test_the_opinion_is_sought_again_after_anything_but_agreement(opinion: str) -> None:
    story = Story().submitted().meets().answered(opinion).does("seek_party_opinion")
    assert story.status == "awaiting_party_opinion"


@pytest.mark.parametrize("stage", ["approval", "evaluation"])
def test_after_agreement_the_opinion_is_not_sought_again(stage: str) -> None:
    story = Story().submitted().meets().answered() if stage == "approval" else Story().assessed().answered()
    provision = ref("7/3") if stage == "approval" else ref("17/2")
    assert refusal_of(story, "seek_party_opinion") == ("not_now", provision, MESSAGES["opinion_agrees"])


def test_no_opinion_is_given_that_nobody_asked_for() -> None:
    story = Story().submitted().meets()
    assert refusal_of(story, "give_party_opinion") == ("not_now", ref("4/3"), MESSAGES["opinion_not_sought"])
    story.does("seek_party_opinion").does("give_party_opinion")


def test_a_party_committee_that_decides_itself_asks_no_further_opinion() -> None:
    province = Province().person("chi", "so:manager", managed_by="du-ubnd")
    story = Story(province).submitted().meets(by="bi-thu", ballots={"bi-thu": "for"})
    assert story.status == "awaiting_decision"
    assert refusal_of(story, "seek_party_opinion", by="bi-thu")[::2] == (
        "not_now",
        MESSAGES["no_opinion_asked"],
    )
    assert "party_opinion_request" not in [limit.id for limit in story.case.limits]
    story.does("approve", by="bi-thu")


# --- overriding a rejection -------------------------------------------------------------------------------------


def test_what_the_collective_rejected_is_approved_only_after_a_written_override() -> None:
    story = Story().rejected().answered()
    assert refusal_of(story, "approve")[:2] == ("override_required", ref("7/2/2.1/p2"))
    story.does("proceed_despite_rejection").answered().does("approve")
    assert story.case.decision == "approved"


def test_a_rejected_proposal_is_disapproved_without_more() -> None:
    assert Story().rejected().answered().does("disapprove").status == "disapproved"


def test_what_a_council_rejected_stays_rejected() -> None:
    against = dict.fromkeys(("an", "binh", "giang", "e1", "e2"), "against")
    story = Story().with_council().council_meets(ballots=against)
    assert refusal_of(story, "proceed_despite_rejection")[:2] == ("rejection_is_final", ref("8/2"))
    story.answered()
    assert refusal_of(story, "approve")[:2] == ("rejection_is_final", ref("8/2"))


def test_under_also_council_the_head_may_override_a_council() -> None:
    against = dict.fromkeys(("an", "binh", "giang", "e1", "e2"), "against")
    story = (
        Story(readings={"override": "also_council"}).with_council().council_meets(ballots=against).answered()
    )
    assert story.code("approve") == "override_required"
    story.does("proceed_despite_rejection").answered().does("approve")


def test_what_passed_needs_no_override_and_one_override_is_enough() -> None:
    story = Story().submitted().meets()
    assert refusal_of(story, "proceed_despite_rejection")[::2] == ("not_now", MESSAGES["nothing_to_override"])
    story = Story().rejected().does("proceed_despite_rejection")
    assert story.refused("proceed_despite_rejection").provision == ref("7/2/2.1/p2")


def test_an_override_lets_a_pending_request_lapse() -> None:
    story = Story().rejected().does("seek_party_opinion").does("proceed_despite_rejection")
    assert story.status == "awaiting_party_opinion"
    assert story.code("give_party_opinion") == "not_now"
    assert refusal_of(story, "convene_meeting", on="2026-05-12")[::2] == (
        "not_now",
        MESSAGES["new_vote_closed"],
    )
    story.answered().does("approve")


def test_an_override_before_the_opinion_was_sought_leaves_a_new_vote_open() -> None:
    story = Story().rejected().does("proceed_despite_rejection").meets("2026-05-12")
    assert story.case.override is None
    assert story.case.approval is not None
    story.answered().does("approve")


def test_a_new_closing_ends_an_earlier_override() -> None:
    story = Story().rejected().does("proceed_despite_rejection")
    story.meets("2026-05-12", an="against", binh="against", giang="against").answered()
    assert story.code("approve") == "override_required"


# --- meetings ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["vote", "close_meeting"])
def test_nobody_votes_or_closes_before_the_meeting_day(kind: str) -> None:
    story = Story().submitted()
    assert refusal_of(story, kind)[::2] == ("not_now", MESSAGES["no_meeting"])
    story.does("convene_meeting", on="2026-05-06").on("2026-05-05T23:59")
    assert refusal_of(story, kind)[::2] == ("not_now", MESSAGES["before_meeting_day"])
    story.on("2026-05-06T00:00").votes(an="for", binh="for", giang="for").does("close_meeting")


def test_a_meeting_is_postponed_before_any_ballot_and_not_after() -> None:
    story = (
        Story().submitted().does("convene_meeting", on="2026-05-05").does("convene_meeting", on="2026-05-04")
    )
    assert refusal_of(story.votes(an="for"), "convene_meeting")[::2] == ("not_now", MESSAGES["voting_began"])


def test_a_new_vote_may_be_called_until_the_opinion_is_sought() -> None:
    story = Story().submitted().meets()
    assert story.status == "awaiting_party_opinion"
    story.meets("2026-05-12")
    assert [meeting.on.day for meeting in story.case.closed_meetings] == [11, 12]
    story.does("seek_party_opinion")
    assert refusal_of(story, "convene_meeting", on="2026-05-13")[::2] == (
        "not_now",
        MESSAGES["new_vote_closed"],
    )
    story.does("give_party_opinion")
    assert story.code("convene_meeting", on="2026-05-13") == "not_now"


def test_the_evaluation_is_voted_anew_only_after_a_binding_disagreement() -> None:
    story = Story().assessed().answered("other")
    assert story.code("convene_meeting", on="2026-06-09") == "not_now"
    story.answered("disagree").meets("2026-06-09")
    assert story.status == "awaiting_evaluation_opinion"
    assert story.case.evaluation_opinion.value is None


def test_under_advisory_a_disagreement_opens_no_new_evaluation() -> None:
    story = Story(readings={"party_opinion": "advisory"}).assessed().answered("disagree")
    assert story.code("convene_meeting", on="2026-06-09") == "not_now"


def test_after_a_disagreement_about_the_approval_there_is_no_new_vote() -> None:
    story = Story().submitted().meets().answered("disagree")
    assert story.code("convene_meeting", on="2026-05-12") == "not_now"


def test_where_no_opinion_is_asked_a_new_vote_may_be_called_until_the_decision() -> None:
    province = Province().person("chi", "so:manager", managed_by="du-ubnd")
    story = Story(province).submitted().meets(by="bi-thu", ballots={"bi-thu": "for"})
    story.does("convene_meeting", by="bi-thu", on="2026-05-12")
    assert story.status == "under_review"


def test_no_council_meets_before_it_is_established() -> None:
    story = Story().submitted().does("choose_route")
    assert refusal_of(story, "convene_meeting") == ("not_now", ref("8/3"), MESSAGES["council_missing"])
    story.does("establish_council").does("convene_meeting")


# --- routes and council -----------------------------------------------------------------------------------------


def test_the_route_is_chosen_until_a_meeting_is_convened() -> None:
    story = Story().submitted().does("choose_route").does("choose_route", route="collective")
    story.does("convene_meeting")
    assert refusal_of(story, "choose_route") == ("not_now", ref("7/2/2.2"), MESSAGES["route_settled"])


def test_the_route_is_chosen_until_a_council_is_established() -> None:
    assert refusal_of(Story().with_council(), "choose_route", route="collective")[0] == "not_now"


def test_after_a_closing_a_new_vote_keeps_the_route() -> None:
    story = Story().submitted().meets().does("convene_meeting", on="2026-05-12")
    assert refusal_of(story, "choose_route")[::2] == ("not_now", MESSAGES["route_settled"])


def test_a_council_is_established_once_and_only_where_that_route_was_chosen() -> None:
    story = Story().submitted()
    assert refusal_of(story, "establish_council") == (
        "not_now",
        ref("7/2/2.2"),
        MESSAGES["council_not_chosen"],
    )
    story.does("choose_route").does("establish_council")
    assert refusal_of(story, "establish_council")[::2] == ("not_now", MESSAGES["council_exists"])


@pytest.mark.parametrize("kind", ["dispatch_plan", "replace_council_member"])
def test_without_a_council_nothing_is_sent_and_nobody_replaced(kind: str) -> None:
    story = Story().submitted().does("choose_route")
    assert refusal_of(story, kind)[::2] == ("not_now", MESSAGES["council_missing"])
    story.does("establish_council").does(kind)


def test_a_plan_is_registered_once() -> None:
    story = Story().submitted().does("register_plan")
    assert refusal_of(story, "register_plan")[::2] == ("not_now", MESSAGES["already_registered"])


def test_others_are_consulted_only_on_plans_of_cadres_a_committee_manages() -> None:
    assert refusal_of(Story().submitted(), "consult", by="an") == (
        "not_now",
        ref("20/2"),
        MESSAGES["not_a_committee_case"],
    )


# --- execution and after ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind", ["report_progress", "inspect", "allocate_resources", "suspend", "submit_result_report"]
)
def test_nothing_is_executed_before_the_approval(kind: str) -> None:
    story = Story().submitted().meets().answered()
    assert refusal_of(story, kind)[:2] == ("not_now", ref("3/2"))
    story.does("approve").on("2026-06-02").does(kind)


def test_after_a_decision_the_missing_step_rests_on_its_own_provision() -> None:
    story = Story().rejected().answered().does("disapprove")
    assert refusal_of(story, "inspect")[:2] == ("not_now", ref("16/1"))


@pytest.mark.parametrize("kind", ["resume", "terminate"])
def test_after_a_suspension_nothing_is_resumed_or_ended_without_an_inspection_since(kind: str) -> None:
    story = Story().approved().does("inspect").does("suspend")
    assert refusal_of(story, kind) == ("not_now", ref("16/4"), MESSAGES["inspection_needed"])
    story.does("inspect").does(kind)


def test_an_inspection_serves_one_suspension_only() -> None:
    story = Story().approved().does("suspend").does("inspect").does("resume").does("suspend")
    assert story.code("resume") == "not_now"


def test_an_inspection_that_happened_before_the_suspension_opens_nothing() -> None:
    story = Story().approved().on("2026-05-20").does("suspend").on("2026-05-21")
    story.does("inspect", happened_on="2026-05-19", evidence="Biên bản kiểm tra")
    assert story.code("resume") == "not_now"
    story.does("inspect", happened_on="2026-05-20", evidence="Biên bản kiểm tra").does("resume")


def test_a_file_waits_for_measures_proposed_and_not_decided() -> None:
    story = Story().published().does("propose_measure")
    assert refusal_of(story, "archive")[::2] == ("not_now", MESSAGES["measure_pending"])
    story.does("decide_measure").does("archive")
    assert story.status == "archived"


def test_nothing_but_the_handling_of_violations_follows_the_archive() -> None:
    story = Story().published().does("archive")
    assert story.code("supervision_note") == "not_now"
    story.does("report_violation").does("resolve_violation").does("record_handling")


def test_a_report_resolved_is_not_resolved_again_and_only_a_confirmed_one_is_handled() -> None:
    story = Story().submitted().does("report_violation")
    assert refusal_of(story, "record_handling") == ("not_now", ref("12/1"), MESSAGES["report_not_confirmed"])
    story.does("resolve_violation", confirmed=False)
    assert refusal_of(story, "resolve_violation") == ("not_now", ref("12/1"), MESSAGES["report_resolved"])
    assert story.code("record_handling") == "not_now"


# --- a head's own plan before the collective of the same agency -------------------------------------------------


def own_plan() -> Story:
    """In Sóc Trăng: An heads the agency and proposes; Bình and Giang are the deputies."""
    return Story(Province().person("to-chuc", "so:organiser"), pack=SOC_TRANG).submitted(by="an")


HEAD_PLAN = ref("II/3/3.3", SOC_TRANG)


def test_the_collective_meets_only_over_its_own_heads_plan() -> None:
    story = Story(Province().person("to-chuc", "so:organiser"), pack=SOC_TRANG).submitted()
    assert refusal_of(story, "convene_meeting", chair="binh") == (
        "not_now",
        HEAD_PLAN,
        MESSAGES["head_decides_alone"],
    )
    own_plan().does("convene_meeting", chair="binh")


def test_without_a_deputy_nobody_can_vote_over_the_heads_plan() -> None:
    province = Province().without("binh", "giang")
    story = Story(province, pack=SOC_TRANG).submitted(by="an")
    assert refusal_of(story, "convene_meeting", chair="an") == ("not_now", HEAD_PLAN, MESSAGES["no_deputy"])


@pytest.mark.parametrize("kind", ["approve", "disapprove"])
def test_a_heads_own_plan_is_decided_after_appraisal_and_vote_by_the_deputy_who_presided(kind: str) -> None:
    story, mode = own_plan(), {"mode": "pilot"} if kind == "approve" else {}
    assert refusal_of(story, kind, by="binh", **mode) == (
        "not_now",
        ref("II/3/3.2", SOC_TRANG),
        MESSAGES["appraisal_needed"],
    )
    story.does("appraise")
    assert refusal_of(story, kind, by="binh", **mode) == ("not_now", HEAD_PLAN, MESSAGES["collective_first"])
    story.does("convene_meeting", chair="binh").on("2026-05-11").votes(binh="for", giang="for")
    story.does("close_meeting", by="binh")
    assert refusal_of(story, kind, by="an", **mode)[:2] == ("not_your_act", HEAD_PLAN)
    story.does("convene_meeting", on="2026-05-11", chair="binh")
    assert refusal_of(story, kind, by="binh", **mode)[::2] == ("not_now", MESSAGES["collective_first"])
    story.votes(binh="for", giang="for").does("close_meeting", by="binh").does(kind, by="binh", **mode)


def test_in_soc_trang_a_rejection_by_the_collective_is_final() -> None:
    story = own_plan().does("appraise").does("convene_meeting", on="2026-05-04", chair="binh")
    story.votes(binh="for", giang="against").does("close_meeting", by="binh")
    assert refusal_of(story, "approve", by="binh", mode="pilot")[:2] == ("rejection_is_final", HEAD_PLAN)
    assert story.code("proceed_despite_rejection", by="binh") == "not_now"
    story.does("disapprove", by="binh")


# --- before and after a case ------------------------------------------------------------------------------------


def test_before_submission_there_is_no_case_and_a_plan_is_submitted_once() -> None:
    story = Story()
    assert refusal_of(story, "approve") == ("not_now", None, MESSAGES["no_case"])
    assert refusal_of(story, "escalate") == ("not_now", None, MESSAGES["no_case"])
    story.submitted()
    assert refusal_of(story, "submit_plan") == ("not_now", None, MESSAGES["already_submitted"])
    assert refusal_of(story, "escalate") == ("not_now", None, MESSAGES["unknown_act"])


def test_an_act_out_of_order_at_the_evaluation_rests_on_the_evaluations_provision() -> None:
    assert refusal_of(Story().approved(), "convene_meeting", on="2026-06-01")[:2] == ("not_now", ref("17/2"))
    assert refusal_of(Story().reported(), "seek_party_opinion")[:2] == ("not_now", ref("17/2"))
    council = Story().with_council().council_meets().answered().does("approve")
    assert refusal_of(council, "vote")[:2] == ("not_now", ref("17/3"))


def test_where_no_meeting_evaluates_a_meeting_out_of_order_rests_on_its_own_provision() -> None:
    story = own_plan().does("appraise").does("convene_meeting", on="2026-05-04", chair="binh")
    story.votes(binh="for", giang="for").does("close_meeting", by="binh").does(
        "approve", by="binh", mode="pilot"
    )
    assert refusal_of(story, "vote", by="binh")[:2] == ("not_now", HEAD_PLAN)

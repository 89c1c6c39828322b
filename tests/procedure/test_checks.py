"""The content of acts: what each must carry, and the provision that asks for it."""

from __future__ import annotations

import pytest

from khoithong.procedure.attempt import Attempt
from khoithong.procedure.case import Case
from khoithong.procedure.checks.meeting import has_enough_ballots
from khoithong.procedure.checks.proposal import prospective
from khoithong.procedure.refusals import MESSAGES, Refusal
from tests.procedure.kit import (
    CAUSES,
    GOOD_FAITH,
    SOC_TRANG,
    Province,
    Story,
    office,
    plan,
    ref,
)


def brief(refusal: Refusal) -> tuple[str, str | None, tuple[str, ...]]:
    """Code, provision and fields."""
    return refusal.code, refusal.provision, refusal.fields


# --- who may propose --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["head", "deputy", "manager", "capital_representative"])
def test_leaders_and_managers_may_propose(role: str) -> None:
    Story(Province().person("chi", f"so-khac:{role}").without("khoa")).submitted()


@pytest.mark.parametrize("role", ["staff", "clerk", "organiser"])
def test_staff_alone_may_not_propose(role: str) -> None:
    refusal = Story(Province().person("chi", f"so:{role}")).refused("submit_plan")
    assert brief(refusal) == ("not_eligible", ref("2/3"), ())


def test_every_co_proposer_must_be_eligible_too() -> None:
    story = Story()
    assert story.refused("submit_plan", co_proposers=["dung", "nam"]).provision == ref("2/3")
    story.submitted(co_proposers=["dung"])
    assert story.case.proposers == ("chi", "dung")


def test_a_post_that_ended_before_the_day_of_submission_does_not_count() -> None:
    province = Province().person("chi", office("so", "manager", until="2026-05-03"), "so:staff")
    assert Story(province).code("submit_plan") == "not_eligible"
    province.person("chi", office("so", "manager", until="2026-05-04"), "so:staff")
    Story(province).submitted()


def test_a_post_in_a_party_body_makes_nobody_eligible_and_is_no_agency_to_propose_from() -> None:
    assert Story(Province().person("chi", "du-so:head")).code("submit_plan") == "not_eligible"
    province = Province().person("chi", "so:manager", "du-so:deputy")
    assert Story(province).submitted().case.agency == "so"
    refusal = Story(province).refused("submit_plan", agency="du-so")
    assert brief(refusal) == ("invalid_data", None, ("agency",))


def test_who_works_in_several_agencies_says_from_which_he_proposes() -> None:
    story = Story(Province().person("chi", "so:manager", "so-khac:deputy"))
    assert brief(story.refused("submit_plan")) == ("missing_content", ref("7/1/1.2"), ("agency",))
    assert story.code("submit_plan", agency="ubnd") == "invalid_data"
    assert story.submitted(agency="so-khac").case.agency == "so-khac"


def test_without_any_office_nobody_proposes() -> None:
    story = Story()
    assert story.code("submit_plan", by="e1") == "not_eligible"
    assert story.code("submit_plan", by="e1", agency="so") == "invalid_data"


def test_a_heads_plan_without_a_superior_reaches_nobody() -> None:
    story = Story(Province().agency("so", party_body="du-so"))
    assert brief(story.refused("submit_plan", by="an")) == ("no_superior", ref("7/1/1.3"), ())
    story.submitted(by="chi")


def test_where_no_party_body_can_be_asked_no_plan_is_taken_in() -> None:
    province = Province().agency("so", superior="ubnd").agency("ubnd")
    assert brief(Story(province).refused("submit_plan")) == ("no_party_body", ref("4/3"), ())
    province.agency("ubnd", party_body="du-ubnd")
    assert "no_party_body" in Story(province).submitted().warnings


def test_under_refuse_a_superiors_party_body_does_not_answer_instead() -> None:
    province = Province().agency("so", superior="ubnd")
    assert Story(province, readings={"party_body_missing": "refuse"}).code("submit_plan") == "no_party_body"
    assert "no_party_body" not in Story(readings={"party_body_missing": "refuse"}).submitted().warnings


def test_where_the_proposer_cannot_be_placed_no_route_is_guessed() -> None:
    story = Story()
    act = story.act("submit_plan", by="e1")
    rule = story.setting.regulation.acts["submit_plan"]
    assert prospective(Attempt(story.setting, Case(), act, rule, rule.fields, act.data)) is None


# --- the plan ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("section", "provision"),
    [
        ("necessity", "7/1/1.1/a"),
        ("bottleneck", "7/1/1.1/a"),
        ("content", "7/1/1.1/b"),
        ("scope", "7/1/1.1/b"),
        ("duration", "7/1/1.1/b"),
        ("resources", "7/1/1.1/b"),
        ("feasibility", "7/1/1.1/b"),
        ("expected_effect", "7/1/1.1/c"),
    ],
)
@pytest.mark.parametrize("text", ["", "  ", None])
def test_a_plan_lacks_no_section_of_the_text(section: str, provision: str, text: str | None) -> None:
    given = plan() | {section: text}
    refusal = Story().refused("submit_plan", plan=given)
    assert brief(refusal) == ("missing_content", ref(provision), (f"plan.{section}",))


def test_several_missing_sections_are_named_together_and_the_first_provision_cited() -> None:
    refusal = Story().refused("submit_plan", plan=plan(scope=None, expected_effect=None, content=None))
    fields = ("plan.content", "plan.scope", "plan.expected_effect")
    assert brief(refusal) == ("missing_content", ref("7/1/1.1/b"), fields)
    assert refusal.message == MESSAGES["missing_content"].format(fields=", ".join(fields))


def test_effects_on_others_may_be_left_out_or_given() -> None:
    assert Story().submitted(plan=plan(impact="Không có")).case.plan["impact"] == "Không có"


def test_a_heading_the_text_does_not_know_is_refused() -> None:
    refusal = Story().refused("submit_plan", plan=plan(khac="x"))
    assert brief(refusal) == ("invalid_data", ref("7/1/1.2"), ("plan.khac",))


def test_no_plan_at_all_lacks_every_section() -> None:
    story = Story()
    assert story.refused("submit_plan", plan=None).fields[0] == "plan.necessity"
    story.submitted()
    assert story.refused("revise_plan", plan=None).provision == ref("7/1/1.1/a")
    revised = plan(scope="Toàn tỉnh")
    assert story.does("revise_plan", plan=revised).case.plan == revised


def test_before_submission_a_case_has_no_plan() -> None:
    assert Story().case.plan == {}


# --- route and meeting ------------------------------------------------------------------------------------------


def test_choosing_the_council_needs_a_reason_and_going_back_does_not() -> None:
    story = Story().submitted()
    assert brief(story.refused("choose_route", reason=None)) == (
        "missing_content",
        ref("7/2/2.2"),
        ("reason",),
    )
    story.does("choose_route").does("choose_route", route="collective", reason=None)


def alone(**readings: str) -> Story:
    """An heads an agency without deputies."""
    return Story(Province().without("binh", "giang"), readings=readings).submitted()


def test_one_voter_alone_decides_with_a_warning_unless_the_reading_asks_for_a_council() -> None:
    assert "single_voter" in alone().does("convene_meeting").warnings
    story = alone(single_voter="council_required")
    assert brief(story.refused("convene_meeting")) == ("council_required", ref("7/2/2.1"), ())
    story.does("choose_route").does("establish_council", members=_council_of_experts()).does(
        "convene_meeting"
    )


def _council_of_experts() -> list[dict[str, object]]:
    return [
        {"person": "an", "as": "head", "capacity": "chair"},
        {"person": "e1", "as": "expert", "capacity": "vice_chair"},
        {"person": "e2", "as": "expert", "capacity": "member", "secretary": True},
        {"person": "e3", "as": "expert", "capacity": "member"},
        {"person": "e4", "as": "expert", "capacity": "member"},
    ]


def test_under_council_required_two_voters_still_decide() -> None:
    readings = {"single_voter": "council_required"}
    story = Story(Province().without("giang"), readings=readings).submitted().does("convene_meeting")
    assert "single_voter" not in story.warnings
    assert Story(readings=readings).submitted().code("convene_meeting", on=None) == "missing_content"


def test_the_evaluation_may_have_a_single_voter_without_a_council() -> None:
    province = Province().person("binh", office("so", "deputy", until="2026-05-20")).without("giang")
    story = Story(province, readings={"single_voter": "council_required"}).submitted()
    story.meets(an="for", binh="for").answered().does("approve").on("2026-06-01").does("submit_result_report")
    story.meets("2026-06-02", an="for")
    assert story.case.conclusion == "completed"


def test_nobody_votes_twice() -> None:
    story = Story().submitted().does("convene_meeting", on="2026-05-04").votes(an="for")
    assert brief(story.refused("vote", ballot="against")) == ("already_voted", ref("7/2/2.1"), ())


def at_closing(**ballots: str) -> Story:
    """A meeting on its day with these ballots."""
    return Story().submitted().does("convene_meeting", on="2026-05-04").votes(**ballots)


def test_a_meeting_without_its_chair_is_not_held() -> None:
    story = at_closing(binh="for", giang="for")
    refusal = story.refused("close_meeting", by="an", absent=["an"])
    assert brief(refusal) == ("chair_absent", ref("7/2/2.1"), ())
    story.votes(an="other").does("close_meeting")


def test_every_voter_votes_or_is_named_absent() -> None:
    story = at_closing(an="for", binh="for")
    assert brief(story.refused("close_meeting")) == ("votes_missing", ref("7/2/2.1"), ("absent",))
    story.does("close_meeting", absent=["giang"])
    assert story.case.closed_meetings[0].absent == ("giang",)


def test_a_meeting_in_which_nobody_voted_is_not_closed() -> None:
    assert at_closing().code("close_meeting", absent=["binh", "giang"]) == "votes_missing"


@pytest.mark.parametrize("person", ["chi", "an", "nam"])
def test_only_a_voter_who_did_not_vote_is_absent(person: str) -> None:
    story = at_closing(an="for", binh="for", giang="for")
    assert brief(story.refused("close_meeting", absent=[person])) == ("invalid_data", None, ("absent",))


def test_a_meeting_leaves_minutes() -> None:
    story = at_closing(an="for", binh="for", giang="for")
    assert brief(story.refused("close_meeting", minutes=" ")) == ("minutes_required", None, ("minutes",))
    council = Story().with_council().does("dispatch_plan").does("convene_meeting", on="2026-05-04")
    council.votes(**dict.fromkeys(("an", "binh", "giang", "e1", "e2"), "for"))
    assert council.refused("close_meeting", minutes=None).provision == ref("8/2")


@pytest.mark.parametrize("met", [["4/2"], ["5/1"], ["5/1/a", "6/1"]])
def test_only_conditions_of_the_text_are_found_met(met: list[str]) -> None:
    story = at_closing(an="for", binh="for", giang="for")
    assert brief(story.refused("close_meeting", conditions_met=met)) == (
        "invalid_data",
        None,
        ("conditions_met",),
    )
    reasons = dict.fromkeys(met, "vì")
    refusal = story.refused("close_meeting", condition_reasons=reasons)
    assert brief(refusal) == ("invalid_data", None, ("condition_reasons",))
    story.does("close_meeting", conditions_met=["5/1/a", ref("5/1/b")], condition_reasons="Chung")
    assert story.case.conditions_met == {ref("5/1/a"), ref("5/1/b")}


@pytest.mark.parametrize(("quorum", "enough"), [("over_half", 2), ("two_thirds", 2), ("none", 1)])
def test_a_quorum_is_asked_by_reading_only(quorum: str, enough: int) -> None:
    for cast in (1, 2, 3):
        story = Story(readings={"quorum": quorum}).submitted().does("convene_meeting", on="2026-05-04")
        voters = ["an", "binh", "giang"]
        story.votes(**dict.fromkeys(voters[:cast], "for"))
        code = None if cast >= enough else "quorum_missing"
        assert story.code("close_meeting", absent=voters[cast:]) == code
        if code:
            assert story.case.meeting is not None


def test_without_a_meeting_there_is_no_quorum() -> None:
    story = Story().submitted()
    act = story.act("close_meeting")
    rule = story.setting.regulation.acts["close_meeting"]
    assert not has_enough_ballots(Attempt(story.setting, story.case, act, rule, rule.fields, act.data))


# --- results ----------------------------------------------------------------------------------------------------


def evaluating(*, passed: bool) -> Story:
    """The evaluation meeting, all ballots cast."""
    story = Story().reported().does("convene_meeting", on="2026-06-01")
    return story.votes(**dict.fromkeys(("an", "binh", "giang"), "for" if passed else "against"))


FULL = {"conclusion": "partial", "reasons": "Thiếu người", "causes": CAUSES, "findings": GOOD_FAITH}


def test_a_completed_result_is_stated_by_the_vote_alone() -> None:
    story = evaluating(passed=True)
    refusal = story.refused("close_meeting", **FULL)
    assert brief(refusal) == ("invalid_data", ref("17/2"), ("conclusion",))
    story.does("close_meeting", findings={"damage": False})
    assert story.case.conclusion == "completed"
    assert story.case.findings == {"damage": False}


@pytest.mark.parametrize(
    ("without", "fields"),
    [
        ({"conclusion"}, ("conclusion",)),
        ({"reasons"}, ("reasons",)),
        ({"conclusion", "reasons", "causes"}, ("conclusion", "reasons")),
    ],
)
def test_a_result_not_completed_has_conclusion_and_reasons(
    without: set[str], fields: tuple[str, ...]
) -> None:
    story = evaluating(passed=False)
    given = {name: value for name, value in FULL.items() if name not in without}
    assert brief(story.refused("close_meeting", **given)) == ("reasons_required", ref("10/4"), fields)
    story.does("close_meeting", **FULL)
    assert story.case.conclusion == "partial"


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"causes": None}, ("causes.objective", "causes.subjective")),
        ({"causes": {"objective": "Có", "subjective": " "}}, ("causes.subjective",)),
        ({"findings": None}, tuple(f"findings.{name}" for name in GOOD_FAITH)),
        ({"findings": GOOD_FAITH | {"damage": None}}, ("findings.damage",)),
    ],
)
def test_a_result_not_completed_names_both_causes_and_all_four_findings(
    change: dict[str, object], fields: tuple[str, ...]
) -> None:
    story = evaluating(passed=False)
    assert brief(story.refused("close_meeting", **FULL | change)) == ("missing_content", ref("10/4"), fields)


def test_while_ballots_are_missing_nothing_is_said_about_the_conclusion() -> None:
    story = Story().reported().does("convene_meeting", on="2026-06-01").votes(an="for")
    assert story.code("close_meeting") == "votes_missing"
    assert story.code("close_meeting", conclusion="partial") == "votes_missing"


def test_a_council_states_its_reasons_under_its_own_provision() -> None:
    story = Story().with_council().council_meets().answered().does("approve")
    story.on("2026-06-01").does("submit_result_report").does("convene_meeting", on="2026-06-01")
    story.votes(**dict.fromkeys(("an", "binh", "giang", "e1", "e2"), "against"))
    assert story.refused("close_meeting").provision == ref("17/3/c")


def test_after_termination_a_conclusion_is_always_required_and_never_completed() -> None:
    story = Story().approved().does("suspend").does("inspect").does("terminate").does("submit_result_report")
    story.does("convene_meeting", on="2026-05-11").votes(an="for", binh="for", giang="for")
    assert story.code("close_meeting") == "reasons_required"
    story.does("close_meeting", **FULL | {"conclusion": "not_completed"})
    assert story.case.conclusion == "not_completed"


def in_soc_trang(*, terminated: bool = False) -> Story:
    """A result that the head publishes without a meeting."""
    story = Story(Province().person("to-chuc", "so:organiser"), pack=SOC_TRANG).submitted()
    story.does("appraise").does("approve", mode="pilot")
    if terminated:
        story.does("suspend").does("terminate")
    return story.does("submit_result_report")


def test_where_no_meeting_evaluates_the_publication_states_the_conclusion() -> None:
    story = in_soc_trang()
    provision = ref("II/4", SOC_TRANG)
    assert brief(story.refused("publish_result")) == ("reasons_required", provision, ("conclusion",))
    refusal = story.refused("publish_result", conclusion="partial", findings=GOOD_FAITH)
    assert brief(refusal) == ("missing_content", provision, ("causes.objective", "causes.subjective"))
    story.does("publish_result", conclusion="completed")
    assert (story.case.evaluation, story.status) == ("completed", "evaluated")


def test_what_was_terminated_is_not_published_as_completed() -> None:
    story = in_soc_trang(terminated=True)
    refusal = story.refused("publish_result", conclusion="completed")
    assert brief(refusal) == ("invalid_data", ref("II/4", SOC_TRANG), ("conclusion",))
    story.does("publish_result", conclusion="not_completed", causes=CAUSES, findings=GOOD_FAITH)


def test_a_completion_declared_is_not_stated_again_by_the_report() -> None:
    story = Story().approved().on("2026-06-01").does("declare_completion")
    refusal = story.refused("submit_result_report", completed_on="2026-06-01")
    assert brief(refusal) == ("invalid_data", ref("17/1"), ("completed_on",))
    story.does("submit_result_report")


def test_a_completion_not_declared_may_be_stated_by_the_report() -> None:
    story = Story().approved().on("2026-06-01").does("submit_result_report", completed_on="2026-05-29")
    assert story.deadline("result_report") == ("2026-06-05", "met")


def test_execution_passes_from_one_who_executes_to_one_who_does_not() -> None:
    story = Story().approved()
    provision = ref("7/3")
    assert brief(story.refused("reassign_execution", out="dung")) == ("invalid_data", provision, ("out",))
    assert brief(story.refused("reassign_execution", **{"in": "chi"})) == ("invalid_data", provision, ("in",))
    assert story.does("reassign_execution").case.executors == ("dung",)


def test_reassigning_leaves_the_other_executors_in_their_order() -> None:
    story = Story().approved(executors=["chi", "nam", "chi"])
    assert story.case.executors == ("chi", "nam")
    assert story.does("reassign_execution").case.executors == ("dung", "nam")


# --- escalation -------------------------------------------------------------------------------------------------


def test_only_an_agency_with_a_superior_escalates() -> None:
    top = Province().agency("so")
    story = Story(top, pack=SOC_TRANG).submitted()
    assert brief(story.refused("escalate")) == ("no_superior", ref("II/3/3.3", SOC_TRANG), ())
    assert "escalate" not in story.permitted("an")
    story = Story(pack=SOC_TRANG).submitted()
    assert "escalate" in story.permitted("an")
    story.does("escalate")
    assert story.procedure.deciding_agency(story.case, story.today) == "ubnd"


def test_the_deputy_named_to_preside_is_one_who_votes() -> None:
    story = Story(pack=SOC_TRANG).submitted(by="an")
    provision = ref("II/3/3.3", SOC_TRANG)
    for person in ("an", "chi"):
        assert brief(story.refused("convene_meeting", chair=person)) == (
            "invalid_data",
            provision,
            ("chair",),
        )
    assert story.code("convene_meeting", chair="an", on=None) == "missing_content"
    story.does("convene_meeting", chair="giang")


# --- precedence -------------------------------------------------------------------------------------------------


def test_of_several_faults_the_first_in_the_public_order_is_told() -> None:
    story = at_closing(binh="for")
    spoilt = {"absent": ["an", "giang"], "minutes": None, "conditions_met": ["4/2"], "x": 1}
    assert story.code("close_meeting", **spoilt) == "invalid_data"
    del spoilt["x"], spoilt["conditions_met"]
    assert story.code("close_meeting", **spoilt) == "chair_absent"
    spoilt["absent"] = ["giang"]
    assert story.code("close_meeting", **spoilt) == "votes_missing"
    story.votes(an="for")
    assert story.code("close_meeting", **spoilt) == "minutes_required"
    assert story.code("close_meeting", by="nam", **spoilt) == "not_your_act"
    assert story.code("close_meeting", by="nam", **spoilt | {"absent": ["ma"]}) == "unknown_reference"


def test_wrong_keys_and_wrong_kinds_are_named_together() -> None:
    refusal = Story().submitted().refused("request_supplement", content=5, x=1)
    assert brief(refusal) == ("invalid_data", None, ("content", "x"))
    assert refusal.message == MESSAGES["invalid_data"].format(fields="content, x")


def test_a_paper_act_comes_with_its_evidence() -> None:
    story = Story().submitted().on("2026-05-06")
    refusal = story.refused("request_supplement", happened_on="2026-05-05")
    assert brief(refusal) == ("missing_content", None, ("evidence",))
    refusal = story.refused("request_supplement", by="van", on_behalf_of="an", evidence=" ")
    assert brief(refusal) == ("missing_content", None, ("evidence",))
    story.does("request_supplement", happened_on="2026-05-05", evidence="Công văn 5")

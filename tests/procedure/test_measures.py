"""Encouragement and protection: who has which measure when, who decides it, and what ends or blocks it."""

from __future__ import annotations

from typing import Any

import pytest

from khoithong.procedure import measures
from khoithong.procedure.refusals import MESSAGES
from tests.procedure.kit import CAUSES, CONDITIONS, GOOD_FAITH, SOC_TRANG, Province, Story, office, ref

AGENCY = {"chi", "an", "so"}
PEOPLE = {"chi", "an"}


def who(story: Story, measure: str) -> set[str]:
    """Who has a measure."""
    return {beneficiary for found, beneficiary in story.measures() if found == measure}


def provision(story: Story, measure: str, beneficiary: str) -> str:
    """What a beneficiary's measure rests on."""
    found = story.procedure.measures(story.case, story.today)
    return next(each.provision for each in found if (each.id, each.beneficiary) == (measure, beneficiary))


# --- encouragement ----------------------------------------------------------------------------------------------


def test_from_the_approval_on_praise_priority_and_resources_are_to_be_had() -> None:
    story = Story().approved()
    assert {measure for measure, _ in story.measures()} == {
        "public_praise",
        "personnel_priority",
        "other_encouragement",
        "resources",
    }
    assert who(story, "public_praise") == AGENCY
    assert who(story, "personnel_priority") == PEOPLE
    assert who(story, "resources") == {"chi"}


def test_before_and_without_an_approval_there_is_nothing() -> None:
    assert Story().submitted().measures() == set()
    story = Story().submitted().meets(closing={"conditions_met": CONDITIONS}).answered().does("disapprove")
    assert story.measures() == set()


def test_completed_and_published_adds_award_promotion_and_pay() -> None:
    assert who(Story().assessed(), "commendation") == set()
    story = Story().published()
    assert who(story, "commendation") == AGENCY
    for measure in ("rank_promotion_credit", "early_pay_rise"):
        assert who(story, measure) == PEOPLE


def test_partly_completed_gives_no_award() -> None:
    story = Story().published("partial")
    assert who(story, "commendation") == who(story, "early_pay_rise") == set()
    assert who(story, "public_praise") == AGENCY


def test_under_pay_rise_only_the_promotion_credit_needs_no_completion() -> None:
    readings = {"completion_scope_9_1_c": "pay_rise_only"}
    story = Story(readings=readings).approved()
    assert who(story, "rank_promotion_credit") == PEOPLE
    assert who(story, "early_pay_rise") == set()


def with_conditions(*met: str, **readings: str) -> Story:
    """Approved, only these conditions found met."""
    story = Story(readings=readings).submitted().meets(closing={"conditions_met": list(met)})
    return story.answered().does("approve")


@pytest.mark.parametrize("missing", CONDITIONS)
def test_one_condition_missing_takes_the_encouragement_but_not_the_resources(missing: str) -> None:
    story = with_conditions(*(condition for condition in CONDITIONS if condition != missing))
    assert story.measures() == {("resources", "chi")}
    assert measures.missing_conditions(story.setting, story.case) == (ref(missing),)


def test_under_a_to_c_the_fourth_condition_is_not_needed() -> None:
    assert who(with_conditions("5/1/a", "5/1/b", "5/1/c", conditions="a_to_c"), "public_praise") == AGENCY
    assert who(with_conditions("5/1/a", "5/1/b", "5/1/d", conditions="a_to_c"), "public_praise") == set()


def test_nobody_has_a_measure_twice_and_agencies_have_none_meant_for_persons() -> None:
    story = Story().approved(executors=["chi", "so-khac", "an"])
    found = story.procedure.measures(story.case, story.today)
    pairs = [(measure.id, measure.beneficiary) for measure in found]
    assert len(pairs) == len(set(pairs))
    assert who(story, "personnel_priority") == PEOPLE
    assert who(story, "public_praise") == AGENCY | {"so-khac"}


# --- protection -------------------------------------------------------------------------------------------------


def test_who_completed_bears_no_liability_and_neither_do_those_who_let_it_be_done() -> None:
    story = Story().published()
    assert who(story, "no_liability") == {"chi", "so", "an"}
    assert provision(story, "no_liability", "chi") == ref("10/1")
    assert provision(story, "no_liability", "so") == ref("11")


def test_completion_protects_whatever_the_findings() -> None:
    story = Story().reported()
    story.meets("2026-06-08", closing={"findings": {"pure_motive": False}}).answered().does("publish_result")
    assert who(story, "no_liability") == {"chi", "so", "an"}


def test_the_head_who_published_is_protected_beside_the_one_who_approved() -> None:
    province = Province().person("an", office("so", "head", until="2026-06-05"), "du-so:head")
    province.person("khoa", office("so", "head", "2026-06-06"))
    story = Story(province).reported().on("2026-06-08")
    story.meets("2026-06-08", by="khoa", khoa="for", binh="for", giang="for")
    story.does("seek_party_opinion", by="khoa").does("give_party_opinion").does("publish_result", by="khoa")
    assert who(story, "no_liability") == {"chi", "so", "an", "khoa"}


@pytest.mark.parametrize("conclusion", ["partial", "not_completed"])
@pytest.mark.parametrize(
    ("damage", "measure", "article"),
    [(False, "liability_excluded", "10/2"), (True, "liability_excluded_exempted_or_reduced", "10/3")],
)
def test_in_good_faith_what_was_not_completed_is_protected_too(
    conclusion: str, measure: str, article: str, *, damage: bool
) -> None:
    story = Story().published(conclusion, damage=damage)
    protections = {found for found, _ in story.measures() if "liability" in found}
    assert protections == {measure}
    assert who(story, measure) == {"chi", "so", "an"}
    assert provision(story, measure, "chi") == ref(article)
    assert provision(story, measure, "so") == ref("11")


@pytest.mark.parametrize("finding", ["right_policy", "pure_motive", "common_good"])
@pytest.mark.parametrize("damage", [False, True])
def test_one_finding_against_them_ends_the_protection(finding: str, *, damage: bool) -> None:
    story = Story().published("partial", **{finding: False, "damage": damage})
    assert not [found for found, _ in story.measures() if "liability" in found]


@pytest.mark.parametrize(
    ("finding", "ends"), [("pure_motive", True), ("common_good", True), ("right_policy", False)]
)
def test_impure_motive_or_no_common_good_ends_every_encouragement_not_yet_applied(
    finding: str, *, ends: bool
) -> None:
    story = Story().approved().does("apply_measure").on("2026-06-01").does("submit_result_report")
    closing = {
        "conclusion": "partial",
        "reasons": "x",
        "causes": CAUSES,
        "findings": GOOD_FAITH | {finding: False},
    }
    story.meets("2026-06-08", closing=closing, an="against", binh="against", giang="against")
    assert who(story, "other_encouragement") == AGENCY
    story.answered().does("publish_result")
    assert who(story, "public_praise") == ({"chi"} if ends else AGENCY)
    assert who(story, "other_encouragement") == (set() if ends else AGENCY)
    assert who(story, "resources") == (set() if ends else {"chi"})
    code = "measure_not_available" if ends else None
    assert story.code("apply_measure", measure="other_encouragement") == code


def test_proposers_who_do_not_execute_are_protected_unless_the_reading_says_executors_only() -> None:
    story = Story().approved(executors=["dung"]).on("2026-06-01").does("submit_result_report", by="dung")
    story.meets("2026-06-08").answered().does("publish_result")
    assert who(story, "no_liability") == {"chi", "dung", "so", "an"}
    story = Story(readings={"protected": "executors_only"}).approved(executors=["dung"]).on("2026-06-01")
    story.does("submit_result_report", by="dung").meets("2026-06-08").answered().does("publish_result")
    assert who(story, "no_liability") == {"dung", "so", "an"}


# --- who decides ------------------------------------------------------------------------------------------------


def measured(
    story: Story, kind: str, measure: str, beneficiary: str, **how: Any
) -> tuple[str, str | None] | None:
    """Code and provision of a refusal about a measure; ``None`` when it is accepted."""
    if (code := story.code(kind, measure=measure, beneficiary=beneficiary, **how)) is None:
        return None
    return code, story.refused(kind, measure=measure, beneficiary=beneficiary, **how).provision


BEYOND = ("not_your_act", ref("17/4"))


def test_the_head_gives_what_is_the_agencys_to_give() -> None:
    story = Story().published()
    assert measured(story, "apply_measure", "public_praise", "chi") is None
    assert measured(story, "apply_measure", "no_liability", "chi") is None
    assert measured(story, "apply_measure", "early_pay_rise", "chi") == BEYOND


def test_the_head_gives_nothing_to_himself_or_his_own_agency_but_resources() -> None:
    story = Story().approved(executors=["so", "an", "chi"])
    assert measured(story, "apply_measure", "public_praise", "an") == BEYOND
    assert measured(story, "apply_measure", "public_praise", "so") == BEYOND
    assert measured(story, "apply_measure", "resources", "an") == BEYOND
    assert measured(story, "apply_measure", "resources", "so") is None
    assert story.refused("apply_measure", beneficiary="an").message == MESSAGES["beyond_authority"]


def test_what_follows_from_article_11_is_never_the_agencys_to_give() -> None:
    story = Story().published()
    assert measured(story, "apply_measure", "no_liability", "so") == BEYOND
    assert measured(story, "decide_measure", "no_liability", "so") is None


def test_a_measure_is_proposed_once_and_settled_by_the_managing_agency() -> None:
    story = Story().published().does("propose_measure")
    refusal = story.refused("propose_measure")
    assert (refusal.code, refusal.provision, refusal.message) == (
        "not_now",
        None,
        MESSAGES["measure_settled"],
    )
    assert measured(story, "decide_measure", "early_pay_rise", "chi", by="an") == BEYOND
    story.does("decide_measure")
    for kind in ("propose_measure", "decide_measure"):
        assert story.code(kind) == "not_now"
    assert ("early_pay_rise", "chi") in story.measures()


def test_what_was_declined_may_be_proposed_again() -> None:
    story = Story().published().does("propose_measure").does("decide_measure", granted=False)
    states = {
        each.state
        for each in story.procedure.measures(story.case, story.today)
        if each.id == "early_pay_rise"
    }
    assert states == {"declined", "available"}
    assert measures.pending(story.setting, story.case) == []
    story.does("propose_measure")
    assert measures.pending(story.setting, story.case) == [("early_pay_rise", "chi")]


def test_the_managing_agency_needs_no_proposal() -> None:
    Story().published().does("decide_measure")


def test_a_measure_the_case_has_but_not_for_this_one_is_not_for_him() -> None:
    story = Story().approved()
    refusal = story.refused("apply_measure", beneficiary="nam")
    assert (refusal.code, refusal.provision) == ("not_eligible", ref("9/1/a"))
    assert refusal.message == MESSAGES["beneficiary_not_eligible"]
    assert measured(story, "apply_measure", "commendation", "chi") == ("measure_not_available", ref("9/1/a"))


def test_without_measure_or_beneficiary_only_the_gap_is_told() -> None:
    story = Story().published()
    for kind in ("apply_measure", "propose_measure", "decide_measure"):
        assert story.refused(kind, measure=None).fields == ("measure",)
        assert story.refused(kind, beneficiary=None).fields == ("beneficiary",)
        assert story.code(kind, measure=None, beneficiary=None) == "missing_content"


# --- exclusion, exemption or reduction --------------------------------------------------------------------------

OPEN = "liability_excluded_exempted_or_reduced"


def damaged() -> Story:
    """Partly completed in good faith, with damage."""
    return Story().published("partial", damage=True)


def test_where_the_text_leaves_it_open_a_person_says_which() -> None:
    story = damaged()
    how = {"measure": OPEN, "beneficiary": "chi"}
    refusal = story.refused("decide_measure", **how)
    assert (refusal.code, refusal.provision, refusal.fields) == ("missing_content", ref("10/3"), ("outcome",))
    story.does("decide_measure", outcome="reduced", **how)


def test_declining_needs_no_outcome() -> None:
    damaged().does("decide_measure", measure=OPEN, beneficiary="chi", granted=False)


def test_an_outcome_belongs_only_to_a_measure_that_leaves_it_open() -> None:
    story = Story().published()
    refusal = story.refused("decide_measure", outcome="excluded")
    assert (refusal.code, refusal.provision, refusal.fields) == ("invalid_data", ref("9/1/c"), ("outcome",))


# --- the managing agency ----------------------------------------------------------------------------------------


def manager(story: Story, beneficiary: str) -> str:
    """The agency that manages a beneficiary."""
    return measures.managing_agency(story.setting, story.case, beneficiary, story.today)


def test_who_manages_a_cadre_decides_else_the_superior_of_the_employer_else_the_employer() -> None:
    province = Province().person("dung", "so:manager", managed_by="du-ubnd").person("nam", "ubnd:staff")
    story = Story(province).approved()
    assert manager(story, "dung") == "du-ubnd"
    assert manager(story, "chi") == "ubnd"
    assert manager(story, "nam") == "ubnd"
    assert manager(story, "so") == "ubnd"
    assert manager(story, "ubnd") == "ubnd"
    assert manager(story, "e1") == "ubnd"
    assert manager(story, "dao") == "du-ubnd"


def test_of_several_employers_the_cases_own_counts_then_one_that_is_no_party_body() -> None:
    province = Province().agency("xa", superior="so").person("dung", "xa:manager", "so:manager")
    province.person("nam", "du-so:deputy", "xa:staff")
    story = Story(province).approved()
    employing = measures.employing_agency
    assert employing(story.setting, story.case, "dung", story.today) == "so"
    assert employing(story.setting, story.case, "nam", story.today) == "xa"
    assert manager(story, "nam") == "so"


def test_a_managing_agency_nobody_knows_is_passed_over() -> None:
    province = Province().person("chi", "so:manager", managed_by="đã-giải-thể")
    assert manager(Story(province).approved(), "chi") == "ubnd"


def test_only_heads_who_manage_somebody_are_offered_the_decision() -> None:
    story = Story().published()
    assert "decide_measure" in story.permitted("chu-tich")
    for person in ("an", "bi-thu", "khoa", "chi"):
        assert "decide_measure" not in story.permitted(person)
    assert story.code("decide_measure", by="khoa") == "not_your_act"


def test_whom_no_measure_of_the_text_names_has_no_rule() -> None:
    story = Story().published()
    rule = measures.rule_for(story.setting, story.case, "no_liability", "nam")
    assert rule is not None
    assert rule.provision == ref("10/1")
    assert measures.rule_for(story.setting, story.case, "không-có", "chi") is None


# --- Sóc Trăng --------------------------------------------------------------------------------------------------


def piloted(conclusion: str, *, mode: str = "pilot", **readings: str) -> Story:
    """Approved in Sóc Trăng, reported and published."""
    province = Province().person("to-chuc", "so:organiser")
    story = Story(province, pack=SOC_TRANG, readings=readings).submitted().does("appraise")
    story.does("approve", mode=mode, executors=["dung"]).does("submit_result_report", by="dung")
    more = {} if conclusion == "completed" else {"causes": CAUSES, "findings": GOOD_FAITH}
    return story.does("publish_result", conclusion=conclusion, **more)


def test_a_practical_result_is_a_completed_one_or_by_reading_a_partial_one_too() -> None:
    assert who(piloted("completed"), "recognition") == {"chi", "dung"}
    assert who(piloted("partial"), "recognition") == set()
    wide = {"practical_result": "completed_or_partial"}
    assert who(piloted("completed", **wide), "recognition") == {"chi", "dung"}
    assert who(piloted("partial", **wide), "recognition") == {"chi", "dung"}
    assert who(piloted("not_completed", **wide), "recognition") == set()


def test_exemption_is_for_those_who_carried_out_a_pilot_or_by_reading_anything() -> None:
    exempted = "liability_exempted_or_reduced"
    assert who(piloted("partial"), exempted) == {"dung"}
    assert who(piloted("partial", mode="implement"), exempted) == set()
    assert who(piloted("partial", mode="implement", exemption_scope="any_mode"), exempted) == {"dung"}
    story = piloted("partial")
    story.does("decide_measure", measure=exempted, beneficiary="dung")
    assert story.code("decide_measure", measure=exempted, beneficiary="dung", outcome="excluded") == "not_now"
    other = piloted("partial")
    assert (
        other.code("decide_measure", measure=exempted, beneficiary="dung", outcome="excluded")
        == "invalid_data"
    )

"""Where a plan goes: who decides, which Party body is heard, who takes plans in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from khoithong.lawbook.loader import load_pack
from khoithong.procedure import routing
from khoithong.procedure.case import Case
from khoithong.procedure.regulation import Reading, Regulation
from tests.procedure.kit import SOC_TRANG, Province, Story, office


def decider(story: Story) -> str | None:
    """The deciding agency today."""
    return story.procedure.deciding_agency(story.case, story.today)


# --- the employing agency and above -----------------------------------------------------------------------------


def test_the_agency_that_employs_the_proposer_decides() -> None:
    story = Story().submitted()
    assert decider(story) == "so"
    assert story.procedure.head(story.case, story.today) == "an"


@pytest.mark.parametrize("how", [{"by": "an"}, {"co_proposers": ["an"]}], ids=["proposer", "co-proposer"])
def test_the_plan_of_a_head_goes_to_the_superior(how: dict[str, object]) -> None:
    story = Story().submitted(**how)
    assert decider(story) == "ubnd"
    assert story.procedure.head(story.case, story.today) == "chu-tich"


def test_it_climbs_past_every_superior_whose_head_proposes_too() -> None:
    province = (
        Province()
        .agency("trung-uong", party_body="du-ubnd")
        .agency("ubnd", superior="trung-uong", party_body="du-ubnd")
    )
    province.person("bo-truong", "trung-uong:head")
    story = Story(province).submitted(by="an", co_proposers=["chu-tich"])
    assert decider(story) == "trung-uong"
    assert Story().code("submit_plan", by="an", co_proposers=["chu-tich"]) == "no_superior"


def test_the_deciding_agency_is_derived_anew_until_a_meeting_closed() -> None:
    province = Province().person("an", office("so", "head", until="2026-05-10"), "du-so:head")
    province.person("chi", "so:manager", office("so", "head", "2026-05-11"))
    story = Story(province).submitted()
    assert decider(story) == "so"
    assert decider(story.on("2026-05-11")) == "ubnd"
    earlier = Story(province).submitted().meets("2026-05-08").on("2026-05-11")
    assert decider(earlier) == "so"


def test_before_submission_nobody_decides() -> None:
    story = Story()
    assert decider(story) is None
    assert story.procedure.head(story.case, story.today) is None
    assert routing.party_body(story.setting, Case(), story.today) is None


def test_a_loop_of_superiors_ends() -> None:
    province = Province().agency("ubnd", superior="so", party_body="du-ubnd")
    assert Story(province).code("submit_plan", by="an", co_proposers=["chu-tich"]) == "no_superior"


# --- cadres of a Party committee --------------------------------------------------------------------------------


def board(*, organising_body: str | None = "btc", **readings: str) -> Story:
    """Chi is managed by the Party committee du-ubnd."""
    province = Province().agency("du-ubnd", kind="party_body", organising_body=organising_body)
    province.agency("btc", kind="party", functions=["organising"])
    province.person("ban", "btc:organiser").person("truong-ban", "btc:head").person("van-btc", "btc:clerk")
    province.person("chi", "so:manager", managed_by="du-ubnd")
    return Story(province, readings=readings).submitted()


def test_the_committee_that_manages_a_cadre_decides_and_asks_no_further_opinion() -> None:
    story = board()
    assert decider(story) == "du-ubnd"
    assert story.procedure.party_body(story.case, story.today) is None


def test_under_article_7_the_employer_decides_and_the_committee_is_heard() -> None:
    story = board(standing_board_cases="article_7")
    assert decider(story) == "so"
    assert story.procedure.party_body(story.case, story.today) == "du-ubnd"
    assert routing.has_own_party_body(story.setting, story.case, story.today)
    story.meets().does("seek_party_opinion")
    assert story.code("give_party_opinion", by="dao") == "not_your_act"
    story.does("give_party_opinion", by="bi-thu")


def test_a_committee_case_needs_a_committee_not_just_any_managing_agency() -> None:
    province = (
        Province()
        .person("chi", "so:manager", managed_by="ubnd")
        .person("dung", "so:manager", managed_by="ma")
    )
    story = Story(province).submitted(co_proposers=["dung"])
    assert decider(story) == "so"
    assert routing.managing_committee(story.setting, story.case) is None
    assert routing.committee_body(story.setting, story.case) is None


def test_the_committee_of_any_proposer_counts() -> None:
    province = Province().person("dung", "so:manager", managed_by="du-ubnd")
    story = Story(province).submitted(co_proposers=["dung"])
    assert decider(story) == "du-ubnd"


@pytest.mark.parametrize("person", ["ban", "truong-ban", "van-btc"])
@pytest.mark.parametrize("reading", ["standing_board", "article_7"])
def test_the_committees_organising_body_takes_in_and_consults(person: str, reading: str) -> None:
    story = board(standing_board_cases=reading)
    assert {"register_plan", "consult"} <= set(story.permitted(person))
    story.does("consult", by=person).does("register_plan", by=person)
    assert story.refused("consult", by=person, standing_approval=None).fields == ("standing_approval",)


def test_without_an_organising_body_nobody_consults() -> None:
    story = board(organising_body=None)
    assert story.code("consult") == "not_now"
    assert routing.organising_bodies(story.setting, story.case, story.today) == ()


def test_an_organising_body_of_both_levels_is_named_once() -> None:
    province = (
        Province().agency("du-ubnd", kind="party_body", organising_body="btc").agency("btc", kind="party")
    )
    province.agency("so", superior="ubnd", party_body="du-so", organising_body="btc")
    province.person("chi", "so:manager", managed_by="du-ubnd")
    story = Story(province, readings={"standing_board_cases": "article_7"}).submitted()
    assert routing.organising_bodies(story.setting, story.case, story.today) == ("btc",)


# --- the Party body that is heard -------------------------------------------------------------------------------


def heard(province: Province, **readings: str) -> str | None:
    """The Party body heard about Chi's plan."""
    story = Story(province, readings=readings).submitted()
    return story.procedure.party_body(story.case, story.today)


def test_the_party_body_of_the_same_level_is_heard() -> None:
    assert heard(Province()) == "du-so"


def test_without_one_the_nearest_superiors_is_heard() -> None:
    assert heard(Province().agency("so", superior="ubnd")) == "du-ubnd"
    middle = Province().agency("so", superior="phong").agency("phong", superior="ubnd")
    assert heard(middle) == "du-ubnd"


def test_a_superior_that_is_a_party_committee_is_heard_itself() -> None:
    assert heard(Province().agency("so", superior="du-ubnd")) == "du-ubnd"


# --- Sóc Trăng: the level that manages --------------------------------------------------------------------------


def local(province: Province, **how: object) -> Story:
    """Submitted under a text where the managing level decides."""
    return Story(province, pack=SOC_TRANG).submitted(**how)


def test_the_level_that_manages_the_cadre_decides_else_the_employer() -> None:
    assert decider(local(Province())) == "so"
    assert decider(local(Province().person("chi", "so:manager", managed_by="ubnd"))) == "ubnd"
    assert decider(local(Province().person("chi", "so:manager", managed_by="ma"))) == "so"


def test_a_heads_own_plan_stays_with_the_collective_of_his_agency() -> None:
    province = Province().person("an", "so:head", managed_by="ubnd")
    story = local(province, by="an")
    assert decider(story) == "so"
    assert routing.own_collective(story.setting, story.case, story.today)
    other = local(Province())
    assert not routing.own_collective(other.setting, other.case, other.today)
    usual = Story().submitted()
    assert not routing.own_collective(usual.setting, usual.case, usual.today)


def test_the_local_text_asks_no_party_body() -> None:
    story = local(Province())
    assert story.procedure.party_body(story.case, story.today) is None


def test_escalating_makes_the_superior_decide_and_leaves_the_vote_below_behind() -> None:
    province = Province().person("to-chuc", "so:organiser")
    story = local(province, by="an").does("appraise").does("convene_meeting", on="2026-05-04", chair="binh")
    story.votes(binh="for", giang="against").does("close_meeting", by="binh")
    assert story.status == "awaiting_decision"
    story.does("convene_meeting", on="2026-05-04", chair="binh").does("escalate")
    assert decider(story) == "ubnd"
    assert story.voting_on() is None
    assert story.procedure.head(story.case, story.today) == "chu-tich"
    story.does("approve", by="chu-tich", mode="pilot")


def managing_above() -> Regulation:
    """A text that sends plans to the agency above that manages the cadre."""
    pack = load_pack(SOC_TRANG)
    return replace(pack, routing=replace(pack.routing, to="managing_above", head_plan="superior"))


@pytest.mark.parametrize(
    ("managed_by", "expected"),
    [("ubnd", "ubnd"), ("so", "so"), ("so-khac", "so"), ("ma", "so"), (None, "so")],
)
def test_who_is_managed_from_above_needs_that_agency_above_his_own(
    managed_by: str | None, expected: str
) -> None:
    province = Province().person("chi", "so:manager", managed_by=managed_by)
    story = Story(province, pack=SOC_TRANG, regulation=managing_above())
    assert routing.managing_above(story.setting, story.case) is None
    assert decider(story.submitted()) == expected


def test_of_several_proposers_the_highest_managing_agency_decides() -> None:
    province = Province().agency("phong", superior="so").person("chi", "phong:manager", managed_by="so")
    province.person("dung", "so:manager", managed_by="ubnd")
    story = Story(province, pack=SOC_TRANG, regulation=managing_above()).submitted(co_proposers=["dung"])
    assert decider(story) == "ubnd"


@pytest.mark.parametrize(("answer", "expected"), [("superior", "ubnd"), ("own_collective", "so")])
def test_what_becomes_of_a_heads_plan_may_be_a_reading(answer: str, expected: str) -> None:
    pack = load_pack(SOC_TRANG)
    answers = {"superior": "cấp trên", "own_collective": "tập thể"}
    reading = Reading("head_plan", "Đề xuất của người đứng đầu?", answers, "superior", "", ())
    regulation = replace(pack, readings=dict(pack.readings) | {reading.id: reading})
    story = Story(pack=SOC_TRANG, regulation=regulation, readings={"head_plan": answer}).submitted(by="an")
    assert decider(story) == expected
    assert routing.own_collective(story.setting, story.case, story.today) == (answer == "own_collective")


def test_without_any_party_body_above_nobody_is_heard() -> None:
    province = Province().agency("so", superior="phong").agency("phong", superior="ubnd").agency("ubnd")
    assert Story(province).code("submit_plan") == "no_party_body"


def test_under_article_7_a_committee_that_is_heard_needs_no_party_body_of_the_agency() -> None:
    province = Province().agency("so", superior="ubnd").agency("du-ubnd", kind="party_body")
    readings = {"standing_board_cases": "article_7"}
    managed = Province().agency("so", superior="ubnd").person("chi", "so:manager", managed_by="du-ubnd")
    assert "no_party_body" not in Story(managed, readings=readings).submitted().warnings
    assert "no_party_body" in Story(province, readings=readings).submitted().warnings


def test_once_the_collective_has_voted_a_change_of_head_takes_nothing_from_it() -> None:
    province = Province().person("to-chuc", "so:organiser")
    province.person("an", office("so", "head", until="2026-05-05")).person(
        "khoa", office("so", "head", "2026-05-06")
    )
    story = local(province, by="an").does("appraise").does("convene_meeting", on="2026-05-04", chair="binh")
    story.votes(binh="for", giang="for").does("close_meeting", by="binh").on("2026-05-06")
    assert routing.own_collective(story.setting, story.case, story.today)
    assert story.code("approve", by="khoa", mode="pilot") == "not_your_act"
    story.does("approve", by="binh", mode="pilot")

"""What a decree and its local texts ask of the engine: scope, plans that go above, an intake that may be closed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from khoithong.lawbook.loader import load_pack
from khoithong.procedure import routing
from khoithong.procedure.case import Case
from khoithong.procedure.data import complete
from tests.procedure.kit import Province, Story

DECREE: Final = "nd-73-2023"
CITY: Final = "can-tho-2024"
LETTER: Final = "vinh-phuc-2024"


def story(pack: str, province: Province | None = None, **readings: str) -> Story:
    return Story(province, regulation=load_pack(pack), readings=readings)


def decides(told: Story) -> str | None:
    return told.procedure.deciding_agency(told.case, told.today)


# --- scope ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["party", "front", "association"])
def test_the_decree_does_not_reach_agencies_of_the_party_and_of_the_masses(kind: str) -> None:
    told = story(DECREE, Province().agency("so", kind=kind, superior="ubnd", party_body="du-so"))
    refusal = told.refused("submit_plan")
    assert (refusal.code, refusal.provision) == ("not_eligible", f"{DECREE}#2")
    assert told.permitted("chi") == []


@pytest.mark.parametrize("kind", ["state", "public_unit", "enterprise"])
def test_it_reaches_the_administration_public_units_and_state_capital(kind: str) -> None:
    told = story(DECREE, Province().agency("so", kind=kind, superior="ubnd", party_body="du-so"))
    assert told.submitted().status == "under_review"


def test_a_co_proposer_must_be_within_the_scope_by_a_post_there() -> None:
    province = Province().agency("ban", kind="party")
    province.person("oanh", "ban:manager").person("phuc", "ban:staff", "so-khac:manager")
    told = story(DECREE, province)
    assert told.refused("submit_plan", co_proposers=["oanh"]).provision == f"{DECREE}#2"
    assert told.code("submit_plan", co_proposers=["phuc"]) is None


def test_a_text_for_all_kinds_asks_for_the_post_alone() -> None:
    told = Story(Province().agency("so", kind="association", superior="ubnd", party_body="du-so"))
    assert told.submitted().status == "under_review"


# --- plans that go to the managing agency above -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("managed_by", "expected"),
    [("ubnd", "ubnd"), ("so", "so"), (None, "so"), ("so-khac", "so"), ("du-ubnd", "so"), ("nowhere", "so")],
)
def test_only_an_agency_above_draws_the_plan_upwards(managed_by: str | None, expected: str) -> None:
    province = Province().person("chi", "so:manager", managed_by=managed_by)
    assert decides(story(CITY, province).submitted()) == expected


def test_the_highest_agency_that_manages_a_proposer_decides() -> None:
    province = Province().agency("phong", superior="so")
    province.person("chi", "phong:manager", managed_by="so").person(
        "oanh", "phong:manager", managed_by="ubnd"
    )
    assert decides(story(CITY, province).submitted()) == "so"
    assert decides(story(CITY, province).submitted(co_proposers=["oanh"])) == "ubnd"


def test_a_heads_plan_goes_to_whoever_manages_him_above_else_to_the_superior() -> None:
    province = Province().agency("phong", superior="so").person("oanh", "phong:head", managed_by="ubnd")
    assert decides(story(CITY, province).submitted(by="oanh")) == "ubnd"
    assert decides(story(CITY, province.person("oanh", "phong:head")).submitted(by="oanh")) == "so"


def test_a_managing_head_who_proposes_himself_passes_the_plan_on() -> None:
    province = Province().agency("phong", superior="so").person("chi", "phong:manager", managed_by="so")
    told = story(CITY, province)
    assert decides(told.submitted(co_proposers=["an"])) == "ubnd"


def test_which_agency_above_is_asked_only_of_texts_that_send_plans_there() -> None:
    province = Province().person("chi", "so:manager", managed_by="ubnd")
    city, decree = story(CITY, province).submitted(), story(DECREE, province).submitted()
    assert routing.managing_above(city.setting, city.case) == "ubnd"
    assert routing.managing_above(decree.setting, decree.case) is None
    assert routing.managing_above(city.setting, Case()) is None


def test_a_managing_agency_that_decides_sends_its_own_heads_plan_up() -> None:
    """No text shipped joins these two rules; the engine keeps them apart all the same."""
    law = load_pack(DECREE)
    law = replace(law, routing=replace(law.routing, to="managing_agency"))
    province = Province().person("an", "so:head", "du-so:head", managed_by="so")
    told = Story(province, regulation=law).submitted(by="an")
    assert decides(told) == "ubnd"


# --- the intake -------------------------------------------------------------------------------------------------


def test_until_the_local_procedure_is_issued_the_intake_may_be_closed() -> None:
    told = story(CITY, before_local_procedure="closed")
    refusal = told.refused("submit_plan")
    assert (refusal.code, refusal.provision) == ("not_now", f"{CITY}#IV/1/c")
    assert "sau khi trình tự, thủ tục" in refusal.message
    assert told.permitted("chi") == []


def test_an_open_intake_says_that_another_reading_would_close_it() -> None:
    told = story(CITY).submitted()
    assert told.warnings == ("reading_decides",)


# --- what inherited rules rest on -------------------------------------------------------------------------------


def test_the_opinion_before_publishing_may_rest_on_a_provision_of_its_own() -> None:
    opinion = load_pack(DECREE).opinion
    assert opinion.principle_at("approval") == f"{DECREE}#8"
    assert opinion.principle_at("evaluation") == f"{DECREE}#18"
    assert replace(opinion, evaluation_principle=None).principle_at("evaluation") == f"{DECREE}#8"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3", f"{LETTER}#3"),
        ("5/1/a", f"{DECREE}#5/1/a"),
        (f"{DECREE}#6/1", f"{DECREE}#6/1"),
        ("99", f"{LETTER}#99"),
    ],
)
def test_a_short_reference_is_looked_for_in_the_text_itself_then_in_those_it_extends(
    written: str, meant: str
) -> None:
    assert complete(load_pack(LETTER), written) == meant


@pytest.mark.parametrize("provision", ["3", "6/1", "6"])
def test_every_prohibition_marked_so_blocks_the_measures(provision: str) -> None:
    told = story(LETTER).approved()
    told.does("report_violation", provision=provision)
    assert told.code("apply_measure") == "blocked_by_violation"
    assert ("public_praise", "chi") not in told.measures()


@pytest.mark.parametrize("provision", ["6/2", "6/3", "6/4", "6/5"])
def test_other_prohibitions_block_nothing(provision: str) -> None:
    told = story(LETTER).approved()
    told.does("report_violation", provision=provision).does("apply_measure")
    assert ("public_praise", "chi") in told.measures()

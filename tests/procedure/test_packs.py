"""What other texts choose from the closed set: kinds of agencies, an intake that may be closed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from khoithong.lawbook.loader import load_pack
from khoithong.procedure.refusals import MESSAGES
from khoithong.procedure.regulation import Cited, Guard, Reading, Regulation
from tests.procedure.kit import TINH_UY, Province, Story, ref


def of_some_kinds() -> Regulation:
    """The text, were it for state agencies and public units alone."""
    pack = load_pack(TINH_UY)
    kinds = frozenset({"state", "public_unit"})
    return replace(pack, eligibility=replace(pack.eligibility, kinds=kinds, kinds_provision=ref("1/2")))


@pytest.mark.parametrize(("kind", "within"), [("state", True), ("public_unit", True), ("front", False)])
def test_a_text_may_be_for_some_kinds_of_agencies_only(kind: str, *, within: bool) -> None:
    province = Province().agency("so", kind=kind, superior="ubnd", party_body="du-so")
    story = Story(province, regulation=of_some_kinds())
    if within:
        story.submitted()
        return
    refusal = story.refused("submit_plan")
    assert (refusal.code, refusal.provision) == ("not_eligible", ref("1/2"))
    assert story.permitted("chi") == []


def test_every_proposer_works_within_the_scope() -> None:
    province = Province().agency("mttq", kind="front").person("dung", "mttq:manager")
    story = Story(province, regulation=of_some_kinds())
    assert story.refused("submit_plan", co_proposers=["dung"]).provision == ref("1/2")
    province.person("dung", "mttq:manager", "so-khac:manager")
    Story(province, regulation=of_some_kinds()).submitted(co_proposers=["dung"])


def test_one_who_works_in_two_agencies_proposes_from_the_one_within_the_scope() -> None:
    province = Province().agency("mttq", kind="front").person("chi", "so:manager", "mttq:manager")
    story = Story(province, regulation=of_some_kinds())
    assert story.refused("submit_plan", agency="mttq").provision == ref("1/2")
    story.submitted(agency="so")


@pytest.mark.parametrize(("answer", "code"), [("nd_73", None), ("closed", "not_now")])
def test_an_intake_may_be_closed_until_the_local_procedure_is_issued(answer: str, code: str | None) -> None:
    pack = load_pack(TINH_UY)
    guard = Guard("intake_open", Cited(ref("19/1"), ref("19/1")))
    rule = replace(pack.acts["submit_plan"], requires=(guard,))
    answers = {"nd_73": "nhận", "closed": "chưa nhận"}
    reading = Reading("before_local_procedure", "Nhận chưa?", answers, "nd_73", "", ())
    regulation = replace(
        pack,
        acts=dict(pack.acts) | {"submit_plan": rule},
        readings=dict(pack.readings) | {reading.id: reading},
    )
    story = Story(regulation=regulation, readings={reading.id: answer})
    if code is None:
        story.submitted()
        return
    refusal = story.refused("submit_plan")
    assert (refusal.code, refusal.provision, refusal.message) == (
        code,
        ref("19/1"),
        MESSAGES["intake_closed"],
    )

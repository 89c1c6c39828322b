"""Every ending of a case and what it opens: as the text says of completed, partial and failed results."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from khoithong.lawbook.pack import describe
from khoithong.rehearsal.director import direct
from khoithong.rehearsal.endings import VARIANTS, endings
from tests.rehearsal.places import PACK, procedure, wishes

if TYPE_CHECKING:
    from khoithong.rehearsal.endings import PossibleEnding


def found() -> dict[str, PossibleEnding]:
    law = procedure()
    acts = direct(law, law.open(), wishes(outcome="none"))
    return {one.id: one for one in endings(law, law.replay(acts), wishes())}


def provisions(ending: PossibleEnding) -> set[str]:
    return {measure.provision.partition("#")[2] for measure in ending.measures}


def test_every_ending_is_reached() -> None:
    reached = found()
    assert set(reached) == set(VARIANTS)
    assert {one.status for one in reached.values()} == {"evaluated"}
    assert all(one.refusal is None for one in reached.values())
    assert reached["partial_damage"].evaluation == "partial"
    assert reached["terminated"].evaluation == "not_completed"


def test_who_completes_is_not_held_responsible_and_who_does_not_may_be_exempted() -> None:
    reached = found()
    assert "10/1" in provisions(reached["completed"])
    assert "10/2" in provisions(reached["partial"])
    assert "10/3" in provisions(reached["partial_damage"])
    assert not {"10/1", "10/2", "10/3"} & provisions(reached["improper"])


def test_every_measure_of_the_text_that_a_case_can_have_is_opened_by_some_ending() -> None:
    named = {measure.id for one in found().values() for measure in one.measures}
    assert named <= set(describe(PACK).measures)
    assert len(named) > 5


@pytest.mark.parametrize("settled", [{"opinion": "disagree"}, {"outcome": "completed"}])
def test_of_a_settled_case_there_are_no_other_endings(settled: dict[str, str]) -> None:
    law = procedure()
    acts = direct(law, law.open(), wishes(**settled))
    assert endings(law, law.replay(acts), wishes()) == []


def test_an_ending_that_cannot_be_reached_says_why() -> None:
    law = procedure()
    begun = law.replay(direct(law, law.open(), wishes(outcome="none"))[:1])
    stopped = endings(law, begun, wishes(opinion="disagree", decision="approve"))
    assert {one.refusal.code for one in stopped if one.refusal} == {"against_party_opinion"}
    assert all(one.status == "awaiting_decision" for one in stopped)

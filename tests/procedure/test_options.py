"""The readings in force: chosen by the pack, switched by name, tried out one by one for a vote."""

from __future__ import annotations

import pytest

from khoithong.lawbook.loader import load_pack
from khoithong.procedure.options import READINGS, Options, options_of, other_counts
from tests.procedure.kit import SOC_TRANG, TINH_UY, Story


def test_the_packs_answers_apply_unless_another_is_named() -> None:
    pack = load_pack(TINH_UY)
    assert options_of(pack, {}) == Options()
    assert options_of(pack, {"tie": "exactly_half"}) == Options(tie="exactly_half")
    assert options_of(load_pack(SOC_TRANG), {}).tie == "not_passed"


@pytest.mark.parametrize("switched", [{"không-có": "x"}, {"tie": "x"}, {"practical_result": "completed"}])
def test_a_question_or_an_answer_the_pack_does_not_know_is_refused(switched: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=next(iter(switched))):
        Story(readings=switched)


def test_every_question_of_a_pack_is_one_the_engine_knows() -> None:
    for pack in (TINH_UY, SOC_TRANG):
        assert set(load_pack(pack).readings) <= READINGS


def test_for_a_vote_every_other_answer_about_counting_is_tried_alone() -> None:
    pack = load_pack(TINH_UY)
    assert set(other_counts(pack, Options())) == {
        Options(tie="exactly_half"),
        Options(denominator="eligible"),
        Options(denominator="for_and_against"),
        Options(council_majority="more_for_than_against"),
        Options(council_evaluation_denominator="all_members"),
    }

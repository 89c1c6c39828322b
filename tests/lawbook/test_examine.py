"""A pack that loads may still not hold together: playing it shows what can never happen."""

from __future__ import annotations

import shutil
from pathlib import Path
from unittest.mock import Mock

import pytest

from khoithong.lawbook import examine as examining
from khoithong.lawbook import exploration, votes
from khoithong.lawbook.calendars import working_calendar
from khoithong.lawbook.examine import Examination, examine
from khoithong.lawbook.loader import UnknownPack, load_pack, pack_ids
from khoithong.lawbook.pack import describe
from khoithong.lawbook.trial import submitters
from khoithong.procedure.ballots import Rules
from khoithong.procedure.vocabulary import STATUSES

BROKEN = Path(__file__).parents[1] / "broken_regulations"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    shutil.copytree(BROKEN / "sound", tmp_path / "sound")
    return tmp_path


def change(root: Path, old: str, new: str, file: str = "procedure.yaml") -> int:
    """Change the pack; the line changed."""
    path = root / "sound" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text.count("\n", 0, text.index(old)) + 1


def problems(root: Path) -> list[tuple[int, str]]:
    return [
        (problem.line, problem.message) for problem in examine("sound", working_calendar(), root).problems
    ]


@pytest.mark.parametrize("pack", pack_ids())
def test_packs_shipped_hold_together(pack: str) -> None:
    found = examine(pack, working_calendar())
    assert found.problems == ()
    assert bool(found.unverified) == bool(describe(pack).unverified)
    assert found.sound
    assert found.explored is not None
    assert found.explored.happened == set(load_pack(pack).acts)


def test_the_reference_uses_every_status_and_deadline() -> None:
    found = examine("tinh-uy-2026", working_calendar()).explored
    assert found is not None
    assert found.statuses == set(STATUSES)
    assert found.met == found.began
    assert len(found.met) == 9


def test_the_pack_changed_below_is_sound() -> None:
    assert problems(BROKEN) == []


@pytest.mark.slow
@pytest.mark.parametrize("pack", pack_ids())
def test_packs_shipped_hold_together_whatever_the_reading(pack: str) -> None:
    assert examine(pack, working_calendar(), every_reading=True).problems == ()


def test_a_reading_that_leads_nowhere(copied: Path) -> None:
    """Under the other answer the limit counts from a registration this text does not know."""
    change(
        copied,
        "    delivery: Ngày kế hoạch được gửi đến\n",
        "    delivery: Ngày gửi đến\n    registration: Ngày vào sổ\n",
        "readings.yaml",
    )
    assert problems(copied) == []
    line = change(copied, "starts: [receipt, collective_chosen]", "starts: [receipt]")
    found = examine("sound", working_calendar(), copied, every_reading=True).problems
    assert [(problem.file, problem.line, problem.message) for problem in found] == [
        (
            "sound/procedure.yaml",
            line - 4,
            "khi quy ước “receipt” là “registration”: thời hạn “approval_meeting” không bao giờ bắt đầu",
        )
    ]


def test_what_only_another_reading_opens_is_no_fault() -> None:
    """A head's own plan goes to the superior; only under the other answer does the collective leadership meet."""
    law, calendar = load_pack("ninh-thuan-2021"), working_calendar()
    chosen = exploration.explore(law, calendar)
    other = exploration.explore(law, calendar, {"head_plan": "own_collective"})
    assert set(law.acts) - chosen.happened == {"convene_meeting", "vote", "close_meeting"}
    assert "awaiting_decision" not in chosen.statuses
    assert other.happened == set(law.acts)
    seen = chosen.widened(other)
    assert seen.happened == other.happened
    assert seen.statuses == chosen.statuses | other.statuses
    assert (seen.situations, seen.dead_ends) == (chosen.situations, chosen.dead_ends)


def test_a_reading_that_closes_the_intake_leaves_nothing_to_examine() -> None:
    found = exploration.explore(
        load_pack("can-tho-2024"), working_calendar(), {"before_local_procedure": "closed"}
    )
    assert (found.happened, found.situations) == (set(), 1)


def test_plans_that_go_above_are_tried_where_the_text_knows_them() -> None:
    assert "senior" in submitters(load_pack("can-tho-2024"))
    assert "senior" not in submitters(load_pack("vinh-phuc-2024"))


def test_unknown_pack() -> None:
    with pytest.raises(UnknownPack):
        examine("nothing", working_calendar())


def test_a_pack_that_does_not_load(copied: Path) -> None:
    change(copied, "chosen: delivery", "chosen: null", "readings.yaml")
    found = examine("sound", working_calendar(), copied)
    assert found == Examination("sound", found.problems)
    assert found.problems[0].file == "sound/readings.yaml"


def test_an_act_that_can_never_happen(copied: Path) -> None:
    line = change(copied, "requires: [council_established]", "requires: [appraised]")
    assert problems(copied) == [
        (line - 3, "hành vi “dispatch_plan” không bao giờ thực hiện được"),
        (83, "thời hạn “plan_dispatch” không bao giờ kết thúc bằng việc phải làm"),
    ]


def test_a_status_that_is_never_reached(copied: Path) -> None:
    line = change(copied, "during: [in_execution]", "during: [in_execution, suspended]")
    assert problems(copied) == [
        (line, "không hồ sơ nào đến được trạng thái “suspended” mà hành vi “submit_result_report” nêu")
    ]


def test_a_named_phase_may_hold_statuses_the_text_does_not_use(copied: Path) -> None:
    change(copied, "during: [in_execution]", "during: execution")
    assert problems(copied) == []


def test_a_status_without_a_way_out(copied: Path) -> None:
    change(
        copied,
        "during: [awaiting_publication]\n",
        "during: [awaiting_publication]\n    requires: [inspected_since_suspension]\n",
    )
    messages = [message for _, message in problems(copied)]
    assert "hành vi “publish_result” không bao giờ thực hiện được" in messages
    dead = [message for message in messages if "không có đường nào đến kết thúc" in message]
    assert [message.partition(" không")[0] for message in dead] == [
        "từ trạng thái “in_execution”",
        "từ trạng thái “awaiting_publication”",
    ]
    assert dead[1].partition("sau các hành vi: ")[2].startswith("submit_plan, convene_meeting, vote, ")
    assert dead[1].endswith(", approve, submit_result_report")


def test_a_case_that_cannot_even_begin(copied: Path) -> None:
    line = change(copied, "    during: [draft]\n", "    during: [draft]\n    requires: [appraised]\n")
    assert (line - 2, "từ trạng thái “draft” không có đường nào đến kết thúc") in problems(copied)


def test_a_text_that_is_no_longer_in_force(copied: Path) -> None:
    change(copied, "  to: null", "  to: 2022-02-01", "pack.yaml")
    change(copied, "  from: 2020-01-02", "  from: 2022-01-01", "pack.yaml")
    assert problems(copied) == []


def test_a_limit_that_never_begins(copied: Path) -> None:
    line = change(
        copied,
        "  starts: [council_established]\n  meets: [dispatched]",
        "  starts: [terminated]\n  meets: [dispatched]",
    )
    assert problems(copied) == [(line - 4, "thời hạn “plan_dispatch” không bao giờ bắt đầu")]


def test_a_limit_that_is_never_met(copied: Path) -> None:
    line = change(
        copied,
        "  meets: [approval_closed]\n  cancels: [council_chosen, withdrawn]",
        "  meets: [terminated]\n  cancels: [council_chosen, withdrawn]",
    )
    assert problems(copied) == [
        (line - 5, "thời hạn “approval_meeting” không bao giờ kết thúc bằng việc phải làm")
    ]


def test_a_majority_the_count_does_not_know(copied: Path) -> None:
    change(copied, "value: 50", "value: 60", "numbers.yaml")
    found = problems(copied)
    assert len(found) == 1
    assert (
        "theo văn bản (trên 60%) phải là “không thông qua”, cách kiểm phiếu cho kết quả khác" in found[0][1]
    )


def test_a_ballot_that_matches_twice(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More for than against, and exactly half of the ballots: two rows at once."""
    twice = Rules("ballots_cast", "exactly_half", "more_for_than_against")
    monkeypatch.setattr(votes, "counting_rules", Mock(return_value=twice))
    message = (
        "2 người có quyền biểu quyết, 1 tán thành, 0 không tán thành, 1 ý kiến khác: "
        "khớp 2 dòng của bảng biểu quyết, phải khớp đúng một"
    )
    assert [found for _, found in problems(copied)] == [message, message]


def test_more_situations_than_can_be_tried(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exploration, "MOST_SITUATIONS", 20)
    monkeypatch.setattr(examining, "MOST_SITUATIONS", 20)
    assert problems(copied) == [(1, "trình tự có hơn 20 tình huống khác nhau; không thể thử hết")]

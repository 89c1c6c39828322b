"""Two regulations side by side: what differs is found, what is the same stays quiet."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from khoithong.cli.main import main
from khoithong.lawbook.diff.acts import TOPIC_OF_ACT
from khoithong.lawbook.diff.compare import compare
from khoithong.lawbook.diff.facts import TOPICS, facts_of
from khoithong.lawbook.loader import pack_ids
from khoithong.lawbook.pack import describe
from khoithong.procedure.vocabulary import ACTS

if TYPE_CHECKING:
    from khoithong.lawbook.diff.compare import Row

A, B = "soc-trang-2023", "tinh-uy-2026"


@pytest.fixture(scope="module")
def rows() -> dict[str, Row]:
    return {row.key: row for topic in compare(describe(A), describe(B)).topics for row in topic.rows}


def both(row: Row) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    assert row.a is not None
    assert row.b is not None
    return row.a.lines, row.a.provisions, row.b.lines, row.b.provisions


def only_in_b(row: Row) -> tuple[tuple[str, ...], tuple[str, ...]]:
    assert row.a is None
    assert row.b is not None
    return row.b.lines, row.b.provisions


def test_who_may_propose(rows: dict[str, Row]) -> None:
    ours, where, theirs, there = both(rows["eligibility"])
    assert rows["eligibility"].verdict == "different"
    assert set(ours) - set(theirs) == {
        "Công chức, viên chức, nhân viên",
        "Văn thư",
        "Tham mưu công tác tổ chức cán bộ",
    }
    assert where == (f"{A}#II/3/3.1",)
    assert there[0] == f"{B}#2/3"


def test_where_a_heads_plan_goes(rows: dict[str, Row]) -> None:
    ours, where, theirs, there = both(rows["routing.head"])
    assert ours == ("Tập thể lãnh đạo của chính cơ quan đó, người đứng đầu không biểu quyết",)
    assert theirs == ("Người đứng đầu cơ quan cấp trên",)
    assert (where, there) == ((f"{A}#II/3/3.3",), (f"{B}#7/1/1.3",))
    decides, _, employs, _ = both(rows["routing.to"])
    assert decides != employs


def test_intake_and_appraisal(rows: dict[str, Row]) -> None:
    for kind in ("appraise", "escalate"):
        assert rows[f"acts.{kind}"].verdict == "only_a"
    for kind in ("choose_route", "consult"):
        assert rows[f"acts.{kind}"].verdict == "only_b"
    assert rows["acts.register_plan"].verdict == "same"
    approve, _, _, _ = both(rows["acts.approve"])
    assert "Điều kiện: Đã thẩm định" in approve


def test_content(rows: dict[str, Row]) -> None:
    sections = {key: row.verdict for key, row in rows.items() if key.startswith("plan.")}
    assert sections["plan.necessity"] == "different"
    assert {key for key, verdict in sections.items() if verdict == "only_a"} == {
        "plan.situation",
        "plan.objectives",
        "plan.organisation",
        "plan.recommendations",
    }
    assert {key for key, verdict in sections.items() if verdict == "only_b"} == {
        f"plan.{name}"
        for name in (
            [
                "bottleneck",
                "content",
                "scope",
                "duration",
                "resources",
                "feasibility",
                "impact",
                "expected_effect",
            ]
        )
    }


def test_limits(rows: dict[str, Row]) -> None:
    lines, provisions = only_in_b(rows["numbers.approval_meeting"])
    assert lines[0] == "7 ngày làm việc"
    assert provisions == (f"{B}#7/2/2.1",)
    assert {key for key in rows if key.startswith("numbers.")} == {
        f"numbers.{name}" for name in describe(B).regulation.numbers
    }


def test_opinion(rows: dict[str, Row]) -> None:
    lines, provisions = only_in_b(rows["opinion"])
    assert lines == ("Trước khi phê duyệt", "Trước khi công nhận, công bố kết quả")
    assert provisions[0] == f"{B}#4/3"
    assert rows["acts.give_party_opinion"].verdict == "only_b"


def test_votes_and_decision(rows: dict[str, Row]) -> None:
    ours, _, theirs, _ = both(rows["meetings.approval.collective"])
    assert "Ngang nhau thì không thông qua" in ours
    assert "Tán thành bằng không tán thành thì theo phiếu của người chủ trì" in theirs
    assert "Tính trên số phiếu đã biểu quyết" in set(ours) & set(theirs)
    assert rows["mode"].verdict == "different"
    assert rows["override"].verdict == "only_b"


def test_a_vote_is_told_by_the_answer_chosen() -> None:
    own = describe(B)
    reading = own.regulation.readings["council_majority"]
    readings = {**own.regulation.readings, reading.id: replace(reading, chosen="more_for_than_against")}
    other = replace(own, regulation=replace(own.regulation, readings=readings))
    differing = {
        row.key: row for topic in compare(own, other).topics for row in topic.rows if row.verdict != "same"
    }
    assert set(differing) == {"meetings.approval.council", "readings.council_majority"}
    ours, _, theirs, _ = both(differing["meetings.approval.council"])
    assert ours[:2] == ("Tán thành trên 50%", "Tính trên số phiếu đã biểu quyết")
    assert theirs[0] == "Tán thành nhiều hơn không tán thành"


def test_an_answer_worded_otherwise_is_the_same(rows: dict[str, Row]) -> None:
    ours, _, theirs, _ = both(rows["readings.calendar"])
    assert ours == theirs
    assert rows["readings.calendar"].verdict == "same"


@pytest.mark.parametrize("pack", pack_ids())
def test_a_pack_does_not_differ_from_itself(pack: str) -> None:
    comparison = compare(describe(pack), describe(pack))
    assert comparison.differences == 0
    assert not comparison.related
    assert [topic.id for topic in comparison.topics] == [
        topic for topic in TOPICS if any(topic == found.id for found in comparison.topics)
    ]


@pytest.mark.parametrize("pack", pack_ids())
def test_a_fact_stands_on_its_provisions(pack: str) -> None:
    described = describe(pack)
    keys = [fact.key for fact in facts_of(described)]
    assert len(keys) == len(set(keys))
    for fact in facts_of(described):
        assert fact.lines, fact.key
        assert set(fact.provisions) <= described.regulation.provisions
        added = fact.key.startswith("acts.") and (
            described.regulation.acts[fact.key.removeprefix("acts.")].addition is not None
        )
        assert bool(fact.provisions) != added, fact.key


@pytest.mark.parametrize(("a", "b"), list(permutations(pack_ids(), 2)))
def test_the_other_way_round_is_the_mirror(a: str, b: str) -> None:
    mirror = {"same": "same", "different": "different", "only_a": "only_b", "only_b": "only_a"}
    one = {row.key: row.verdict for topic in compare(describe(a), describe(b)).topics for row in topic.rows}
    other = {row.key: row.verdict for topic in compare(describe(b), describe(a)).topics for row in topic.rows}
    assert {key: mirror[verdict] for key, verdict in one.items()} == other


@pytest.mark.parametrize("pack", [pack for pack in pack_ids() if describe(pack).regulation.inherits])
def test_of_a_pack_and_its_base_only_what_was_replaced_is_listed(pack: str) -> None:
    own = describe(pack)
    (base,) = own.regulation.inherits
    comparison = compare(describe(base), own)
    assert comparison.related
    assert comparison.topics
    for topic in comparison.topics:
        for row in topic.rows:
            assert row.b is not None
            assert any(ref.startswith(f"{pack}#") for ref in row.b.provisions), row.key
    listed = {ref for topic in comparison.topics for row in topic.rows if row.b for ref in row.b.provisions}
    assert {leaf.provision for leaf in own.leaves if leaf.provision.startswith(f"{pack}#")} <= listed


def test_every_act_has_a_topic() -> None:
    assert set(TOPIC_OF_ACT) == set(ACTS)
    assert set(TOPIC_OF_ACT.values()) <= set(TOPICS)


def test_the_command_prints_what_differs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["regulation", "diff", A, B]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"A: {A} – Kế hoạch thực hiện")
    assert "  ≠ Đề xuất của chính người đứng đầu (khác)\n      A: Tập thể lãnh đạo" in out
    assert "[điểm 1.3 khoản 1 Điều 7]" in out
    assert "Vào sổ văn bản đến" not in out


def test_the_command_tells_what_was_replaced_even_where_it_says_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["regulation", "diff", "nd-73-2023", "vinh-phuc-2024"]) == 0
    out = capsys.readouterr().out
    assert "Một bên kế thừa bên kia" in out
    assert "  = Nơi nhận và quyết định (giống)\n" in out


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["regulation", "diff", A, B, "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["a"], record["b"], record["related"]) == (A, B, False)
    rows = {row["key"]: row for topic in record["topics"] for row in topic["rows"]}
    assert rows["acts.appraise"]["b"] is None
    assert rows["eligibility"]["a"]["provisions"] == [f"{A}#II/3/3.1"]
    assert record["differences"] == sum(row["verdict"] != "same" for row in rows.values())


@pytest.mark.parametrize("packs", [(A, "khong-co"), ("khong-co", A)])
def test_unknown_pack(packs: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["regulation", "diff", *packs]) == 2
    assert capsys.readouterr().err.startswith(
        "khoithong regulation: không có gói quy định “khong-co”; các gói: can-tho-2024,"
    )

"""How the form of a draft is first filled from what the reader found, and where the words stand in the original."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khoithong.directives.checking import orders, problems
from khoithong.directives.drafting import draft_of, every_of
from khoithong.directives.identifying import cited_pack, pack_of
from khoithong.lawbook.loader import pack_ids
from khoithong.lawbook.packfiles import PackFiles
from khoithong.lawbook.places import regulations_dir
from khoithong.legaltext.reader import read
from khoithong.web.directing.original import Span, segments
from tests.directives.test_resolving import organisation, resolver


def text_of(pack: str) -> str:
    return PackFiles(regulations_dir() / pack).source_text or ""


def drafted(pack: str, owner: str) -> dict[str, Any]:
    return draft_of(read(text_of(pack)).to_json(), resolver(owner, "Vĩnh Phúc"))


def clause(draft: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in draft["tasks"] if one["clause"] == name)


def test_398_is_filled_in_as_the_text_says() -> None:
    draft = drafted("vinh-phuc-2024", "so-nv")
    identity = draft["identity"]
    assert (identity["number"], identity["date"]) == ("398/SNV-CCVC", "2024-03-20")
    assert [len(line["agencies"]) for line in draft["recipients"]] == [12, 2, 2, 0]
    assert draft["recipients"][3]["rule"] == "districts"
    report = clause(draft, "5")
    assert (report["due_kind"], report["due_on"]) == ("date", "2024-08-29")
    assert report["report_wanted"].startswith("Báo cáo kết quả 3 năm")
    assert report["report_kind"] == "multi_year"
    assert report["to"] == "all"
    assert clause(draft, "3")["due_kind"] == "standing"


def test_a_clause_for_a_class_without_agencies_waits_for_the_clerk() -> None:
    draft = drafted("vinh-phuc-2024", "so-nv")
    wrong = list(problems(draft, organisation().agencies.keys()))
    assert len(wrong) == 1
    held = next(one for one in draft["tasks"] if one["key"] == wrong[0].part)
    assert held["text"].startswith("Chủ tịch UBND các huyện, thành phố")
    assert wrong[0].field == "lead"


def test_a_quarter_is_due_on_its_last_day_and_led_by_who_is_named() -> None:
    draft = drafted("can-tho-2024", "ubnd")
    task = clause(draft, "II/2")
    assert (task["due_from"], task["due_on"], task["due_words"]) == (
        "2024-04-01",
        "2024-06-30",
        "quý II năm 2024",
    )
    assert (task["to"], task["lead"]) == ("chosen", ["so-nv"])
    yearly = clause(draft, "IV/1/d")
    assert (yearly["due_kind"], yearly["every"]) == ("periodic", "year")


def test_a_yearly_report_is_one_and_an_unclear_period_is_left_open() -> None:
    draft = drafted("tinh-uy-2026", "tinh-uy")
    assert clause(draft, "14/8")["report_kind"] == "annual"
    assert (clause(draft, "14/5")["due_kind"], clause(draft, "14/5")["every"]) == ("periodic", "")
    assert clause(draft, "19/2")["lead"] == ["btg-tu"]


def test_blank_number_and_day_stay_blank() -> None:
    identity = drafted("ninh-thuan-2021", "ubnd-c")["identity"]
    assert (identity["number"], identity["date"]) == ("", "")


@pytest.mark.parametrize(
    ("words", "every"),
    [
        ("định kỳ hàng năm", "year"),
        ("Hằng quý", "quarter"),
        ("định kỳ hàng tháng", "month"),
        ("6 tháng một lần", "half_year"),
        ("định kỳ", ""),
        ("hàng tháng, hàng năm", ""),
        ("", ""),
    ],
)
def test_how_often_is_read_only_where_it_is_said(words: str, every: str) -> None:
    assert every_of(words) == every


def test_orders_go_to_everybody_addressed_or_to_those_chosen() -> None:
    draft = drafted("vinh-phuc-2024", "so-nv")
    draft["tasks"] = [clause(draft, "5"), clause(draft, "3") | {"to": "chosen", "lead": ["so-tc"]}]
    everybody, chosen = orders(draft)
    assert everybody.everybody
    assert len(everybody.lead) == 16
    assert chosen.lead == ("so-tc",)
    assert chosen.fields["due_on"] is None


@pytest.mark.parametrize("pack", [one for one in pack_ids() if one != "nd-73-2023"])
def test_a_text_of_the_library_is_recognised(pack: str) -> None:
    assert pack_of(text_of(pack), {"number": "", "date": ""}) == pack
    assert pack_of(text_of(pack) + " thêm chữ", {"number": "", "date": ""}) == ""


def test_a_citation_is_a_pack_by_its_number_unless_the_day_differs() -> None:
    assert cited_pack("73/2023/NĐ-CP", "2023-09-29") == "nd-73-2023"
    assert cited_pack("73/2023/NĐ-CP", None) == "nd-73-2023"
    assert cited_pack("73/2023/NĐ-CP", "2023-09-30") == ""
    assert cited_pack(None, None) == ""
    assert pack_of("x", {"number": "398/SNV-CCVC", "date": "2024-03-20"}) == "vinh-phuc-2024"


def test_the_inner_span_counts_and_only_its_beginning_has_an_id() -> None:
    found = segments("abcdef", [Span(0, 5, "task", "t"), Span(2, 3, "citation", "c")])
    assert [(one.text, one.span.id if one.span else "", one.first) for one in found] == [
        ("ab", "t", True),
        ("c", "c", True),
        ("de", "t", False),
        ("f", "", False),
    ]


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=8),
)
def test_the_original_is_shown_whole_whatever_the_spans(text: str, spans: list[tuple[int, int]]) -> None:
    marked = [Span(start, end, "task", f"s{number}") for number, (start, end) in enumerate(spans)]
    found = segments(text, marked)
    assert "".join(one.text for one in found).strip() == text.strip()
    ids = [one.span.id for one in found if one.span and one.first]
    assert len(ids) == len(set(ids))

"""Every provision is accounted for once: by a citation, by an entry, or it is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from khoithong.lawbook.coverage import (
    Classification,
    CoverageEntry,
    classify,
    load_coverage,
    stale,
    unclassified,
)
from khoithong.lawbook.text import LawText, load_text
from khoithong.lawbook.yamlsource import SourceError

REGULATIONS = Path(__file__).parents[2] / "regulations"

TEXT = """\
Điều 1. Đầu

1. Một.

Thêm một.

2. Gồm:

a) A;

b) B.

Điều 2. Sau

Thân.
"""


@pytest.fixture
def text(tmp_path: Path) -> LawText:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "contents.yaml").write_text("order: [a.txt]", encoding="utf-8")
    return load_text(tmp_path)


def manual(provision: str) -> CoverageEntry:
    return CoverageEntry(provision, "manual", f"vì {provision}", 1)


@pytest.mark.parametrize(
    ("cited", "entries", "left"),
    [
        ("", "", "1/1 1/1/p2 1/2 1/2/a 1/2/b 2"),
        # a citation: own words and unnumbered paragraphs, nothing numbered below
        ("1/1 1/2", "", "1/2/a 1/2/b 2"),
        ("1", "", "1/1 1/1/p2 1/2 1/2/a 1/2/b 2"),
        ("1/1/p2", "", "1/1 1/2 1/2/a 1/2/b 2"),
        # an introductory sentence needs all that it introduces
        ("1/1 2 1/2/a", "", "1/2 1/2/b"),
        ("1/1 2 1/2/a 1/2/b", "", ""),
        ("1/1 2 1/2/a", "1/2/b", ""),
        # an entry: all below
        ("", "1", "2"),
        ("", "1 2", ""),
        ("", "1/2", "1/1 1/1/p2 2"),
        ("1/2/a", "1/1 1/2/b 2", ""),
    ],
)
def test_unclassified(text: LawText, cited: str, entries: str, left: str) -> None:
    coverage = [manual(ref) for ref in entries.split()]
    assert unclassified(text, set(cited.split()), coverage) == left.split()


def test_nearest_wins(text: LawText) -> None:
    own = CoverageEntry("1/2/b", "out_of_scope", "riêng", 9)
    found = classify(text, {"1/1", "1/2/a"}, [manual("1"), own])
    assert found == {
        "1/1": Classification("implemented", "1/1", None),
        "1/1/p2": Classification("implemented", "1/1", None),
        "1/2": Classification("manual", "1", "vì 1"),
        "1/2/a": Classification("implemented", "1/2/a", None),
        "1/2/b": Classification("out_of_scope", "1/2/b", "riêng"),
    }
    assert list(found) == ["1/1", "1/1/p2", "1/2", "1/2/a", "1/2/b"]


def test_a_paragraph_may_be_set_apart_from_its_cited_provision(text: LawText) -> None:
    found = classify(text, {"1/1"}, [manual("1/1/p2")])
    assert found["1/1"].kind == "implemented"
    assert found["1/1/p2"].kind == "manual"


def test_introduction_is_implemented_as_soon_as_one_part_is(text: LawText) -> None:
    assert classify(text, {"1/2/b"}, [manual("1/2/a")])["1/2"].kind == "implemented"
    assert classify(text, set(), [manual("1/2/a"), manual("1/2/b")])["1/2"].kind == "manual"


def test_stale_entries(text: LawText) -> None:
    coverage = [manual("1/1"), manual("1/2"), manual("1/2/a"), manual("1/2/b"), manual("3"), manual("2")]
    gone = [entry.provision for entry in stale(text, {"1/1", "1/2"}, coverage)]
    assert gone == ["1/1", "1/2", "3"]


@pytest.mark.parametrize("pack", ["tinh-uy-2026", "soc-trang-2023"])
def test_entries_of_the_packs_name_provisions_of_their_text(pack: str) -> None:
    text = load_text(REGULATIONS / pack / "text")
    coverage = load_coverage(REGULATIONS / pack / "coverage.yaml")
    assert coverage
    assert stale(text, set(), coverage) == []
    orders = [text.provisions[entry.provision].order for entry in coverage]
    assert orders == sorted(orders)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("a: 1", r"c\.yaml:1: .*danh sách"),
        ("- 1/1", "ba khóa"),
        ("- {provision: 1/1, class: manual}", "ba khóa"),
        ("- {provision: 1/1, class: manual, reason: a, note: b}", "ba khóa"),
        ("- {provision: 1/1, class: done, reason: a}", "“done” không phải"),
        ("- {provision: 1/1, class: manual, reason: ' '}", "thiếu lý do"),
        ("- {provision: 1/1, class: manual, reason: 5}", "thiếu lý do"),
        (
            "- {provision: 11, class: manual, reason: a}\n- {provision: '11', class: manual, reason: b}",
            r"c\.yaml:2: “11” đã được xếp loại ở dòng 1",
        ),
    ],
)
def test_malformed_coverage_is_refused(tmp_path: Path, written: str, message: str) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(SourceError, match=message):
        load_coverage(path)


def test_entry_keeps_its_line(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text("# đầu\n- provision: 18\n  class: manual\n  reason: vì\n", encoding="utf-8")
    assert load_coverage(path) == (CoverageEntry("18", "manual", "vì", 2),)

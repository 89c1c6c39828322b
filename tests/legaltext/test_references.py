"""Mentions of provisions, resolved to addresses."""

from __future__ import annotations

import pytest

from khoithong.legaltext import read
from tests.legaltext.sources import text

LAW = "QUY ĐỊNH\nvề phối hợp\n\nĐiều 1. Phạm vi\n1. Nội dung.\nĐiều 2. Nguyên tắc\n1. Đúng.\n2. Bảo đảm:\na) Kịp thời;\nđ) Theo {}.\n"

MENTIONS: list[tuple[str, list[str], str | None]] = [
    ("Điều 1", ["1"], None),
    ("Điều này", ["2"], None),
    ("khoản này", ["2/2"], None),
    ("khoản 1 Điều này", ["2/1"], None),
    ("khoản 1", ["2/1"], None),
    ("điểm a khoản này", ["2/2/a"], None),
    ("điểm a", ["2/2/a"], None),
    ("điểm a và điểm đ khoản 2 Điều 2 Quy định này", ["2/2/a", "2/2/đ"], None),
    ("các khoản 1, 2 và 3 Điều 10 Quy định này", ["10/1", "10/2", "10/3"], None),
    ("từ khoản 1 đến khoản 3 Điều 10", ["10/1", "10/2", "10/3"], None),
    ("điểm c đến điểm e khoản 1 Điều 10", ["10/1/c", "10/1/d", "10/1/đ", "10/1/e"], None),
    ("Điểm 2.1, Khoản 2, Điều 7 Quy định này", ["7/2/2.1"], None),
    ("các Điều 7, 8 và 9", ["7", "8", "9"], None),
    ("khoản 1 Điều 5, Điều 6 Nghị định số 34/2019/NĐ-CP", ["5/1", "6"], "Nghị định số 34/2019/NĐ-CP"),
    ("khoản 1a Điều 5 Luật Cán bộ, công chức năm 2008", ["5/1a"], "Luật Cán bộ, công chức"),
    ("Mục 2 Chương III", ["chương-III/2"], None),
]


@pytest.mark.parametrize(("words", "targets", "within"), MENTIONS, ids=[words for words, *_ in MENTIONS])
def test_a_mention(words: str, targets: list[str], within: str | None) -> None:
    (found,) = read(LAW.format(words)).references
    assert (sorted(found.targets), found.within) == (sorted(targets), within)
    assert found.text.startswith(words[:8])


@pytest.mark.parametrize(
    "words",
    ["điều chỉnh", "mục tiêu 5 năm", "phần lớn", "điểm nghẽn", "khoản chi", "5 điều", "luật điều 5 khoản"],
)
def test_no_mention(words: str) -> None:
    assert not [one for one in read(f"Văn bản {words} nêu trên.").references if one.text != "điều 5"]


def test_a_list_shares_the_document_named_last() -> None:
    words = "Điều 9 và các khoản 1, 3 Điều 10 Thông tư số 01/2011/TT-BNV ngày 19/01/2011"
    first, second = read(f"Thực hiện {words}.").references
    assert (first.targets, first.within) == (("9",), "Thông tư số 01/2011/TT-BNV")
    assert (second.targets, second.within) == (("10/1", "10/3"), "Thông tư số 01/2011/TT-BNV")


def test_this_clause_outside_a_clause_means_nothing() -> None:
    (found,) = read("Theo quy định tại khoản này.").references
    assert found.targets == ()


def test_the_regulation() -> None:
    found = read(text("tinh-uy-2026")).references
    assert len(found) == 23
    assert all(one.within is None for one in found)
    assert found[2].text == "khoản này"
    assert found[2].targets == ("7/2",)
    known = {node.ref for node in read(text("tinh-uy-2026")).structure}
    assert {target for one in found for target in one.targets} <= known

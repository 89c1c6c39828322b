"""How wide words are, and where names break: as printed, in both renderings."""

from __future__ import annotations

from time import perf_counter

import pytest

from khoithong.documents.arranging import head, room
from khoithong.documents.catalogue import KINDS, Kind
from khoithong.documents.form import forms
from khoithong.documents.sample import facts
from khoithong.documents.widths import broken, width

RULES = {"whole": ("ỦY BAN NHÂN DÂN",), "before": ("VÀ", "TỈNH")}


def test_widths_are_those_of_times() -> None:
    assert width("n", 1000) == pytest.approx(500, abs=1)
    assert width("m", 1000) == pytest.approx(778, abs=1)
    assert width("n", 1000, bold=True) == pytest.approx(556, abs=1)
    assert width("ế", 1000) == width("e", 1000)
    assert width("", 14) == 0


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("SỞ XÂY DỰNG", ["SỞ XÂY DỰNG"]),
        ("ỦY BAN NHÂN DÂN TỈNH NAM HÀ", ["ỦY BAN NHÂN DÂN", "TỈNH NAM HÀ"]),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", ["SỞ KHOA HỌC", "VÀ CÔNG NGHỆ"]),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", ["SỞ VĂN HÓA,", "THỂ THAO VÀ DU LỊCH"]),
    ],
)
def test_names_break_where_people_would(words: str, lines: list[str]) -> None:
    assert broken(words, 12.5, 172, bold=True, **RULES) == lines


def test_a_word_wider_than_the_room_stands_alone() -> None:
    assert broken("A KHÔNGCÁCH B", 14, 20) == ["A", "KHÔNGCÁCH", "B"]


def test_a_very_long_subject_is_broken_at_once() -> None:
    began = perf_counter()
    lines = broken("một hai ba bốn " * 1000, 14, 400)
    assert perf_counter() - began < 5
    assert all(width(line, 14) <= 400 for line in lines)
    assert " ".join(lines).split() == ("một hai ba bốn " * 1000).split()


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_rules_are_as_long_as_the_law_says(kind: Kind) -> None:
    document = kind.make(facts(kind.id))
    form = forms()[document.form]
    shown = head(document, form)
    if document.form == "state":
        assert shown.motto_rule == pytest.approx(width(form["motto"], form["sizes"]["motto"], bold=True))
        share = shown.issuer_rule / width(shown.issuer[-1], form["sizes"]["issuer"], bold=True)
        assert 1 / 3 <= share <= 1 / 2
    else:
        nation = width(form["nation"].upper(), form["sizes"]["nation"], bold=True)
        assert shown.motto_rule == pytest.approx(nation)
        assert shown.issuer_rule == 0
    assert shown.left + shown.right < room(form)

"""Clauses are cited as their text names them, where the library holds it."""

from __future__ import annotations

import pytest

from khoithong.directives.citing import clause_words
from khoithong.directives.models import Directive, Task


@pytest.mark.parametrize(
    ("pack", "clause", "words"),
    [
        ("tinh-uy-2026", "14/5", "Khoản 5 Điều 14"),
        ("can-tho-2024", "II/3/a", "Điểm a khoản 3 Mục II"),
        ("vinh-phuc-2024", "5", "Mục 5"),
        ("tinh-uy-2026", "99/1", "Mục 99/1"),
        ("no-longer-here", "II/2/a", "Mục II/2/a"),
        ("", "II/2/a", "Mục II/2/a"),
        ("tinh-uy-2026", "", ""),
    ],
)
def test_how_a_clause_is_cited(pack: str, clause: str, words: str) -> None:
    assert clause_words(Task(clause=clause, directive=Directive(pack=pack))) == words

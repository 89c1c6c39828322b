"""What people write into a draft: paragraphs keep their style, tables stay, nothing else is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from khoithong.documents.catalogue import KINDS, Kind
from khoithong.documents.content import Paragraph, Run, Table
from khoithong.documents.drafting.editing import Part, rewritten, written
from khoithong.documents.sample import FACTS, facts

DECISION = KINDS["approval_decision"].make(replace(FACTS, number=None))


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_what_nobody_touched_comes_back_exactly(kind: Kind) -> None:
    document = kind.make(replace(facts(kind.id), number=None))
    assert rewritten(document, written(document)) == document


def test_an_article_written_over_keeps_its_bold_beginning() -> None:
    what = written(DECISION)
    place = next(at for at, one in enumerate(what.parts) if one.text.startswith("Điều 2."))
    parts = list(what.parts)
    parts[place] = replace(parts[place], text="Điều 2. Giao  Văn phòng Sở.")
    block = rewritten(DECISION, replace(what, parts=tuple(parts))).blocks[place]
    assert block == Paragraph((Run("Điều 2.", bold=True), Run(" Giao Văn phòng Sở.")))


def test_a_line_break_begins_a_paragraph_and_one_without_words_is_left_out() -> None:
    what = written(DECISION)
    ground = next(at for at, one in enumerate(what.parts) if one.style == "italic")
    parts = list(what.parts)
    parts[ground] = replace(parts[ground], text="Căn cứ một;\n\n Căn cứ hai;")
    parts[-1] = replace(parts[-1], text="  ")
    made = rewritten(DECISION, replace(what, parts=tuple(parts)))
    assert made.blocks[ground] == Paragraph((Run("Căn cứ một;", italic=True),))
    assert made.blocks[ground + 1] == Paragraph((Run("Căn cứ hai;", italic=True),))
    assert len(made.blocks) == len(DECISION.blocks)


def test_a_new_article_is_bold_and_a_beginning_that_is_gone_is_not() -> None:
    parts = (Part("text", "Điều 9. Mới."), Part("lead", "Không còn đề mục.", label="1. Đề mục:"))
    made = rewritten(DECISION, replace(written(DECISION), parts=parts))
    assert made.blocks == (
        Paragraph((Run("Điều 9.", bold=True), Run(" Mới."))),
        Paragraph((Run("Không còn đề mục."),)),
    )


def test_tables_stay_whatever_is_sent() -> None:
    document = KINDS["council_decision"].make(replace(FACTS, number=None))
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert rewritten(document, replace(written(document), parts=(Part("text", "Một."),))).blocks[-1] == table
    forged = (Part("fixed", ""), Part("fixed", ""), Part("fixed", "x"))
    assert rewritten(document, replace(written(document), parts=forged)).blocks == (table,)


def test_subject_place_and_lists_are_written_too() -> None:
    what = replace(written(DECISION), subject="Về việc  khác", place="Hưng Thái", copies=("Như trên;", " "))
    made = rewritten(DECISION, what)
    assert made.subject == "Về việc khác"
    assert made.place_day == "Hưng Thái, ngày … tháng … năm 2026"
    assert made.copies == ("Như trên;",)
    letter = KINDS["reminder_letter"].make(replace(FACTS, number=None))
    assert rewritten(letter, replace(written(letter), subject="Báo cáo")).about == "V/v báo cáo"


def test_an_empty_place_stays_open_and_an_empty_subject_as_it_was() -> None:
    made = rewritten(DECISION, replace(written(DECISION), place=" ", subject=""))
    assert made.place_day == "…, ngày … tháng … năm 2026"
    assert made.subject == DECISION.subject

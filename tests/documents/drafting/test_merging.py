"""A draft brought up to date: what nobody touched follows the register, what was written over stays."""

from __future__ import annotations

from dataclasses import replace

from khoithong.documents.catalogue import KINDS
from khoithong.documents.content import Document, paragraph
from khoithong.documents.drafting.merging import changes, merged
from khoithong.documents.sample import FACTS

BASE = KINDS["approval_decision"].make(replace(FACTS, number=None))


def of(*texts: str, **more: str) -> Document:
    return replace(BASE, blocks=tuple(map(paragraph, texts)), **more)  # type: ignore[arg-type]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.kind == "paragraph"]


def test_an_untouched_draft_becomes_what_the_register_says_now() -> None:
    fresh = of("một", "hai mới", "ba", "bốn")
    assert merged(of("một", "hai", "ba"), of("một", "hai", "ba"), fresh) == fresh


def test_what_was_written_over_stays_and_the_rest_follows() -> None:
    drawn, mine = of("một", "hai", "ba"), of("một", "hai sửa tay", "ba")
    assert texts(merged(drawn, mine, of("một mới", "hai mới", "ba"))) == ["một mới", "hai sửa tay", "ba"]


def test_a_paragraph_added_by_hand_keeps_its_place() -> None:
    drawn, mine = of("một", "hai", "ba"), of("một", "hai", "thêm", "ba")
    assert texts(merged(drawn, mine, of("một", "hai mới", "ba"))) == ["một", "hai mới", "thêm", "ba"]
    assert texts(merged(drawn, of("thêm", "một", "hai", "ba"), drawn)) == ["thêm", "một", "hai", "ba"]


def test_a_paragraph_taken_out_stays_out_until_the_register_says_something_else() -> None:
    drawn, mine = of("một", "hai", "ba"), of("một", "ba")
    assert texts(merged(drawn, mine, drawn)) == ["một", "ba"]
    assert texts(merged(drawn, mine, of("một", "hai mới", "ba"))) == ["một", "hai mới", "ba"]


def test_what_the_register_no_longer_says_goes() -> None:
    drawn = of("một", "hai", "ba")
    assert texts(merged(drawn, drawn, of("một", "ba"))) == ["một", "ba"]


def test_subject_and_copies_written_by_hand_stay_and_the_signature_follows() -> None:
    mine = of("một", subject="Sửa tay")
    fresh = replace(of("một", subject="Mới"), signatures=BASE.signatures[:0], copies=("Mới;",))
    made = merged(of("một"), mine, fresh)
    assert (made.subject, made.copies, made.signatures) == ("Sửa tay", ("Mới;",), ())


def test_changes_are_counted() -> None:
    drawn = of("một", "hai", "ba")
    assert changes(drawn, drawn) == 0
    assert changes(drawn, of("một", "hai mới", "ba")) == 1
    assert changes(drawn, of("một", "hai", "ba", "bốn")) == 1
    assert changes(drawn, of("một", "ba")) == 1

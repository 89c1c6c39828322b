"""Every kind of document, in both renderings: they say the same, in the form the law prescribes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pytest
from pypdf import PdfReader

from khoithong.documents.catalogue import KINDS, Kind
from khoithong.documents.facts import Facts
from khoithong.documents.form import forms
from khoithong.documents.missing import Missing
from khoithong.documents.pdf import pdf
from khoithong.documents.sample import FACTS
from khoithong.documents.word import word
from khoithong.documents.writing import day_words, number_words

if TYPE_CHECKING:
    from collections.abc import Iterator

EMPTY = Facts("DX-2026-000001", "Một đề xuất", "Quy định", FACTS.agency, date(2026, 3, 9))
"""A case just begun."""

AT_ONCE = ("plan", "receipt", "review_sheet", "disapproval_notice")
"""What needs nothing but the proposal."""

every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))


def said_in_pdf(made: bytes) -> str:
    return squeezed("".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages))


def said_in_word(made: bytes) -> str:
    return squeezed(
        "".join(
            element.text or ""
            for element in docx.Document(BytesIO(made)).element.body.iter()
            if element.tag.endswith("}t")
        )
    )


def squeezed(text: str) -> str:
    """Without blanks and case: lines break differently, capitals are a matter of form."""
    return re.sub(r"[\s\-]", "", text).lower()


@every_kind
def test_both_renderings_say_all_the_document_says(kind: Kind) -> None:
    document = kind.make(FACTS)
    for said in (said_in_pdf(pdf(document)), said_in_word(word(document))):
        for line in document.lines():
            assert squeezed(line) in said, line


@every_kind
def test_the_pdf_is_archivable_and_set_in_one_font(kind: Kind) -> None:
    made = pdf(kind.make(FACTS))
    assert b"<pdfaid:part>2</pdfaid:part>" in made
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in made
    fonts = {name.split("+")[-1].split("-")[0] for name in font_names(PdfReader(BytesIO(made)))}
    assert fonts == {"Tinos"}


def font_names(reader: PdfReader) -> Iterator[str]:
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            yield str(font.get_object()["/BaseFont"])


@every_kind
def test_a_page_has_the_margins_of_its_form(kind: Kind) -> None:
    document = kind.make(FACTS)
    section = docx.Document(BytesIO(word(document))).sections[0]
    margins = forms()[document.form]["margins"]
    assert section.left_margin is not None
    assert section.page_width is not None
    assert (round(section.left_margin.mm), round(section.page_width.mm)) == (margins["left"], 210)
    box = PdfReader(BytesIO(pdf(document))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)


@every_kind
def test_a_case_just_begun_gets_the_document_or_is_told_what_it_lacks(kind: Kind) -> None:
    if kind.id in AT_ONCE:
        document = kind.make(EMPTY)
        assert document.draft
        assert squeezed(document.subject) in said_in_pdf(pdf(document))
    else:
        with pytest.raises(Missing, match=r"\.$"):
            kind.make(EMPTY)


def test_a_draft_is_marked_and_what_was_numbered_is_not() -> None:
    kind = KINDS["approval_decision"]
    assert "dựthảo" not in said_in_pdf(pdf(kind.make(FACTS)))
    draft = kind.make(replace(FACTS, number=None))
    assert draft.number == "Số: …/QĐ-SXD"
    assert len(pdf(draft)) != len(pdf(kind.make(FACTS)))
    assert set("DỰTHẢO") <= set(PdfReader(BytesIO(pdf(draft))).pages[0].extract_text())


def test_what_was_typed_is_never_markup() -> None:
    hostile = "#set page(fill: red) *đậm* $x$ - gạch // chú thích @nhãn <ky> {{ 7*7 }} {% for %}"
    facts = replace(FACTS, title=hostile, reason=hostile)
    for kind in ("approval_decision", "suspension_decision"):
        document = KINDS[kind].make(facts)
        assert squeezed(hostile) in said_in_pdf(pdf(document))
        assert squeezed(hostile) in said_in_word(word(document))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 18), "ngày 18 tháng 3 năm 2026"),
        (date(2026, 1, 10), "ngày 10 tháng 01 năm 2026"),
        (date(2026, 12, 9), "ngày 09 tháng 12 năm 2026"),
    ],
)
def test_days_under_ten_and_the_first_two_months_have_a_zero(day: date, words: str) -> None:
    assert day_words(day) == words


def test_numbers_are_written_as_each_form_wants() -> None:
    assert number_words("state", 5, "QĐ-SNV") == "Số: 05/QĐ-SNV"
    assert number_words("state", 112, "QĐ-SNV") == "Số: 112/QĐ-SNV"
    assert number_words("party", 5, "QĐ/TU") == "Số 05-QĐ/TU"


def test_a_party_document_follows_the_partys_form() -> None:
    said = PdfReader(BytesIO(pdf(KINDS["party_opinion"].make(FACTS)))).pages[0].extract_text()
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in said
    assert "CỘNG HÒA" not in said
    assert "T/M ĐẢNG ỦY SỞ XÂY DỰNG" in said
    assert "./." not in said


def test_grounds_cite_the_provision_of_the_act_and_end_with_semicolons() -> None:
    document = KINDS["approval_decision"].make(FACTS)
    grounds = [
        block.text
        for block in document.blocks
        if block.kind == "paragraph" and block.text.startswith("Căn cứ")
    ]
    assert grounds[0].startswith("Căn cứ khoản 3 Điều 7 Quy định của Ban Thường vụ Tỉnh ủy")
    assert all(ground.endswith(";") for ground in grounds)
    last = [block for block in document.blocks if block.kind == "paragraph"][-1]
    assert last.text.endswith("./.")

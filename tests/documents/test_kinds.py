"""Every kind of document, in both renderings: they say the same, in the form the law prescribes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pytest
from pypdf import PdfReader

from khoithong.documents.catalogue import KINDS, Kind
from khoithong.documents.facts import Facts, Person
from khoithong.documents.form import forms
from khoithong.documents.missing import Missing
from khoithong.documents.pdf import pdf
from khoithong.documents.sample import FACTS, facts
from khoithong.documents.word import word
from khoithong.documents.writing import blanks, day_words, number_words

if TYPE_CHECKING:
    from collections.abc import Iterator

EMPTY = Facts("DX-2026-000001", "Một đề xuất", "Quy định", FACTS.agency, date(2026, 3, 9))
"""A case just begun."""

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
    document = kind.make(facts(kind.id))
    for said in (said_in_pdf(pdf(document)), said_in_word(word(document))):
        for line in document.lines():
            assert squeezed(line) in said, line


@every_kind
def test_the_pdf_is_archivable_and_set_in_one_font(kind: Kind) -> None:
    made = pdf(kind.make(facts(kind.id)))
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
    document = kind.make(facts(kind.id))
    section = docx.Document(BytesIO(word(document))).sections[0]
    margins = forms()[document.form]["margins"]
    assert section.left_margin is not None
    assert section.page_width is not None
    assert (round(section.left_margin.mm), round(section.page_width.mm)) == (margins["left"], 210)
    box = PdfReader(BytesIO(pdf(document))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)


@every_kind
def test_a_case_of_which_nothing_is_known_is_told_what_it_lacks(kind: Kind) -> None:
    with pytest.raises(Missing, match=r"\.$"):
        kind.make(EMPTY)


def test_a_draft_is_marked_and_what_was_numbered_is_not() -> None:
    kind = KINDS["approval_decision"]
    assert "dựthảo" not in said_in_pdf(pdf(kind.make(facts(kind.id))))
    draft = kind.make(replace(FACTS, number=None))
    assert draft.number == "Số: …/QĐ-SXD"
    assert len(pdf(draft)) != len(pdf(kind.make(facts(kind.id))))
    assert set("DỰTHẢO") <= set(PdfReader(BytesIO(pdf(draft))).pages[0].extract_text())


def test_what_was_typed_is_never_markup() -> None:
    hostile = "#set page(fill: red) *đậm* $x$ - gạch // chú thích @nhãn <ky> {{ 7*7 }} {% for %}"
    hostile_facts = replace(FACTS, title=hostile, reason=hostile)
    for kind in ("approval_decision", "suspension_decision"):
        document = KINDS[kind].make(hostile_facts)
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
    assert "T/M ĐẢNG ỦY" in said
    assert "Số 05-TB/ĐU" in said
    assert "\n*\n" in said
    assert "./." not in said


def grounds_of(kind: str, facts: Facts) -> list[str]:
    return [
        block.text
        for block in KINDS[kind].make(facts).blocks
        if block.kind == "paragraph" and re.match("(- )?(Căn cứ|Xét)", block.text)
    ]


def test_grounds_cite_the_provision_of_the_act_and_end_as_the_form_wants() -> None:
    found = grounds_of("approval_decision", FACTS)
    assert found[0].startswith("Căn cứ khoản 3 Điều 7 Quy định số 12-QĐ/TU ngày 20 tháng 4 năm 2026 của Ban")
    assert all(ground.endswith(";") for ground in found[:-1])
    assert found[-1].endswith(".")
    document = KINDS["approval_decision"].make(FACTS)
    italic = [
        block
        for block in document.blocks
        if block.kind == "paragraph" and all(run.italic for run in block.runs)
    ]
    assert len(italic) == len(found)
    last = [block for block in document.blocks if block.kind == "paragraph"][-1]
    assert last.text.endswith("./.")


def test_a_party_agency_decides_in_the_partys_form() -> None:
    agency = replace(
        FACTS.agency, name="Ban Tổ chức Tỉnh ủy", heading="Ban Tổ chức", symbol="BTCTU", form="party"
    )
    head = Person("Nguyễn Trọng Hiếu", "Trưởng Ban Tổ chức Tỉnh ủy")
    facts = replace(FACTS, agency=replace(agency, head=head, superior="Tỉnh ủy Nam Hà"))
    found = grounds_of("approval_decision", facts)
    assert all(ground.startswith(("- Căn cứ", "- Xét")) for ground in found)
    assert found[-1].endswith(",")
    document = KINDS["approval_decision"].make(facts)
    assert document.number == "Số 05-QĐ/BTCTU"
    assert "TRƯỞNG BAN TỔ CHỨC TỈNH ỦY QUYẾT ĐỊNH" in list(document.lines())
    assert not any("./." in line for line in document.lines())
    assert document.copies[-1] == "Lưu VT, HS DX-2026-000012."


def test_a_ground_of_another_text_is_followed_by_the_text_the_case_is_under() -> None:
    decree = "Điều 8 Nghị định số 73/2023/NĐ-CP của Chính phủ"
    found = grounds_of("approval_decision", replace(FACTS, provisions={"approve": decree}))
    assert found[0] == f"Căn cứ {decree};"
    assert found[1] == f"Căn cứ {FACTS.law};"


def test_open_places_are_found_and_those_a_number_closes_are_not() -> None:
    draft = KINDS["invitation"].make(replace(FACTS, number=None))
    assert blanks(draft) == ["3. Thời gian: … giờ …, ngày 04 tháng 02 năm 2026.", "4. Địa điểm: …"]
    assert blanks(KINDS["approval_decision"].make(replace(FACTS, number=None))) == []


def test_what_is_never_numbered_is_no_draft_and_bears_its_own_day() -> None:
    plan = KINDS["plan"].make(replace(FACTS, number=None))
    assert (plan.draft, plan.symbol, plan.number) == (False, "", "Mã hồ sơ: DX-2026-000012")
    assert plan.place_day == "Nam Hà, ngày 20 tháng 01 năm 2026"
    sheet = KINDS["review_sheet"].make(replace(FACTS, number=None))
    assert sheet.place_day == "Nam Hà, ngày … tháng … năm 2026"


@every_kind
def test_the_pdf_marks_itself_as_archivable_with_fonts_and_colours_inside(kind: Kind) -> None:
    """What ISO 19005-2 asks of every file and can be read without a validator."""
    reader = PdfReader(BytesIO(pdf(kind.make(facts(kind.id)))))
    root: Any = reader.trailer["/Root"]
    intent = root["/OutputIntents"][0].get_object()
    assert intent["/S"] == "/GTS_PDFA1"
    assert intent["/DestOutputProfile"].get_object().get_data()
    assert "/Encrypt" not in reader.trailer
    assert "/JavaScript" not in str(root.get("/Names", ""))
    for page in reader.pages:
        fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index]
        for font in fonts.values():
            for below in font.get_object()["/DescendantFonts"]:
                descriptor = below.get_object()["/FontDescriptor"].get_object()
                assert {"/FontFile2", "/FontFile3"} & set(descriptor)


@every_kind
def test_the_words_come_out_as_they_were_put_in(kind: Kind) -> None:
    """Copied or searched for, every Vietnamese letter is one letter (NFC)."""
    said = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf(kind.make(facts(kind.id))))).pages)
    assert said == unicodedata.normalize("NFC", said)
    assert "\ufffd" not in said


def test_a_draft_in_word_bears_its_mark_on_every_page() -> None:
    made = docx.Document(BytesIO(word(KINDS["approval_decision"].make(replace(FACTS, number=None)))))
    headers = (made.sections[0].header, made.sections[0].first_page_header)
    assert all("DỰ THẢO" in header._element.xml for header in headers)
    issued = docx.Document(BytesIO(word(KINDS["approval_decision"].make(FACTS))))
    assert "DỰ THẢO" not in issued.sections[0].header._element.xml


@every_kind
def test_word_knows_one_font(kind: Kind) -> None:
    made = docx.Document(BytesIO(word(kind.make(facts(kind.id)))))
    named = re.findall(r'w:(?:ascii|hAnsi|cs|eastAsia)="([^"]+)"', made.element.xml)
    assert set(named) == {"Times New Roman"}
    normal: Any = made.styles["Normal"].element
    assert set(re.findall(r'w:(?:ascii|hAnsi|cs|eastAsia)="([^"]+)"', normal.xml)) == {"Times New Roman"}


@every_kind
def test_a_page_number_stands_on_top_from_the_second_page_on(kind: Kind) -> None:
    pages = PdfReader(BytesIO(pdf(kind.make(facts(kind.id))))).pages
    for number, page in enumerate(pages, start=1):
        first = page.extract_text().strip().splitlines()[0].strip()
        assert (first == str(number)) is (number > 1)

"""The documents of the demonstration: real files of their kind, always the same, in letters one can read."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest

from khoithong.casefiles.attachments.recognising import recognise
from khoithong.casefiles.attachments.slots import SLOTS
from khoithong.demonstration.making import chart, letter, page
from khoithong.demonstration.making.marks import base, strokes
from khoithong.demonstration.papers import content, paper_name
from khoithong.demonstration.stories import STORIES

STEPS = [step for story in STORIES for step in story.steps if step.papers]
TEXT = (
    "Ủy ban nhân dân tỉnh giao 24 xã, 1.900 hộ; tiết kiệm 30%.",
    "Người dân (và doanh nghiệp) được hưởng.",
)


def test_every_document_is_what_its_name_says() -> None:
    papers = [paper for step in STEPS for paper in step.papers]
    assert len(papers) > 30
    for paper in papers:
        kind = recognise(BytesIO(content(paper)))
        assert paper.name.endswith(kind.extensions[0])
        assert re.fullmatch(r"[A-Za-z0-9-]+\.(pdf|docx|png)", paper.name)
    assert {paper.kind for paper in papers} == {"pdf", "docx", "png"}


def test_they_come_with_acts_that_take_files() -> None:
    assert {step.kind for step in STEPS} <= set(SLOTS)


def test_no_two_documents_are_the_same() -> None:
    contents = [content(paper) for step in STEPS for paper in step.papers]
    assert len(set(contents)) == len(contents)


@pytest.mark.parametrize("make", [page, letter, chart])
def test_the_same_text_gives_the_same_bytes(make: type[bytes]) -> None:
    first, again = (make("Sở Y tế", "Quyết định", TEXT) for _ in range(2))  # type: ignore[call-overload]
    assert first == again


def test_a_page_says_its_text_to_who_copies_it() -> None:
    made = page("Sở Y tế", "Quyết định", TEXT)
    codes = dict(re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4})>", made))
    shown = {chr(int(sign, 16)) for sign in codes.values()}
    assert {"Ủ", "ế", "đ", "ườ"[1]} <= shown
    assert rb"\(v" in made, "brackets within a text are told from those around it"


def test_letters_stand_on_latin_ones_with_their_marks() -> None:
    assert [base(sign) for sign in "ếỰđĐa"] == ["e", "U", "d", "D", "a"]
    assert [len(strokes(sign, 0.5)) for sign in "ếựđĐảa"] == [2, 2, 1, 1, 1, 0]
    tone, shape = strokes("ấ", 0.5)[::-1]
    assert max(x for x, _ in tone) > max(x for x, _ in shape), "a tone stands beside the circumflex"
    assert min(y for _, y in strokes("ạ", 0.5)[0]) < 0 < min(y for _, y in strokes("á", 0.5)[0])


def test_a_letter_holds_its_paragraphs() -> None:
    with zipfile.ZipFile(BytesIO(letter("Sở Y tế", "Giấy mời & tài liệu", TEXT))) as archive:
        text = archive.read("word/document.xml").decode()
    assert text.count("<w:p>") == 4
    assert "Giấy mời &amp; tài liệu" in text


def test_a_chart_has_a_bar_for_each_number() -> None:
    one, three = chart("", "", ("Không có số",)), chart("", "", TEXT)
    assert int.from_bytes(one[16:20], "big") == 120
    assert int.from_bytes(three[16:20], "big") == 300


def test_file_names_are_written_as_offices_do() -> None:
    assert paper_name("Quyết định thành lập Hội đồng", "pdf") == "Quyet-dinh-thanh-lap-Hoi-dong.pdf"

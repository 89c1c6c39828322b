"""A report as page, Word, PDF and workbook: the same numbers and words everywhere."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import docx
import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from khoithong.desk.clock import FixedClock
from khoithong.desk.documents import acting as documents
from khoithong.desk.documents.issue import issue_document
from khoithong.desk.reports.acting import Asked
from khoithong.desk.reports.open import Opening, open_round
from khoithong.desk.reports.save import edition, save_text
from khoithong.desk.reports.submit import submit
from khoithong.documents.pdf import pdf
from khoithong.documents.records.models import OfficialDocument
from khoithong.documents.word import word
from khoithong.reports.catalogue import catalogue
from khoithong.reports.document import document_of
from khoithong.reports.figures import figures
from khoithong.reports.lines import lines
from khoithong.reports.models import Report
from khoithong.reports.period import year
from khoithong.reports.reporting import behind, reported
from khoithong.reports.wording import before_words, value_words
from khoithong.reports.workbook import workbook
from tests.reports.conftest import NOW
from tests.reports.recount import Recount
from tests.reports.test_figures import asked

if TYPE_CHECKING:
    from khoithong.organisation.snapshot import Directory

pytestmark = pytest.mark.django_db

TODAY = NOW.date()
CLOCK = FixedClock(NOW)
FORMULA = '=HYPERLINK("http://x","y")'
TEXTS = {
    "assessment": "Ưu điểm: triển khai kịp thời, đúng quy định.",
    "lessons": FORMULA,
    "recommendations": "@SUM(1+1)*cmd|' /C calc'!A0",
}


@pytest.fixture
def report(demonstration: Directory, settings: Any) -> Report:
    """A yearly report of a department, written and handed in."""
    settings.DOCUMENTS_PROVINCE = "Nam Hà"
    agencies = ("so-xd", "so-nnmt", "so-yt")
    opening = Opening(
        "annual", "Báo cáo năm 2026", date(2026, 1, 1), date(2026, 12, 31), None, agencies, "Công văn số 1"
    )
    open_round(opening, Asked("gd-snv", "so-nv/head", uuid4(), CLOCK))
    row = Report.objects.get(agency="so-xd", round__agency="so-nv")
    for heading, text in TEXTS.items():
        save_text(row.id, "gd-sxd", heading, text, edition(""), clock=CLOCK)
    row.refresh_from_db()
    submit(row.id, Asked("gd-sxd", "so-xd/head", uuid4(), CLOCK), row.version)
    return Report.objects.select_related("round").get(id=row.id)


def flat(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_its_figures_are_what_the_registers_say(report: Report, demonstration: Directory) -> None:
    counted = Recount({"so-xd"}, date(2026, 1, 1), date(2026, 12, 31), TODAY).count()
    before = Recount({"so-xd"}, date(2025, 1, 1), date(2025, 12, 31), TODAY).count()
    of_cases = {"proposals", "execution", "results", "limits", "measures", "supervision"}
    shown = [one for one in reported(report, demonstration, TODAY) if one.definition.group in of_cases]
    assert len(shown) > 20
    assert {one.id: one.value for one in shown} == {one.id: counted[one.id] for one in shown}
    assert {one.id: one.before for one in shown if one.before is not None} == {
        one.id: before[one.id] for one in shown if one.before is not None
    }


def test_pdf_word_and_workbook_say_what_the_page_says(report: Report, demonstration: Directory) -> None:
    made = document_of(report, demonstration, TODAY)
    found = pypdfium2.PdfDocument(BytesIO(pdf(made)))
    in_pdf = flat("".join(page.get_textpage().get_text_bounded() for page in found))
    found.close()
    opened = docx.Document(BytesIO(word(made)))
    in_word = [[cell.text for cell in row.cells] for table in opened.tables for row in table.rows]
    book = CalamineWorkbook.from_filelike(BytesIO(workbook(report, demonstration, TODAY)))
    sheet = book.get_sheet_by_name("Số liệu").to_python()
    in_book = {row[2]: row for row in sheet}
    for one in reported(report, demonstration, TODAY):
        label, value, before = one.definition.label, value_words(one), before_words(one)
        assert flat(f"{label}{one.definition.unit}{value}{before}") in in_pdf, label
        assert [label, one.definition.unit, value, before] in [row[:4] for row in in_word], label
        row = in_book[label]
        assert row[4] == (one.value if not one.hidden else "dưới 5"), label
        assert row[5] == (one.before if one.before is not None and not one.before_hidden else before), label
    for heading in catalogue().headings:
        assert flat(heading.label) in in_pdf
    assert flat(TEXTS["assessment"]) in in_pdf
    words = [paragraph.text for paragraph in opened.paragraphs]
    assert TEXTS["assessment"] in words
    assert "Thực hiện Công văn số 1." in words


def test_the_lists_of_the_document_are_those_behind_the_figures(
    report: Report, demonstration: Directory
) -> None:
    opened = docx.Document(BytesIO(word(document_of(report, demonstration, TODAY))))
    cells = {cell.text for table in opened.tables for row in table.rows for cell in row.cells}
    listed = [
        line
        for name in ("completed", "partial", "not_completed", "in_execution")
        for line in behind(report, name, demonstration, TODAY).items
    ]
    assert listed
    assert all(line.code in cells and line.title in cells for line in listed)


def test_nothing_typed_becomes_a_formula(report: Report, demonstration: Directory) -> None:
    import zipfile

    made = workbook(report, demonstration, TODAY)
    book = CalamineWorkbook.from_filelike(BytesIO(made))
    texts = {row[0]: row[1] for row in book.get_sheet_by_name("Nội dung").to_python()}
    assert FORMULA in texts.values()
    with zipfile.ZipFile(BytesIO(made)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if "worksheets/sheet" in name]
    assert sheets
    assert not any("<f>" in sheet or "hyperlink" in sheet for sheet in sheets)


def test_handed_in_it_waits_for_its_number(report: Report) -> None:
    row = OfficialDocument.objects.get(about={"report": str(report.id)})
    assert (row.agency, row.kind, row.status, row.symbol) == ("so-xd", "periodic_report", "draft", "BC-SXD")


def test_numbered_it_is_a_document_issued_which_its_agency_alone_opens(
    report: Report, demonstration: Directory
) -> None:
    row = OfficialDocument.objects.get(about={"report": str(report.id)})
    question, above = asked(demonstration, "so-xd", year(2026)), asked(demonstration, "ubnd", year(2026))
    before = figures(above, ["documents_issued"])["documents_issued"].value
    clerk = documents.Asked("vt-sxd", "so-xd/clerk", CLOCK)
    given = issue_document(row.id, clerk, day=TODAY, version=row.version)
    assert given.words.endswith("/BC-SXD")
    own = lines(question, "documents_issued", size=1000)
    assert [line.readable for line in own.items if line.what == row.subject] == [True]
    told = lines(above, "documents_issued", size=1000)
    assert row.subject not in {line.what for line in told.items}
    assert "so-xd" in {line.agency for line in told.items if not line.readable}
    assert told.total == figures(above, ["documents_issued"])["documents_issued"].value == before + 1

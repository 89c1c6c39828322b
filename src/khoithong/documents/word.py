"""A document as DOCX, to be edited in Word: the same content and sizes as the PDF, in Times New Roman."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from khoithong.documents.content import Blank, Centred, Paragraph, Table
from khoithong.documents.form import forms

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as WordParagraph

    from khoithong.documents.content import Block, Document, Signature

FONT: Final = "Times New Roman"
"""What every Word has; Tinos of the PDF has the same widths."""

_A4: Final = (210, 297)
_CENTRE: Final = WD_ALIGN_PARAGRAPH.CENTER


def word(document: Document) -> bytes:
    """The bytes of the DOCX."""
    form = forms()[document.form]
    made = docx.Document()
    _page(made, document, form)
    _head(made, document, form)
    for block in document.blocks:
        _block(made, block, form)
    _foot(made, document, form)
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


# --- the page ------------------------------------------------------------------------------------------------


def _page(made: Word, document: Document, form: dict[str, Any]) -> None:
    section, margins = made.sections[0], form["margins"]
    section.page_width, section.page_height = Mm(_A4[0]), Mm(_A4[1])
    section.top_margin, section.bottom_margin = Mm(margins["top"]), Mm(margins["bottom"])
    section.left_margin, section.right_margin = Mm(margins["left"]), Mm(margins["right"])
    section.different_first_page_header_footer = True
    section.header_distance = Mm(10)
    number = section.header.paragraphs[0]
    number.alignment = _CENTRE
    _page_number(number, form["sizes"]["page_number"])
    style = made.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(form["sizes"]["body"])
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(0)
    made.core_properties.title = document.title
    made.core_properties.author = document.issuer.name
    made.core_properties.comments = "Dự thảo" if document.draft else ""


def _page_number(paragraph: WordParagraph, size: float) -> None:
    run = paragraph.add_run()
    run.font.size, run.font.name = Pt(size), FONT
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = text
        run.element.append(part)


# --- head and foot -------------------------------------------------------------------------------------------


def _head(made: Word, document: Document, form: dict[str, Any]) -> None:
    sizes, left, right = form["sizes"], *_shares(form["columns"])
    table = _columns(made, 2, (left, right), form)
    issuer, motto = table.rows[0].cells
    if document.issuer.superior:
        _line(issuer, document.issuer.superior.upper(), sizes["superior"])
    name = _line(issuer, document.issuer.name.upper(), sizes["issuer"], bold=True)
    if document.form == "state":
        _line(motto, form["nation"].upper(), sizes["nation"], bold=True)
        _underlined(_line(motto, form["motto"], sizes["motto"], bold=True))
        _underlined(name)
    else:
        _underlined(_line(motto, form["nation"].upper(), sizes["nation"], bold=True))
        _line(issuer, "*", sizes["issuer"])
    number, place = table.rows[1].cells
    _line(number, document.number, sizes["number"])
    if document.about:
        _line(number, document.about, sizes["about"])
    _line(place, document.place_day, sizes["place"], italic=True)
    if document.heading:
        _titles(made, document, form)
    _addressees(made, document, form)


def _titles(made: Word, document: Document, form: dict[str, Any]) -> None:
    sizes = form["sizes"]
    heading = _text(made.add_paragraph(), (document.heading or "").upper(), sizes["heading"], bold=True)
    heading.alignment = _CENTRE
    heading.paragraph_format.space_before = Pt(form["gaps"]["title"])
    subject = _text(made.add_paragraph(), document.subject, sizes["subject"], bold=True)
    subject.alignment = _CENTRE
    rule = "_" * 12 if form["subject_rule"] == "line" else form["subject_rule"]
    line = _text(made.add_paragraph(), rule, sizes["list"])
    line.alignment = _CENTRE
    line.paragraph_format.space_after = Pt(form["gaps"]["title"])


def _addressees(made: Word, document: Document, form: dict[str, Any]) -> None:
    if not document.addressees:
        return
    several = len(document.addressees) > 1
    first = "Kính gửi:" if several else f"Kính gửi: {document.addressees[0]}"
    lines = [first, *(f"- {one}" for one in document.addressees)] if several else [first]
    for place, words in enumerate(lines):
        line = _text(made.add_paragraph(), words, form["sizes"]["addressee"])
        if several:
            line.paragraph_format.left_indent = Mm(40)
        else:
            line.alignment = _CENTRE
        if place == 0:
            line.paragraph_format.space_before = Pt(form["gaps"]["title"])


def _foot(made: Word, document: Document, form: dict[str, Any]) -> None:
    *others, last = document.signatures
    rows = -(-len(document.signatures) // 2)
    table = _columns(made, rows, (0.5, 0.5), form)
    _signature(table.rows[-1].cells[1], last, form)
    if others:
        for place, signature in enumerate(others):
            _signature(table.rows[place // 2].cells[place % 2], signature, form)
        below = _columns(made, 1, (0.5, 0.5), form) if document.copies else None
    else:
        below = table
    if below is not None:
        _copies(below.rows[0].cells[0], document, form)
    if document.integrity:
        _text(made.add_paragraph(), document.integrity, form["sizes"]["list"], italic=True)


def _signature(cell: _Cell, signature: Signature, form: dict[str, Any]) -> None:
    size = form["sizes"]["signature"]
    for authority in (signature.authority or "").splitlines():
        _line(cell, authority.upper(), size, bold=True)
    _line(cell, signature.title.upper(), size, bold=True)
    if signature.note:
        _line(cell, signature.note, form["sizes"]["list"], italic=True)
    name = _line(cell, signature.name, size, bold=True)
    name.paragraph_format.space_before = Pt(form["gaps"]["signature"])


def _copies(cell: _Cell, document: Document, form: dict[str, Any]) -> None:
    if not document.copies:
        return
    party = document.form == "party"
    words = _line(cell, form["copies_words"], form["sizes"]["copies"], bold=True, italic=not party)
    words.runs[0].font.underline = party
    words.alignment = WD_ALIGN_PARAGRAPH.LEFT
    for copy in document.copies:
        _line(cell, f"- {copy}", form["sizes"]["list"]).alignment = WD_ALIGN_PARAGRAPH.LEFT


# --- blocks --------------------------------------------------------------------------------------------------


def _block(made: Word, block: Block, form: dict[str, Any]) -> None:
    if isinstance(block, Paragraph):
        line = made.add_paragraph()
        for run in block.runs:
            shown = line.add_run(run.text)
            shown.bold, shown.italic = run.bold, run.italic
        line.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        line.paragraph_format.first_line_indent = Mm(form["indent"])
        line.paragraph_format.space_after = Pt(form["spacing"] * 2 / 3)
        line.paragraph_format.line_spacing = 1.15
    elif isinstance(block, Centred):
        line = _text(made.add_paragraph(), block.text, form["sizes"]["body"], bold=True)
        line.alignment = _CENTRE
        line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(form["spacing"])
    elif isinstance(block, Blank):
        line = made.add_paragraph()
        line.paragraph_format.tab_stops.add_tab_stop(_width(form), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        line.paragraph_format.space_before = Pt(form["spacing"])
        line.add_run("\t")
    else:
        _table(made, block, form)


def _table(made: Word, block: Table, form: dict[str, Any]) -> None:
    table = made.add_table(rows=1, cols=len(block.headings), style="Table Grid")
    size = form["sizes"]["table"]
    for cell, words in zip(table.rows[0].cells, block.headings, strict=True):
        _line(cell, words, size, bold=True)
    _repeated(table.rows[0]._tr)  # noqa: SLF001 - python-docx has no other way to a row's properties
    for row in block.rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            _line(cell, words, size).alignment = WD_ALIGN_PARAGRAPH.LEFT
    _widths(table, _shares(block.widths), form)


def _repeated(row: Any) -> None:
    """The heading row is repeated on every page."""
    properties = row.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


# --- small things --------------------------------------------------------------------------------------------


def _shares(widths: Any) -> tuple[float, ...]:
    whole = sum(widths)
    return tuple(width / whole for width in widths)


def _columns(made: Word, rows: int, shares: tuple[float, ...], form: dict[str, Any]) -> Any:
    table = made.add_table(rows=rows, cols=len(shares))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _widths(table, shares, form)
    return table


def _widths(table: Any, shares: tuple[float, ...], form: dict[str, Any]) -> None:
    whole = _width(form)
    table.autofit = False
    for row in table.rows:
        for cell, share in zip(row.cells, shares, strict=True):
            cell.width = int(whole * share)


def _width(form: dict[str, Any]) -> int:
    """Between the margins."""
    margins = form["margins"]
    return int(Mm(_A4[0] - margins["left"] - margins["right"]))


def _line(cell: _Cell, words: str, size: float, *, bold: bool = False, italic: bool = False) -> WordParagraph:
    """One more centred line of a cell; the first takes the paragraph every cell has."""
    empty = len(cell.paragraphs) == 1 and not cell.paragraphs[0].runs
    line: WordParagraph = cell.paragraphs[0] if empty else cell.add_paragraph()
    _text(line, words, size, bold=bold, italic=italic)
    line.alignment = _CENTRE
    return line


def _text(
    line: WordParagraph, words: str, size: float, *, bold: bool = False, italic: bool = False
) -> WordParagraph:
    run = line.add_run(words)
    run.bold, run.italic = bold, italic
    run.font.size, run.font.name = Pt(size), FONT
    return line


def _underlined(line: WordParagraph) -> None:
    """A rule under the words, as wide as they are."""
    for run in line.runs:
        run.font.underline = True

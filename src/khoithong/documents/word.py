"""A document as DOCX, to be edited in Word: the same content and sizes as the PDF, in Times New Roman."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from khoithong.documents.arranging import A4, head, room
from khoithong.documents.content import Blank, Centred, Paragraph, Table
from khoithong.documents.form import forms
from khoithong.documents.watermark import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Word
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as WordParagraph

    from khoithong.documents.arranging import Head
    from khoithong.documents.content import Block, Document, Signature

FONT: Final = "Times New Roman"
"""What every Word has; Tinos of the PDF has the same widths."""

_CENTRE: Final = WD_ALIGN_PARAGRAPH.CENTER
_LEFT: Final = WD_ALIGN_PARAGRAPH.LEFT
_RULE: Final = 3
"""Height of the line a rule stands under, in points."""


def word(document: Document) -> bytes:
    """The bytes of the DOCX."""
    form = forms()[document.form]
    made = docx.Document()
    _page(made, document, form)
    _head(made, document, form)
    for block in document.blocks:
        _block(made, block, form)
    if not isinstance(document.blocks[-1], Table):  # a signature is never alone on a page
        made.paragraphs[-1].paragraph_format.keep_with_next = True
    _foot(made, document, form)
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


# --- the page ------------------------------------------------------------------------------------------------


def _page(made: Word, document: Document, form: dict[str, Any]) -> None:
    section, margins = made.sections[0], form["margins"]
    section.page_width, section.page_height = Mm(A4[0]), Mm(A4[1])
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
    style.element.rPr.rFonts.set(qn("w:cs"), FONT)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1
    made.core_properties.title = document.title
    made.core_properties.author = document.issuer.name
    made.core_properties.comments = "Dự thảo" if document.draft else ""
    if document.draft:
        mark(number, "DỰ THẢO")
        mark(section.first_page_header.paragraphs[0], "DỰ THẢO")


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
    sizes, shown = form["sizes"], head(document, form)
    between = room(form) - shown.left - shown.right
    table = _columns(made, 2, (shown.left, between, shown.right))
    issuer, _, motto = table.rows[0].cells
    for line in shown.superior:
        _line(issuer, line, sizes["superior"])
    for line in shown.issuer:
        _line(issuer, line, sizes["issuer"], bold=True)
    if form["issuer_mark"]:
        _line(issuer, form["issuer_mark"], sizes["issuer"])
    _rule(issuer.add_paragraph, shown.issuer_rule, shown.left)
    _line(motto, shown.nation, sizes["nation"], bold=True)
    if shown.motto:
        _line(motto, shown.motto, sizes["motto"], bold=True)
    _rule(motto.add_paragraph, shown.motto_rule, shown.right)
    number, _, place = table.rows[1].cells
    _line(number, document.number, sizes["number"]).paragraph_format.space_before = Pt(form["gaps"]["head"])
    for line in shown.about:
        _line(number, line, sizes["about"])
    day = _line(place, document.place_day, sizes["place"], italic=True)
    day.paragraph_format.space_before = Pt(form["gaps"]["head"])
    _space(made, form["gaps"]["title"])
    if document.heading:
        _titles(made, shown, form)
    _addressees(made, document, form)


def _titles(made: Word, shown: Head, form: dict[str, Any]) -> None:
    sizes = form["sizes"]
    lines = [_text(made.add_paragraph(), shown.heading, sizes["heading"], bold=True)]
    lines += [_text(made.add_paragraph(), line, sizes["subject"], bold=True) for line in shown.subject]
    if form["subject_mark"]:
        lines.append(_text(made.add_paragraph(), form["subject_mark"], sizes["subject"]))
    for line in lines:
        line.alignment = _CENTRE
        line.paragraph_format.keep_with_next = True
    _rule(made.add_paragraph, shown.subject_rule, room(form))
    _space(made, form["gaps"]["body"])


def _addressees(made: Word, document: Document, form: dict[str, Any]) -> None:
    size, addressees = form["sizes"]["addressee"], document.addressees
    if not addressees:
        return
    if len(addressees) == 1:
        _text(made.add_paragraph(), f"Kính gửi: {addressees[0]}", size).alignment = _CENTRE
    else:
        for words in ("Kính gửi:", *(f"- {one}" for one in addressees)):
            _text(made.add_paragraph(), words, size).paragraph_format.left_indent = Mm(30)
    _space(made, form["gaps"]["body"])


def _foot(made: Word, document: Document, form: dict[str, Any]) -> None:
    _space(made, form["gaps"]["foot"]).paragraph_format.keep_with_next = True
    between = float(Mm(form["columns"]["foot"]).pt)
    halves = ((room(form) - between) / 2, between, (room(form) - between) / 2)
    table = _columns(made, -(-len(document.signatures) // 2), halves)
    *others, last = document.signatures
    for place, signature in enumerate(others):
        _signature(table.rows[place // 2].cells[place % 2 * 2], signature, form)
    _signature(table.rows[-1].cells[2], last, form)
    for row in table.rows:
        _unbroken(row)
    if not others:
        _copies(table.rows[0].cells[0], document, form)
    elif document.copies:
        _space(made, form["gaps"]["foot"])
        _copies(_columns(made, 1, halves).rows[0].cells[0], document, form)
    if document.integrity:
        _space(made, form["gaps"]["foot"])
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
    for line in cell.paragraphs:
        line.paragraph_format.keep_with_next = True


def _copies(cell: _Cell, document: Document, form: dict[str, Any]) -> None:
    if not document.copies:
        return
    party = document.form == "party"
    words = _line(cell, form["copies_words"], form["sizes"]["copies"], bold=True, italic=not party)
    words.runs[0].font.underline = party
    words.alignment = _LEFT
    for copy in document.copies:
        _line(cell, f"- {copy}", form["sizes"]["list"]).alignment = _LEFT


# --- blocks --------------------------------------------------------------------------------------------------


def _block(made: Word, block: Block, form: dict[str, Any]) -> None:
    if isinstance(block, Table):
        _table(made, block, form)
        return
    line = made.add_paragraph()
    _pitched(line, form)
    if isinstance(block, Paragraph):
        for run in block.runs:
            shown = line.add_run(run.text)
            shown.bold, shown.italic = run.bold, run.italic
        line.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        line.paragraph_format.first_line_indent = Mm(form["indent"])
        # A title is never alone at the foot of a page.
        line.paragraph_format.keep_with_next = all(run.bold for run in block.runs)
    elif isinstance(block, Centred):
        _text(line, block.text, form["sizes"]["body"], bold=True)
        line.alignment = _CENTRE
        line.paragraph_format.keep_with_next = True
    elif isinstance(block, Blank):
        end = int(Pt(room(form)))
        line.paragraph_format.tab_stops.add_tab_stop(end, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        line.add_run("\t")


def _pitched(line: WordParagraph, form: dict[str, Any]) -> None:
    """Lines of the body: so far apart, so much room after a paragraph."""
    line.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    line.paragraph_format.line_spacing = Pt(form["line"])
    line.paragraph_format.space_after = Pt(form["paragraph"])


def _table(made: Word, block: Table, form: dict[str, Any]) -> None:
    table = made.add_table(rows=1, cols=len(block.headings), style="Table Grid")
    size = form["sizes"]["table"]
    for cell, words in zip(table.rows[0].cells, block.headings, strict=True):
        _line(cell, words, size, bold=True)
    properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no other way to a row's properties
    properties.append(OxmlElement("w:tblHeader"))
    for row in block.rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            for place, line in enumerate(words.splitlines() or [""]):
                found = _line(cell, line, size, first=place == 0)
                found.alignment = _LEFT
    whole = sum(block.widths)
    _widths(table, [room(form) * share / whole for share in block.widths])
    _margins(table, top=40, side=80)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _space(made, form["paragraph"])


# --- small things --------------------------------------------------------------------------------------------


def _columns(made: Word, rows: int, widths: Sequence[float]) -> Any:
    """A table without borders or margins, its columns so wide (in points)."""
    table = made.add_table(rows=rows, cols=len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _widths(table, widths)
    _margins(table, top=0, side=0)
    return table


def _widths(table: Any, widths: Sequence[float]) -> None:
    table.autofit = False
    for column, points in zip(table.columns, widths, strict=True):
        column.width = Pt(points)
    for row in table.rows:
        for cell, points in zip(row.cells, widths, strict=True):
            cell.width = Pt(points)


def _margins(table: Any, *, top: int, side: int) -> None:
    """Room between the border and the words of each cell, in twentieths of a point."""
    margins = OxmlElement("w:tblCellMar")
    for name, amount in (("top", top), ("left", side), ("bottom", top), ("right", side)):
        one = OxmlElement(f"w:{name}")
        one.set(qn("w:w"), str(amount))
        one.set(qn("w:type"), "dxa")
        margins.append(one)
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no other way to a table's margins
    look = properties.find(qn("w:tblLook"))
    if look is None:
        properties.append(margins)
    else:
        look.addprevious(margins)


def _unbroken(row: Any) -> None:
    """The row never goes over the end of a page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001


def _line(
    cell: _Cell,
    words: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    first: bool | None = None,
) -> WordParagraph:
    """One more centred line of a cell; the first takes the paragraph every cell has."""
    empty = len(cell.paragraphs) == 1 and not cell.paragraphs[0].runs if first is None else first
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


def _space(made: Word, points: float) -> WordParagraph:
    """Room of a given height: an empty line as high."""
    line = made.add_paragraph()
    _thin(line, points)
    return line


def _thin(line: WordParagraph, points: float) -> None:
    line.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    line.paragraph_format.line_spacing = Pt(points)
    mark = OxmlElement("w:rPr")
    size = OxmlElement("w:sz")
    size.set(qn("w:val"), "2")
    mark.append(size)
    line._p.get_or_add_pPr().append(mark)  # noqa: SLF001 - the size of the paragraph's own mark


def _rule(add: Any, width: float, room: float) -> None:
    """A rule in the middle of its room, so wide (in points): the lower border of an empty line."""
    if not width:
        return
    line = add()
    _thin(line, _RULE)
    line.paragraph_format.space_after = Pt(2)
    side = Pt((room - width) / 2)
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = side
    borders, below = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        below.set(qn(f"w:{name}"), value)
    borders.append(below)
    properties = line._p.get_or_add_pPr()  # noqa: SLF001 - python-docx knows no borders
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")

"""A report as a workbook: the same figures, their lists, the texts. Nothing typed is ever a formula or a link."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter

from khoithong.lawbook.labels import labels
from khoithong.reports.catalogue import catalogue
from khoithong.reports.document import figure_row
from khoithong.reports.reporting import LONGEST_LIST, behind, period_of, reported
from khoithong.reports.wording import NONE, number_words, shown_agency

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.organisation.snapshot import Directory
    from khoithong.reports.models import Report

FIGURES, LIST, TEXTS = "Số liệu", "Danh mục", "Nội dung"
_COLUMNS: Final = ("Phần", "Nhóm", "Số liệu", "Đơn vị tính", "Trong kỳ", "Kỳ trước", "Điều khoản")
_LIST_COLUMNS: Final = ("Số liệu", "Mã", "Tên", "Cơ quan", "Tình trạng", "Ngày")
_LISTED: Final = ("submitted", "approved", "completed", "partial", "not_completed", "in_execution")
"""Figures whose lists are given in full, as far as the agency may open them."""
_CELL: Final = 32_000
"""Characters a cell takes."""


def workbook(report: Report, picture: Directory, today: date) -> bytes:
    """The bytes of the XLSX."""
    kept = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(kept, {**options, "strings_to_numbers": False})
    book.set_properties({"title": report.round.title, "author": picture.name(report.agency)})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    _figures(book, bold, wrapped, report, picture, today)
    _list(book, bold, wrapped, report, picture, today)
    _texts(book, bold, wrapped, report)
    book.close()
    return kept.getvalue()


def _figures(book: Any, bold: Any, wrapped: Any, report: Report, picture: Directory, today: date) -> None:
    sheet = _sheet(book, FIGURES, (30, 26, 44, 12, 12, 12, 26))
    sheet.write_string(0, 0, report.round.title, bold)
    period = period_of(report.round).words
    sheet.write_string(1, 0, f"{picture.name(report.agency)}, {period}", wrapped)
    _row(sheet, 3, _COLUMNS, bold)
    places = {group: one.label for one in catalogue().headings for group in one.groups}
    for number, one in enumerate(reported(report, picture, today), start=4):
        group = one.definition.group
        cells = (places[group], catalogue().groups[group], *figure_row(one))
        _row(sheet, number, cells, wrapped)
        if not one.hidden:
            sheet.write_number(number, 4, one.value)
        if one.before is not None and not one.before_hidden:
            sheet.write_number(number, 5, one.before)
    sheet.freeze_panes(4, 3)


def _list(book: Any, bold: Any, wrapped: Any, report: Report, picture: Directory, today: date) -> None:
    sheet = _sheet(book, LIST, (30, 18, 60, 36, 24, 14))
    _row(sheet, 0, _LIST_COLUMNS, bold)
    number = 1
    for name in _LISTED:
        label = catalogue().figures[name].label
        for line in behind(report, name, picture, today, size=LONGEST_LIST).items:
            status = labels().statuses.get(line.what, "")
            day = f"{line.day:%d/%m/%Y}" if line.day else NONE
            cells = (label, line.code, line.title, shown_agency(picture, line.agency), status, day)
            _row(sheet, number, cells, wrapped)
            number += 1
    sheet.freeze_panes(1, 0)


def _texts(book: Any, bold: Any, wrapped: Any, report: Report) -> None:
    sheet = _sheet(book, TEXTS, (40, 110))
    for number, one in enumerate(catalogue().headings):
        sheet.write_string(number, 0, f"({number_words(number + 1)}) {one.label}", bold)
        sheet.write_string(number, 1, str(report.texts.get(one.id, ""))[:_CELL], wrapped)


def _sheet(book: Any, name: str, widths: Sequence[float]) -> Any:
    sheet = book.add_worksheet(name)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    return sheet


def _row(sheet: Any, row: int, cells: Sequence[str], look: Any) -> None:
    for column, text in enumerate(cells):
        sheet.write_string(row, column, text, look)

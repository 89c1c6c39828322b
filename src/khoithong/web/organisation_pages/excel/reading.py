"""Read the sheets of an opened workbook as texts. Formulas are not worked out: what Excel last showed counts."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from khoithong.casefiles.attachments.formats import Unacceptable
from khoithong.desk.cleaning import clean_text
from khoithong.web.drafting.people import folded
from khoithong.web.organisation_pages.excel.columns import COLUMNS
from khoithong.web.organisation_pages.excel.opening import open_workbook, opened

if TYPE_CHECKING:
    from typing import BinaryIO

    from python_calamine import CalamineWorkbook

    from khoithong.web.organisation_pages.excel.columns import Column

Cells = dict[str, str]
"""The values of a row by column; days as `YYYY-MM-DD`."""
Sheets = dict[str, list[tuple[int, Cells]]]
"""By sheet, the rows with their numbers in Excel."""

NO_SHEET: Final = "Tệp không có trang tính “{}”. Tải mẫu hoặc tệp xuất của hệ thống, nhập vào đó rồi tải lên."
NO_COLUMN: Final = (
    "Trang tính “{}” thiếu cột “{}” ở dòng 1. Khôi phục dòng tiêu đề như trong mẫu rồi tải lên."
)
TWO_COLUMNS: Final = "Trang tính “{}” có hai cột “{}”. Xóa một cột rồi tải lên."
NOTHING: Final = "Tệp chưa có dòng dữ liệu nào. Nhập từ dòng 2, dưới dòng tiêu đề, rồi tải lên."
_LONGEST: Final = 1_000


def read(file: BinaryIO) -> Sheets:
    """The rows of both sheets. Raises `Unacceptable`, saying in Vietnamese why and what to do."""
    workbook = open_workbook(file)
    names = {folded(name): name for name in workbook.sheet_names}
    sheets: Sheets = {}
    for sheet, columns in COLUMNS.items():
        name = names.get(folded(sheet))
        if name is None:
            raise Unacceptable(NO_SHEET.format(sheet))
        sheets[sheet] = _rows(sheet, columns, opened(partial(_cells, workbook, name)))
    if not any(sheets.values()):
        raise Unacceptable(NOTHING)
    return sheets


def _cells(workbook: CalamineWorkbook, name: str) -> list[list[Any]]:
    cells: list[list[Any]] = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return cells


def _rows(sheet: str, columns: tuple[Column, ...], rows: list[list[Any]]) -> list[tuple[int, Cells]]:
    headings = [folded(_text(cell)) for cell in (rows[0] if rows else [])]
    places = {}
    for column in columns:
        wanted = folded(column.heading)
        if wanted not in headings:
            raise Unacceptable(NO_COLUMN.format(sheet, column.heading))
        if headings.count(wanted) > 1:
            raise Unacceptable(TWO_COLUMNS.format(sheet, column.heading))
        places[column.key] = headings.index(wanted)
    found = []
    for number, cells in enumerate(rows[1:], start=2):
        values = {key: _text(cells[place]) if place < len(cells) else "" for key, place in places.items()}
        if any(values.values()):
            found.append((number, values))
    return found


def _text(cell: Any) -> str:
    """A cell as text, blanks brought together."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "x" if cell else ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(clean_text(str(cell)).split())[:_LONGEST]

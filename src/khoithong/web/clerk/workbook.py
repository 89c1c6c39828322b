"""A book of numbers as an Excel file. Whatever was typed is text: nothing becomes a formula or a link."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from xlsxwriter import Workbook

from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from khoithong.web.clerk.books import Row

_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
COLUMNS: Final = (
    ("Số, ký hiệu", 18),
    ("Ngày văn bản", 14),
    ("Tên loại", 28),
    ("Trích yếu", 60),
    ("Người ký", 24),
    ("Nơi nhận", 40),
    ("Tình trạng", 20),
    ("Ghi chú", 40),
)


def workbook(heading: str, rows: list[Row]) -> bytes:
    """The bytes of the XLSX."""
    kept = BytesIO()
    book = Workbook(kept, _OPTIONS)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("Sổ văn bản")
    sheet.write_string(0, 0, heading, bold)
    for column, (title, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(2, column, title, bold)
    for place, row in enumerate(rows, start=3):
        note = f"Đã hủy: {row.reason}" if row.reason else row.note
        cells = (
            row.number,
            date_words(row.on),
            row.name,
            row.subject,
            row.signer,
            row.copies,
            row.state,
            note,
        )
        for column, words in enumerate(cells):
            sheet.write_string(place, column, words[:32_000], plain)
    sheet.freeze_panes(3, 1)
    book.close()
    return kept.getvalue()

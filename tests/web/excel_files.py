"""Excel files as people and others make them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from khoithong.web.organisation_pages.excel.columns import AGENCIES, COLUMNS, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Row = dict[str, Any]


def workbook(agencies: Iterable[Row] = (), people: Iterable[Row] = (), **headings: str) -> bytes:
    """A file with these rows, values by column; `headings` replace headings by column."""
    kept = BytesIO()
    with Workbook(kept, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for sheet, rows in ((AGENCIES, agencies), (PEOPLE, people)):
            page = book.add_worksheet(sheet)
            columns = COLUMNS[sheet]
            for place, column in enumerate(columns):
                page.write_string(0, place, headings.get(column.key, column.heading))
            for number, row in enumerate(rows, start=1):
                for place, column in enumerate(columns):
                    value = row.get(column.key)
                    if isinstance(value, str):
                        page.write_string(number, place, value)
                    elif hasattr(value, "isoformat"):
                        page.write_datetime(number, place, value, day)
                    elif value is not None:
                        page.write(number, place, value)
    return kept.getvalue()


def cells(content: bytes) -> dict[str, list[list[Any]]]:
    """The cells of each sheet."""
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def part(content: bytes, name: str) -> str:
    """One part of a file, unpacked."""
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(name).decode()


def rewritten(content: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The file with one of its parts changed."""
    kept = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(kept, "w", ZIP_DEFLATED) as new:
        for entry in old.namelist():
            text = old.read(entry)
            new.writestr(entry, change(text.decode()).encode() if entry == name else text)
    return kept.getvalue()

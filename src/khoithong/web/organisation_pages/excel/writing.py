"""Write the organisation as an Excel file. Whatever was typed is written as text: nothing becomes a formula or a link."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from xlsxwriter import Workbook

from khoithong.lawbook.labels import labels
from khoithong.web.organisation_pages.excel.columns import AGENCIES, COLUMNS, GUIDE, LISTS, PEOPLE, ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from khoithong.organisation.rows import Rows, TermRow

_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
MARK: Final = "x"
"""Stands for yes."""

_GUIDE: Final = (
    "Nhập tổ chức và chức vụ bằng Excel",
    "",
    "1. Nhập vào hai trang tính “Cơ quan” và “Người và chức vụ”, từ dòng 2. Không đổi tên trang tính và dòng tiêu đề.",
    "2. Mỗi dòng của “Người và chức vụ” là một chức vụ. Người giữ hai chức vụ có hai dòng, cùng mã người.",
    "3. Chỉ cần để lại những dòng muốn thêm hoặc sửa. Dòng không có trong tệp được giữ nguyên, không bị xóa.",
    "4. Kết thúc nhiệm kỳ: ghi ngày cuối vào cột “Đến hết ngày” của dòng đó. Nhập nhầm thì hủy ở trang của cơ quan.",
    "5. Không sửa “Từ ngày” của chức vụ đã có: đó sẽ là một nhiệm kỳ khác.",
    "6. Ngày ghi dạng 18/03/2026. Công thức không được tính lại: phần mềm đọc giá trị đang hiện trong ô.",
    "7. Sau khi tải lên, hệ thống cho xem trước mọi thay đổi và hệ quả; chỉ ghi khi xác nhận, ghi tất cả hoặc không ghi gì.",
    "",
    "Các cột",
)


def template() -> bytes:
    """An empty file to fill in."""
    return _file({AGENCIES: [], PEOPLE: []})


def export(rows: Rows, day: date) -> bytes:
    """The organisation as it is: every agency and person, and the terms not ended by then."""
    called = _Called(rows)
    return _file({AGENCIES: list(_agencies(rows, called)), PEOPLE: list(_people(rows, called, day))})


class _Called:
    """How an agency is written in a cell: by its name, or by its key where another one has the same."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        taken = [word.casefold() for one in rows.agencies.values() for word in {one.name, one.id}]
        self._times = Counter(taken)

    def agency(self, key: str | None) -> str:
        if key is None:
            return ""
        name = self._rows.agencies[key].name
        return name if self._times[name.casefold()] == 1 else key


def _agencies(rows: Rows, called: _Called) -> Iterator[dict[str, Any]]:
    for one in sorted(rows.agencies.values(), key=lambda one: one.name):
        yield {
            "id": one.id,
            "name": one.name,
            "kind": labels().agency_kinds[one.kind],
            "superior": called.agency(one.superior),
            "party_body": called.agency(one.party_body),
            "organising_body": called.agency(one.organising_body),
            "functions": "; ".join(labels().functions[name] for name in one.functions),
        }


def _people(rows: Rows, called: _Called, day: date) -> Iterator[dict[str, Any]]:
    held: dict[str, list[TermRow]] = {}
    for term in rows.terms.values():
        if term.until is None or term.until >= day:
            held.setdefault(term.person, []).append(term)
    for person in rows.people.values():
        own = {"id": person.id, "name": person.name, "managed_by": called.agency(person.managed_by)}
        for term in held.get(person.id, ()):
            yield own | {
                "agency": called.agency(term.agency),
                "role": labels().roles[term.role],
                "title": term.title,
                "since": term.since,
                "until": term.until,
                "acting": MARK if term.acting else "",
            }
        if person.id not in held:
            yield own


def _file(sheets: dict[str, list[dict[str, Any]]]) -> bytes:
    kept = BytesIO()
    with Workbook(kept, _OPTIONS) as workbook:
        workbook.set_properties({"title": "Tổ chức và chức vụ"})
        for sheet, lines in sheets.items():
            _sheet(workbook, sheet, lines)
        _guide(workbook)
        _lists(workbook)
    return kept.getvalue()


def _sheet(workbook: Workbook, sheet: str, lines: list[dict[str, Any]]) -> None:
    page = workbook.add_worksheet(sheet)
    heading = workbook.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E3EEFB", "border": 1}
    )
    text = workbook.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
    day = workbook.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"})
    for place, column in enumerate(COLUMNS[sheet]):
        page.set_column(place, place, column.width, day if column.kind == "day" else text)
        page.write_string(0, place, column.heading, heading)
        if column.kind == "list":
            page.data_validation(
                1,
                place,
                ROWS,
                place,
                {
                    "validate": "list",
                    "source": f"='{LISTS}'!{_range(column.key)}",
                    "error_title": "Chọn trong danh sách",
                    "error_message": f"Chọn {column.heading.lower()} trong danh sách.",
                },
            )
    for number, line in enumerate(lines, start=1):
        for place, column in enumerate(COLUMNS[sheet]):
            value = line.get(column.key)
            if value in (None, ""):
                continue
            if column.kind == "day":
                page.write_datetime(number, place, value, day)
            else:
                page.write_string(number, place, str(value), text)
    page.freeze_panes(1, 2)
    page.set_row(0, 34)
    page.set_landscape()
    page.repeat_rows(0)


def _choices() -> dict[str, Iterable[str]]:
    return {"kind": labels().agency_kinds.values(), "role": labels().roles.values(), "acting": (MARK,)}


def _range(key: str) -> str:
    choices = _choices()
    letter = "ABC"[list(choices).index(key)]
    return f"${letter}$2:${letter}${1 + len(list(choices[key]))}"


def _lists(workbook: Workbook) -> None:
    page = workbook.add_worksheet(LISTS)
    names = ("Loại cơ quan", "Chức vụ", "Giao quyền, phụ trách")
    for place, (name, choices) in enumerate(zip(names, _choices().values(), strict=True)):
        for number, words in enumerate([name, *choices]):
            page.write_string(number, place, words)
        page.set_column(place, place, 40)


def _guide(workbook: Workbook) -> None:
    page = workbook.add_worksheet(GUIDE)
    bold = workbook.add_format({"bold": True, "font_size": 13, "valign": "top"})
    wrap = workbook.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 30, wrap)
    page.set_column(1, 1, 110, wrap)
    line = 0
    for words in _GUIDE:
        page.write_string(line, 0, words, bold if line == 0 or words == _GUIDE[-1] else None)
        line += 1
    for sheet, columns in COLUMNS.items():
        page.write_string(line, 0, f"Trang tính “{sheet}”", bold)
        line += 1
        for column in columns:
            page.write_string(line, 0, column.heading, wrap)
            page.write_string(line, 1, column.hint, wrap)
            line += 1

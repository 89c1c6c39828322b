"""The Excel file of the organisation: what is written, what is read, what is refused, what it would change."""

from __future__ import annotations

import contextlib
import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khoithong.casefiles.attachments.formats import Unacceptable
from khoithong.organisation.edits import Appoint, EndTerm, Retitle, SaveAgency, SavePerson, imagine
from khoithong.organisation.rows import AgencyRow, PersonRow, Rows, TermRow
from khoithong.web.organisation_pages.excel.columns import AGENCIES, COLUMNS, GUIDE, PEOPLE, ROWS
from khoithong.web.organisation_pages.excel.opening import LARGEST
from khoithong.web.organisation_pages.excel.planning import Plan, plan
from khoithong.web.organisation_pages.excel.reading import read
from khoithong.web.organisation_pages.excel.writing import export, template
from tests.casefiles.attachments import samples
from tests.web.excel_files import cells, part, rewritten, workbook

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2026, 5, 4)
SEED = UUID(int=12345)
STATE, PARTY = "Cơ quan nhà nước", "Cấp ủy, tổ chức đảng"
HEAD, DEPUTY = "Người đứng đầu", "Cấp phó của người đứng đầu"


def rows() -> Rows:
    agencies = (
        AgencyRow("ubnd", "Ủy ban nhân dân tỉnh", "state"),
        AgencyRow("so", "Sở Nội vụ", "state", "ubnd", "du", "ubnd", ("inspection", "organising")),
        AgencyRow("du", "Đảng ủy Sở", "party_body"),
        AgencyRow("p1", "Phòng Tổng hợp", "state", "so"),
        AgencyRow("p2", "Phòng Tổng hợp", "state", "ubnd"),
    )
    people = (
        PersonRow("an", "Nguyễn Văn An", "p1"),
        PersonRow("binh", "Trần Thị Bình"),
        PersonRow("cuong", "Lê Cường"),
    )
    terms = (
        TermRow(1, "an", "so", "head", "Giám đốc Sở Nội vụ", date(2024, 1, 1)),
        TermRow(2, "an", "du", "head", "", None, DAY),
        TermRow(3, "binh", "p1", "head", "Quyền Trưởng phòng", date(2025, 1, 1), acting=True),
        TermRow(4, "binh", "so", "clerk", "", date(2020, 1, 1), date(2021, 1, 1)),
    )
    return Rows(
        {one.id: one for one in agencies}, {one.id: one for one in people}, {one.id: one for one in terms}
    )


def planned(content: bytes, known: Rows | None = None) -> Plan:
    return plan(read(BytesIO(content)), known or rows(), DAY, SEED)


def agency(**values: Any) -> dict[str, Any]:
    return {"name": "Sở Mới", "kind": STATE} | values


def person(**values: Any) -> dict[str, Any]:
    return {"name": "Phạm Dũng"} | values


def test_exporting_and_bringing_back_changes_nothing() -> None:
    found = planned(export(rows(), DAY))
    assert (found.edits, found.faults, found.left_out) == ([], [], 0)
    assert found.unchanged == len(rows().agencies) + len(rows().people) + 3


def test_an_export_brought_into_an_empty_installation_gives_the_same_organisation() -> None:
    nothing = Rows({}, {}, {})
    found = planned(export(rows(), DAY), nothing)
    assert found.faults == []
    made = imagine(nothing, found.edits)
    assert dict(made.agencies) == dict(rows().agencies)
    assert dict(made.people) == dict(rows().people)
    present = {replace(term, id=0) for term in rows().terms.values() if term.id != 4}
    assert {replace(term, id=0) for term in made.terms.values()} == present


HOSTILE = [
    "=1+1",
    '=HYPERLINK("x")',
    "+1",
    "-1",
    "@SUM(A1)",
    "http://a.example/",
    "mailto:a@b",
    "\t=1",
    "{=1}",
    "00123",
    "1e5",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_typed_becomes_a_formula_or_a_link_or_a_number(name: str) -> None:
    name = " ".join(name.split())
    organisation = replace(rows(), agencies={"a": AgencyRow("a", name, "state")}, people={}, terms={})
    written = export(organisation, DAY)
    sheet = part(written, "xl/worksheets/sheet1.xml")
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert cells(written)[AGENCIES][1][1] == name
    assert planned(written, organisation).edits == []


def test_the_template_has_both_sheets_with_headings_choices_and_a_guide() -> None:
    written = template()
    found = cells(written)
    for sheet, columns in COLUMNS.items():
        assert found[sheet] == [[column.heading for column in columns]]
    words = " ".join(str(cell) for row in found[GUIDE] for cell in row)
    assert all(column.hint in words for columns in COLUMNS.values() for column in columns)
    assert "<dataValidation " in part(written, "xl/worksheets/sheet1.xml")
    with pytest.raises(Unacceptable, match="chưa có dòng dữ liệu"):
        read(BytesIO(written))


def far(place: str) -> bytes:
    """A small file that claims a cell far out."""
    content = workbook([agency()])
    return rewritten(
        content,
        "xl/worksheets/sheet1.xml",
        lambda text: text.replace('r="A2"', f'r="{place}"').replace('r="B2"', f'r="{place}"'),
    )


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "không có nội dung"),
    "csv": ("Mã,Tên\nso,Sở".encode, "CSV, không phải Excel"),
    "old Excel": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Excel đời cũ (.xls)"),
    "a renamed PDF": (samples.pdf, "Tệp là PDF, không phải Excel"),
    "a renamed Word document": (samples.ooxml, "Tệp là Word, không phải Excel"),
    "a broken archive": (lambda: workbook([agency()])[:-40], "hỏng"),
    "too large": (lambda: b"PK\x03\x04" + b"\0" * LARGEST, "lớn hơn 5 MB"),
    "too many rows": (lambda: far(f"B{ROWS + 2}"), "ngoài phạm vi"),
    "too many columns": (lambda: far("XFD2"), "ngoài phạm vi"),
    "a row too far": (lambda: rewritten(workbook([agency()]), "xl/worksheets/sheet1.xml", lambda text: text.replace('<row r="2"', '<row r="1048576"')), "ngoài phạm vi"),
    "cells without places": (lambda: rewritten(workbook([agency()]), "xl/worksheets/sheet1.xml", lambda text: text.replace("</row></sheetData>", "<c/>" * 70 + "</row></sheetData>")), "ngoài phạm vi"),
    "rows without places": (lambda: rewritten(workbook([agency()]), "xl/worksheets/sheet1.xml", lambda text: text.replace("</sheetData>", "<row/>" * (ROWS + 2) + "</sheetData>")), "ngoài phạm vi"),
    "no XML within": (lambda: rewritten(workbook([agency()]), "xl/worksheets/sheet1.xml", lambda text: text.replace("</sheetData>", "")), "hỏng"),
    "a bomb": (lambda: rewritten(workbook([agency()]), "xl/worksheets/sheet1.xml", lambda text: text + " " * 41 * 1024 * 1024), "khi mở ra lớn hơn 40 MB"),
    "a document type": (lambda: rewritten(workbook([agency()]), "xl/worksheets/sheet1.xml", lambda text: text.replace("<worksheet", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet', 1)), "DTD"),
    "a sheet missing": (lambda: rewritten(workbook([agency()]), "xl/workbook.xml", lambda text: text.replace(PEOPLE, "Khác")), "không có trang tính “Người và chức vụ”"),
    "a column missing": (lambda: workbook([agency()], name="Cột khác"), "thiếu cột “Tên cơ quan”"),
    "a column twice": (lambda: workbook([agency()], kind="Tên cơ quan"), "hai cột “Tên cơ quan”"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_files_that_cannot_be_taken_are_refused_with_what_to_do(name: str) -> None:
    make, words = REFUSED[name]
    with pytest.raises(Unacceptable, match=re.escape(words)):
        read(BytesIO(make()))


def test_formulas_are_not_worked_out() -> None:
    """What Excel last showed counts, whatever the formula says."""
    content = rewritten(
        workbook([agency(name="Sở Mới")]),
        "xl/worksheets/sheet1.xml",
        lambda text: re.sub(
            r'<c r="B2"[^>]*><v>[0-9]+</v></c>', '<c r="B2" t="str"><f>1+1</f><v>Sở Khác</v></c>', text
        ),
    )
    (edit,) = planned(content).edits
    assert isinstance(edit, SaveAgency)
    assert edit.agency.name == "Sở Khác"


def test_columns_are_known_by_their_headings_in_any_order_and_spelling() -> None:
    content = workbook([agency()], kind="co  quan CẤP TRÊN", superior="LOẠI")
    found = planned(content)
    assert [(fault.heading, fault.value) for fault in found.faults] == [
        ("Loại", ""),
        ("Cơ quan cấp trên", STATE),
    ]


def test_a_new_agency_is_tied_by_names_or_keys_also_to_new_ones() -> None:
    found = planned(
        workbook(
            [
                agency(superior="sở nội vụ", party_body="Đảng ủy Sở Mới", organising_body="p2", functions="Kiểm tra, giám sát; tổ chức cán bộ"),
                agency(name="Đảng ủy Sở Mới", kind="cấp ủy, tổ chức đảng"),
            ]
        )
    )  # fmt: skip
    assert found.faults == []
    assert [edit.agency for edit in found.edits if isinstance(edit, SaveAgency)] == [
        AgencyRow("so-moi", "Sở Mới", "state", "so", "dang-uy-so-moi", "p2", ("inspection", "organising")),
        AgencyRow("dang-uy-so-moi", "Đảng ủy Sở Mới", "party_body"),
    ]
    assert found.left_out == 5 + 3 + 3


def test_a_known_agency_is_changed_by_its_key_or_by_its_name() -> None:
    renamed = planned(workbook([agency(id="du", name="Đảng ủy Sở Nội vụ", kind=PARTY)]))
    assert renamed.edits == [SaveAgency(AgencyRow("du", "Đảng ủy Sở Nội vụ", "party_body"))]
    by_name = planned(workbook([agency(name="ĐẢNG ỦY SỞ", kind=PARTY, superior="ubnd")]))
    assert by_name.edits == [SaveAgency(AgencyRow("du", "ĐẢNG ỦY SỞ", "party_body", "ubnd"))]


def test_a_term_is_ended_retitled_or_added() -> None:
    own = {"id": "an", "name": "Nguyễn Văn An", "managed_by": "p1"}
    found = planned(
        workbook(
            people=[
                own | {"agency": "so", "role": HEAD, "title": "Giám đốc", "since": date(2024, 1, 1), "until": "03/05/2026"},
                person(agency="Sở Nội vụ", role="nguoi dung dau", since=date(2026, 5, 4), acting="X"),
            ]
        )
    )  # fmt: skip
    assert found.faults == []
    (added,) = found.of(SavePerson)
    assert isinstance(added, SavePerson)
    assert found.of(Retitle, EndTerm) == [Retitle(1, "Giám đốc"), EndTerm(1, date(2026, 5, 3))]
    assert found.of(Appoint) == [Appoint(added.person.id, "so", "head", "", DAY, None, acting=True)]


def test_the_same_file_names_new_people_by_the_same_keys_each_time() -> None:
    content = workbook(
        people=[
            person(),
            person(id="Mới 1", name="Lê Cường"),
            person(id="mới  1", name="Lê Cường", agency="so", role=DEPUTY),
        ]
    )
    first, second = planned(content), planned(content)
    assert first.faults == []
    assert first.edits == second.edits
    assert len(first.of(SavePerson)) == 2
    (office,) = first.of(Appoint)
    assert isinstance(office, Appoint)
    assert office.person in {edit.person.id for edit in first.edits if isinstance(edit, SavePerson)}


WRONG: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]], str, str]] = {
    "no name": ([agency(name="", id="x")], [], "Tên cơ quan", "Nhập tên cơ quan"),
    "no kind": ([agency(kind="")], [], "Loại", "Chọn một trong: Cơ quan Đảng"),
    "an unknown kind": ([agency(kind="Sở")], [], "Loại", "Không có trong danh sách"),
    "an unknown superior": ([agency(superior="Sở Khác")], [], "Cơ quan cấp trên", "Không có cơ quan này"),
    "a name that two have": ([agency(superior="Phòng Tổng hợp")], [], "Cơ quan cấp trên", "ghi mã: p1, p2"),
    "an agency by a name that two have": ([agency(name="Phòng Tổng hợp")], [], "Mã cơ quan", "Có 2 cơ quan tên này"),
    "a circle": ([agency(id="ubnd", name="Ủy ban nhân dân tỉnh", superior="so")], [], "Cơ quan cấp trên", "vòng"),
    "an unknown function": ([agency(functions="Bay")], [], "Chức năng", "Không có chức năng “Bay”"),
    "the same agency twice": ([agency(id="x"), agency(id="x", name="B")], [], "Mã cơ quan", "Trùng với dòng 2"),
    "a bad key": ([agency(id="Sở")], [], "Mã cơ quan", "không dấu"),
    "nobody": ([], [{"agency": "so", "role": HEAD, "id": "an"}], "Họ và tên", "Nhập họ và tên"),
    "a known name without a key": ([], [person(name="Lê Cường")], "Mã người", "mã cuong"),
    "a key mistyped": ([], [person(id="cuomg", name="Lê Cường")], "Mã người", "Không có người mã này"),
    "two rows of one name": ([], [person(), person(agency="so", role=DEPUTY)], "Mã người", "các dòng 2, 3"),
    "two names of one person": (
        [],
        [person(id="cuong", name="Lê Cường"), person(id="cuong", name="Lê Mạnh Cường")],
        "Họ và tên",
        "Khác với dòng 2",
    ),
    "no agency": ([], [person(role=HEAD)], "Cơ quan", "Nhập cơ quan"),
    "no office": ([], [person(agency="so")], "Chức vụ", "Chọn một trong: Người đứng đầu"),
    "two heads": ([], [person(agency="so", role=HEAD, since=DAY)], "Từ ngày", "Nguyễn Văn An đang là người đứng đầu"),
    "31/02": ([], [person(agency="so", role=DEPUTY, since="31/02/2026")], "Từ ngày", "Không phải ngày có thật"),
    "a number for a day": ([], [person(agency="so", role=DEPUTY, since=46000)], "Từ ngày", "Không phải ngày có thật"),
    "ends before it begins": (
        [],
        [person(agency="so", role=DEPUTY, since=DAY, until=date(2026, 5, 3))],
        "Đến hết ngày",
        "trước ngày bắt đầu",
    ),
    "a mark that is none": ([], [person(agency="p2", role=HEAD, acting="?")], "Giao quyền, phụ trách", "Ghi x"),
    "an acting deputy": ([], [person(agency="p2", role=DEPUTY, acting="x")], "Giao quyền, phụ trách", "người đứng đầu"),
    "the same office twice": (
        [],
        [{"id": "an", "name": "Nguyễn Văn An", "managed_by": "p1", "agency": "so", "role": HEAD, "title": "Giám đốc Sở Nội vụ", "since": date(2024, 1, 1)}] * 2,
        "Chức vụ",
        "đã có ở dòng khác",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_at_its_cell(name: str) -> None:
    agencies, people, heading, words = WRONG[name]
    found = planned(workbook(agencies, people)).faults
    assert heading in [fault.heading for fault in found]
    assert any(words in fault.message for fault in found)
    assert all(fault.row >= 2 and fault.sheet == (AGENCIES if agencies else PEOPLE) for fault in found)


def test_an_agency_renamed_in_the_file_may_be_called_by_its_old_name_elsewhere_in_it() -> None:
    found = planned(
        workbook(
            [agency(id="so", name="Sở Nội vụ và Lao động", superior="ubnd", party_body="du"), agency(superior="Sở Nội vụ")],
            [person(agency="sở nội vụ", role=DEPUTY), person(name="Đỗ Hà", agency="Sở Nội vụ và Lao động", role=DEPUTY)],
        )
    )  # fmt: skip
    assert found.faults == []
    assert {edit.agency for edit in found.edits if isinstance(edit, Appoint)} == {"so"}


@settings(max_examples=150, deadline=2_000, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=8),
    st.integers(0, 10_000),
)
def test_a_damaged_file_is_read_or_refused_and_nothing_else(changes: list[tuple[int, int]], cut: int) -> None:
    content = bytearray(_SOUND)
    for place, value in changes:
        content[place % len(content)] = value
    with contextlib.suppress(Unacceptable):
        planned(bytes(content[: len(content) - cut % 50]))


_SHEET = "xl/worksheets/sheet1.xml"
_BITS = (
    "<c/>",
    "<row/>",
    'r="A1"',
    'r="Z9"',
    't="s"',
    "<v>9</v>",
    "<v>1e999</v>",
    "<f>1</f>",
    't="d"',
    "<is><t>x</t></is>",
    ">",
    '"',
    "&#0;",
    "é",
)


@settings(max_examples=150, deadline=2_000, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.integers(0, 10_000), st.integers(0, 6), st.sampled_from(_BITS)), min_size=1, max_size=6
    )
)
def test_a_sheet_of_nonsense_is_read_or_refused_and_nothing_else(changes: list[tuple[int, int, str]]) -> None:
    def change(text: str) -> str:
        for place, length, words in changes:
            start = place % len(text)
            text = text[:start] + words + text[start + length :]
        return text

    with contextlib.suppress(Unacceptable):
        planned(rewritten(_SOUND, _SHEET, change))


_SOUND = workbook([agency()], [person(agency="so", role=DEPUTY, since=DAY)])

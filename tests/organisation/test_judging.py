"""Which changes of the organisation are refused, in words, at the value they are about; and what others would do."""

from __future__ import annotations

from datetime import date

import pytest

from khoithong.organisation.edits import (
    Appoint,
    Edit,
    EndTerm,
    Retitle,
    SaveAgency,
    SavePerson,
    VoidTerm,
    effective_day,
    imagine,
    touched,
)
from khoithong.organisation.judging import RESERVED, faults, span
from khoithong.organisation.rows import AgencyRow, PersonRow, Rows, TermRow

DAY = date(2026, 5, 4)


def rows() -> Rows:
    """A root, two agencies under each other, a party body; a head, a deputy, somebody without an office."""
    agencies = (
        AgencyRow("ubnd", "Ủy ban nhân dân tỉnh", "state"),
        AgencyRow("so", "Sở Xây dựng", "state", "ubnd", "du"),
        AgencyRow("phong", "Phòng Quy hoạch", "state", "so"),
        AgencyRow("du", "Đảng ủy Sở", "party_body"),
    )
    people = (
        PersonRow("an", "Nguyễn Văn An"),
        PersonRow("binh", "Trần Thị Bình"),
        PersonRow("cuong", "Lê Cường"),
    )
    terms = (
        TermRow(1, "an", "so", "head", "Giám đốc", date(2024, 1, 1)),
        TermRow(2, "binh", "so", "deputy", since=date(2024, 1, 1), until=date(2026, 6, 30)),
        TermRow(3, "binh", "phong", "head", acting=True),
    )
    return Rows(
        {one.id: one for one in agencies}, {one.id: one for one in people}, {one.id: one for one in terms}
    )


FAULTY: dict[str, tuple[Edit, str, str]] = {
    "two heads at once": (
        Appoint("cuong", "so", "head", since=DAY),
        "since",
        "Nguyễn Văn An đang là người đứng đầu",
    ),
    "a head before the present one, without an end": (
        Appoint("cuong", "so", "head", since=date(2020, 1, 1)),
        "since",
        "không có hai người đứng đầu",
    ),
    "two acting heads": (Appoint("cuong", "phong", "head", acting=True), "since", "người được giao quyền"),
    "the office held already": (
        Appoint("binh", "so", "deputy", since=date(2026, 6, 30)),
        "since",
        "từ 01/01/2024 đến 30/06/2026",
    ),
    "acting and in full at once": (
        Appoint("binh", "phong", "head", since=DAY),
        "since",
        "đã giữ chức vụ này",
    ),
    "an end before the beginning": (
        Appoint("cuong", "so", "clerk", since=DAY, until=date(2026, 5, 3)),
        "until",
        "Ngày cuối 03/05/2026 trước ngày bắt đầu 04/05/2026",
    ),
    "a year mistyped": (Appoint("cuong", "so", "clerk", since=date(206, 5, 4)), "since", "kiểm tra lại năm"),
    "an acting clerk": (
        Appoint("cuong", "so", "clerk", acting=True),
        "acting",
        "chỉ dùng cho người đứng đầu",
    ),
    "nobody": (Appoint("ai", "so", "clerk"), "person", "Chọn người"),
    "nowhere": (Appoint("cuong", "dau", "clerk"), "agency", "Chọn cơ quan"),
    "no office": (Appoint("cuong", "so", "vua"), "role", "Chọn chức vụ"),
    "a title without end": (Appoint("cuong", "so", "clerk", "x" * 201), "title", "nhiều nhất 200"),
    "ended before it began": (EndTerm(1, date(2023, 12, 31)), "until", "trước ngày bắt đầu"),
    "a term that is gone": (EndTerm(99, DAY), "", "không còn trong danh sách"),
    "void for no reason": (VoidTerm(1, " "), "reason", "Nhập lý do"),
    "retitled without end": (Retitle(1, "x" * 201), "title", "nhiều nhất 200"),
    "its own superior": (SaveAgency(AgencyRow("so", "Sở", "state", "so")), "superior", "chính mình"),
    "a circle": (
        SaveAgency(AgencyRow("ubnd", "Ủy ban nhân dân tỉnh", "state", "phong")),
        "superior",
        "Ủy ban nhân dân tỉnh → Phòng Quy hoạch → Sở Xây dựng → Ủy ban nhân dân tỉnh",
    ),
    "a superior that is not there": (SaveAgency(AgencyRow("so", "Sở", "state", "x")), "superior", "mã “x”"),
    "heard by no party body": (
        SaveAgency(AgencyRow("so", "Sở", "state", party_body="ubnd")),
        "party_body",
        "không phải cấp ủy",
    ),
    "advised by nobody": (
        SaveAgency(AgencyRow("so", "Sở", "state", organising_body="x")),
        "organising_body",
        "“x”",
    ),
    "no name": (SaveAgency(AgencyRow("moi", " ", "state")), "name", "Nhập tên cơ quan"),
    "a name taken": (
        SaveAgency(AgencyRow("moi", "sở xây dựng", "state", "ubnd")),
        "name",
        "Đã có cơ quan tên",
    ),
    "a name without end": (SaveAgency(AgencyRow("moi", "x" * 201, "state")), "name", "nhiều nhất 200"),
    "no kind": (SaveAgency(AgencyRow("moi", "Mới", "")), "kind", "Chọn loại"),
    "no such function": (
        SaveAgency(AgencyRow("moi", "Mới", "state", functions=("bay",))),
        "functions",
        "danh sách",
    ),
    "a key with diacritics": (SaveAgency(AgencyRow("mới", "Mới", "state")), "id", "không dấu"),
    "a key too long": (SaveAgency(AgencyRow("a" * 41, "Mới", "state")), "id", "40"),
    "a person's key": (SaveAgency(AgencyRow("an", "Mới", "state")), "id", "đã được dùng"),
    "a person with an agency's key": (SavePerson(PersonRow("so", "Ai")), "id", "mã của một cơ quan"),
    "a person without a name": (SavePerson(PersonRow("dung", "")), "name", "Nhập họ và tên"),
    "managed by nobody": (SavePerson(PersonRow("dung", "Phạm Dũng", "x")), "managed_by", "“x”"),
}


@pytest.mark.parametrize("name", FAULTY)
def test_what_makes_no_sense_is_refused_at_its_value(name: str) -> None:
    edit, field, words = FAULTY[name]
    found = faults(rows(), [edit])
    assert [one.field for one in found] == [field]
    assert words in found[0].message


@pytest.mark.parametrize("key", sorted(RESERVED))
def test_no_agency_takes_the_address_of_a_page(key: str) -> None:
    assert [one.field for one in faults(rows(), [SaveAgency(AgencyRow(key, "Mới", "state"))])] == ["id"]


@pytest.mark.parametrize(
    "edits",
    [
        [EndTerm(1, date(2026, 5, 3)), Appoint("cuong", "so", "head", since=DAY)],
        [VoidTerm(1, "Nhập nhầm người"), Appoint("cuong", "so", "head")],
        [VoidTerm(3, "Nhập nhầm người"), Appoint("cuong", "phong", "head")],
        [Appoint("cuong", "so", "head", acting=True, since=DAY)],
        [Appoint("binh", "so", "deputy", since=date(2026, 7, 1))],
        [Appoint("cuong", "so", "deputy", since=DAY)],
        [EndTerm(2, None)],
        [SaveAgency(AgencyRow("moi", "Sở Mới", "state", "ubnd", "du-moi")), SaveAgency(AgencyRow("du-moi", "Đảng ủy Sở Mới", "party_body"))],
        [SavePerson(PersonRow("dung", "Phạm Dũng")), Appoint("dung", "so", "clerk")],
    ],
)  # fmt: skip
def test_changes_are_judged_in_the_organisation_they_make(edits: list[Edit]) -> None:
    assert faults(rows(), edits) == []


def test_a_fault_already_there_does_not_stand_against_another_change() -> None:
    crooked = imagine(rows(), [Appoint("cuong", "so", "head", since=DAY)])
    assert faults(crooked, [Appoint("cuong", "so", "clerk", since=DAY)]) == []
    assert faults(crooked, [Retitle(1, "Giám đốc Sở")]) == []


def test_an_agency_may_keep_a_name_that_two_have() -> None:
    twins = imagine(rows(), [SaveAgency(AgencyRow("so2", "Sở Xây dựng", "state", "ubnd"))])
    assert faults(twins, [SaveAgency(AgencyRow("so2", "Sở Xây dựng", "state", "ubnd", "du"))]) == []
    assert faults(rows(), [SaveAgency(AgencyRow("so2", "Sở Xây dựng", "state", "phong"))]) == []


def test_each_fault_names_its_change() -> None:
    found = faults(rows(), [SavePerson(PersonRow("dung", "Phạm Dũng")), SavePerson(PersonRow("giang", ""))])
    assert [one.edit for one in found] == [1]


def test_the_imagined_organisation_has_every_change() -> None:
    after = imagine(
        rows(),
        [
            EndTerm(1, DAY),
            Retitle(1, "Giám đốc Sở"),
            VoidTerm(3, "Nhầm"),
            Appoint("cuong", "so", "clerk", "Văn thư", DAY),
            SaveAgency(AgencyRow("so", "Sở Xây dựng và Giao thông", "state")),
            SavePerson(PersonRow("cuong", "Lê Mạnh Cường", "du")),
        ],
    )
    assert after.terms == {
        1: TermRow(1, "an", "so", "head", "Giám đốc Sở", date(2024, 1, 1), DAY),
        2: rows().terms[2],
        4: TermRow(4, "cuong", "so", "clerk", "Văn thư", DAY),
    }
    assert after.agencies["so"].name == "Sở Xây dựng và Giao thông"
    assert after.people["cuong"].managed_by == "du"


def test_whose_cases_a_change_may_touch() -> None:
    assert touched(rows(), [EndTerm(2, DAY)]) == {"so", "binh"}
    assert touched(rows(), [Appoint("cuong", "phong", "clerk")]) == {"phong", "cuong"}
    assert touched(rows(), [SavePerson(PersonRow("an", "An"))]) == {"an"}
    moved = AgencyRow("so", "Sở Xây dựng", "state", None)
    assert touched(rows(), [SaveAgency(moved)]) == {"so", "phong"}
    taken = AgencyRow("phong", "Phòng", "state", "ubnd")
    assert touched(rows(), [SaveAgency(rows().agencies["ubnd"]), SaveAgency(taken)]) == {
        "ubnd",
        "so",
        "phong",
    }


def test_from_which_day_changes_count() -> None:
    assert effective_day([VoidTerm(1, "Nhầm")], DAY) == DAY
    assert effective_day([Appoint("an", "so", "clerk", since=date(2026, 1, 1))], DAY) == DAY
    assert effective_day([Appoint("an", "so", "clerk", since=date(2026, 7, 1))], DAY) == date(2026, 7, 1)
    assert effective_day([EndTerm(1, date(2026, 6, 30)), EndTerm(2, None)], DAY) == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (DAY, None, "từ 04/05/2026"),
        (DAY, DAY, "từ 04/05/2026 đến 04/05/2026"),
        (None, DAY, "đến 04/05/2026"),
        (None, None, "không ghi ngày"),
    ],
)
def test_a_stretch_of_days_in_words(since: date | None, until: date | None, words: str) -> None:
    assert span(since, until) == words

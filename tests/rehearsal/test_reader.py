"""Reading a scenario: what is understood, and what is refused with its line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from khoithong.procedure.organisation import Agency, Office, Person
from khoithong.rehearsal.reader import read_scenario
from khoithong.rehearsal.scenario import ExpectedMeasure, ScenarioError

if TYPE_CHECKING:
    from pathlib import Path

    from khoithong.procedure.calendar import WorkingCalendar
    from khoithong.rehearsal.scenario import Scenario

Read = Callable[[str], "Scenario"]


def test_the_organisation_is_read_with_offices_and_links(read: Read, small: str) -> None:
    organisation = read(small).organisation
    assert organisation.agencies["so"] == Agency(
        "so", "Sở Nội vụ", "state", "ubnd", "du", None, frozenset({"inspection"})
    )
    assert organisation.people["an"] == Person(
        "an", "Nguyễn Văn An", (Office("so", "head", date(2024, 1, 1), date(2026, 12, 31)),)
    )
    assert organisation.people["chi"].managed_by == "ubnd"


def test_a_day_means_nine_in_the_morning_and_a_moment_is_taken_as_written(read: Read, small: str) -> None:
    seconds = small.replace("at: 2026-05-20", "at: '2026-05-20T23:59:59'")
    assert [entry.at for entry in read(seconds).entries] == [
        datetime(2026, 5, 4, 9),
        datetime(2026, 5, 5, 14, 30),
        datetime(2026, 5, 20, 23, 59, 59),
    ]


def test_an_act_carries_its_data_as_written(read: Read, small: str) -> None:
    act = read(small).entries[0].act
    assert act is not None
    assert act.data == {"plan": {"necessity": "cần"}, "on": "off", "day": "2026-05-04"}


def test_a_paper_act_names_who_acted_when_and_the_evidence(read: Read, small: str) -> None:
    act = read(small).entries[1].act
    assert act is not None
    assert (act.by, act.actor, act.effective, act.evidence) == ("an", "chi", date(2026, 5, 4), "Phiếu giấy")


def test_an_entry_without_act_is_a_checkpoint(read: Read, small: str) -> None:
    assert read(small).entries[2].act is None


def test_holidays_come_on_top_of_the_calendar(read: Read, small: str, calendar: WorkingCalendar) -> None:
    friday = date(2026, 6, 12)
    assert calendar.is_working(friday)
    assert not read(small).calendar.is_working(friday)
    saturday = small.replace("2026-06-12, kind: off", "2026-06-13, kind: work")
    assert read(saturday).calendar.is_working(date(2026, 6, 13))


def test_expectations_are_converted(read: Read, small: str) -> None:
    scenario = read(small)
    assert scenario.entries[0].expect["deadlines"] == {
        "approval_meeting": date(2026, 5, 13),
        "plan_dispatch": "overdue",
    }
    assert scenario.entries[1].expect == {"refusal": "not_now", "provision": "7/2/2.1", "tally": None}
    assert scenario.final == {
        "decision": None,
        "late": ("approval_meeting",),
        "measures": (ExpectedMeasure("commendation", "chi", "9/1/a"),),
        "no_measures": (ExpectedMeasure("no_liability"),),
    }


def test_what_is_optional_may_be_left_out(read: Read) -> None:
    scenario = read(
        "regulation: quy-dinh\n"
        "organisation: {agencies: [], people: [{id: an}]}\n"
        "acts: [{at: 2026-05-04, by: an, act: archive, data: null, happened_on: null, expect: {}}]\n"
    )
    assert (scenario.title, scenario.readings, scenario.final) == ("nhỏ", {}, {})
    assert scenario.organisation.people["an"] == Person("an", "an")


def test_a_provision_that_reads_as_a_number_is_a_reference(read: Read, small: str) -> None:
    """``4`` is a number to YAML; as a provision it means section 4. Nothing else in the data is touched."""
    written = small.replace("act: submit_plan", "act: report_violation").replace(
        "{plan: {necessity: cần}, on: off, day: 2026-05-04}", "{provision: 4, against: chi, content: 5}"
    )
    act = read(written).entries[0].act
    assert act is not None
    assert act.data == {"provision": "4", "against": "chi", "content": 5}
    listed = small.replace(
        "{plan: {necessity: cần}, on: off, day: 2026-05-04}", "{confirmed: [3, 4/2, true]}"
    )
    act = read(listed).entries[0].act
    assert act is not None
    assert act.data == {"confirmed": ["3", "4/2", True]}


@pytest.mark.parametrize(
    "data",
    [
        "{}",
        "{plan: [1, {x: y}]}",
        "{5: 6, true: x, null: 7}",
        "{on: 2026-02-31, executors: nobody}",
        "{a: .nan}",
    ],
)
def test_what_stands_inside_data_is_never_judged_here(read: Read, small: str, data: str) -> None:
    read(small.replace("{plan: {necessity: cần}, on: off, day: 2026-05-04}", data))


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("title: Một kịch bản nhỏ", "title: 2026", 1, "'2026'"),
        ("title: Một kịch bản nhỏ", "titel: Một kịch bản nhỏ", 1, "có phải “title”?"),
        ("title: Một kịch bản nhỏ", "5: x", 1, "“5” phải là chữ"),
        (
            "regulation: quy-dinh",
            "regulation: tinh-khac",
            2,
            "không có quy định “tinh-khac”; dùng được: quy-dinh",
        ),
        ("regulation: quy-dinh\n", "", 1, "thiếu khóa bắt buộc “regulation”"),
        ("regulation: quy-dinh", "regulation: 5", 2, "không có quy định “5”"),
        ("{tie: exactly_half}", "{ties: exactly_half}", 3, "không có cách hiểu “ties” (có phải “tie”?)"),
        ("{tie: exactly_half}", "{tie: half}", 3, "exactly_half"),
        ("{tie: exactly_half}", "[tie]", 3, "phải là một danh mục"),
        ("date: 2026-06-12, kind: off", "date: 2026-06-12", 5, "thiếu khóa bắt buộc “kind”"),
        ("date: 2026-06-12, kind: off", "date: 2026-06-12, kind: on", 5, "không có loại ngày “on”"),
        ("date: 2026-06-12, kind: off", "date: 2027-06-12, kind: off", 5, "nằm ngoài lịch"),
        ("date: 2026-06-12, kind: off", "date: 12/06/2026, kind: off", 5, "không phải ngày hợp lệ"),
        (
            "- {date: 2026-06-12, kind: off}",
            "- {date: 2026-06-12, kind: off}\n  - {date: 2026-06-12, kind: work}",
            6,
            "bị lặp lại",
        ),
        ("- {date: 2026-06-12, kind: off}", "2026-06-12", 4, "phải là một danh sách"),
        (
            "kind: state, superior: ubnd",
            "kind: ministry, superior: ubnd",
            9,
            "không có loại cơ quan “ministry”",
        ),
        ("superior: ubnd", "superior: bo", 9, "không có cơ quan “bo”"),
        ("superior: ubnd, party_body: du", "superior: ubnd, party_body: no", 9, "không có cơ quan “no”"),
        ("organising_body: so", "organising_body: s", 10, "không có cơ quan “s”"),
        ("[inspection]", "[inspecting]", 9, "không có chức năng “inspecting”"),
        ("{id: du,", "{id: so,", 10, "mã cơ quan “so” bị lặp lại (đã có ở dòng 9)"),
        ("{id: van,", "{id: an,", 14, "mã người “an” bị lặp lại (đã có ở dòng 12)"),
        ("{id: van,", "{id: du,", 14, "đã là mã của một cơ quan"),
        ("name: Đỗ Thị Vân", "name: ' '", 14, "“name” không được để trống"),
        ("{id: van,", "{id: 7,", 14, "hãy đặt trong dấu nháy"),
        ("managed_by: ubnd", "managed_by: bo", 13, "không có cơ quan “bo”"),
        ("managed_by: ubnd", "manager: ubnd", 13, "không có khóa “manager”"),
        ("{agency: so, role: manager}", "{agency: bo, role: manager}", 13, "không có cơ quan “bo”"),
        ("{agency: so, role: manager}", "{agency: so, role: boss}", 13, "không có vai trò “boss”"),
        ("{agency: so, role: manager}", "{agency: so, role: manager, acting: có}", 13, "true hoặc false"),
        ("to: 2026-12-31", "to: 2023-12-31", 12, "trước ngày bắt đầu"),
        ("to: 2026-12-31", "to: 2026-12-32", 12, "không phải ngày hợp lệ"),
        ("  - at: 2026-05-20\n", "  - x:\n", 31, "“x”"),
        ("at: 2026-05-20", "at: 2026-5-20", 31, "không phải ngày giờ hợp lệ"),
        ("at: 2026-05-20", "at: 20260520", 31, "không phải ngày giờ hợp lệ"),
        ("at: 2026-05-20", "at: 2026-05-20T25:00", 31, "không phải ngày giờ hợp lệ"),
        ("at: 2026-05-20", "at: 2026-05-20T10:00Z", 31, "không phải ngày giờ hợp lệ"),
        ("at: 2026-05-20", "at: 2026-02-29", 31, "không phải ngày giờ hợp lệ"),
        ("at: 2026-05-20", "at: ٢٠٢٦-٠٥-٢٠", 31, "không phải ngày giờ hợp lệ"),
        ("at: 2026-05-20", "at: 2026-05-20\n    by: an", 32, "không có khóa “by”"),
        ("by: chi", "by: nobody", 17, "không có người “nobody”"),
        (
            "  - at: 2026-05-20\n",
            "  - xong\n  - at: 2026-05-20\n",
            31,
            "mục 3 của “acts” phải là một danh mục",
        ),
        ("    by: chi\n", "", 16, "thiếu khóa bắt buộc “by”"),
        ("by: chi", "by: [chi]", 17, "không có người"),
        ("act: submit_plan", "act: submit", 18, "không có hành vi “submit” (có phải “submit_plan”?)"),
        ("data: {plan: {necessity: cần}, on: off, day: 2026-05-04}", "data: tất cả", 19, "“data” phải là"),
        ("data: {plan:", "dâta: {plan:", 19, "không có khóa “dâta”"),
        ("happened_on: 2026-05-04", "happened_on: hôm qua", 27, "không phải ngày hợp lệ"),
        ("evidence: Phiếu giấy", "evidence: 12", 28, "“evidence” phải là văn bản"),
        ("on_behalf_of: chi", "on_behalf_of: bo", 29, "không có người “bo”"),
        ("expect: {refusal: not_now,", "expect: {refused: not_now,", 30, "(có phải “refusal”?)"),
        ("expect: {refusal: not_now,", "expect: {refusal: not_today,", 30, "không có mã từ chối “not_today”"),
        ("expect: {refusal: not_now,", "expect: {accepted: no,", 30, "true hoặc false"),
        ("tally: null", "tally: {for: 1.5}", 30, "số nguyên không âm"),
        ("tally: null", "tally: {for: true}", 30, "số nguyên không âm"),
        ("tally: null", "tally: {passed: 1}", 30, "true hoặc false"),
        ("tally: null", "tally: {yes: 1}", 30, "không có khóa “yes”"),
        ("tally: null", "voters: [an, an]", 30, "bị lặp lại"),
        ("tally: null", "voters: [nobody]", 30, "không có người “nobody”"),
        ("tally: null", "warnings: [early]", 30, "không có cảnh báo “early”"),
        ("tally: null", "no_warnings: late", 30, "phải là một danh sách"),
        ("tally: null", "no_deadlines: [someday]", 30, "không có thời hạn “someday”"),
        ("status: under_review", "status: reviewed", 21, "không có trạng thái “reviewed”"),
        ("status: under_review", "status: null", 21, "không có trạng thái “None”"),
        ("plan_dispatch: overdue", "plan_dispatched: overdue", 22, "(có phải “plan_dispatch”?)"),
        ("plan_dispatch: overdue", "plan_dispatch: 2026-13-01", 22, "không phải ngày hợp lệ"),
        ("plan_dispatch: overdue", "plan_dispatch: due", 22, "tình trạng thời hạn"),
        ("permitted: {an:", "permitted: {anh:", 23, "không có người “anh” (có phải “an”?)"),
        ("[convene_meeting, choose_route]", "[convene]", 23, "không có hành vi “convene”"),
        (
            "expect: {deadlines: {approval_meeting: overdue}}",
            "expect: {tally: null}",
            32,
            "không có khóa “tally”",
        ),
        (
            "expect: {deadlines: {approval_meeting: overdue}}",
            "expect: {accepted: true}",
            32,
            "không có khóa “accepted”",
        ),
        (
            "expect: {deadlines: {approval_meeting: overdue}}",
            "expect: {late: []}",
            32,
            "không có khóa “late”",
        ),
        ("    decision: null", "    decision: rejected", 35, "không có quyết định “rejected”"),
        ("    decision: null", "    evaluation: good", 35, "không có kết quả đánh giá “good”"),
        ("    decision: null", "    deadlines: {}", 35, "không có khóa “deadlines”"),
        ("late: [approval_meeting]", "late: [meeting]", 36, "không có thời hạn “meeting”"),
        ("beneficiary: chi, ", "", 37, "thiếu khóa bắt buộc “beneficiary”"),
        ("beneficiary: chi", "beneficiary: nobody", 37, "không có người hay cơ quan “nobody”"),
        ("[{id: no_liability}]", "[{id: no_liability, provision: 9}]", 38, "không có khóa “provision”"),
        ("final:\n", "final:\n  expects: {}\n", 34, "(có phải “expect”?)"),
    ],
)
def test_a_mistake_is_refused_with_its_line(
    read: Read, small: str, old: str, new: str, line: int, words: str
) -> None:
    assert old in small
    with pytest.raises(ScenarioError) as caught:
        read(small.replace(old, new, 1))
    assert words in caught.value.message
    assert (caught.value.file, caught.value.line) == ("nhỏ.yaml", line)


def test_a_scenario_without_entries_has_nothing_to_play(read: Read) -> None:
    with pytest.raises(ScenarioError, match="ít nhất một mục"):
        read("regulation: quy-dinh\norganisation: {agencies: [], people: []}\nacts: []\n")


def test_names_too_many_to_read_are_not_listed(read: Read) -> None:
    people = ", ".join(f"{{id: p{number}}}" for number in range(100))
    with pytest.raises(ScenarioError) as caught:
        read(
            f"regulation: quy-dinh\norganisation: {{agencies: [], people: [{people}]}}\n"
            "acts: [{at: 2026-05-04, by: ai, act: archive}]\n"
        )
    assert caught.value.message == "không có người “ai”"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", 1),
        (b"title: ]", 1),
        (b"a: 1\na: 2\n", 2),
        (b"a: &x [*x]\n", 1),
        (b"a: 1\nb: \xff\n", 2),
        (b"- a\n", 1),
        (b"a: " + b"[" * 5000, 1),
    ],
)
def test_a_file_that_is_not_readable_is_refused_with_its_line(
    tmp_path: Path, calendar: WorkingCalendar, content: bytes, line: int
) -> None:
    path = tmp_path / "hỏng.yaml"
    path.write_bytes(content)
    with pytest.raises(ScenarioError) as caught:
        read_scenario(path, {}, calendar)
    assert (caught.value.file, caught.value.line) == (str(path), line)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, calendar: WorkingCalendar) -> None:
    with pytest.raises(ScenarioError, match="không đọc được tệp"):
        read_scenario(tmp_path / "không-có.yaml", {}, calendar)

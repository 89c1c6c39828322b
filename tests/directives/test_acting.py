"""Acts on assignments: who may, when, with what; and the log they leave."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from khoithong.desk.answers import IdempotencyConflict
from khoithong.desk.directives.acknowledge import acknowledge
from khoithong.desk.directives.acting import Faulty, NoSuchAssignment
from khoithong.desk.directives.cascade import cascade
from khoithong.desk.directives.complete import NO_EVIDENCE, complete, reopen, return_completion
from khoithong.desk.directives.evidence import attach_evidence, detach_evidence, waiting
from khoithong.desk.directives.extension import ask_extension, grant_extension, refuse_extension
from khoithong.desk.directives.report_progress import report_progress
from khoithong.directives.models import Entry, EntryFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from tests.directives.orders import Orders

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def evidence(orders: Orders, agency: str, person: str, content: bytes = PDF) -> UUID:
    one = attach_evidence(orders.of(agency).id, person, "bao-cao.pdf", BytesIO(content), clock=orders.clock)
    return one.id


def taken(orders: Orders) -> None:
    orders.issue()
    acknowledge(orders.of("so").id, orders.asked("vt"))


def done(orders: Orders) -> None:
    taken(orders)
    file = evidence(orders, "so", "vt")
    complete(orders.of("so").id, orders.asked("vt", files=(file,)), {"text": "Đã gửi báo cáo"})


def problems(work: Callable[[], Any]) -> dict[str, str]:
    with pytest.raises(Faulty) as refused:
        work()
    return refused.value.problems


def test_a_task_from_sent_to_done(orders: Orders) -> None:
    taken(orders)
    assert orders.of("so").status == "acknowledged"
    report_progress(
        orders.of("so").id,
        orders.asked("gd"),
        {"text": "Đã thu 8 báo cáo", "percent": 60, "difficulties": "Hai đơn vị chưa có số liệu"},
    )
    assert (orders.of("so").status, orders.of("so").percent) == ("in_progress", 60)

    orders.on("2026-05-31")
    file = evidence(orders, "so", "gd")
    recorded = complete(orders.of("so").id, orders.asked("gd", files=(file,)), {"text": "Đã nộp báo cáo"})

    one = orders.of("so")
    assert (one.status, one.percent, one.done_on) == ("done", 100, date(2026, 5, 31))
    log = list(
        Entry.objects.filter(assignment=one).order_by("seq").values_list("seq", "kind", "actor", "office")
    )
    assert log == [
        (1, "acknowledge", "vt", "so/clerk"),
        (2, "report_progress", "gd", "so/head"),
        (3, "complete", "gd", "so/head"),
    ]
    entry = Entry.objects.get(seq=recorded.seq, directive=orders.directive)
    assert entry.data["late"] == 2
    assert [kept.name for kept in entry.files.all()] == ["bao-cao.pdf"]


@pytest.mark.parametrize("person", ["cv", "gd-tc", "gd-do", "ct", "tt"])
def test_only_who_acts_for_the_agency_acknowledges(orders: Orders, person: str) -> None:
    orders.issue()
    with pytest.raises((Faulty, NoSuchAssignment)):
        acknowledge(orders.of("so").id, orders.asked(person))
    assert orders.of("so").status == "sent"


@pytest.mark.parametrize(("person", "knows"), [("cv", True), ("tt", True), ("gd-nv", True), ("gd-tc", False)])
def test_who_may_not_know_of_it_learns_nothing(orders: Orders, person: str, knows: bool) -> None:
    orders.issue()
    with pytest.raises(Faulty if knows else NoSuchAssignment):
        acknowledge(orders.of("so").id, orders.asked(person))


def test_an_office_no_longer_held_does_not_act(orders: Orders) -> None:
    orders.issue()
    with pytest.raises(Faulty):
        acknowledge(orders.of("so").id, orders.asked("cv", office="so/head"))


def test_an_assignment_that_is_not_there(orders: Orders) -> None:
    with pytest.raises(NoSuchAssignment):
        acknowledge(10**9, orders.asked("gd"))


def test_the_same_key_again_gets_the_first_answer(orders: Orders) -> None:
    taken(orders)
    asked = orders.asked("gd")
    said = {"text": "Đang làm", "percent": 30}
    first = report_progress(orders.of("so").id, asked, said)
    again = report_progress(orders.of("so").id, asked, said)
    assert (again.seq, again.repeated) == (first.seq, True)
    assert Entry.objects.filter(kind="report_progress").count() == 1


def test_the_same_key_for_something_else_is_a_conflict(orders: Orders) -> None:
    taken(orders)
    asked = orders.asked("gd")
    report_progress(orders.of("so").id, asked, {"text": "Đang làm", "percent": 30})
    others: list[Callable[[], Any]] = [
        lambda: report_progress(orders.of("so").id, asked, {"text": "Khác", "percent": 30}),
        lambda: report_progress(
            orders.of("so").id, orders.asked("pgd1", key=asked.key), {"text": "Đang làm"}
        ),
        lambda: acknowledge(orders.of("so-tc").id, orders.asked("gd-tc", key=asked.key)),
        lambda: ask_extension(
            orders.of("so").id, asked, {"until": date(2026, 6, 5), "reason": "Chờ số liệu"}
        ),
    ]
    for other in others:
        with pytest.raises(IdempotencyConflict):
            other()


def test_what_is_not_acknowledged_is_not_reported_on(orders: Orders) -> None:
    orders.issue()
    so = orders.of("so").id
    day = {"until": date(2026, 6, 5), "reason": "Chờ số liệu"}
    for work in (
        lambda: report_progress(so, orders.asked("gd"), {"text": "Đang làm"}),
        lambda: ask_extension(so, orders.asked("gd"), day),
        lambda: cascade(so, orders.asked("gd"), {"units": ["tt-do"], "due_on": date(2026, 5, 20)}),
    ):
        assert "chưa tiếp nhận" in problems(work)[""]


def test_what_is_done_was_received(orders: Orders) -> None:
    orders.issue({"report_wanted": ""})
    complete(orders.of("so").id, orders.asked("gd"), {"text": "Đã ban hành kế hoạch"})
    one = orders.of("so")
    assert one.status == "done"
    assert one.acknowledged_at is not None


def test_a_task_is_acknowledged_once(orders: Orders) -> None:
    taken(orders)
    assert "đã được tiếp nhận" in problems(lambda: acknowledge(orders.of("so").id, orders.asked("gd")))[""]


def test_what_is_done_goes_no_further(orders: Orders) -> None:
    done(orders)
    so = orders.of("so").id
    day = {"until": date(2026, 6, 5), "reason": "Chờ số liệu"}
    for work in (
        lambda: report_progress(so, orders.asked("gd"), {"text": "Thêm"}),
        lambda: complete(so, orders.asked("gd"), {"text": "Xong"}),
        lambda: ask_extension(so, orders.asked("gd"), day),
        lambda: cascade(so, orders.asked("gd"), {"units": ["tt-do"], "due_on": date(2026, 5, 20)}),
    ):
        assert "đã báo hoàn thành" in problems(work)[""].lower()


def test_a_withdrawn_directive_takes_its_tasks_along(orders: Orders) -> None:
    orders.issue(status="withdrawn")
    refused = problems(lambda: acknowledge(orders.of("so").id, orders.asked("gd")))
    assert "thu hồi" in refused[""]


def test_completion_needs_its_result_and_the_report_asked_for(orders: Orders) -> None:
    taken(orders)
    refused = problems(lambda: complete(orders.of("so").id, orders.asked("gd"), {"text": "  "}))
    assert refused == {"text": "Nhập kết quả thực hiện", "files": NO_EVIDENCE}


def test_a_task_without_a_report_needs_no_file(orders: Orders) -> None:
    orders.issue({"report_wanted": ""})
    acknowledge(orders.of("so").id, orders.asked("gd"))
    complete(orders.of("so").id, orders.asked("gd"), {"text": "Đã ban hành kế hoạch"})
    assert orders.of("so").status == "done"


def test_what_never_ends_is_reported_on_and_not_completed(orders: Orders) -> None:
    orders.issue({"due_kind": "standing", "report_wanted": "", "due_words": "thường xuyên"})
    acknowledge(orders.of("so").id, orders.asked("gd"))
    refused = problems(lambda: complete(orders.of("so").id, orders.asked("gd"), {"text": "Xong"}))
    assert "thường xuyên" in refused[""]
    report_progress(orders.of("so").id, orders.asked("gd"), {"text": "Đã kiểm tra 3 đơn vị"})
    assert orders.of("so").status == "in_progress"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "x" * 10_001}, "text"),
        ({"text": "Đang làm", "percent": 101}, "percent"),
        ({"text": "Đang làm", "percent": -1}, "percent"),
        ({"text": "Đang làm", "percent": "50"}, "percent"),
    ],
)
def test_faulty_progress_changes_nothing(orders: Orders, said: dict[str, Any], field: str) -> None:
    taken(orders)
    refused = problems(lambda: report_progress(orders.of("so").id, orders.asked("gd"), said))
    assert set(refused) == {field}
    assert orders.of("so").status == "acknowledged"
    assert Entry.objects.count() == 1


def test_it_may_have_happened_before_it_is_entered(orders: Orders) -> None:
    orders.issue(date=date(2026, 4, 20))
    orders.on("2026-05-31")
    so = orders.of("so").id
    acknowledge(so, orders.asked("vt", happened_on=date(2026, 5, 5)))
    file = evidence(orders, "so", "vt")
    asked = orders.asked("vt", happened_on=date(2026, 5, 28), files=(file,))
    complete(so, asked, {"text": "Đã nộp bản giấy"})
    assert orders.of("so").done_on == date(2026, 5, 28)
    assert Entry.objects.get(kind="complete").data["late"] == 0


@pytest.mark.parametrize("day", [date(2026, 5, 5), date(2026, 4, 19)])
def test_it_did_not_happen_in_the_future_nor_before_the_directive(orders: Orders, day: date) -> None:
    orders.issue(date=date(2026, 4, 20))
    refused = problems(lambda: acknowledge(orders.of("so").id, orders.asked("gd", happened_on=day)))
    assert set(refused) == {"happened_on"}


def test_an_extension_asked_for_and_granted(orders: Orders) -> None:
    taken(orders)
    so = orders.of("so").id
    ask_extension(so, orders.asked("gd"), {"until": date(2026, 6, 15), "reason": "Chờ số liệu"})
    assert orders.of("so").asked_due_on == date(2026, 6, 15)
    assert orders.of("so").due_on == date(2026, 5, 29)
    again = problems(
        lambda: ask_extension(so, orders.asked("gd"), {"until": date(2026, 6, 20), "reason": "x"})
    )
    assert "15/06/2026" in again[""]

    grant_extension(so, orders.asked("vt-nv"), {"until": date(2026, 6, 10)})
    assert (orders.of("so").due_on, orders.of("so").asked_due_on) == (date(2026, 6, 10), None)
    assert Entry.objects.get(kind="grant_extension").data["due_before"] == "2026-05-29"


def test_an_extension_refused_leaves_the_day(orders: Orders) -> None:
    taken(orders)
    so = orders.of("so").id
    ask_extension(so, orders.asked("gd"), {"until": date(2026, 6, 15), "reason": "Chờ số liệu"})
    assert problems(lambda: refuse_extension(so, orders.asked("gd-nv"), {})) == {
        "reason": "Nhập lý do không gia hạn"
    }
    refuse_extension(so, orders.asked("gd-nv"), {"reason": "Cần tổng hợp đúng hạn"})
    assert (orders.of("so").due_on, orders.of("so").asked_due_on) == (date(2026, 5, 29), None)


@pytest.mark.parametrize(
    ("until", "words"),
    [
        (date(2026, 6, 16), "không sau ngày đã xin"),
        (date(2026, 5, 29), "sau hạn đang áp dụng"),
        (None, "Nhập ngày"),
    ],
)
def test_no_other_day_is_granted(orders: Orders, until: date | None, words: str) -> None:
    taken(orders)
    so = orders.of("so").id
    ask_extension(so, orders.asked("gd"), {"until": date(2026, 6, 15), "reason": "Chờ số liệu"})
    assert words in problems(lambda: grant_extension(so, orders.asked("gd-nv"), {"until": until}))["until"]


def test_no_extension_without_a_day_or_a_reason(orders: Orders) -> None:
    taken(orders)
    refused = problems(lambda: ask_extension(orders.of("so").id, orders.asked("gd"), {"until": None}))
    assert set(refused) == {"until", "reason"}


def test_who_has_the_task_does_not_grant_and_who_gave_it_does_not_ask(orders: Orders) -> None:
    taken(orders)
    so, day = orders.of("so").id, {"until": date(2026, 6, 15), "reason": "Chờ số liệu"}
    assert "Sở Xây dựng" in problems(lambda: ask_extension(so, orders.asked("gd-nv"), day))[""]
    ask_extension(so, orders.asked("gd"), day)
    assert "Sở Nội vụ" in problems(lambda: grant_extension(so, orders.asked("gd"), day))[""]
    assert "Sở Nội vụ" in problems(lambda: grant_extension(so, orders.asked("cv-nv"), day))[""]


def test_nothing_is_granted_that_was_not_asked_for(orders: Orders) -> None:
    taken(orders)
    refused = problems(
        lambda: grant_extension(orders.of("so").id, orders.asked("gd-nv"), {"until": date(2026, 6, 15)})
    )
    assert "không có đề nghị" in refused[""].lower()


def test_a_completion_is_sent_back_with_remarks(orders: Orders) -> None:
    done(orders)
    so = orders.of("so").id
    assert set(problems(lambda: return_completion(so, orders.asked("gd-nv"), {}))) == {"remarks"}
    return_completion(so, orders.asked("gd-nv"), {"remarks": "Bổ sung danh mục sản phẩm"})
    one = orders.of("so")
    assert (one.status, one.done_on, one.percent) == ("in_progress", None, 0)
    assert (
        "chưa báo hoàn thành"
        in problems(lambda: return_completion(so, orders.asked("gd-nv"), {"remarks": "x"}))[""].lower()
    )


def test_an_agency_takes_its_own_completion_back(orders: Orders) -> None:
    taken(orders)
    so = orders.of("so").id
    report_progress(so, orders.asked("gd"), {"text": "Gần xong", "percent": 100})
    file = evidence(orders, "so", "gd")
    complete(so, orders.asked("gd", files=(file,)), {"text": "Đã nộp"})
    reopen(so, orders.asked("gd"), {"reason": "Gửi nhầm tệp"})
    assert (orders.of("so").status, orders.of("so").percent) == ("in_progress", 99)


def test_units_get_the_task_with_a_day_of_the_agencys_own(orders: Orders) -> None:
    taken(orders)
    so = orders.of("so").id
    cascade(
        so,
        orders.asked("gd"),
        {"units": ["tt-do", "tt-kd"], "due_on": date(2026, 5, 20), "note": "Gửi số liệu"},
    )
    unit = orders.of("tt-do")
    assert (unit.parent_id, unit.due_on, unit.status, unit.role) == (so, date(2026, 5, 20), "sent", "lead")
    assert orders.of("so").status == "in_progress"

    acknowledge(unit.id, orders.asked("gd-do"))
    ask_extension(unit.id, orders.asked("gd-do"), {"until": date(2026, 6, 5), "reason": "Chờ số liệu"})
    late = problems(lambda: grant_extension(unit.id, orders.asked("gd"), {"until": date(2026, 6, 5)}))
    assert "29/05/2026" in late["until"]
    grant_extension(unit.id, orders.asked("gd"), {"until": date(2026, 5, 29)})
    assert orders.of("tt-do").due_on == date(2026, 5, 29)
    # Neither the unit's own nor the issuer of the directive stands above it.
    assert problems(lambda: return_completion(unit.id, orders.asked("gd-nv"), {"remarks": "x"}))


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ({"units": [], "due_on": date(2026, 5, 20)}, {"units"}),
        ({"units": ["so-tc"], "due_on": date(2026, 5, 20)}, {"units"}),
        ({"units": ["tt-do"], "due_on": date(2026, 5, 30)}, {"due_on"}),
        ({"units": ["tt-do"], "due_on": date(2026, 5, 3)}, {"due_on"}),
        ({"units": ["tt-do"], "due_on": None}, {"due_on"}),
    ],
)
def test_faulty_units_or_days_pass_nothing_on(orders: Orders, said: dict[str, Any], fields: set[str]) -> None:
    taken(orders)
    assert set(problems(lambda: cascade(orders.of("so").id, orders.asked("gd"), said))) == fields


def test_a_unit_gets_it_once(orders: Orders) -> None:
    taken(orders)
    said = {"units": ["tt-do"], "due_on": date(2026, 5, 20)}
    cascade(orders.of("so").id, orders.asked("gd"), said)
    again = problems(lambda: cascade(orders.of("so").id, orders.asked("gd"), said))
    assert again == {"units": "Bỏ đơn vị đã được giao: Trung tâm Đo đạc"}


def test_evidence_waits_with_who_brought_it_and_can_be_taken_back(orders: Orders) -> None:
    taken(orders)
    so = orders.of("so").id
    first, same = evidence(orders, "so", "gd"), evidence(orders, "so", "gd")
    assert first == same
    assert [one.id for one in waiting(so, "gd")] == [first]
    assert not waiting(so, "vt").exists()
    stolen = problems(lambda: complete(so, orders.asked("vt", files=(first,)), {"text": "Xong"}))
    assert set(stolen) == {"files"}
    detach_evidence(so, "gd", [first])
    assert not EntryFile.objects.exists()


def test_evidence_recorded_stays(orders: Orders) -> None:
    done(orders)
    detach_evidence(orders.of("so").id, "vt")
    assert EntryFile.objects.count() == 1


def test_a_key_used_for_another_directive_is_a_conflict(orders: Orders) -> None:
    orders.issue()
    key = uuid4()
    acknowledge(orders.of("so").id, orders.asked("gd", key=key))
    orders.issue()
    with pytest.raises(IdempotencyConflict):
        acknowledge(orders.of("so").id, orders.asked("gd", key=key))

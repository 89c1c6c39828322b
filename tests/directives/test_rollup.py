"""How far tasks are: counted against assignments made by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from khoithong.directives import rollup
from khoithong.directives.models import Assignment, Task
from khoithong.directives.rollup import Missing

if TYPE_CHECKING:
    from pytest_django.fixtures import DjangoAssertNumQueries

    from tests.directives.orders import Orders

DUE = date(2026, 5, 29)


def part(agency: str, status: str, **more: Any) -> Assignment:
    values: dict[str, Any] = {"task_id": 1, "role": "lead", "due_on": DUE}
    return Assignment(agency=agency, status=status, **values | more)


def reporting(**more: Any) -> Task:
    values: dict[str, Any] = {"id": 1, "due_kind": "date", "report_wanted": "Báo cáo"}
    return Task(**values | more)


def test_reports_handed_in_and_the_missing_named() -> None:
    parts = [part("a", "done"), part("b", "sent"), part("c", "in_progress"), part("d", "withdrawn")]
    found = rollup.of_task(reporting(), parts)
    assert found.words == "đã nộp 1/3"
    assert found.missing == (Missing("b", DUE), Missing("c", DUE))
    assert not found.complete
    assert [one.late(date(2026, 5, 31)) for one in found.missing] == [2, 2]
    assert found.missing[0].late(DUE) == 0
    assert Missing("x", None).late(DUE) == 0


def test_units_are_shown_under_their_agency_and_count_nowhere() -> None:
    parts = [part("a", "sent", id=1), part("a1", "done", parent_id=1), part("a2", "done", parent_id=1)]
    assert rollup.of_task(reporting(), parts).words == "đã nộp 0/1"


def test_those_who_only_coordinate_do_not_count_beside_those_who_lead() -> None:
    parts = [part("a", "done"), part("b", "sent", role="coordinate")]
    assert rollup.of_task(reporting(report_wanted=""), parts).words == "đã hoàn thành 1/1"
    alone = [part("b", "sent", role="coordinate")]
    assert rollup.of_task(reporting(), alone).words == "đã nộp 0/1"


def test_of_a_periodic_task_the_latest_round_counts() -> None:
    before, now = date(2026, 12, 31), date(2027, 12, 31)
    parts = [
        part("a", "done", round=before),
        part("b", "sent", round=before),
        part("a", "done", round=now),
        part("b", "done", round=now),
    ]
    found = rollup.of_task(reporting(due_kind="periodic", every="year"), parts)
    assert (found.words, found.earlier, found.complete) == ("đã nộp 2/2", 1, False)


def test_of_what_never_ends_those_count_who_report() -> None:
    parts = [part("a", "in_progress"), part("b", "acknowledged")]
    found = rollup.of_task(reporting(due_kind="standing", report_wanted=""), parts)
    assert found.words == "đã báo cáo thực hiện 1/2"


def test_a_clause_holds_what_is_below_it() -> None:
    tasks = [reporting(id=n, clause=clause) for n, clause in enumerate(("II/2", "II/2/a", "II/20", "III"), 1)]
    rollups = {task.id: rollup.of_task(task, [part("a", "done"), part("b", "sent")]) for task in tasks}
    assert rollup.under("II/2", tasks, rollups).words == "đã nộp 2/4"
    assert rollup.under("II/20", tasks, rollups).words == "đã nộp 1/2"


def test_who_is_missing_twice_is_named_once_by_the_earliest_day() -> None:
    early, none = date(2026, 5, 1), part("b", "sent", due_on=None)
    all_of = [
        rollup.of_task(reporting(), [none]),
        rollup.of_task(reporting(), [part("b", "sent")]),
        rollup.of_task(reporting(report_wanted=""), [part("b", "sent", due_on=early)]),
    ]
    found = rollup.together(all_of)
    assert found.missing == (Missing("b", early),)
    assert found.words == "đã hoàn thành 0/3"


def test_a_directive_costs_one_statement(
    orders: Orders, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    directive = orders.issue({}, {"report_wanted": ""}, {"due_kind": "standing"})
    Assignment.objects.filter(agency="so").update(status="done", done_on=DUE)
    tasks = list(directive.tasks.all())
    with django_assert_num_queries(1):
        found = rollup.of_directive(directive.id, tasks)
    assert [found[task.id].words for task in tasks] == [
        "đã nộp 1/2",
        "đã hoàn thành 1/2",
        "đã báo cáo thực hiện 1/2",
    ]
    assert {one.missing for one in found.values()} == {
        (Missing("so-tc", date(2026, 5, 29)),),
        (Missing("so-tc", None),),
    }


def test_many_directives_cost_one_statement(
    orders: Orders, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    keys = [orders.issue({}, {}).id, orders.issue().id, orders.issue({"agencies": ()}).id]
    with django_assert_num_queries(1):
        found = rollup.of_directives(keys)
    assert [found[key].words for key in keys] == ["đã nộp 0/4", "đã nộp 0/2", "đã hoàn thành 0/0"]

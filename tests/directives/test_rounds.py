"""Tasks that come again: every round for every agency that has them, opened once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TYPE_CHECKING

from django.db import connection

from khoithong.desk.directives import rounds
from khoithong.desk.directives.rounds import open_rounds, open_rounds_of_today
from khoithong.directives.models import Assignment, Entry

if TYPE_CHECKING:
    from pytest_django.fixtures import DjangoAssertNumQueries

    from tests.directives.orders import Orders

YEARLY = {"due_kind": "periodic", "every": "year", "due_words": "định kỳ hàng năm"}


def ends(agency: str) -> list[date | None]:
    rows = Assignment.objects.filter(agency=agency, parent=None).order_by("round")
    return list(rows.values_list("round", flat=True))


def test_every_year_it_comes_again(orders: Orders) -> None:
    orders.issue(dict(YEARLY))
    orders.on("2026-12-31")
    assert open_rounds(clock=orders.clock) == 0
    orders.on("2027-01-01")
    assert open_rounds(clock=orders.clock) == 2
    assert open_rounds(clock=orders.clock) == 0
    assert ends("so") == [date(2026, 12, 31), date(2027, 12, 31)]
    one = orders.of("so")
    assert (one.due_on, one.status, one.role) == (date(2027, 12, 31), "sent", "lead")
    entry = Entry.objects.get(kind="open_round")
    assert entry.data == {"task": 1, "round": "2027-12-31", "agencies": ["so", "so-tc"]}


def test_rounds_nobody_looked_for_are_all_owed(orders: Orders) -> None:
    orders.issue(YEARLY | {"every": "quarter", "every_day": 15})
    orders.on("2027-02-01")
    open_rounds(clock=orders.clock)
    assert ends("so") == [date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31), date(2027, 3, 31)]
    assert orders.of("so").due_on == date(2027, 3, 15)


def test_an_agency_it_was_withdrawn_from_gets_no_further_round(orders: Orders) -> None:
    orders.issue(dict(YEARLY))
    Assignment.objects.filter(agency="so").update(status="withdrawn")
    orders.on("2027-01-01")
    open_rounds(clock=orders.clock)
    assert ends("so") == [date(2026, 12, 31)]
    assert len(ends("so-tc")) == 2


def test_a_directive_withdrawn_opens_nothing(orders: Orders) -> None:
    orders.issue(dict(YEARLY), status="withdrawn")
    orders.on("2027-01-01")
    assert open_rounds(clock=orders.clock) == 0


def test_only_tasks_that_come_again_do(orders: Orders) -> None:
    orders.issue({}, {"due_kind": "standing"}, {"due_kind": "none"})
    orders.on("2028-01-01")
    assert open_rounds(clock=orders.clock) == 0


def test_looking_costs_the_same_for_few_and_many(
    orders: Orders, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    orders.issue(dict(YEARLY))
    with django_assert_num_queries(2):
        open_rounds(clock=orders.clock)
    for _ in range(5):
        orders.issue(dict(YEARLY), dict(YEARLY))
    with django_assert_num_queries(2):
        open_rounds(clock=orders.clock)


def test_pages_look_once_a_day(orders: Orders, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    orders.issue(dict(YEARLY))
    orders.on("2027-01-01")
    open_rounds_of_today(clock=orders.clock)
    assert len(ends("so")) == 2
    with django_assert_num_queries(0):
        open_rounds_of_today(clock=orders.clock)
    rounds._checked.clear()


def test_eight_processes_open_a_round_once(busy_orders: Orders) -> None:
    busy_orders.issue(dict(YEARLY))
    busy_orders.on("2027-01-01")

    def work(_: int) -> int:
        try:
            return open_rounds(clock=busy_orders.clock)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(work, range(8)))

    assert sorted(made) == [0] * 7 + [2]
    assert len(ends("so")) == 2

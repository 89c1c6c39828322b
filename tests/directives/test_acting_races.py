"""Eight people at once on one task. The twin has the lock taken away, and must show the anomaly."""

from __future__ import annotations

from datetime import date
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection

from khoithong.desk.directives import acting
from khoithong.desk.directives.acknowledge import acknowledge
from khoithong.desk.directives.acting import Faulty, Recorded
from khoithong.desk.directives.complete import complete, return_completion
from khoithong.desk.directives.extension import ask_extension, grant_extension, refuse_extension
from khoithong.desk.directives.withdraw import withdraw
from khoithong.directives.models import Assignment, Directive, Entry
from tests.desk.test_races import THREADS, at_once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.directives.orders import Orders

UNTIL = date(2026, 6, 15)
_SEQ = "entry_seq_once"


def answer(work: Callable[[], Any]) -> Any:
    try:
        return work()
    except Faulty as refused:
        return refused


@pytest.fixture
def asked_for_time(busy_orders: Orders) -> Orders:
    """An extension waits for its answer."""
    busy_orders.issue({"report_wanted": ""})
    so = busy_orders.of("so").id
    acknowledge(so, busy_orders.asked("gd"))
    ask_extension(so, busy_orders.asked("gd"), {"until": UNTIL, "reason": "Chờ số liệu"})
    return busy_orders


@pytest.fixture
def without_lock(monkeypatch: pytest.MonkeyPatch, asked_for_time: Orders) -> Iterator[None]:
    """The directive is read without locking it, and all wait until everyone has judged the row as it stood.

    The database's own second guard, the number of the entry, is taken away too, or it would turn the anomaly into an error.
    """
    everyone_has_judged = Barrier(THREADS)
    judge = acting.take

    def unlocked(assignment: int) -> Directive | None:
        return Directive.objects.filter(tasks__assignments=assignment).first()

    def together(*arguments: Any) -> Any:
        taken = judge(*arguments)
        everyone_has_judged.wait(timeout=20)
        return taken

    monkeypatch.setattr(acting, "lock", unlocked)
    monkeypatch.setattr(acting, "take", together)
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE directives_entry DROP CONSTRAINT {_SEQ}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("DELETE FROM directives_entry")
        cursor.execute("SET session_replication_role = origin")
        cursor.execute(f"ALTER TABLE directives_entry ADD CONSTRAINT {_SEQ} UNIQUE (directive_id, seq)")


def grant_or_refuse(orders: Orders) -> list[Any]:
    so = orders.of("so").id

    def work(number: int) -> Any:
        asked = orders.asked(("gd-nv", "vt-nv")[number % 2])
        if number < THREADS // 2:
            return answer(lambda: grant_extension(so, asked, {"until": UNTIL}))
        return answer(lambda: refuse_extension(so, asked, {"reason": "Đúng hạn"}))

    return at_once(work)


def one_answer(answers: list[Any]) -> bool:
    recorded = Entry.objects.filter(kind__in=("grant_extension", "refuse_extension")).count()
    kinds = [type(one) for one in answers]
    return (kinds.count(Recorded), kinds.count(Faulty), recorded) == (1, THREADS - 1, 1)


def test_eight_answers_at_once_to_a_request_for_time_make_one(asked_for_time: Orders) -> None:
    answers = grant_or_refuse(asked_for_time)
    assert one_answer(answers), answers
    granted = Entry.objects.filter(kind="grant_extension").exists()
    assert asked_for_time.of("so").due_on == (UNTIL if granted else date(2026, 5, 29))


def test_without_the_lock_there_are_several_answers(
    asked_for_time: Orders, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    request.getfixturevalue("without_lock")
    answers = grant_or_refuse(asked_for_time)
    monkeypatch.undo()
    assert not one_answer(answers)
    assert Entry.objects.filter(kind__in=("grant_extension", "refuse_extension")).count() > 1


def test_eight_completions_at_once_make_one_whatever_else_is_done(asked_for_time: Orders) -> None:
    """Completing, answering the request for time and withdrawing: what stands in the end follows from the log."""
    so, code = asked_for_time.of("so").id, asked_for_time.directive.code

    def work(number: int) -> Any:
        if number == 7:
            return answer(lambda: withdraw(code, asked_for_time.asked("gd-nv"), "Ban hành nhầm"))
        if number == 6:
            return answer(lambda: grant_extension(so, asked_for_time.asked("gd-nv"), {"until": UNTIL}))
        return answer(lambda: complete(so, asked_for_time.asked("gd"), {"text": f"Xong {number}"}))

    answers = at_once(work)
    assert {type(one) for one in answers} <= {Recorded, Faulty}, answers
    log = list(Entry.objects.order_by("seq").values_list("kind", flat=True))
    assert log.count("complete") <= 1
    assert log[-1] == "withdraw"
    assert [one.seq for one in Entry.objects.order_by("seq")] == list(range(1, len(log) + 1))
    assert Assignment.objects.get(id=so).status == ("done" if "complete" in log else "withdrawn")
    # Once done nothing is granted any more.
    if "complete" in log and "grant_extension" in log:
        assert log.index("grant_extension") < log.index("complete")


def test_a_completion_is_sent_back_once(asked_for_time: Orders) -> None:
    so = asked_for_time.of("so").id
    complete(so, asked_for_time.asked("gd"), {"text": "Xong"})
    answers = at_once(
        lambda number: answer(
            lambda: return_completion(so, asked_for_time.asked("gd-nv"), {"remarks": f"Sửa {number}"})
        )
    )
    assert [type(one) for one in answers].count(Recorded) == 1
    assert Entry.objects.filter(kind="return_completion").count() == 1


def test_one_key_sent_eight_times_at_once_is_one_entry(asked_for_time: Orders) -> None:
    so, asked = asked_for_time.of("so").id, asked_for_time.asked("gd")
    answers = at_once(lambda _: complete(so, asked, {"text": "Xong"}))
    assert {type(one) for one in answers} == {Recorded}
    assert [one.repeated for one in answers].count(False) == 1
    assert Entry.objects.filter(kind="complete").count() == 1

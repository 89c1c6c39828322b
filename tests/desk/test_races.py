"""Eight people at once. Each test has a twin with the lock taken away, which must show the anomaly."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest
from django.db import Error, connection

from khoithong.casefiles import rows
from khoithong.casefiles.models import Act, BallotRow, Case
from khoithong.casefiles.verification import verify_case
from khoithong.desk import perform as door
from khoithong.desk import recording
from khoithong.desk.answers import Done, Refused
from khoithong.desk.taking import take
from khoithong.organisation.changes import changing, end_term
from khoithong.organisation.models import OfficeTerm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.desk.conftest import Desk

THREADS = 8


def at_once(work: Callable[[int], Any]) -> list[Any]:
    """Do the same in all threads at one moment; what a thread raised counts as its answer."""
    start = Barrier(THREADS)

    def run(number: int) -> Any:
        try:
            start.wait(timeout=20)
            return work(number)
        except (Error, AssertionError) as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


@pytest.fixture
def without_lock(monkeypatch: pytest.MonkeyPatch, busy: Desk) -> Iterator[None]:
    """The door reads the case's row without locking it, and all wait until everyone has read.

    The database's own second guards are taken away too, or they would turn the anomaly into an error.
    """
    everyone_has_read = Barrier(THREADS)

    def unlocked(cursor: Any, case_id: int) -> Any:
        taken = take(cursor, case_id, lock=rows.READ)
        everyone_has_read.wait(timeout=20)
        return taken

    constraints = {
        "casefiles_act": "PRIMARY KEY (case_id, seq)",
        "casefiles_acttext": "PRIMARY KEY (case_id, seq)",
        "casefiles_ballotrow": "PRIMARY KEY (case_id, meeting, person)",
    }
    monkeypatch.setattr(door, "take", unlocked)
    monkeypatch.setattr("khoithong.casefiles.projection.store.write", _write_ballots_only)
    with connection.cursor() as cursor:
        for table in constraints:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {table}_pkey")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for table, constraint in constraints.items():
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {table}_pkey {constraint}")
        cursor.execute("SET session_replication_role = origin")


def _write_ballots_only(batch: Any, case_id: int, old: Any, new: Any) -> None:
    for meeting, person, ballot, seq in new.tables["casefiles_ballotrow"]:
        batch.add(
            "INSERT INTO casefiles_ballotrow (case_id, meeting, person, ballot, seq) VALUES (%s, %s, %s, %s, %s)",
            case_id,
            meeting,
            person,
            ballot,
            seq,
        )


def ready_to_decide(desk: Desk) -> None:
    """Everything before the decision."""
    desk.meet()
    desk.pass_meeting()
    desk.do("gd", "seek_party_opinion")
    desk.do("bt", "give_party_opinion", opinion="agree", content="Đồng ý")


def decide(desk: Desk) -> list[Any]:
    """Eight decisions at once, half of them approvals."""

    def work(number: int) -> Any:
        if number % 2:
            return desk.ask("gd", "disapprove", document=f"{number}", reason="Chưa cần")
        return desk.ask("gd", "approve", document=f"{number}", executors=["tp"])

    return at_once(work)


def one_decision(desk: Desk, answers: list[Any]) -> bool:
    done = [answer for answer in answers if isinstance(answer, Done)]
    refused = [answer for answer in answers if isinstance(answer, Refused)]
    recorded = Act.objects.filter(case_id=desk.case, kind__in=("approve", "disapprove")).count()
    return (len(done), len(refused), recorded) == (1, THREADS - 1, 1) and verify_case(desk.case) == []


def test_eight_decisions_at_once_make_one(busy: Desk) -> None:
    ready_to_decide(busy)
    answers = decide(busy)
    assert one_decision(busy, answers), answers


def test_without_the_lock_there_are_several_decisions(
    busy: Desk, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready_to_decide(busy)
    request.getfixturevalue("without_lock")

    answers = decide(busy)
    monkeypatch.undo()

    assert not one_decision(busy, answers)
    assert Act.objects.filter(case_id=busy.case, kind__in=("approve", "disapprove")).count() > 1


def one_ballot_a_person(desk: Desk, answers: list[Any]) -> bool:
    done = [answer for answer in answers if isinstance(answer, Done)]
    ballots = Act.objects.filter(case_id=desk.case, kind="vote").count()
    rows = BallotRow.objects.filter(case_id=desk.case).count()
    others = [answer for answer in answers if not isinstance(answer, Done | Refused)]
    return (len(done), ballots, rows, others) == (2, 2, 2, [])


def vote(desk: Desk) -> list[Any]:
    """Two people vote four times each, at once."""
    return at_once(lambda number: desk.ask(("pgd1", "pgd2")[number % 2], "vote", ballot="for"))


def test_eight_ballots_of_two_people_are_two(busy: Desk) -> None:
    busy.meet()
    answers = vote(busy)
    assert one_ballot_a_person(busy, answers), answers
    assert verify_case(busy.case) == []


def test_without_the_lock_a_person_votes_twice(
    busy: Desk, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy.meet()
    request.getfixturevalue("without_lock")

    answers = vote(busy)
    monkeypatch.undo()

    assert not one_ballot_a_person(busy, answers)
    assert Act.objects.filter(case_id=busy.case, kind="vote").count() > 2


def test_one_key_sent_eight_times_at_once_opens_one_case(busy: Desk, plan: dict[str, str]) -> None:
    key = uuid4()
    answers = at_once(lambda _: busy.ask("tp", "submit_plan", key=key, plan=plan))

    assert {type(answer) for answer in answers} == {Done}
    assert len({answer.case_id for answer in answers}) == 1
    assert [answer.repeated for answer in answers].count(False) == 1
    assert Case.objects.count() == 1


def test_eight_keys_at_once_open_eight_cases(busy: Desk, plan: dict[str, str]) -> None:
    keys: list[UUID] = [uuid4() for _ in range(THREADS)]
    answers = at_once(lambda number: busy.ask("tp", "submit_plan", key=keys[number], plan=plan))

    assert len({answer.code for answer in answers}) == THREADS
    assert Case.objects.count() == THREADS


def test_a_term_being_ended_waits_for_the_ballot_under_way(
    busy: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever votes holds the office when the ballot is recorded, or the ballot is refused: never in between."""
    busy.meet()
    term = OfficeTerm.objects.get(person_id="pgd1", role="deputy")
    meeting_point = Barrier(2)
    decided = recording.record

    def slowly(*arguments: Any) -> Any:
        meeting_point.wait(timeout=20)
        return decided(*arguments)

    monkeypatch.setattr(door, "record", slowly)

    def ballot() -> Any:
        try:
            return busy.ask("pgd1", "vote", ballot="for")
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        voting = pool.submit(ballot)
        meeting_point.wait(timeout=20)
        end_term(term, date(2026, 5, 10), entered_by="test", now=datetime(2026, 5, 11, tzinfo=UTC))
        recorded_before = BallotRow.objects.filter(person="pgd1").exists()
        assert isinstance(voting.result(timeout=20), Done)

    assert recorded_before, "the change of office waited until the ballot was recorded"
    monkeypatch.setattr(door, "record", decided)
    assert busy.refused("pgd1", "vote", ballot="for") == "excluded_voter"


def test_changes_of_the_organisation_follow_each_other(busy: Desk) -> None:
    def work(number: int) -> None:
        with changing():
            OfficeTerm.objects.filter(person_id="gd").update(title=f"Giám đốc {number}")

    at_once(work)
    from khoithong.organisation.snapshot import directory

    assert directory().title("gd", "so", "head", busy.today).startswith("Giám đốc ")

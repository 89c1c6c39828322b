"""The register: only added to, chained, and intact after an erasure. Each guard is also seen to be needed."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from django.db import Error, connection, transaction

from khoithong.casefiles.models import ActText
from khoithong.casefiles.projection.store import differences
from khoithong.casefiles.sealing import ERASED
from khoithong.casefiles.verification import verify_case
from khoithong.desk.erase import erase_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.desk.conftest import Desk

SWAPPED = (
    "UPDATE casefiles_act SET seq = 9 WHERE seq = 1; UPDATE casefiles_act SET seq = 1 WHERE seq = 2;"
    "UPDATE casefiles_act SET seq = 2 WHERE seq = 9"
)
REGISTERS = ("casefiles_act", "casefiles_reportact", "casefiles_accesslog")


def sql(statement: str, *parameters: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


@contextmanager
def as_role(role: str) -> Iterator[None]:
    sql(f"SET LOCAL ROLE {role}")
    try:
        yield
    finally:
        sql("RESET ROLE")


@contextmanager
def guards_off() -> Iterator[None]:
    """What a database administrator can do."""
    sql("SET LOCAL session_replication_role = replica")
    yield
    sql("SET LOCAL session_replication_role = origin")


@pytest.fixture
def reported(desk: Desk) -> Desk:
    """A case with acts, a report, and a reading of the report."""
    from khoithong.desk.read_reports import handled_reports

    desk.meet()
    desk.do("cv", "report_violation", provision="6/2", against="pgd1", content="Gây khó khăn")
    handled_reports(desk.case, "gd", clock=desk.clock)
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    return desk


@pytest.mark.parametrize("table", REGISTERS)
@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET case_id = case_id", "DELETE FROM {}", "TRUNCATE {} CASCADE"]
)
def test_the_database_refuses_to_change_a_register(reported: Desk, table: str, statement: str) -> None:
    with pytest.raises(Error, match="only added to"), transaction.atomic():
        sql(statement.format(table))
    with guards_off(), transaction.atomic():
        sql(statement.format(table))


@pytest.mark.parametrize("table", REGISTERS)
@pytest.mark.parametrize("statement", ["UPDATE {} SET case_id = case_id", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_application_has_no_right_to_change_a_register(
    reported: Desk, table: str, statement: str
) -> None:
    with guards_off(), as_role("khoithong_app"):
        sql(f"SELECT count(*) FROM {table}")  # noqa: S608
        with pytest.raises(Error, match="permission denied"), transaction.atomic():
            sql(statement.format(table))


def test_the_application_may_record(desk: Desk) -> None:
    with as_role("khoithong_app"):
        desk.meet()
        desk.do("cv", "report_violation", provision="6/2", against="pgd1", content="Gây khó khăn")
    assert len(desk.acts) == 2


@pytest.mark.parametrize("table", [*REGISTERS, "casefiles_acttext", "casefiles_case"])
def test_the_verifier_reads_and_writes_nothing(reported: Desk, table: str) -> None:
    with as_role("khoithong_verifier"):
        assert verify_case(reported.case) == []
        for statement in (f"DELETE FROM {table}", f"INSERT INTO {table} SELECT * FROM {table}"):  # noqa: S608
            with pytest.raises(Error, match="permission denied"), transaction.atomic():
                sql(statement)


def test_an_untouched_case_verifies(reported: Any) -> None:
    assert verify_case(reported.case) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE casefiles_act SET body = replace(body, '2026-05-11', '2026-05-12') WHERE seq = 2",
        "UPDATE casefiles_act SET recorded_at = recorded_at - interval '1 microsecond' WHERE seq = 2",
        "UPDATE casefiles_act SET key = gen_random_uuid() WHERE seq = 2",
        "UPDATE casefiles_act SET hash = sha256('x') WHERE seq = 2",
        "UPDATE casefiles_act SET kind = 'vote' WHERE seq = 2",
        "UPDATE casefiles_act SET effective_on = effective_on - 1 WHERE seq = 2",
        SWAPPED,
        "DELETE FROM casefiles_act WHERE seq = 2",
        "DELETE FROM casefiles_act WHERE seq = 1",
        "DELETE FROM casefiles_act",
        "UPDATE casefiles_case SET uuid = gen_random_uuid()",
        "UPDATE casefiles_case SET head = sha256('x')",
        "UPDATE casefiles_reportact SET body = replace(body, 'pgd1', 'pgd2')",
        "UPDATE casefiles_reportact SET hash = sha256('x')",
        "UPDATE casefiles_acttext SET values = jsonb_set(values, '{/plan/necessity,1}', '\"khác\"') WHERE seq = 1",
        "UPDATE casefiles_acttext SET values = jsonb_set(values, '{/reason}', values->'/plan/necessity') WHERE seq = 1",
    ],
)
def test_every_alteration_is_found(reported: Desk, statement: str) -> None:
    with guards_off():
        for part in statement.split(";"):
            sql(part)
    assert verify_case(reported.case) != []


def test_the_register_holds_no_free_text(reported: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(body, '') FROM casefiles_act")
        bodies = cursor.fetchone()[0]
    assert "tồn đọng" not in bodies
    assert '"on":"2026-05-11"' in bodies


def test_an_erasure_takes_the_text_and_leaves_the_chain(reported: Any) -> None:
    erased = erase_texts(reported.case, 1, ["/plan/necessity"])

    assert erased == ["/plan/necessity"]
    plan = reported.acts[0].data["plan"]
    assert plan["necessity"] == ERASED
    assert plan["content"] == "Một đầu mối tiếp nhận và trả kết quả"
    assert verify_case(reported.case) == []
    assert list(differences(reported.case)) == []
    assert "tồn đọng" not in json.dumps(
        list(ActText.objects.values_list("values", flat=True)), ensure_ascii=False
    )
    assert "tồn đọng" not in reported.row.title


def test_a_case_goes_on_after_all_its_texts_are_erased(desk: Desk) -> None:
    desk.meet()
    assert len(erase_texts(desk.case, 1)) == 8
    assert erase_texts(desk.case, 1) == []
    assert erase_texts(desk.case, 99) == []

    desk.pass_meeting()

    assert desk.row.status == "awaiting_party_opinion"
    assert verify_case(desk.case) == []
    assert list(differences(desk.case)) == []


def test_verifying_a_case_that_does_not_exist_finds_nothing(db: None) -> None:
    assert verify_case(1) == []

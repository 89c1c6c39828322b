"""The same request sent again gets the first answer; its key never serves for anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from khoithong.casefiles.models import Act, Case, ReportAct
from khoithong.desk.answers import Done, IdempotencyConflict

if TYPE_CHECKING:
    from tests.desk.conftest import Desk


def test_a_plan_sent_twice_makes_one_case(desk: Desk, plan: dict[str, str]) -> None:
    key = uuid4()
    assert desk.refused("tp", "submit_plan", key=key, plan={"necessity": "x"}) == "missing_content"
    first = desk.ask("tp", "submit_plan", key=key, plan=plan)
    second = desk.ask("tp", "submit_plan", key=key, plan=plan)

    assert isinstance(first, Done)
    assert isinstance(second, Done)
    assert (second.case_id, second.seq, second.warnings) == (first.case_id, first.seq, first.warnings)
    assert (first.repeated, second.repeated) == (False, True)
    assert Case.objects.count() == 1


def test_a_ballot_sent_twice_counts_once(desk: Desk) -> None:
    desk.meet()
    key = uuid4()

    first = desk.do("pgd1", "vote", key=key, ballot="for", remarks="Nhất trí")
    second = desk.do("pgd1", "vote", key=key, ballot="for", remarks="Nhất trí")

    assert second == Done(first.case_id, first.code, first.seq, first.warnings, repeated=True)
    assert Act.objects.filter(kind="vote").count() == 1


@pytest.mark.parametrize(
    "other",
    [
        {"ballot": "against"},
        {"ballot": "for", "remarks": "khác"},
        {"ballot": "for", "on_behalf_of": "pgd2", "evidence": "Phiếu"},
    ],
)
def test_a_key_used_for_something_else_is_a_conflict(desk: Desk, other: dict[str, Any]) -> None:
    desk.meet()
    key = uuid4()
    desk.do("pgd1", "vote", key=key, ballot="for")

    with pytest.raises(IdempotencyConflict):
        desk.ask("pgd1", "vote", key=key, **other)
    with pytest.raises(IdempotencyConflict):
        desk.ask("pgd2", "vote", key=key, ballot="for")
    assert Act.objects.filter(kind="vote").count() == 1


def test_a_key_of_another_case_is_a_conflict(desk: Desk) -> None:
    desk.submit()
    key = uuid4()
    desk.do("gd", "request_supplement", key=key, content="Bổ sung")
    desk.submit()

    with pytest.raises(IdempotencyConflict):
        desk.ask("gd", "request_supplement", key=key, content="Bổ sung")


def test_a_refusal_uses_up_no_key(desk: Desk) -> None:
    desk.submit()
    key = uuid4()

    assert desk.refused("gd", "request_supplement", key=key, content=" ") == "missing_content"
    assert desk.do("gd", "request_supplement", key=key, content="Bổ sung").seq == 2


def test_the_first_answer_keeps_its_warnings(desk: Desk) -> None:
    desk.submit()
    key = uuid4()
    desk.on("2026-05-20")
    first = desk.do("gd", "convene_meeting", key=key, on="2026-05-21")
    desk.on("2026-05-21")
    for voter in ("gd", "pgd1"):
        desk.do(voter, "vote", ballot="for")
    closing = uuid4()
    closed = desk.do("gd", "close_meeting", key=closing, minutes="BB", absent=["pgd2"])

    assert set(closed.warnings) == {"late", "voter_absent"}
    assert (
        desk.do("gd", "close_meeting", key=closing, minutes="BB", absent=["pgd2"]).warnings == closed.warnings
    )
    assert first.warnings == ()


def test_reports_have_keys_of_their_own(desk: Desk) -> None:
    desk.submit()
    key = uuid4()
    report = {"provision": "6/2", "against": "pgd1", "content": "Gây khó khăn"}
    desk.do("cv", "report_violation", key=key, **report)

    assert desk.do("cv", "report_violation", key=key, **report).repeated
    with pytest.raises(IdempotencyConflict):
        desk.ask("cv", "report_violation", key=key, **{**report, "content": "khác"})
    assert ReportAct.objects.count() == 1

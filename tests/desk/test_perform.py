"""The door: what is recorded, what is refused, and that a refusal changes nothing."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.db import connection

from khoithong.casefiles.models import Act, Case, DraftAct
from khoithong.desk.act_drafts import keep_form
from khoithong.desk.answers import Done, NoSuchCase, Refused
from khoithong.desk.clock import FixedClock, aware
from khoithong.desk.perform import perform
from tests.desk.adopting import chosen

if TYPE_CHECKING:
    from tests.desk.conftest import Desk


def test_a_submitted_plan_becomes_a_case_with_its_first_act(desk: Desk) -> None:
    done = desk.submit()

    assert done.seq == 1
    assert done.code == f"DX-2026-{done.case_id:06d}"
    row = desk.row
    assert (row.status, row.deciding_agency, row.employing_agency) == ("under_review", "so", "so")
    assert (row.received_on, row.due, row.deadline) == (
        date(2026, 5, 4),
        date(2026, 5, 13),
        "approval_meeting",
    )
    assert row.title == "Hồ sơ đất đai tồn đọng kéo dài"
    assert row.proposers == ["tp"]
    assert row.holder == "so/head"
    assert row.head == desk.acts[0].hash


def test_a_whole_life_through_the_door(desk: Desk) -> None:
    desk.complete()

    assert (desk.row.status, desk.row.decision, desk.row.evaluation) == (
        "evaluated",
        "approved",
        "completed",
    )
    assert [act.seq for act in desk.acts] == list(range(1, len(desk.acts) + 1))
    assert Act.objects.filter(case_id=desk.case).count() == desk.row.seq


def test_a_refusal_changes_nothing(desk: Desk) -> None:
    desk.submit()
    before = (desk.row, desk.acts)

    assert desk.refused("gd", "approve", document="1", executors=["tp"]) == "not_now"
    assert (desk.row, desk.acts) == before


def test_a_refused_submission_leaves_no_case(desk: Desk) -> None:
    assert desk.refused("cv", "submit_plan", plan={"necessity": "x"}) in {"missing_content", "not_eligible"}
    assert not Case.objects.exists()


def test_an_act_keeps_office_outcome_and_time_in_status(desk: Desk) -> None:
    desk.offices["gd"] = "so/head"
    desk.meet()
    desk.pass_meeting()

    closing = desk.acts[-1]
    assert closing.office == "so/head"
    assert closing.outcome["status"] == "awaiting_party_opinion"
    assert closing.outcome["tally"] == {"for": 3, "against": 0, "other": 0, "passed": True, "tie": False}
    assert closing.outcome["agency"] == "so"
    assert closing.took == 5
    assert closing.data["minutes"] == "Biên bản số 1"


def test_an_office_no_longer_held_is_refused_whatever_the_session_believed(desk: Desk) -> None:
    desk.submit()
    desk.offices["gd"] = "so-tc/head"

    answer = desk.ask("gd", "convene_meeting", on="2026-05-11")

    assert isinstance(answer, Refused)
    assert answer.refusal.code == "not_your_act"
    assert "Chức vụ" in answer.refusal.message


def test_a_stranger_gets_the_answer_of_a_case_that_does_not_exist(desk: Desk) -> None:
    desk.submit()
    with pytest.raises(NoSuchCase) as hidden:
        desk.ask("gd-tc", "approve", document="1", executors=["tp"])
    desk.case = 999_999
    with pytest.raises(NoSuchCase) as missing:
        desk.ask("gd-tc", "approve", document="1", executors=["tp"])
    assert str(hidden.value) == str(missing.value)


def test_acts_keep_their_order_when_the_clock_runs_behind(desk: Desk) -> None:
    desk.submit()
    desk.on("2026-05-04T08:00")
    desk.do("gd", "request_supplement", content="Bổ sung số liệu")

    assert desk.acts[1].at == datetime(2026, 5, 4, 9)


def test_texts_are_brought_into_one_form(desk: Desk) -> None:
    decomposed = "Tho\u031b\u0300i gian\r\nke\u0301o da\u0300i\x00"
    desk.submit()
    desk.do("gd", "request_supplement", content=decomposed)

    assert desk.acts[1].data["content"] == "Thời gian\nkéo dài"


@pytest.mark.parametrize(
    "text", ["🚧" * 40, "x" * 200_000, "\ud83d lẻ", "<script>alert(1)</script>", "'); --"]
)
def test_whatever_people_type_is_kept(desk: Desk, text: str) -> None:
    desk.submit()
    desk.do("gd", "request_supplement", content=text)

    assert desk.acts[1].data["content"] == text.replace("\ud83d", "\ufffd")


def test_data_nested_too_deep_is_refused(desk: Desk) -> None:
    nested: object = "x"
    for _ in range(30):
        nested = [nested]
    desk.submit()

    assert desk.refused("gd", "request_supplement", content=nested) == "invalid_data"


def test_a_regulation_not_in_force_takes_no_plan(desk: Desk) -> None:
    desk.on("2026-04-01")
    answer = desk.ask("tp", "submit_plan", plan={"necessity": "x"})

    assert isinstance(answer, Refused)
    assert "hiệu lực" in answer.refusal.message


def test_a_paper_act_names_both_people_and_its_evidence(desk: Desk) -> None:
    desk.meet()
    desk.do(
        "vt",
        "vote",
        ballot="for",
        on_behalf_of="pgd1",
        happened_on=date(2026, 5, 11),
        evidence="Phiếu số 3",
    )
    act = desk.acts[-1]

    assert (act.by, act.actor, act.evidence, act.happened_on) == (
        "vt",
        "pgd1",
        "Phiếu số 3",
        date(2026, 5, 11),
    )


def test_a_recorded_act_forgets_the_form_kept(desk: Desk) -> None:
    desk.submit()
    keep_form("gd", desk.case, "convene_meeting", {"on": "2026-05-11"}, clock=desk.clock)
    keep_form("gd", desk.case, "choose_route", {"route": "council"}, clock=desk.clock)

    desk.do("gd", "convene_meeting", on="2026-05-11")

    assert list(DraftAct.objects.values_list("kind", flat=True)) == ["choose_route"]


def test_an_act_nobody_knows_is_refused(desk: Desk) -> None:
    desk.submit()
    assert desk.refused("gd", "no_such_act") == "not_now"


@pytest.mark.parametrize("kind", ["report_violation", "vote", "approve"])
def test_only_a_plan_opens_a_case(desk: Desk, kind: str) -> None:
    with pytest.raises(NoSuchCase):
        perform(
            case_id=None,
            kind=kind,
            actor="gd",
            capacity=None,
            data={"provision": "6/2", "against": "tp", "content": "x"},
            idempotency_key=uuid4(),
            pack="tinh-uy-2026",
            clock=desk.clock,
        )
    assert not Case.objects.exists()


def test_a_plan_needs_to_name_its_regulation(desk: Desk, plan: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="pack"):
        perform(
            case_id=None,
            kind="submit_plan",
            actor="tp",
            capacity=None,
            data={"plan": plan},
            idempotency_key=uuid4(),
            clock=desk.clock,
        )


def test_each_act_keeps_how_long_the_case_had_been_in_its_status(desk: Desk) -> None:
    desk.submit()
    desk.do("gd", "request_supplement", content="x")
    desk.on("2026-05-08")
    desk.do("tp", "supplement_plan", content="x")
    desk.do("tp", "withdraw_plan", reason="x")
    assert [act.took for act in desk.acts] == [None, 0, 4, 4]


def test_the_first_act_names_the_regulation_by_its_digest_and_the_case_keeps_it(desk: Desk) -> None:
    desk.submit()
    desk.do("gd", "request_supplement", content="Bổ sung")
    first, second = desk.acts

    assert first.digest == desk.row.pack_digest == desk.loaded.procedure.setting.regulation.digest
    assert second.digest is None


def test_the_server_clock_is_the_default(db: None, province: None) -> None:
    done = perform(
        case_id=None,
        kind="submit_plan",
        actor="tp",
        capacity="so/manager",
        data={"plan": {}},
        idempotency_key=uuid4(),
        pack="tinh-uy-2026",
    )
    assert isinstance(done, Done | Refused)


def test_readings_chosen_for_an_installation_stay_with_the_case(db: None, province: None) -> None:
    chosen("tinh-uy-2026", {"receipt": "registration"})
    clock = FixedClock(datetime(2026, 5, 4, 9))
    done = perform(
        case_id=None,
        kind="submit_plan",
        actor="tp",
        capacity=None,
        data={"plan": dict.fromkeys(PLAN_FIELDS, "x")},
        idempotency_key="một khóa không phải UUID",
        pack="tinh-uy-2026",
        clock=clock,
    )
    assert isinstance(done, Done)
    row = Case.objects.get(id=done.case_id)
    assert row.readings == {"receipt": "registration"}
    assert row.due is None, "under this reading the clock starts with registration"
    assert row.changed_at == aware(clock.now)


PLAN_FIELDS = (
    "necessity",
    "bottleneck",
    "content",
    "scope",
    "duration",
    "resources",
    "feasibility",
    "expected_effect",
)


def test_an_act_costs_a_constant_number_of_statements(desk: Desk, django_assert_max_num_queries: Any) -> None:
    desk.meet()
    with django_assert_max_num_queries(4):  # reading, writing, and the savepoint the test stands in
        desk.do("pgd1", "vote", ballot="for")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM casefiles_ballotrow")
        assert cursor.fetchone() == (1,)

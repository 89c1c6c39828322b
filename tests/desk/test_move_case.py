"""Moving a case to another text: the head's word, the whole log under the new text, the register whole."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.db import connection

from khoithong.casefiles import law
from khoithong.casefiles.models import Act, Case
from khoithong.casefiles.moving import Obstacle, footings
from khoithong.casefiles.projection.store import differences, rebuild
from khoithong.casefiles.verification import verify_case
from khoithong.desk.answers import Done, IdempotencyConflict, NoSuchCase, Refused
from khoithong.desk.move_case import in_the_way, move_case, mover, outlook, targets
from khoithong.desk.perform import perform
from khoithong.procedure.vocabulary import MOVE
from tests.desk.adopting import adopted, chosen
from tests.desk.conftest import PLAN, bring_in
from tests.desk.test_register import as_role, guards_off, sql

if TYPE_CHECKING:
    from tests.desk.conftest import Desk

DAY = date(2026, 5, 4)


@pytest.fixture
def moving(desk: Desk) -> Desk:
    """A case under the decree; the circular that extends it is adopted since."""
    _submit(desk)
    adopted("so", "vinh-phuc-2024", "2024-03-20")
    return desk


def _submit(desk: Desk, pack: str = "nd-73-2023", actor: str = "tp") -> None:
    done = perform(
        case_id=None,
        kind="submit_plan",
        actor=actor,
        capacity=None,
        data={"plan": dict(PLAN), "confirmed": [f"{pack}#4/2"] if pack == "tinh-uy-2026" else []},
        idempotency_key=uuid4(),
        pack=pack,
        clock=desk.clock,
    )
    assert isinstance(done, Done), done
    desk.case = done.case_id


def ask(desk: Desk, **changed: Any) -> Done | Refused:
    asked: dict[str, Any] = {
        "case_id": desk.case,
        "actor": "gd",
        "capacity": None,
        "pack": "vinh-phuc-2024",
        "document": "15/QĐ-SXD ngày 04/05/2026",
        "reason": "Tỉnh đã có văn bản hướng dẫn riêng",
        "seen": Case.objects.get(id=desk.case).seq,
        "idempotency_key": uuid4(),
        "clock": desk.clock,
    }
    return move_case(**(asked | changed))


def done(desk: Desk, **changed: Any) -> Done:
    answer = ask(desk, **changed)
    assert isinstance(answer, Done), answer
    return answer


def refusal(desk: Desk, **changed: Any) -> Any:
    answer = ask(desk, **changed)
    assert isinstance(answer, Refused), answer
    assert Act.objects.filter(case_id=desk.case, kind=MOVE).count() == 0
    return answer.refusal


def intact(desk: Desk) -> None:
    assert verify_case(desk.case) == []
    assert list(differences(desk.case)) == []
    assert not rebuild(desk.case)


def test_the_head_moves_a_case_and_it_goes_on_under_the_new_text(moving: Desk) -> None:
    assert done(moving).seq == 2
    row = moving.row
    assert (row.pack, row.pack_digest, row.seq) == (
        "vinh-phuc-2024",
        law.regulation("vinh-phuc-2024").digest,
        2,
    )
    entry = moving.acts[1]
    assert (entry.kind, entry.by, entry.data["pack"]) == (MOVE, "gd", "vinh-phuc-2024")
    assert entry.data["reason"] == "Tỉnh đã có văn bản hướng dẫn riêng"
    assert "Tỉnh đã có" not in entry.body, "sealed as every free text"
    assert [one.pack for one in footings(moving.acts)] == ["nd-73-2023", "vinh-phuc-2024"]
    assert row.title == "Hồ sơ đất đai tồn đọng kéo dài"
    intact(moving)
    moving.do("gd", "convene_meeting", on="2026-05-11")
    moving.on("2026-05-11")
    moving.pass_meeting()
    intact(moving)


def test_status_and_limits_follow_from_what_the_case_stands_on(desk: Desk) -> None:
    _submit(desk)
    assert (desk.row.deadline, desk.row.due) == ("approval_meeting", date(2026, 5, 13))
    adopted("so", "nd-73-2023", "2023-09-29")
    chosen("nd-73-2023", {"receipt": "registration"})
    done(desk, pack="nd-73-2023")
    assert (desk.row.deadline, desk.row.due) == ("", None), "now the clock starts with the registration"
    intact(desk)


def test_it_is_the_head_of_the_deciding_agency_who_decides(moving: Desk) -> None:
    for other in ("pgd1", "tp"):
        found = refusal(moving, actor=other)
        assert found.code == "not_your_act"
        assert "là quyết định của Nguyễn Văn An, Giám đốc Sở Xây dựng" in found.message


def test_of_a_case_the_head_proposed_the_head_above_decides(desk: Desk) -> None:
    adopted("so", "nd-73-2023", "2023-09-29")
    _submit(desk, "nd-73-2023", "gd")
    adopted("so", "vinh-phuc-2024", "2024-03-20")
    assert mover(desk.loaded, DAY) == "ct"
    assert refusal(desk, actor="gd").code == "not_your_act"
    done(desk, actor="ct")


def test_nobody_who_may_not_know_the_case_learns_of_it(moving: Desk) -> None:
    with pytest.raises(NoSuchCase):
        ask(moving, actor="gd-tc")
    with pytest.raises(NoSuchCase):
        ask(moving, case_id=0, seen=0)


def test_the_office_named_must_be_held(moving: Desk) -> None:
    assert "không còn hiệu lực" in refusal(moving, capacity="so-nv/head").message
    done(moving, capacity="so/head")


def test_document_and_reason_are_needed(moving: Desk) -> None:
    assert refusal(moving, document=" ", reason="").fields == ("document", "reason")


def test_only_to_a_text_that_applies_to_the_agency(moving: Desk) -> None:
    assert refusal(moving, pack="ninh-thuan-2021").code == "unknown_reference"
    assert refusal(moving, pack="nd-73-2023").code == "unknown_reference", "the case stands on it already"
    assert refusal(moving, pack="khong-co").code == "unknown_reference"


def test_an_ended_case_keeps_its_text(moving: Desk) -> None:
    moving.do("tp", "withdraw_plan", reason="Thôi")
    assert "đã kết thúc" in refusal(moving).message


def test_what_was_looked_at_is_what_is_decided(moving: Desk) -> None:
    moving.do("gd", "request_supplement", content="Thêm số liệu")
    assert "vừa có việc mới" in refusal(moving, seen=1).message
    done(moving)


def test_the_act_that_stands_in_the_way_is_named_with_its_provision(desk: Desk) -> None:
    """A plan of the decree has other headings than Sóc Trăng asks for."""
    _submit(desk)
    adopted("so", "soc-trang-2023")
    found = refusal(desk, pack="soc-trang-2023")
    assert found.code == "invalid_data"
    assert found.provision == "soc-trang-2023#II/3/3.3"
    assert "việc số 1 “Gửi kế hoạch đề xuất” ngày 04/05/2026 không thể có theo văn bản đó" in found.message
    assert found.message.endswith("Nội dung đã nộp không theo đề mục, lựa chọn của văn bản đó.")
    assert desk.row.pack == "nd-73-2023"
    intact(desk)


def test_a_later_act_stands_in_the_way_as_well(desk: Desk) -> None:
    """Under the province's rule an employee may not propose; under the circular she did."""
    adopted("so", "vinh-phuc-2024", "2024-03-20")
    _submit(desk, "vinh-phuc-2024", "cv")
    adopted("so", "tinh-uy-2026", "2026-04-11")
    found = outlook(desk.loaded, targets(desk.loaded, DAY)[0])
    assert isinstance(found.found, Obstacle)
    blocked = in_the_way(found)
    assert blocked is not None
    assert blocked.code == "not_eligible"
    assert refusal(desk, pack="tinh-uy-2026").code == "not_eligible"


def test_a_new_version_of_its_own_text_is_a_move_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.submit()
    assert targets(desk.loaded, DAY) != [], "several texts apply where nobody adopted any"
    adopted("so", "tinh-uy-2026", "2026-04-11")
    assert targets(desk.loaded, DAY) == []
    chosen("tinh-uy-2026", {"override": "also_council"})
    (only,) = targets(desk.loaded, DAY)
    assert only.same
    done(desk, pack="tinh-uy-2026")
    assert desk.row.readings == {"override": "also_council"}
    assert targets(desk.loaded, DAY) == []
    intact(desk)


def test_a_text_changed_since_it_was_confirmed_is_no_target(
    moving: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = law.regulation
    changed = replace(real("vinh-phuc-2024"), digest="f" * 64)
    monkeypatch.setattr(law, "regulation", lambda pack: changed if pack == changed.id else real(pack))
    assert targets(moving.loaded, DAY) == []


def test_the_same_request_twice_moves_once(moving: Desk) -> None:
    key = uuid4()
    first = done(moving, idempotency_key=key)
    again = done(moving, idempotency_key=key)
    assert (again.seq, again.repeated) == (first.seq, True)
    with pytest.raises(IdempotencyConflict):
        ask(moving, idempotency_key=key, reason="Khác")


def test_of_eight_moves_at_once_one_is_recorded(busy: Desk) -> None:
    _submit(busy)
    adopted("so", "vinh-phuc-2024", "2024-03-20")
    start = Barrier(8)

    def go(_: int) -> str:
        try:
            start.wait(timeout=20)
            answer = ask(busy, seen=1)
            return "done" if isinstance(answer, Done) else answer.refusal.message
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(go, range(8)))
    assert answers.count("done") == 1
    assert verify_case(busy.case) == []


def test_the_application_role_has_all_the_rights_it_needs(moving: Desk) -> None:
    with as_role("khoithong_app"):
        done(moving)


def test_a_row_that_names_another_text_than_the_register_is_found(moving: Desk) -> None:
    done(moving)
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    with guards_off():
        sql("UPDATE casefiles_case SET pack = 'nd-73-2023' WHERE id = %s", moving.case)
    assert [finding.problem for finding in verify_case(moving.case)] == [
        "văn bản áp dụng không phải là văn bản đã ghi trong sổ"
    ]


def test_a_case_moved_twice_stands_on_the_last_text(moving: Desk) -> None:
    done(moving)
    adopted("so", "can-tho-2024", "2024-04-23")
    done(moving, pack="can-tho-2024")
    assert [one.pack for one in footings(moving.acts)] == ["nd-73-2023", "vinh-phuc-2024", "can-tho-2024"]
    assert moving.row.pack == "can-tho-2024"
    intact(moving)


def test_reports_made_before_keep_their_handling_and_go_on_blocking(moving: Desk) -> None:
    moving.do("mt", "report_violation", provision="nd-73-2023#6/1", against="tp", content="Vụ lợi")
    moving.do("mt", "report_violation", provision="nd-73-2023#6/2", against="tp", content="Cản trở")
    moving.do("gd", "resolve_violation", report=1, confirmed=True, content="Có")
    done(moving)
    first, second = moving.loaded.case.reports
    assert (first.provision, first.confirmed) == ("nd-73-2023#6/1", True)
    assert second.confirmed is None
    moving.do("gd", "resolve_violation", report=2, confirmed=False, content="Không")
    moving.do("gd", "record_handling", report=1, form="Khiển trách")
    assert moving.loaded.case.reports[0].handled
    intact(moving)


def test_a_report_of_an_act_the_new_text_words_otherwise_goes_on_blocking(desk: Desk) -> None:
    _submit(desk)
    desk.do("mt", "report_violation", provision="nd-73-2023#6/1", against="tp", content="Vụ lợi")
    adopted("so", "tinh-uy-2026", "2026-04-11")
    done(desk, pack="tinh-uy-2026")
    assert desk.loaded.case.reports[0].provision == "tinh-uy-2026#6/1"
    regulation = desk.loaded.procedure.setting.regulation
    assert "tinh-uy-2026#6/1" in regulation.blocking_prohibitions
    intact(desk)


def test_a_report_of_an_act_the_new_text_does_not_number_goes_under_its_first(desk: Desk) -> None:
    adopted("so", "vinh-phuc-2024", "2024-03-20")
    _submit(desk, "vinh-phuc-2024")
    desk.do("mt", "report_violation", provision="vinh-phuc-2024#3", against="tp", content="Vụ lợi")
    adopted("so", "tinh-uy-2026", "2026-04-11")
    done(desk, pack="tinh-uy-2026")
    assert desk.loaded.case.reports[0].provision == "tinh-uy-2026#6/1"


def test_somebody_who_left_is_told_apart(desk: Desk) -> None:
    """Where neither agency has a head who proposed nothing, nobody can decide, and that is said."""
    bring_in(
        {
            "agencies": [{"id": "don-le", "name": "Đơn vị lẻ", "kind": "state", "party_body": "du-so"}],
            "people": [
                {"id": "tp-le", "name": "Lê Một", "offices": [{"agency": "don-le", "role": "manager"}]}
            ],
        }
    )
    _submit(desk, actor="tp-le")
    adopted("don-le", "vinh-phuc-2024", "2024-03-20")
    assert "Chưa xác định được người đứng đầu" in refusal(desk, actor="tp-le").message

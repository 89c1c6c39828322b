"""Which text governs whom: two people, the nearest agency, the days; and what is refused at the door."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from threading import Barrier
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.db import Error, connection, transaction

from khoithong.casefiles import law
from khoithong.casefiles.governance import governance
from khoithong.casefiles.models import Case, LawDecision, LawProposal
from khoithong.desk import adopt as verbs
from khoithong.desk.adopt import Faulty, Wish, decide, propose
from khoithong.desk.answers import Done, Refused
from khoithong.desk.perform import perform
from khoithong.organisation.models import Account
from khoithong.organisation.snapshot import directory
from tests.desk.adopting import administrator, administrators, adopted, chosen
from tests.desk.conftest import PLAN, bring_in
from tests.desk.test_register import as_role, sql

if TYPE_CHECKING:
    from tests.desk.conftest import Desk

DAY = date(2026, 5, 4)
WISH = Wish("adopt", "so", "tinh-uy-2026", DAY, ground="Quyết định số 5/QĐ-UBND", reason="Triển khai")


def wish(**changed: Any) -> Wish:
    values = {name: getattr(WISH, name) for name in WISH.__dataclass_fields__}
    return Wish(**(values | changed))


def faults(desk: Desk, account: Account, asked: Wish) -> dict[str, str]:
    with pytest.raises(Faulty) as caught:
        propose(asked, account, uuid4(), clock=desk.clock)
    return caught.value.problems


def refusal(desk: Desk, pack: str, actor: str = "tp", **more: Any) -> str:
    answer = submit(desk, pack, actor, **more)
    assert isinstance(answer, Refused), answer
    return answer.refusal.message


def submit(desk: Desk, pack: str, actor: str = "tp", **more: Any) -> Done | Refused:
    return perform(
        case_id=None,
        kind="submit_plan",
        actor=actor,
        capacity=None,
        data={"plan": dict(PLAN), "confirmed": ["4/2"]},
        idempotency_key=uuid4(),
        pack=pack,
        clock=desk.clock,
        **more,
    )


# --- who may decide ----------------------------------------------------------------------------------------------


def test_one_proposes_another_confirms_and_only_then_it_counts(desk: Desk) -> None:
    first, second = administrators()
    proposal = propose(WISH, first, uuid4(), clock=desk.clock)
    assert law.packs_for("so", DAY, directory()) == law.packs_in_force(DAY)
    decide(proposal.id, "confirmed", "", second, clock=desk.clock)
    assert law.packs_for("so", DAY, directory()) == ["tinh-uy-2026"]
    assert isinstance(submit(desk, "tinh-uy-2026"), Done)


def test_who_proposed_does_not_decide(desk: Desk) -> None:
    first, _ = administrators()
    proposal = propose(WISH, first, uuid4(), clock=desk.clock)
    for outcome in ("confirmed", "declined"):
        with pytest.raises(Faulty, match="Người đề nghị không tự xác nhận"):
            decide(proposal.id, outcome, "Đúng", first, clock=desk.clock)
    assert not LawDecision.objects.exists()


def test_two_accounts_of_one_person_are_one_person(desk: Desk) -> None:
    first, _ = administrators()
    again = administrator("qt1-hai", first.natural_person)
    proposal = propose(WISH, first, uuid4(), clock=desk.clock)
    with pytest.raises(Faulty, match="Người đề nghị không tự xác nhận"):
        decide(proposal.id, "confirmed", "", again, clock=desk.clock)


def test_the_database_itself_refuses_one_person_doing_both(desk: Desk) -> None:
    first, _ = administrators()
    proposal = propose(WISH, first, uuid4(), clock=desk.clock)
    with pytest.raises(Error, match="somebody else"), transaction.atomic():
        LawDecision.objects.create(
            proposal=proposal, outcome="confirmed", account=first, person=proposal.person, at=proposal.at
        )


def test_an_account_nobody_is_named_for_takes_no_part(desk: Desk) -> None:
    first, _ = administrators()
    nobody = administrator("qt-trong", None)
    assert "chưa ghi do ai giữ" in faults(desk, nobody, WISH)[""]
    proposal = propose(WISH, first, uuid4(), clock=desk.clock)
    with pytest.raises(Faulty, match="chưa ghi do ai giữ"):
        decide(proposal.id, "confirmed", "", nobody, clock=desk.clock)


def test_an_official_takes_no_part(desk: Desk) -> None:
    head = Account.objects.create_user("gd", person_id="gd")
    assert faults(desk, head, WISH) == {"": verbs.NOT_AN_ADMINISTRATOR}


def test_declining_needs_a_reason_and_is_final(desk: Desk) -> None:
    first, second = administrators()
    proposal = propose(WISH, first, uuid4(), clock=desk.clock)
    with pytest.raises(Faulty) as caught:
        decide(proposal.id, "declined", "  ", second, clock=desk.clock)
    assert caught.value.problems == {"reason": "Nhập lý do"}
    decide(proposal.id, "declined", "Sai căn cứ", second, clock=desk.clock)
    with pytest.raises(Faulty, match="đã được quyết định"):
        decide(proposal.id, "confirmed", "", second, clock=desk.clock)
    assert not governance(directory()).adoptions


def test_a_proposal_is_withdrawn_by_who_made_it_only(desk: Desk) -> None:
    first, second = administrators()
    proposal = propose(WISH, first, uuid4(), clock=desk.clock)
    with pytest.raises(Faulty, match="Chỉ người đã đề nghị"):
        decide(proposal.id, "withdrawn", "Nhầm", second, clock=desk.clock)
    assert decide(proposal.id, "withdrawn", "Nhầm", first, clock=desk.clock).outcome == "withdrawn"


def test_a_proposal_sent_twice_is_one(desk: Desk) -> None:
    first, _ = administrators()
    key = uuid4()
    assert propose(WISH, first, key, clock=desk.clock) == propose(WISH, first, key, clock=desk.clock)
    assert LawProposal.objects.count() == 1


def test_what_was_proposed_and_decided_stays(desk: Desk) -> None:
    adopted("so", "tinh-uy-2026")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for statement in (
        "UPDATE casefiles_lawproposal SET ground = 'khác'",
        "DELETE FROM casefiles_lawdecision",
        "TRUNCATE casefiles_lawproposal, casefiles_lawdecision",
    ):
        with pytest.raises(Error, match="only added to"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_the_application_role_has_all_the_rights_it_needs(desk: Desk) -> None:
    first, second = administrators()
    with as_role("khoithong_app"):
        proposal = propose(WISH, first, uuid4(), clock=desk.clock)
        decide(proposal.id, "confirmed", "", second, clock=desk.clock)
        assert isinstance(submit(desk, "tinh-uy-2026"), Done)


def test_of_eight_decisions_at_once_one_counts(busy: Desk) -> None:
    first, second = administrators()
    proposal = propose(WISH, first, uuid4(), clock=busy.clock)
    start = Barrier(8)

    def confirm(number: int) -> str:
        try:
            start.wait(timeout=20)
            outcome = "confirmed" if number % 2 else "declined"
            return decide(proposal.id, outcome, "Lý do", second, clock=busy.clock).outcome
        except Faulty as fault:
            return str(fault)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(confirm, range(8)))
    assert answers.count(verbs.ALREADY_DECIDED) == 7
    assert LawDecision.objects.count() == 1


def test_without_the_lock_and_the_constraint_several_decisions_would_count(
    busy: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin of the test above: what the guards are for."""
    first, second = administrators()
    proposal = propose(WISH, first, uuid4(), clock=busy.clock)
    monkeypatch.setattr(verbs, "changing", transaction.atomic)
    everyone_has_looked = Barrier(4)

    def after_all_have_looked() -> datetime:
        everyone_has_looked.wait(timeout=20)
        return busy.clock()

    def confirm(_: int) -> None:
        try:
            decide(proposal.id, "confirmed", "", second, clock=after_all_have_looked)
        finally:
            connection.close()

    name = "casefiles_lawdecision_proposal_id_key"
    sql(f"ALTER TABLE casefiles_lawdecision DROP CONSTRAINT {name}")
    try:
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(confirm, range(4)))
        assert LawDecision.objects.count() == 4
    finally:
        sql("SET session_replication_role = replica")
        sql("DELETE FROM casefiles_lawdecision")
        sql(f"ALTER TABLE casefiles_lawdecision ADD CONSTRAINT {name} UNIQUE (proposal_id)")
        sql("SET session_replication_role = origin")


def test_a_confirmation_waits_for_a_plan_being_submitted(busy: Desk) -> None:
    """What was judged under the texts of a moment is recorded before another text counts."""
    from khoithong.desk.taking import KEEP_OFFICES
    from khoithong.organisation.changes import LOCK

    first, second = administrators()
    proposal = propose(WISH, first, uuid4(), clock=busy.clock)

    def confirm() -> None:
        try:
            decide(proposal.id, "confirmed", "", second, clock=busy.clock)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(KEEP_OFFICES, [LOCK])
            decision = pool.submit(confirm)
            with pytest.raises(TimeoutError):
                decision.result(timeout=0.5)
            assert not LawDecision.objects.exists()
        decision.result(timeout=20)
    assert LawDecision.objects.count() == 1


# --- what can be asked --------------------------------------------------------------------------------------------


def test_an_adoption_stays_within_what_its_text_covers(desk: Desk) -> None:
    first, _ = administrators()
    early = faults(desk, first, wish(since=date(2026, 4, 10)))
    assert early == {"since": "Văn bản có hiệu lực từ 11/04/2026; chọn từ ngày đó trở đi"}
    assert "Ngày cuối không được trước" in faults(desk, first, wish(until=date(2026, 5, 3)))["until"]


def test_a_text_with_a_last_day_is_not_adopted_beyond_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    ending = replace(law.regulation("tinh-uy-2026"), in_force_to=date(2026, 12, 31))
    monkeypatch.setattr(law, "regulation", {"tinh-uy-2026": ending}.__getitem__)
    first, _ = administrators()
    assert "hết hiệu lực ngày 31/12/2026" in faults(desk, first, WISH)["until"]
    assert "nằm ngoài" in faults(desk, first, wish(until=date(2027, 1, 1)))["until"]
    assert "đến 31/12/2026" in faults(desk, first, wish(since=date(2027, 1, 1)))["since"]
    kept = propose(wish(until=date(2026, 12, 31)), first, uuid4(), clock=desk.clock)
    assert kept.until == date(2026, 12, 31)


def test_everything_wrong_is_said_at_once(desk: Desk) -> None:
    first, _ = administrators()
    found = faults(desk, first, Wish("adopt", "khong-co", "tinh-uy-2026"))
    assert set(found) == {"agency", "since", "ground", "reason"}
    assert set(faults(desk, first, Wish("adopt", "so", "khong-co", DAY))) == {"pack", "ground", "reason"}
    assert "kind" in faults(desk, first, wish(kind="khac"))
    assert "ground" in faults(desk, first, wish(ground="x" * 201))


def test_another_answer_counts_for_cases_to_come_only(desk: Desk) -> None:
    first, second = administrators()
    asked = wish(kind="reading", agency="", reading="receipt", answer="registration")
    past = Wish(**{n: getattr(asked, n) for n in asked.__dataclass_fields__} | {"since": date(2026, 5, 3)})
    assert "từ hôm nay (04/05/2026) trở đi" in faults(desk, first, past)["since"]
    desk.submit()
    before = desk.row
    proposal = propose(asked, first, uuid4(), clock=desk.clock)
    desk.on("2026-05-06")
    decide(proposal.id, "confirmed", "", second, clock=desk.clock)
    assert desk.row.readings == before.readings == {}
    assert law.readings_for("tinh-uy-2026", "so", date(2026, 5, 5), directory()) == {}, "not before its word"
    desk.submit()
    assert desk.row.readings == {"receipt": "registration"}


def test_answers_that_are_none_are_refused(desk: Desk) -> None:
    first, _ = administrators()
    asked = wish(kind="reading", reading="receipt", answer="bằng bồ câu")
    assert "answer" in faults(desk, first, asked)
    assert "reading" in faults(desk, first, wish(kind="reading", reading="khong-co"))
    early = wish(kind="reading", reading="receipt", answer="registration", since=None)
    assert "since" in faults(desk, first, early)


def test_the_end_of_an_adoption_needs_two_as_well(desk: Desk) -> None:
    first, second = administrators()
    adoption = adopted("so", "tinh-uy-2026", "2026-04-11")
    ending = wish(kind="end", ends=adoption.id, until=date(2026, 5, 31), since=None)
    assert (
        "sớm nhất là hôm nay"
        in faults(desk, first, wish(kind="end", ends=adoption.id, until=date(2026, 5, 3)))["until"]
    )
    assert "until" in faults(desk, first, wish(kind="end", ends=adoption.id, until=None))
    assert faults(desk, first, wish(kind="end", ends=999, until=DAY))[""]
    decide(propose(ending, first, uuid4(), clock=desk.clock).id, "confirmed", "", second, clock=desk.clock)
    assert law.packs_for("so", date(2026, 5, 31), directory()) == ["tinh-uy-2026"]
    assert law.packs_for("so", date(2026, 6, 1), directory()) == []
    later = wish(kind="end", ends=adoption.id, until=date(2026, 6, 30), since=None)
    assert "đã kết thúc ngày 31/05/2026" in faults(desk, first, later)["until"]


def test_a_text_changed_since_it_was_proposed_is_not_confirmed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = administrators()
    proposal = propose(WISH, first, uuid4(), clock=desk.clock)
    _change_the_text(monkeypatch)
    with pytest.raises(Faulty, match="đã đổi nội dung từ lúc đề nghị"):
        decide(proposal.id, "confirmed", "", second, clock=desk.clock)


def _change_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    changed = replace(law.regulation("tinh-uy-2026"), digest="f" * 64)
    monkeypatch.setattr(law, "regulation", {"tinh-uy-2026": changed}.__getitem__)


# --- what applies to whom -----------------------------------------------------------------------------------------


def test_without_any_adoption_the_settings_say_what_is_offered(desk: Desk, settings: Any) -> None:
    settings.PACKS = ["tinh-uy-2026"]
    assert law.packs_for("so", DAY, directory()) == ["tinh-uy-2026"]
    assert "không được dùng cho đề xuất mới ở đây" in refusal(desk, "nd-73-2023")
    settings.PACKS = []
    assert law.packs_for("so", DAY, directory()) == law.packs_in_force(DAY)


def test_the_nearest_agency_above_decides(desk: Desk) -> None:
    adopted("", "nd-73-2023", "2023-09-29")
    adopted("ubnd", "soc-trang-2023")
    adopted("so-tc", "tinh-uy-2026", "2026-04-11")
    picture = directory()
    assert law.packs_for("so-tc", DAY, picture) == ["tinh-uy-2026"]
    assert law.packs_for("so", DAY, picture) == ["soc-trang-2023"]
    assert law.packs_for("mttq", DAY, picture) == ["nd-73-2023"]
    assert law.packs_for("khong-co", DAY, picture) == ["nd-73-2023"]


def test_several_texts_of_one_agency_leave_the_choice_to_who_proposes(desk: Desk) -> None:
    adopted("so", "nd-73-2023", "2023-09-29")
    adopted("so", "tinh-uy-2026", "2026-04-11")
    assert law.packs_for("so", DAY, directory()) == ["nd-73-2023", "tinh-uy-2026"]
    assert isinstance(submit(desk, "tinh-uy-2026"), Done)


def test_a_text_that_replaces_another_stands_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    adopted("so", "nd-73-2023", "2023-09-29")
    adopted("so", "tinh-uy-2026", "2026-04-11")
    replaces = {"tinh-uy-2026": ("nd-73-2023",)}
    monkeypatch.setattr("khoithong.casefiles.governance.replaced_by", lambda pack: replaces.get(pack, ()))
    assert law.packs_for("so", DAY, directory()) == ["tinh-uy-2026"]
    assert law.packs_for("so", date(2026, 4, 10), directory()) == ["nd-73-2023"], "before it began"


def test_an_adoption_to_come_changes_nothing_yet(desk: Desk) -> None:
    adopted("so", "tinh-uy-2026", "2026-06-01")
    assert law.packs_for("so", DAY, directory()) == law.packs_in_force(DAY)
    assert law.packs_for("so", date(2026, 6, 1), directory()) == ["tinh-uy-2026"]
    assert law.packs_for("mttq", date(2026, 6, 1), directory()) == []


def test_a_plan_under_a_text_that_does_not_apply_is_refused(desk: Desk) -> None:
    adopted("so", "tinh-uy-2026", "2026-04-11")
    words = refusal(desk, "nd-73-2023")
    assert (
        "Nghị định số 73/2023/NĐ-CP của Chính phủ không áp dụng cho Sở Xây dựng vào ngày 04/05/2026" in words
    )
    assert "Văn bản áp dụng: Quy định" in words
    assert not Case.objects.exists()


def test_a_plan_from_an_agency_without_any_text_is_refused(desk: Desk) -> None:
    adopted("so-tc", "tinh-uy-2026", "2026-04-11")
    assert "Chưa có văn bản nào được áp dụng cho Sở Xây dựng" in refusal(desk, "tinh-uy-2026")


def test_a_plan_under_a_text_changed_since_it_was_confirmed_is_refused(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    adopted("so", "tinh-uy-2026", "2026-04-11")
    assert isinstance(submit(desk, "tinh-uy-2026"), Done)
    _change_the_text(monkeypatch)
    assert "đã đổi nội dung so với bản được hai quản trị xác nhận" in refusal(desk, "tinh-uy-2026")


def test_a_paper_plan_comes_under_the_text_of_the_day_it_was_received(desk: Desk) -> None:
    adopted("so", "tinh-uy-2026", "2026-05-04")
    adopted("so", "nd-73-2023", "2023-09-29", "2026-05-03")
    desk.on("2026-05-05")
    paper: dict[str, Any] = {"happened_on": date(2026, 4, 29), "evidence": "Công văn đến số 12"}
    assert "không áp dụng" in refusal(desk, "tinh-uy-2026", **paper)
    assert isinstance(submit(desk, "nd-73-2023", **paper), Done)


def test_a_paper_plan_received_before_its_text_came_into_force_is_refused(desk: Desk) -> None:
    paper: dict[str, Any] = {"happened_on": date(2026, 4, 10), "evidence": "Công văn đến số 12"}
    assert "vào ngày nhận" in refusal(desk, "tinh-uy-2026", **paper)
    assert isinstance(submit(desk, "tinh-uy-2026", **paper | {"happened_on": date(2026, 4, 13)}), Done)


def test_readings_of_the_nearest_agency_go_before_those_of_the_whole(desk: Desk) -> None:
    chosen("tinh-uy-2026", {"receipt": "registration", "override": "also_council"})
    chosen("tinh-uy-2026", {"receipt": "delivery"}, agency="so")
    assert law.readings_for("tinh-uy-2026", "so", DAY, directory()) == {"override": "also_council"}
    assert law.readings_for("tinh-uy-2026", "mttq", DAY, directory()) == {
        "override": "also_council",
        "receipt": "registration",
    }


def test_a_case_keeps_its_text_whatever_is_adopted_later(desk: Desk) -> None:
    desk.submit()
    adopted("so", "nd-73-2023", "2023-09-29")
    desk.do("gd", "convene_meeting", on="2026-05-11")
    assert desk.row.pack == "tinh-uy-2026"


def test_the_agency_named_decides_for_somebody_who_works_in_two(desk: Desk) -> None:
    bring_in(
        {
            "people": [
                {
                    "id": "hai",
                    "name": "Phan Hai Nơi",
                    "offices": [{"agency": "so", "role": "manager"}, {"agency": "so-tc", "role": "manager"}],
                }
            ]
        }
    )
    adopted("so", "tinh-uy-2026", "2026-04-11")
    adopted("so-tc", "nd-73-2023", "2023-09-29")
    data = {"plan": dict(PLAN), "confirmed": ["4/2"], "agency": "so-tc"}

    def ask(**named: Any) -> Done | Refused:
        return perform(
            case_id=None,
            kind="submit_plan",
            actor="hai",
            capacity=None,
            data=data | named,
            idempotency_key=uuid4(),
            pack="tinh-uy-2026",
            clock=desk.clock,
        )

    refused = ask()
    assert isinstance(refused, Refused)
    assert "không áp dụng cho Sở Tài chính" in refused.refusal.message
    assert isinstance(ask(agency="so"), Done)
    nowhere = ask(agency="khong-co")
    assert isinstance(nowhere, Refused)
    assert nowhere.refusal.fields == ("agency",), "of an agency there is not, the procedure itself says so"

"""Lists: what waits for whom, cases, meetings, own proposals; each one statement whatever its length."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from khoithong.casefiles import queries, rights
from khoithong.casefiles.projection.store import differences
from khoithong.casefiles.queries import CaseFilter
from khoithong.desk import offices
from khoithong.desk.refresh import refresh_offices
from khoithong.organisation.changes import appoint, end_term
from khoithong.organisation.models import OfficeTerm
from khoithong.organisation.snapshot import directory

if TYPE_CHECKING:
    from tests.desk.conftest import Desk

NOW = datetime(2026, 5, 4, tzinfo=UTC)


def work(desk: Desk, person: str, office: str | None = None) -> list[tuple[str, date | None, date | None]]:
    items = queries.work_list(person, desk.today, directory(), office=office)
    assert queries.work_count(person, desk.today, directory(), office=office) == len(items)
    return [(item.kind, item.due, item.opens_on) for item in items]


def kinds(desk: Desk, person: str) -> set[str]:
    return {kind for kind, _, _ in work(desk, person)}


def test_a_new_plan_waits_for_the_head_until_the_meeting_s_limit(desk: Desk) -> None:
    desk.submit()
    assert work(desk, "gd") == [("convene_meeting", date(2026, 5, 13), None)]
    assert work(desk, "tp") == []
    assert kinds(desk, "vt") == {"register_plan"}


def test_ballots_open_on_the_meeting_day(desk: Desk) -> None:
    desk.submit()
    desk.do("gd", "convene_meeting", on="2026-05-11")
    for voter in ("gd", "pgd1", "pgd2"):
        assert work(desk, voter) == [("vote", date(2026, 5, 13), date(2026, 5, 11))]
    desk.on("2026-05-11")
    desk.do("pgd1", "vote", ballot="for")
    assert work(desk, "pgd1") == []
    desk.do("gd", "vote", ballot="for")
    assert kinds(desk, "gd") == {"close_meeting"}
    desk.do("pgd2", "vote", ballot="other")
    desk.do("gd", "close_meeting", minutes="BB")
    assert work(desk, "gd") == [("seek_party_opinion", date(2026, 5, 14), None)]


def test_the_opinion_waits_without_a_limit_for_head_and_clerk_of_the_party_body(desk: Desk) -> None:
    desk.meet()
    desk.pass_meeting()
    desk.do("gd", "seek_party_opinion")
    assert work(desk, "bt") == [("give_party_opinion", None, None)]
    assert work(desk, "vt-du") == [("give_party_opinion", None, None)]
    assert desk.row.holder == "du-so/head"
    desk.do("bt", "give_party_opinion", opinion="agree", content="Đồng ý")
    assert work(desk, "bt") == []
    assert work(desk, "gd") == [("approve", None, None)]


def test_a_rejected_plan_waits_for_its_disapproval(desk: Desk) -> None:
    desk.meet()
    for voter in ("gd", "pgd1", "pgd2"):
        desk.do(voter, "vote", ballot="against")
    desk.do("gd", "close_meeting", minutes="BB")
    desk.do("gd", "seek_party_opinion")
    desk.do("bt", "give_party_opinion", opinion="disagree", content="Không")
    assert kinds(desk, "gd") == {"disapprove"}


def test_execution_waits_for_the_executor(desk: Desk) -> None:
    desk.approve()
    desk.do("gd", "request_report", due="2026-05-29", content="Tiến độ")
    assert work(desk, "tp")[0] == ("report_progress", date(2026, 5, 29), None)
    assert "declare_completion" in kinds(desk, "tp")
    desk.do("gd", "suspend", reason="Kiểm tra")
    assert kinds(desk, "gd") >= {"inspect"}
    desk.do("gd", "inspect", findings="Tốt")
    assert kinds(desk, "gd") >= {"resume"}


def test_a_supplement_asked_for_waits_for_the_proposer(desk: Desk) -> None:
    desk.submit()
    desk.do("gd", "request_supplement", content="Số liệu")
    assert kinds(desk, "tp") == {"supplement_plan"}
    desk.do("tp", "supplement_plan", content="Đã bổ sung")
    assert kinds(desk, "tp") == set()


def test_measures_wait_until_applied_or_decided(desk: Desk) -> None:
    desk.complete()
    items = queries.work_list("gd", desk.today, directory())
    assert {item.kind for item in items} == {"apply_measure", "propose_measure"}
    for item in items:
        measure, _, beneficiary = item.subject.partition(" ")
        document = {"document": "1"} if item.kind == "apply_measure" else {}
        desk.do("gd", item.kind, measure=measure, beneficiary=beneficiary, **document)

    assert queries.work_list("gd", desk.today, directory()) == []
    assert {item.subject for item in items if item.kind == "propose_measure"} == {
        item.subject
        for item in queries.work_list("ct", desk.today, directory())
        if item.kind == "decide_measure"
    }


def test_whoever_waits_may_read_the_case(desk: Desk) -> None:
    """No work is ever shown for a case its holder cannot open."""
    picture = directory()

    def check() -> None:
        for person in picture.organisation.people:
            if queries.work_list(person, desk.today, picture):
                assert rights.may_read(desk.case, rights.reader(person, desk.today, picture)), person

    desk.submit()
    check()
    desk.do("gd", "convene_meeting", on="2026-05-11")
    check()
    desk.on("2026-05-11")
    desk.pass_meeting()
    check()
    desk.do("gd", "seek_party_opinion")
    check()
    desk.do("bt", "give_party_opinion", opinion="agree", content="Đồng ý")
    check()
    desk.do("gd", "approve", document="1", executors=["so-tc"])
    check()


def test_work_comes_by_office_and_moves_with_it(desk: Desk) -> None:
    desk.submit()
    term = OfficeTerm.objects.get(person_id="gd")
    end_term(term, date(2026, 5, 3), entered_by="test", now=NOW)
    appoint(
        OfficeTerm(person_id="pgd1", agency_id="so", role="head", since=date(2026, 5, 4)),
        entered_by="test",
        now=NOW,
    )
    assert kinds(desk, "gd") == set()
    assert "convene_meeting" in kinds(desk, "pgd1")


def test_ballots_follow_a_change_of_offices_once_refreshed(desk: Desk) -> None:
    desk.submit()
    desk.do("gd", "convene_meeting", on="2026-05-11")
    end_term(OfficeTerm.objects.get(person_id="pgd2"), date(2026, 5, 5), entered_by="test", now=NOW)
    assert refresh_offices(["so"]) == 1
    assert kinds(desk, "pgd2") == set()
    assert refresh_offices(["so"]) == 0


def test_appointing_and_dismissing_moves_the_ballots_at_once(desk: Desk) -> None:
    desk.submit()
    desk.do("gd", "convene_meeting", on="2026-05-11")
    offices.end_term(OfficeTerm.objects.get(person_id="pgd2"), date(2026, 5, 5), entered_by="test", now=NOW)
    term = OfficeTerm(person_id="cv", agency_id="so", role="deputy", since=date(2026, 5, 5))
    offices.appoint(term, entered_by="test", now=NOW)

    assert (kinds(desk, "pgd2"), kinds(desk, "cv")) == (set(), {"vote"})
    offices.void_term(term, entered_by="test", now=NOW)
    assert kinds(desk, "cv") == set()
    assert list(differences(desk.case)) == []


def test_work_in_one_office_leaves_out_the_other(desk: Desk) -> None:
    appoint(
        OfficeTerm(person_id="gd", agency_id="du-so", role="head", acting=False), entered_by="test", now=NOW
    )
    end_term(OfficeTerm.objects.get(person_id="bt"), date(2026, 5, 3), entered_by="test", now=NOW)
    desk.meet()
    desk.pass_meeting()
    desk.do("gd", "seek_party_opinion")
    assert [kind for kind, _, _ in work(desk, "gd", "du-so/head")] == ["give_party_opinion"]
    assert work(desk, "gd", "so/head") == []
    assert len(work(desk, "gd")) == 1


def test_the_same_work_by_two_offices_is_one_item(desk: Desk) -> None:
    appoint(OfficeTerm(person_id="vt-du", agency_id="du-so", role="organiser"), entered_by="test", now=NOW)
    appoint(OfficeTerm(person_id="bt", agency_id="du-so", role="clerk"), entered_by="test", now=NOW)
    desk.meet()
    desk.pass_meeting()
    desk.do("gd", "seek_party_opinion")
    assert len(work(desk, "bt")) == 1


def test_waiting_for_others(desk: Desk) -> None:
    desk.submit()
    picture = directory()
    assert [row.code for row in queries.waiting_for_others("tp", desk.today, picture)] == [desk.row.code]
    assert queries.waiting_for_others("gd", desk.today, picture) == []
    desk.do("gd", "request_supplement", content="Số liệu")
    desk.do("tp", "withdraw_plan", reason="Rút")
    assert queries.waiting_for_others("tp", desk.today, picture) == []


def test_meetings_of_voters_and_of_the_invited(desk: Desk) -> None:
    desk.meet()
    desk.do("pgd1", "vote", ballot="for")
    mine = queries.meetings("pgd1")
    assert [(m.number, m.stage, m.day, m.chair, m.votes, m.voted) for m in mine] == [
        (0, "approval", date(2026, 5, 11), "gd", True, True)
    ]
    assert [(m.votes, m.voted, m.closed_on) for m in queries.meetings("tp")] == [(False, False, None)]
    assert queries.meetings("gd-tc") == []
    desk.do("gd", "vote", ballot="for")
    desk.do("gd", "close_meeting", minutes="BB", absent=["pgd2"])
    assert [(m.closed_on, m.passed) for m in queries.meetings("tp")] == [(date(2026, 5, 11), True)]


def test_open_meetings_come_first_soonest_first(desk: Desk) -> None:
    desk.meet("2026-05-11")
    desk.pass_meeting()
    desk.on("2026-05-12")
    for day in ("2026-05-20", "2026-05-15"):
        desk.submit()
        desk.do("gd", "convene_meeting", on=day)
    assert [m.day.day for m in queries.meetings("gd")] == [15, 20, 11]


def test_my_proposals_are_those_i_made_or_joined(desk: Desk) -> None:
    desk.submit(co_proposers=["pgd1"])
    assert len(queries.my_proposals("tp")) == len(queries.my_proposals("pgd1")) == 1
    assert queries.my_proposals("gd") == []


@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        (CaseFilter(), 2),
        (CaseFilter(statuses=("under_review",)), 1),
        (CaseFilter(statuses=("under_review", "withdrawn")), 2),
        (CaseFilter(agency="so"), 2),
        (CaseFilter(agency="ubnd"), 0),
        (CaseFilter(words="ĐẤT ĐAI"), 2),
        (CaseFilter(words="dx-2026-"), 2),
        (CaseFilter(words="không có"), 0),
        (CaseFilter(overdue_on=date(2026, 5, 13)), 0),
        (CaseFilter(overdue_on=date(2026, 5, 14)), 1),
        (CaseFilter(proposer="tp"), 2),
        (CaseFilter(proposer="gd"), 0),
    ],
)
def test_cases_narrowed(desk: Desk, narrowed: CaseFilter, expected: int) -> None:
    desk.submit()
    desk.submit()
    desk.do("tp", "withdraw_plan", reason="Rút")
    page = queries.cases(rights.reader("gd", desk.today, directory()), narrowed)
    assert len(page.items) == expected


def test_cases_by_pages_newest_first(desk: Desk) -> None:
    for _ in range(queries.PAGE + 1):
        desk.submit()
    who = rights.reader("gd", desk.today, directory())
    first, second = (queries.cases(who, CaseFilter(), number) for number in (1, 2))
    assert [len(first.items), first.more, len(second.items), second.more] == [25, True, 1, False]
    assert first.items[0].id > first.items[-1].id > second.items[0].id
    assert queries.cases(who, CaseFilter(), 0).number == 1


def test_each_list_is_one_statement_whatever_its_length(desk: Desk, django_assert_num_queries: Any) -> None:
    for _ in range(4):
        desk.submit()
        desk.do("gd", "convene_meeting", on="2026-05-11")
    picture = directory()
    who = rights.reader("gd", desk.today, picture)
    lists = (
        lambda: queries.work_list("gd", desk.today, picture),
        lambda: queries.work_count("gd", desk.today, picture),
        lambda: queries.waiting_for_others("tp", desk.today, picture),
        lambda: queries.cases(who, CaseFilter()).items,
        lambda: queries.meetings("gd"),
        lambda: queries.my_proposals("tp"),
    )
    for read in lists:
        with django_assert_num_queries(1):
            assert read()


def test_a_case_is_read_in_three_statements(desk: Desk, django_assert_num_queries: Any) -> None:
    desk.complete()
    with django_assert_num_queries(3):
        assert desk.loaded.case.status == "evaluated"

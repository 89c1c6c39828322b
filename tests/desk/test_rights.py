"""Who reads a case: the table relation × person, at every stage. The twin without the policy reads everything."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from khoithong.casefiles import queries, rights
from khoithong.casefiles.queries import CaseFilter
from khoithong.organisation.models import Account, OfficeTerm
from khoithong.organisation.snapshot import directory
from khoithong.procedure.vocabulary import ROLES

if TYPE_CHECKING:
    from tests.desk.conftest import Desk

ALWAYS: Final = {"tp", "gd", "pgd1", "pgd2", "vt", "tc-so", "gd-nv", "tt", "mt"}
"""Proposer, the deciding and employing agency's head, deputies, clerk and organiser, the organising body's
head, inspection, the Front."""
NEVER: Final = {"cv", "gd-tc", "pgd-tc"}
"""A colleague without a leading or clerk's post, another agency's head and deputy."""
LATER: Final = {
    "bt": "from the seeking of the opinion",
    "vt-du": "from the seeking of the opinion",
    "ct": "as head of the managing agency, from the approval",
    "cg": "as executor",
}


def readers(desk: Desk) -> set[str]:
    """Everybody who may read the case, by all three ways of asking."""
    picture = directory()
    found = set()
    for person in picture.organisation.people:
        who = rights.reader(person, desk.today, picture)
        answers = {
            rights.may_read(desk.case, who),
            rights.find(desk.row.code, who) is not None,
            bool(queries.cases(who, CaseFilter()).items),
        }
        assert len(answers) == 1, person
        if answers == {True}:
            found.add(person)
    return found


def test_everyone_of_the_province_is_in_the_table(desk: Desk) -> None:
    assert set(directory().organisation.people) == ALWAYS | NEVER | set(LATER)


def test_before_the_opinion_is_sought(desk: Desk) -> None:
    desk.submit()
    assert readers(desk) == ALWAYS


def test_from_the_seeking_of_the_opinion(desk: Desk) -> None:
    desk.meet()
    desk.pass_meeting()
    assert readers(desk) == ALWAYS
    desk.do("gd", "seek_party_opinion")
    assert readers(desk) == ALWAYS | {"bt", "vt-du"}


def test_from_the_approval(desk: Desk) -> None:
    desk.approve(executors=["tp", "cg"])
    assert readers(desk) == ALWAYS | {"bt", "vt-du", "ct", "cg"}


def test_an_executing_agency_reads_through_head_and_clerk(desk: Desk) -> None:
    desk.approve(executors=["so-tc"])
    assert "gd-tc" in readers(desk)
    assert "pgd-tc" not in readers(desk)


def test_the_superior_head_reads_after_an_override(desk: Desk) -> None:
    desk.meet()
    for voter in ("gd", "pgd1", "pgd2"):
        desk.do(voter, "vote", ballot="against")
    desk.do("gd", "close_meeting", minutes="BB")
    assert "ct" not in readers(desk)
    desk.do("gd", "proceed_despite_rejection", necessity="Cần", feasibility="Được", document="5/QĐ")
    assert "ct" in readers(desk)


def test_council_members_read(desk: Desk) -> None:
    desk.submit()
    desk.do("gd", "choose_route", route="council", reason="Phạm vi rộng")
    members = [
        {"person": "gd", "capacity": "chair", "as": "head"},
        {"person": "pgd1", "capacity": "vice_chair", "as": "deputy"},
        {"person": "pgd2", "capacity": "member", "as": "deputy"},
        {"person": "gd-nv", "capacity": "member", "as": "agency", "secretary": True},
        {"person": "pgd-tc", "capacity": "member", "as": "agency"},
        {"person": "cg", "capacity": "member", "as": "expert"},
        {"person": "gd-tc", "capacity": "member", "as": "agency"},
    ]
    desk.do("gd", "establish_council", members=members, document="9/QĐ")
    assert readers(desk) == ALWAYS | {"cg", "pgd-tc", "gd-tc"}


def test_who_left_an_office_no_longer_reads_by_it(desk: Desk) -> None:
    desk.submit()
    OfficeTerm.objects.filter(person_id="vt").update(until=date(2026, 5, 3))
    from khoithong.organisation.changes import changing

    with changing():
        pass
    assert readers(desk) == ALWAYS - {"vt"}


def test_an_administrator_is_nobody_and_reads_nothing(desk: Desk) -> None:
    desk.submit()
    account = Account.objects.create_superuser("quan-tri", "mat-khau")
    assert account.person_id is None
    who = rights.reader("quan-tri", desk.today, directory())
    assert not rights.may_read(desk.case, who)
    assert queries.cases(who, CaseFilter()).items == []


def test_without_the_policy_everyone_would_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.submit()
    monkeypatch.setattr(rights, "condition", lambda who: ("TRUE", []))  # noqa: ARG005
    monkeypatch.setattr(queries, "condition", lambda who: ("TRUE", []))  # noqa: ARG005
    assert readers(desk) > ALWAYS


def test_both_forms_of_the_policy_agree(desk: Desk) -> None:
    desk.approve(executors=["tp"])
    from khoithong.casefiles.models import ParticipantRow

    participants = list(ParticipantRow.objects.filter(case_id=desk.case).values_list("party", "relation"))
    picture = directory()
    for person in picture.organisation.people:
        who = rights.reader(person, desk.today, picture)
        assert rights.opens(who, participants) == rights.may_read(desk.case, who), person


@pytest.mark.parametrize("relation", sorted(rights.READERS))
def test_the_table_names_roles_that_exist(relation: str) -> None:
    assert rights.READERS[relation] <= set(ROLES)


def test_reports_of_violations_change_nobody_s_view(desk: Desk) -> None:
    desk.submit()
    before = (readers(desk), desk.row, queries.work_list("gd", desk.today, directory()))
    desk.do("cv", "report_violation", provision="6/2", against="pgd1", content="Gây khó khăn")
    assert (readers(desk), desk.row, queries.work_list("gd", desk.today, directory())) == before

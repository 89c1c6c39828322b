"""What a change of the organisation would move, told before it is made: work, votes, seats, routes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khoithong.casefiles.models import Case, TodoRow
from khoithong.casefiles.organisation_change import (
    Electorate,
    Handover,
    Outlook,
    Route,
    Seat,
    outlook,
)
from khoithong.organisation.edits import (
    Appoint,
    Edit,
    EndTerm,
    SaveAgency,
    VoidTerm,
    effective_day,
    imagine,
    touched,
)
from khoithong.organisation.models import OfficeTerm
from khoithong.organisation.rows import AgencyRow, read_rows
from khoithong.organisation.snapshot import directory_of

if TYPE_CHECKING:
    from tests.desk.conftest import Desk

DAY = date(2026, 5, 4)


def seen(*edits: Edit, today: date = DAY, most: int = 200) -> Outlook:
    rows = read_rows()
    return outlook(
        directory_of(rows),
        directory_of(imagine(rows, edits)),
        touched(rows, edits),
        effective_day(edits, today),
        most=most,
    )


def term(person: str) -> int:
    return OfficeTerm.objects.get(person_id=person).id


def test_the_work_of_a_head_passes_to_the_next_one(desk: Desk) -> None:
    desk.submit()
    found = seen(EndTerm(term("gd"), date(2026, 5, 3)), Appoint("cv", "so", "head", since=DAY))
    due = TodoRow.objects.get(kind="convene_meeting").due
    assert Handover("convene_meeting", ("gd",), ("cv",), nobody=False, count=1, due=due) in found.handovers
    assert found.electorates == ()
    assert not found.quiet


def test_work_that_would_wait_for_nobody_is_told_first(desk: Desk) -> None:
    desk.submit()
    found = seen(EndTerm(term("gd"), date(2026, 5, 3)))
    assert found.handovers[0].nobody
    assert {one.kind for one in found.handovers if one.nobody} == {"convene_meeting"}


def test_the_same_work_of_several_cases_is_one_line(desk: Desk) -> None:
    for _ in range(3):
        desk.submit()
    found = seen(EndTerm(term("gd"), date(2026, 5, 3)), Appoint("cv", "so", "head", since=DAY))
    assert [one.count for one in found.handovers if one.kind == "convene_meeting"] == [3]
    assert found.examined == 3


def test_a_change_of_deputies_changes_who_votes(desk: Desk) -> None:
    desk.meet()
    found = seen(VoidTerm(term("pgd1"), "Nhầm"), Appoint("cv", "so", "deputy", since=DAY))
    assert found.electorates == (Electorate("approval", date(2026, 5, 11), ("pgd1",), ("cv",), 1),)
    assert all(one.kind != "vote" for one in found.handovers)


def test_a_deputy_who_begins_after_the_meeting_day_does_not_vote(desk: Desk) -> None:
    desk.submit()
    desk.do("gd", "convene_meeting", on="2026-05-11")
    assert seen(Appoint("cv", "so", "deputy", since=date(2026, 5, 11))).electorates
    assert seen(Appoint("cv", "so", "deputy", since=date(2026, 5, 12))).quiet


def test_the_chair_of_a_council_follows_the_office_of_head(desk: Desk) -> None:
    desk.submit()
    desk.do("gd", "choose_route", route="council", reason="Liên quan nhiều ngành")
    desk.do(
        "gd",
        "establish_council",
        document="01/QĐ",
        members=[
            {"person": "gd", "capacity": "chair", "as": "head"},
            {"person": "pgd1", "capacity": "vice_chair", "as": "deputy"},
            {"person": "gd-tc", "capacity": "member", "as": "agency"},
            {"person": "pgd-tc", "capacity": "member", "as": "agency"},
            {"person": "cg", "capacity": "member", "as": "expert", "secretary": True},
        ],
    )
    found = seen(EndTerm(term("gd"), date(2026, 5, 3)), Appoint("cv", "so", "head", since=DAY))
    assert found.seats == (Seat("gd", "cv", 1),)


def test_another_organising_body_receives(desk: Desk) -> None:
    desk.submit()
    so = read_rows().agencies["so"]
    found = seen(SaveAgency(AgencyRow(so.id, so.name, so.kind, so.superior, so.party_body, "so-tc")))
    assert Route("organising", ("so-nv",), ("so-tc",), 1) in found.routes


def test_another_party_body_gives_its_opinion(desk: Desk) -> None:
    desk.meet()
    desk.pass_meeting()
    desk.do("gd", "seek_party_opinion")
    so = read_rows().agencies["so"]
    found = seen(SaveAgency(AgencyRow(so.id, so.name, so.kind, so.superior, None, so.organising_body)))
    assert Route("party_body", ("du-so",), ("du-ubnd",), 1) in found.routes
    (handed,) = [one for one in found.handovers if one.kind == "give_party_opinion"]
    assert (handed.lost, handed.gained, handed.nobody) == (("bt", "vt-du"), (), True)


@pytest.mark.parametrize("edits", [[], [Appoint("cg", "so-tc", "staff", since=DAY)]])
def test_what_moves_nothing_says_so(desk: Desk, edits: list[Edit]) -> None:
    desk.submit()
    assert seen(*edits).quiet


def test_looking_changes_nothing_and_costs_two_statements(desk: Desk) -> None:
    for _ in range(3):
        desk.submit()
    rows = read_rows()
    edits = [EndTerm(term("gd"), date(2026, 5, 3))]
    before, after = directory_of(rows), directory_of(imagine(rows, edits))
    stored = sorted(Case.objects.values_list("id", "holder", "changed_at"))
    with CaptureQueriesContext(connection) as caught:
        outlook(before, after, touched(rows, edits), DAY)
    assert len(caught) == 2
    assert sorted(Case.objects.values_list("id", "holder", "changed_at")) == stored


def test_more_cases_than_can_be_worked_out_are_said_to_be_more(desk: Desk) -> None:
    desk.submit()
    desk.submit()
    found = seen(EndTerm(term("gd"), date(2026, 5, 3)), most=1)
    assert (found.examined, found.cut) == (1, True)
    assert not seen(EndTerm(term("gd"), date(2026, 5, 3)), most=2).cut

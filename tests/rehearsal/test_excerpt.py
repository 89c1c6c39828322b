"""The part of an organisation a rehearsal takes along: enough that the law says the same."""

from __future__ import annotations

import pytest

from khoithong.procedure.engine import Procedure
from khoithong.procedure.organisation import Agency, Office, Organisation, Person
from khoithong.rehearsal.director import direct
from khoithong.rehearsal.excerpt import around
from khoithong.rehearsal.invented import MOST_DEPUTIES, Wanted, invent
from tests.rehearsal.places import procedure, wishes


def province() -> Organisation:
    """Two departments under one committee, an inspection, experts."""
    return Organisation(
        [
            Agency("ubnd", "UBND tỉnh", "state", None, "du-ubnd"),
            Agency("so", "Sở Xây dựng", "state", "ubnd", "du-so", "so-nv"),
            Agency("so-nv", "Sở Nội vụ", "state", "ubnd", "du-so"),
            Agency("so-tc", "Sở Tài chính", "state", "ubnd", "du-so"),
            Agency("du-so", "Đảng ủy Sở", "party_body", "du-tinh"),
            Agency("du-ubnd", "Đảng ủy UBND", "party_body"),
            Agency("du-tinh", "Tỉnh ủy", "party_body"),
            Agency("btc", "Ban Tổ chức", "party", "du-tinh"),
        ],
        [
            Person("gd", "Giám đốc", (Office("so", "head"), Office("so-tc", "staff"))),
            Person("pgd", "Phó Giám đốc", (Office("so", "deputy"),)),
            Person("tp", "Trưởng phòng", (Office("so", "manager"),), managed_by="btc"),
            Person("ct", "Chủ tịch", (Office("ubnd", "head"),)),
            Person("bt", "Bí thư", (Office("du-so", "head"),)),
            Person("tc", "Giám đốc Sở Tài chính", (Office("so-tc", "head"),)),
            *(Person(f"cg{number}", f"Chuyên gia {number}") for number in range(30)),
        ],
    )


def test_everything_above_and_beside_an_agency_comes_along() -> None:
    found = around(province(), ["so"])
    assert set(found.agencies) == {"so", "ubnd", "so-nv", "du-so", "du-ubnd", "du-tinh", "btc"}


def test_its_people_come_along_without_their_offices_elsewhere() -> None:
    found = around(province(), ["so"])
    assert found.people["gd"].offices == (Office("so", "head"),)
    assert {"pgd", "tp", "ct", "bt"} <= set(found.people)
    assert "tc" not in found.people
    assert found.people["tp"].managed_by == "btc"


def test_people_named_come_along_with_their_agencies() -> None:
    found = around(province(), ["so"], ["tc", "cg29", "nobody"])
    assert "so-tc" in found.agencies
    assert found.people["gd"].offices == province().people["gd"].offices
    assert "cg29" in found.people
    assert "nobody" not in found.people


def test_of_people_without_office_only_some_come_along() -> None:
    found = around(province(), ["so"], outsiders=3)
    assert [person for person in found.people if person.startswith("cg")] == ["cg0", "cg1", "cg2"]


def test_an_agency_that_is_not_there_is_left_out() -> None:
    assert not around(province(), ["so-la"], outsiders=0).agencies


@pytest.mark.parametrize("route", ["collective", "council"])
def test_in_the_excerpt_the_law_says_what_it_says_in_the_whole(route: str) -> None:
    whole = procedure(organisation=province())
    part = Procedure(whole.setting.regulation, around(province(), ["so"]), whole.setting.calendar)
    wanted = wishes(proposer="tp", route=route, members=("pgd", "cg0", "cg1", "cg2"))
    acts = direct(whole, whole.open(), wanted)
    assert direct(part, part.open(), wanted) == acts
    one, other = whole.replay(acts), part.replay(acts)
    day = acts[-1].at.date()
    assert whole.measures(one, day) == part.measures(other, day)
    assert whole.deadlines(one, day) == part.deadlines(other, day)


@pytest.mark.parametrize("deputies", [0, 1, MOST_DEPUTIES])
@pytest.mark.parametrize("party_body", [True, False])
@pytest.mark.parametrize("superior", [True, False])
def test_an_invented_organisation_hangs_together(deputies: int, party_body: bool, superior: bool) -> None:
    found = invent(Wanted("Sở Thử", "state", deputies, party_body=party_body, superior=superior))
    for agency in found.agencies.values():
        for link in (agency.superior, agency.party_body, agency.organising_body):
            assert link is None or link in found.agencies
    held = {office.agency for person in found.people.values() for office in person.offices}
    assert held == set(found.agencies)
    assert len(found.deputies("co-quan", wishes().submitted)) == deputies
    assert found.agencies["co-quan"].name == "Sở Thử"

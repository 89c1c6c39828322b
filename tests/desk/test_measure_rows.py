"""The rows of measures: what may be had, was proposed, applied or declined, and which agency decides."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from khoithong.casefiles import entitlements, rights
from khoithong.casefiles.entitlements import MeasureFilter
from khoithong.casefiles.models import MeasureRow
from khoithong.casefiles.projection.store import differences
from khoithong.organisation.snapshot import directory
from tests.desk.conftest import PROVINCE, bring_in

if TYPE_CHECKING:
    from tests.desk.conftest import Desk


def rows(measure: str) -> dict[str, tuple[Any, ...]]:
    """State, day, whose it is to give and which agency manages, by beneficiary."""
    found = MeasureRow.objects.filter(measure=measure)
    return {row.beneficiary: (row.state, row.since, row.authority, row.agency) for row in found}


def seen(desk: Desk, person: str, narrowed: MeasureFilter | None = None) -> set[tuple[str, str]]:
    """The measures and beneficiaries on somebody's list."""
    picture = directory()
    agencies = entitlements.managed_agencies(person, desk.today, picture)
    who = rights.reader(person, desk.today, picture)
    page = entitlements.measures(who, agencies, narrowed or MeasureFilter())
    return {(item.measure, item.beneficiary) for item in page.items}


def test_before_the_approval_there_are_none(desk: Desk) -> None:
    desk.meet()
    desk.pass_meeting()
    assert not MeasureRow.objects.exists()


def test_what_the_head_may_not_give_himself_is_the_managing_agencys(desk: Desk) -> None:
    desk.approve()
    day = date(2026, 5, 11)
    assert rows("public_praise") == {
        "tp": ("available", day, "agency", "ubnd"),
        "gd": ("available", day, "managing", "ubnd"),
        "so": ("available", day, "managing", "ubnd"),
    }
    assert rows("resources") == {"tp": ("available", day, "agency", "ubnd")}
    assert rows("personnel_priority")["tp"] == ("available", day, "managing", "ubnd")


def test_each_act_moves_its_row_and_keeps_the_day(desk: Desk) -> None:
    desk.complete()
    assert rows("early_pay_rise")["tp"][:2] == ("available", date(2026, 6, 3))
    desk.on("2026-06-05")
    desk.do("gd", "propose_measure", measure="early_pay_rise", beneficiary="tp")
    desk.do("gd", "apply_measure", measure="commendation", beneficiary="tp", document="30/QĐ-SXD")
    desk.on("2026-06-08")
    desk.do("gd", "propose_measure", measure="personnel_priority", beneficiary="tp")
    assert rows("early_pay_rise")["tp"][:2] == ("proposed", date(2026, 6, 5))
    assert rows("commendation")["tp"][:2] == ("applied", date(2026, 6, 5))
    desk.do(
        "ct", "decide_measure", measure="early_pay_rise", beneficiary="tp", granted=False, document="9/QĐ"
    )  # fmt: skip
    assert rows("early_pay_rise")["tp"][:2] == ("declined", date(2026, 6, 8))
    assert not list(differences(desk.case))


def test_a_report_of_a_prohibited_act_changes_no_row(desk: Desk) -> None:
    desk.complete()
    before = list(MeasureRow.objects.order_by("pk").values())
    desk.do("pgd1", "report_violation", provision="6/1", against="tp", content="Trục lợi")
    desk.do("gd", "resolve_violation", report=1, confirmed=True, content="Đúng")
    assert list(MeasureRow.objects.order_by("pk").values()) == before


def test_the_check_of_the_projections_finds_a_row_that_is_wrong(desk: Desk) -> None:
    desk.approve()
    MeasureRow.objects.filter(measure="resources").update(state="applied")
    assert any("casefiles_measurerow" in line for line in differences(desk.case))


def test_only_whoever_manages_has_a_list(desk: Desk) -> None:
    desk.complete()
    mine = seen(desk, "ct")
    assert ("early_pay_rise", "tp") in mine
    assert ("public_praise", "gd") in mine
    assert ("public_praise", "tp") not in mine
    for person in ("gd", "tp", "tt", "gd-tc"):
        assert seen(desk, person) == set()


def test_what_the_agency_gives_by_itself_comes_when_it_is_proposed(desk: Desk) -> None:
    desk.complete()
    desk.do("gd", "propose_measure", measure="public_praise", beneficiary="tp")
    assert ("public_praise", "tp") in seen(desk, "ct", MeasureFilter(states=("proposed",)))


@pytest.mark.parametrize(
    ("agency", "role"), [("ubnd", "organiser"), ("so-nv", "organiser"), ("so-nv", "clerk")]
)
def test_organisers_of_the_managing_agency_and_its_organising_body_see_and_read_it(
    desk: Desk, agency: str, role: str
) -> None:
    agencies: Any = PROVINCE["agencies"]
    bodies = [{**one, "organising_body": "so-nv"} if one["id"] == "ubnd" else one for one in agencies]
    helper = {"id": "cv-tc", "name": "Đào Thị Xuân", "offices": [{"agency": agency, "role": role}]}
    people: Any = PROVINCE["people"]
    bring_in({"agencies": bodies, "people": [*people, helper]})
    desk.approve()
    assert ("personnel_priority", "tp") in seen(desk, "cv-tc")
    assert rights.may_read(desk.case, rights.reader("cv-tc", desk.today, directory()))


def test_words_find_the_case_or_the_beneficiary(desk: Desk) -> None:
    desk.complete()
    code = desk.row.code
    assert seen(desk, "ct", MeasureFilter(words=code.lower()))
    assert seen(desk, "ct", MeasureFilter(words="hồ sơ đất đai"))
    assert not seen(desk, "ct", MeasureFilter(words="không có chữ này"))
    found = seen(desk, "ct", MeasureFilter(words="Hoàng Văn Em", beneficiaries=("tp",)))
    assert {beneficiary for _, beneficiary in found} == {"tp"}


def test_numbers_by_measure_and_state(desk: Desk) -> None:
    desk.complete()
    desk.do("gd", "propose_measure", measure="early_pay_rise", beneficiary="tp")
    picture = directory()
    found = entitlements.numbers(
        rights.reader("ct", desk.today, picture), ["ubnd"], MeasureFilter(states=("proposed",), measure="x")
    )
    assert found["tinh-uy-2026", "early_pay_rise", "proposed"] == 1
    assert found["tinh-uy-2026", "early_pay_rise", "available"] == 1

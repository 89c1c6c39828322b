"""Changes of the organisation at the desk: all or nothing, once, for the organisation they were shown for."""

from __future__ import annotations

from datetime import UTC, date, datetime
from threading import Barrier, current_thread, main_thread
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from khoithong.casefiles.models import TodoRow
from khoithong.desk.answers import NoSuchCase
from khoithong.desk.reorganise import Faulty, Outdated, Reorganised, reorganise
from khoithong.organisation.edits import Appoint, EndTerm, Retitle, SaveAgency, SavePerson, VoidTerm
from khoithong.organisation.models import Change, OfficeTerm, Submission
from khoithong.organisation.rows import AgencyRow, PersonRow, read_rows
from khoithong.organisation.snapshot import directory, directory_of, version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.organisation.edits import Edit
    from tests.desk.conftest import Desk

NOW = datetime(2026, 5, 4, 2, tzinfo=UTC)
DAY = date(2026, 5, 4)
GROUND = "Quyết định số 12/QĐ-UBND, ngày 04/5/2026"


def do(
    *edits: Edit, key: UUID | None = None, shown: int | None = None, document: str = GROUND
) -> Reorganised | Outdated | Faulty:
    return reorganise(
        edits,
        document=document,
        entered_by="quan-tri",
        key=key or uuid4(),
        shown=version() if shown is None else shown,
        now=NOW,
    )


def term(person: str, agency: str = "so") -> int:
    return OfficeTerm.objects.get(person_id=person, agency_id=agency, void=False).id


def new_head(person: str = "cv") -> Sequence[Edit]:
    return EndTerm(term("gd"), date(2026, 5, 3)), Appoint(person, "so", "head", "Giám đốc Sở", DAY)


def test_a_new_head_takes_the_office_and_its_work(desk: Desk) -> None:
    desk.submit()
    assert do(*new_head()) == Reorganised(repeated=False)
    assert directory().organisation.head("so", DAY) == "cv"
    assert directory().title("cv", "so", "head", DAY) == "Giám đốc Sở"
    with pytest.raises(NoSuchCase):
        desk.ask("gd", "convene_meeting", on="2026-05-11")
    desk.do("cv", "convene_meeting", on="2026-05-11")


def test_ballots_wait_for_the_new_deputy_at_once(desk: Desk) -> None:
    desk.submit()
    desk.do("gd", "convene_meeting", on="2026-05-11")
    waiting = TodoRow.objects.filter(case=desk.case, kind="vote")
    before = set(waiting.values_list("holder", flat=True))
    do(Appoint("cv", "so", "deputy", since=DAY), EndTerm(term("pgd1"), date(2026, 5, 10)))
    assert set(waiting.values_list("holder", flat=True)) == (before | {"cv"}) - {"pgd1"}


def test_a_link_changed_high_up_reaches_the_cases_below(desk: Desk) -> None:
    """The party body heard is the nearest above: `so` loses its own, so that of `ubnd` answers."""
    desk.meet()
    desk.pass_meeting()
    desk.do("gd", "seek_party_opinion")
    holders = TodoRow.objects.filter(case=desk.case, kind="give_party_opinion").values_list(
        "holder", flat=True
    )
    assert set(holders.all()) == {"du-so/head", "du-so/clerk"}
    rows = read_rows()
    so = rows.agencies["so"]
    do(SaveAgency(AgencyRow(so.id, so.name, so.kind, so.superior, None, so.organising_body)))
    assert {one.partition("/")[0] for one in holders.all()} == {"du-ubnd"}
    ubnd = rows.agencies["ubnd"]
    do(SaveAgency(AgencyRow(ubnd.id, ubnd.name, ubnd.kind, None, "du-so")))
    assert {one.partition("/")[0] for one in holders.all()} == {"du-so"}


def test_what_is_shown_beforehand_is_what_happens(desk: Desk) -> None:
    from khoithong.organisation.edits import imagine

    edits = [
        *new_head(),
        VoidTerm(term("vt"), "Nhập nhầm"),
        Retitle(term("pgd1"), "Phó Giám đốc"),
        SaveAgency(AgencyRow("moi", "Sở Mới", "state", "ubnd", functions=("inspection",))),
        SavePerson(PersonRow("p-moi", "Đặng Thị Mới", "moi")),
        Appoint("p-moi", "moi", "head"),
    ]
    imagined = directory_of(imagine(read_rows(), edits)).organisation
    assert isinstance(do(*edits), Reorganised)
    real = directory().organisation
    assert dict(real.agencies) == dict(imagined.agencies)
    assert {one.id: one.name for one in real.people.values()} == {
        one.id: one.name for one in imagined.people.values()
    }
    assert {one.id: one.offices for one in real.people.values()} == {
        one.id: one.offices for one in imagined.people.values()
    }


def test_each_change_keeps_its_ground_and_a_voided_term_its_reason(desk: Desk) -> None:
    do(Appoint("cg", "so", "clerk"), VoidTerm(term("vt"), "Nhập nhầm người"))
    voided, appointed = Change.objects.filter(entered_by="quan-tri").order_by("id")
    assert (voided.after, voided.ground, voided.reason) == ({"void": True}, GROUND, "Nhập nhầm người")
    assert (appointed.after["person_id"], appointed.ground, appointed.reason) == ("cg", GROUND, "")


def test_without_a_document_nothing_is_changed(desk: Desk) -> None:
    with pytest.raises(ValueError, match="document"):
        do(*new_head(), document="  ")
    assert directory().organisation.head("so", DAY) == "gd"


def test_a_form_sent_twice_is_done_once(desk: Desk) -> None:
    edits, key, shown = new_head(), uuid4(), version()
    assert do(*edits, key=key, shown=shown) == Reorganised(repeated=False)
    assert do(*edits, key=key, shown=shown) == Reorganised(repeated=True)
    assert OfficeTerm.objects.filter(person_id="cv", role="head").count() == 1


def test_consequences_shown_for_another_organisation_are_not_carried_out(desk: Desk) -> None:
    shown = version()
    do(Appoint("cg", "so", "clerk"))
    between = version()
    assert do(*new_head(), shown=shown) == Outdated()
    assert directory().organisation.head("so", DAY) == "gd"
    assert version() == between
    assert not Submission.objects.exclude(entered_by="quan-tri").exists()


def test_one_faulty_change_stops_all(desk: Desk) -> None:
    answer = do(Appoint("cg", "so", "clerk"), Appoint("cv", "so", "head"))
    assert isinstance(answer, Faulty)
    assert [(one.edit, one.field) for one in answer.faults] == [(1, "since")]
    assert not OfficeTerm.objects.filter(person_id="cg").exists()
    assert not Submission.objects.exists()


@pytest.mark.parametrize("guarded", [True, False], ids=["guarded", "unguarded twin"])
def test_of_many_administrators_at_once_one_appoints_the_head(
    busy: Desk, monkeypatch: pytest.MonkeyPatch, guarded: bool
) -> None:
    """Its twin reads the version before anybody has written, and takes every appointment for the first."""
    from tests.desk.test_races import THREADS, at_once

    shown, people = version(), ["pgd1", "pgd2", "tp", "cv", "vt", "tc-so", "gd-tc", "cg"]
    old = term("gd")
    do(EndTerm(old, date(2026, 5, 3)), shown=shown)
    shown = version()
    if not guarded:
        everyone_has_read = Barrier(THREADS)

        def unguarded() -> int:
            if current_thread() is not main_thread():
                everyone_has_read.wait(timeout=20)
            return shown

        monkeypatch.setattr("khoithong.organisation.changes.LOCKING", "SELECT %s::bigint")
        monkeypatch.setattr("khoithong.desk.reorganise.version", unguarded)
        monkeypatch.setattr("khoithong.desk.reorganise.faults", lambda *_: [])
    answers = at_once(lambda number: do(Appoint(people[number], "so", "head", since=DAY), shown=shown))
    done = [answer for answer in answers if isinstance(answer, Reorganised)]
    heads = OfficeTerm.objects.filter(agency_id="so", role="head", since=DAY).count()
    assert heads == len(done)
    assert (heads == 1) == guarded

"""The small areas beside the province: each under its own text, each case where it should be, on any day."""

from __future__ import annotations

from datetime import date, datetime
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from khoithong.casefiles import law
from khoithong.casefiles.models import Case, LawDecision, LawProposal
from khoithong.casefiles.projection.store import differences
from khoithong.casefiles.verification import verify_case
from khoithong.demonstration.agencies import AGENCIES
from khoithong.demonstration.logins import LOGINS as PROVINCE_LOGINS
from khoithong.demonstration.neighbours import ORGANISATION, STORIES
from khoithong.demonstration.neighbours.adopting import adopt_texts, propose_reading
from khoithong.demonstration.neighbours.areas import AREAS, LOGINS
from khoithong.demonstration.packs import PACK
from khoithong.demonstration.people import OFFICIALS
from khoithong.demonstration.player import play
from khoithong.demonstration.timetable import timetable
from khoithong.desk.clock import aware
from khoithong.lawbook.calendars import working_calendar
from khoithong.lawbook.loader import load_pack, pack_ids
from khoithong.organisation.importing import import_organisation
from khoithong.organisation.models import Account
from khoithong.organisation.snapshot import directory

if TYPE_CHECKING:
    from khoithong.demonstration.neighbours.areas import Area

NOW = datetime(2026, 11, 20, 10, 15)


def build(now: datetime = NOW) -> None:
    """The areas alone, as the demonstration makes them."""
    import_organisation(ORGANISATION, entered_by="test", now=aware(now))
    adopt_texts()
    days = timetable(working_calendar(), load_pack(PACK).in_force_from, now)
    for story in STORIES:
        play(story, days)


def test_with_the_province_every_text_applies_somewhere() -> None:
    assert {area.pack for area in AREAS} | {PACK} == set(pack_ids())


def test_keys_and_names_are_nobody_elses() -> None:
    agencies = [one["id"] for one in chain(AGENCIES, ORGANISATION["agencies"])]
    people = [official.id for official in OFFICIALS] + [one["id"] for one in ORGANISATION["people"]]
    names = [official.name for official in OFFICIALS] + [one["name"] for one in ORGANISATION["people"]]
    for found in (agencies, people, names):
        assert len(set(found)) == len(found)
    usernames = [name for logins in chain(LOGINS.values(), PROVINCE_LOGINS.values()) for name in logins]
    assert len(set(usernames)) == len(usernames)


def test_whoever_can_log_in_exists_and_no_area_is_a_real_place() -> None:
    people = {one["id"] for one in ORGANISATION["people"]}
    assert {person for logins in LOGINS.values() for person in logins.values()} <= people
    for area in AREAS:
        assert area.place.endswith(f" {area.letter.upper()}")


def test_no_two_plans_share_a_sentence() -> None:
    titles = [next(iter(story.steps[0].data["plan"].values())) for story in STORIES]
    assert len(set(titles)) == len(STORIES) == 15


@pytest.mark.parametrize(
    "now", [NOW, datetime(2026, 4, 13, 9, 0), datetime(2027, 2, 7, 9, 0), datetime(2027, 10, 29, 8, 0)]
)
def test_each_area_has_a_case_just_sent_one_under_way_and_one_evaluated(db: None, now: datetime) -> None:
    build(now)
    for area in AREAS:
        rows = Case.objects.filter(employing_agency=area.office).order_by("id")
        assert [row.status for row in rows] == ["under_review", "in_execution", "evaluated"], area.place
        assert {row.pack for row in rows} == {area.pack}
    for case in Case.objects.values_list("id", flat=True):
        assert verify_case(case) == []
        assert list(differences(case)) == []


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.place)
def test_one_text_applies_in_each_area_by_the_word_of_two(db: None, area: Area) -> None:
    build()
    for agency in (area.committee, area.office):
        assert law.packs_for(agency, date(2026, 11, 20), directory()) == [area.pack]
    decision = LawDecision.objects.get(proposal__pack=area.pack)
    assert decision.person != decision.proposal.person


def test_one_proposal_waits_for_the_second_administrator(db: None) -> None:
    build()
    propose_reading(NOW)
    propose_reading(NOW)
    waiting = LawProposal.objects.get(decision=None)
    assert (waiting.kind, waiting.agency, waiting.account.username) == ("reading", "ubnd-e", "quantri")


def test_adopting_twice_is_adopting_once(db: None) -> None:
    build()
    adopt_texts()
    assert LawDecision.objects.count() == len(AREAS) + 1
    assert Account.objects.filter(is_administrator=True).count() == 2

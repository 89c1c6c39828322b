"""The demonstration in a real database: complete, sound, and never built twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.hashers import check_password

from khoithong.casefiles import queries, reading, rights
from khoithong.casefiles.models import Act, Case, Draft
from khoithong.casefiles.projection.store import differences
from khoithong.casefiles.verification import verify_case
from khoithong.demonstration import build as building
from khoithong.demonstration.accounts import PASSWORD, table
from khoithong.demonstration.build import NotEmpty, build
from khoithong.demonstration.people import OFFICIALS
from khoithong.demonstration.player import Stuck, play
from khoithong.demonstration.stories import STORIES
from khoithong.demonstration.story import act
from khoithong.demonstration.timetable import TooEarly
from khoithong.lawbook.calendars import working_calendar
from khoithong.organisation.importing import import_organisation
from khoithong.organisation.models import Account, Agency, Change, Person
from khoithong.organisation.snapshot import directory

if TYPE_CHECKING:
    from khoithong.demonstration.story import Story
    from khoithong.demonstration.timetable import Timetable

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 20, 10, 15, 42, 123)
DAYS = {
    "an ordinary Friday": NOW,
    "the first day supported, just after midnight": datetime(2026, 4, 20, 0, 3),
    "a Sunday": datetime(2026, 11, 22, 20, 0),
    "in the middle of Tết": datetime(2027, 2, 7, 9, 0),
    "the first working day after Tết": datetime(2027, 2, 11, 8, 0),
    "the last day supported": datetime(2027, 10, 31, 23, 59),
}


def _by_story() -> dict[str, reading.LoadedCase]:
    """The cases by story: each story is known by what its plan says first."""
    found = {}
    for case_id in Case.objects.values_list("id", flat=True):
        loaded = reading.load(case_id)
        assert loaded is not None
        necessity = loaded.acts[0].data["plan"]["necessity"]
        (name,) = [one.id for one in STORIES if one.steps[0].data["plan"]["necessity"] == necessity]
        found[name] = loaded
    return found


@pytest.mark.parametrize("now", DAYS.values(), ids=DAYS)
def test_every_act_is_accepted_and_everything_recorded_is_sound(now: datetime) -> None:
    assert build(now)

    assert Act.objects.count() == sum(len(story.steps) for story in STORIES)
    for case_id in Case.objects.values_list("id", flat=True):
        assert verify_case(case_id) == []
        assert list(differences(case_id)) == []
    for loaded in _by_story().values():
        assert loaded.acts[-1].at <= now
        assert all(one.at.date() >= date(2026, 4, 13) for one in loaded.acts)


@pytest.mark.parametrize("now", DAYS.values(), ids=DAYS)
def test_each_case_stands_where_its_story_leaves_it(now: datetime) -> None:
    build(now)

    cases = _by_story()
    assert {name: loaded.row.status for name, loaded in cases.items()} == {
        "just-submitted": "under_review",
        "voting": "under_review",
        "awaiting-opinion": "awaiting_party_opinion",
        "awaiting-decision": "awaiting_decision",
        "council": "under_review",
        "executing": "in_execution",
        "completed": "evaluated",
        "partly-completed": "evaluated",
        "overdue": "under_review",
        "standing-board": "under_review",
    }
    assert {name: loaded.row.deciding_agency for name, loaded in cases.items()} == {
        "just-submitted": "so-nv",
        "voting": "so-xd",
        "awaiting-opinion": "so-nnmt",
        "awaiting-decision": "so-xd",
        "council": "so-nnmt",
        "executing": "so-xd",
        "completed": "so-nv",
        "partly-completed": "vp-ubnd",
        "overdue": "vp-ubnd",
        "standing-board": "tinh-uy",
    }


def test_a_meeting_is_in_the_middle_of_its_votes_without_the_deputy_who_proposes() -> None:
    build(NOW)

    voting = _by_story()["voting"]
    meeting = voting.case.meeting
    assert meeting is not None
    assert meeting.on == NOW.date()
    assert list(voting.procedure.voters(voting.case)) == ["gd-sxd", "pgd1-sxd", "pgd2-sxd"]
    assert list(meeting.ballots) == ["pgd1-sxd"]
    refusal = voting.procedure.why_not(voting.case, "pgd3-sxd", "vote", NOW)
    assert refusal is not None
    assert refusal.code == "excluded_voter"


def test_a_rejected_proposal_is_done_all_the_same() -> None:
    build(NOW)

    case = _by_story()["awaiting-decision"].case
    assert case.tally is not None
    assert not case.tally.passed
    assert case.override is not None
    assert case.opinion.value == "agree"


def test_a_council_meets_within_its_window() -> None:
    build(NOW)

    council = _by_story()["council"]
    assert council.row.route == "council"
    assert council.row.meeting_on is not None
    assert council.row.meeting_on > NOW.date()
    assert [one.warnings for one in council.acts] == [()] * len(council.acts)


@pytest.mark.parametrize("now", [NOW, datetime(2026, 11, 22, 20, 0), datetime(2027, 2, 11, 8, 0)])
def test_lateness_is_there_to_be_seen(now: datetime) -> None:
    build(now)

    cases = _by_story()
    states = {
        name: {limit.id: limit.state for limit in loaded.procedure.deadlines(loaded.case, now.date())}
        for name, loaded in cases.items()
    }
    assert states["overdue"]["approval_meeting"] == "overdue"
    assert states["executing"]["requested_report"] == "overdue"
    assert states["executing"]["planned_completion"] == "open"
    assert states["voting"]["approval_meeting"] == "open"
    assert states["standing-board"]["approval_meeting"] == "open"


def test_measures_are_there_in_every_state() -> None:
    build(NOW)

    cases = _by_story()
    assert (cases["completed"].row.evaluation, cases["partly-completed"].row.evaluation) == (
        "completed",
        "partial",
    )
    completed = cases["completed"]
    states = {
        (m.id, m.beneficiary): m.state for m in completed.procedure.measures(completed.case, NOW.date())
    }
    assert states["commendation", "tp-snv"] == "applied"
    assert states["early_pay_rise", "tp-snv"] == "proposed"
    assert states["no_liability", "tp-snv"] == "applied"
    assert states["other_encouragement", "tp-snv"] == "available"
    executing = cases["executing"]
    assert {m.id for m in executing.procedure.measures(executing.case, NOW.date())} == {"resources"}
    partly = cases["partly-completed"]
    states = {(m.id, m.beneficiary): m.state for m in partly.procedure.measures(partly.case, NOW.date())}
    assert states["liability_excluded", "pcvp"] == "proposed"


def test_leaders_find_work_waiting_for_them() -> None:
    build(NOW)

    picture = directory()
    work = {
        official.id: {item.kind for item in queries.work_list(official.id, NOW.date(), picture)}
        for official in OFFICIALS
    }
    assert {"vote", "approve"} <= work["gd-sxd"]
    assert "give_party_opinion" in work["pgd-snnmt"]
    assert "decide_measure" in work["ct-ubnd"]
    assert "convene_meeting" in work["cvp"]
    assert "report_progress" in work["pgd1-sxd"]
    assert work["vt-sxd"] <= {"register_plan"}
    assert rights.reader("cn-ubkt", NOW.date(), picture).supervises


def test_everybody_can_log_in_with_the_password_that_is_printed() -> None:
    build(NOW)

    accounts = Account.objects.filter(is_demo=True, is_active=True, is_administrator=False)
    assert accounts.count() == len(OFFICIALS) == Person.objects.count() == 25
    assert all(check_password(PASSWORD, account.password) for account in accounts[:2])
    printed = table(NOW.date())
    assert PASSWORD in printed
    for official in OFFICIALS:
        assert official.username in printed
        assert official.name in printed
    for office in (post.title for official in OFFICIALS for post in official.posts):
        assert f"  {office}  " in printed


def test_a_draft_waits_for_its_author_and_the_other_proposer() -> None:
    build(NOW)

    draft = Draft.objects.get()
    assert draft.owner == "pgd2-sxd"
    assert draft.data["co_proposers"] == ["tp-sxd"]


def test_built_once_it_is_left_alone() -> None:
    build(NOW)
    before = (Act.objects.count(), Change.objects.count(), Account.objects.count(), Draft.objects.count())

    assert not build(NOW + timedelta(days=3))

    assert before == (
        Act.objects.count(),
        Change.objects.count(),
        Account.objects.count(),
        Draft.objects.count(),
    )


class Interrupted(Exception):
    """The power went off."""


def _interrupted() -> None:
    raise Interrupted


def test_interrupted_it_goes_on_later_as_it_began(monkeypatch: pytest.MonkeyPatch) -> None:
    played = []

    def stop_in_the_fourth(story: Story, days: Timetable) -> int:
        played.append(story)
        if len(played) < 4:
            return play(story, days)
        play(replace(story, steps=story.steps[:3]), days)
        raise Interrupted

    with monkeypatch.context() as patch:
        patch.setattr(building, "play", stop_in_the_fourth)
        with pytest.raises(Interrupted):
            build(NOW)
    assert Case.objects.count() == 4
    assert not Account.objects.exists()

    assert build(NOW + timedelta(days=2))

    assert Act.objects.count() == sum(len(story.steps) for story in STORIES)
    assert Case.objects.count() == len(STORIES)
    assert max(one.at for loaded in _by_story().values() for one in loaded.acts) <= NOW


def test_begun_by_another_version_it_says_where_it_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    first = min(STORIES, key=lambda one: one.first_day)
    with monkeypatch.context() as patch:
        patch.setattr(building, "make_accounts", _interrupted)
        with pytest.raises(Interrupted):
            build(NOW)
    last = first.steps[-1]
    other = replace(last, data={**last.data, "document": "Quyết định của phiên bản khác"})
    monkeypatch.setattr(building, "STORIES", (replace(first, steps=(*first.steps[:-1], other)),))

    with pytest.raises(Stuck, match=f"{first.id}, bước {len(first.steps)} "):
        build(NOW)
    assert not Account.objects.exists()


def test_a_refused_act_stops_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    (voting,) = [one for one in STORIES if one.id == "voting"]
    too_early = replace(
        voting, steps=(*voting.steps, act(0, "09:00", "gd-sxd", "close_meeting", minutes="Biên bản"))
    )
    monkeypatch.setattr(building, "STORIES", (too_early,))

    with pytest.raises(Stuck, match="voting, bước 7 "):
        build(NOW)
    assert Act.objects.count() == len(voting.steps)


def test_an_organisation_of_somebody_else_is_never_mixed_with_it() -> None:
    import_organisation(
        {"agencies": [{"id": "so", "name": "Sở Xây dựng", "kind": "state"}]},
        entered_by="quantri",
        now=datetime.fromisoformat("2026-05-04T09:00:00+07:00"),
    )

    with pytest.raises(NotEmpty):
        build(NOW)
    assert Agency.objects.count() == 1


def test_before_the_regulation_is_in_force_nothing_is_built() -> None:
    with pytest.raises(TooEarly):
        build(datetime(2026, 4, 12, 9, 0))
    assert not Agency.objects.exists()


def test_beyond_the_calendar_the_stories_stay_within_it() -> None:
    assert build(datetime(2029, 3, 5, 9, 0))

    last = max(one.at for loaded in _by_story().values() for one in loaded.acts)
    assert last.date() < working_calendar().last

"""The demonstration in a real database: complete, sound, and never built twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.hashers import check_password

from khoithong.casefiles import queries, reading, rights
from khoithong.casefiles.models import Act, Attachment, Case, Draft, ReportAct
from khoithong.casefiles.projection.store import differences
from khoithong.casefiles.verification import verify_case
from khoithong.demonstration import build as building
from khoithong.demonstration.accounts import PASSWORD, table
from khoithong.demonstration.agencies import AGENCIES
from khoithong.demonstration.build import NotEmpty, build
from khoithong.demonstration.logins import ADMINISTRATORS, HEADINGS, LOGINS
from khoithong.demonstration.player import Stuck, play
from khoithong.demonstration.stories import STORIES
from khoithong.demonstration.story import act
from khoithong.demonstration.timetable import TooEarly
from khoithong.lawbook.calendars import working_calendar
from khoithong.organisation.importing import import_organisation
from khoithong.organisation.models import Account, Agency, Change
from khoithong.organisation.snapshot import directory
from khoithong.procedure.vocabulary import AGENCY_KINDS, DEADLINES, STATUSES
from tests.demonstration.playing import played

if TYPE_CHECKING:
    from khoithong.demonstration.story import Story
    from khoithong.demonstration.timetable import Timetable

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 20, 10, 15, 42, 123)
DAYS = (
    pytest.param(NOW, id="an ordinary Friday"),
    pytest.param(datetime(2027, 2, 7, 9, 0), id="in the middle of Tết"),
    pytest.param(
        datetime(2026, 4, 13, 0, 3), id="the first day in force, after midnight", marks=pytest.mark.slow
    ),
    pytest.param(datetime(2026, 11, 22, 20, 0), id="a Sunday", marks=pytest.mark.slow),
    pytest.param(datetime(2027, 2, 11, 8, 0), id="the first working day after Tết", marks=pytest.mark.slow),
    pytest.param(datetime(2027, 10, 31, 23, 59), id="the last day supported", marks=pytest.mark.slow),
)


def _by_story() -> dict[str, reading.LoadedCase]:
    """The cases by story: each story is known by what its plan says first."""
    names = {one.steps[0].data["plan"]["necessity"]: one.id for one in STORIES}
    found = {}
    for case_id in Case.objects.values_list("id", flat=True):
        loaded = reading.load(case_id)
        assert loaded is not None
        found[names[loaded.acts[0].data["plan"]["necessity"]]] = loaded
    return found


@pytest.mark.parametrize("now", DAYS)
def test_every_act_is_recorded_and_everything_recorded_is_sound(now: datetime) -> None:
    assert build(now)

    assert Act.objects.count() + ReportAct.objects.count() == sum(len(story.steps) for story in STORIES)
    for case_id in Case.objects.values_list("id", flat=True):
        assert verify_case(case_id) == []
        assert list(differences(case_id)) == []
    assert not Attachment.objects.filter(seq=None).exists()
    cases = _by_story()
    assert len(cases) == len(STORIES)
    for loaded in cases.values():
        assert loaded.acts[-1].at <= now
        assert all(one.at.date() >= date(2026, 4, 13) for one in loaded.acts)
    for story in STORIES:
        expected, _ = played(story, now)
        row = cases[story.id].row
        assert (row.status, row.evaluation) == (expected.status, expected.evaluation or ""), story.id


def test_every_status_route_and_result_is_there_to_be_seen() -> None:
    build(NOW)

    rows = [loaded.row for loaded in _by_story().values()]
    statuses = Counter(row.status for row in rows)
    assert set(statuses) == set(STATUSES) - {"draft"}  # that one is the draft beside the cases
    assert statuses["under_review"] >= 15
    assert statuses["in_execution"] >= 10
    assert Counter(row.evaluation for row in rows)["not_completed"] == 2
    assert {row.evaluation for row in rows} == {"", "completed", "partial", "not_completed"}
    assert Counter(row.route for row in rows)["council"] >= 9
    kinds = {agency["id"]: agency["kind"] for agency in AGENCIES}
    deciding = Counter(kinds[row.deciding_agency] for row in rows)
    assert set(deciding) == set(AGENCY_KINDS), "every kind of agency decides something"
    assert deciding["party_body"] >= 6, "cases of the Standing Board"


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
    overdue = {limit for found in states.values() for limit, state in found.items() if state == "overdue"}
    assert overdue == set(DEADLINES), "a limit of every kind is overdue somewhere"
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


def test_protection_follows_what_was_found() -> None:
    build(NOW)

    cases = _by_story()
    states = {
        name: {
            (one.id, one.beneficiary): one.state for one in loaded.procedure.measures(loaded.case, NOW.date())
        }
        for name, loaded in cases.items()
    }
    protection = "liability_excluded_exempted_or_reduced"
    assert states["kho-lanh-nong-san"][protection, "tp1-bs"] == "applied"
    assert states["hien-mau-luu-dong"][protection, "tp-ctd"] == "proposed"
    assert not [one for one in states["dau-gia-quay-cho"] if one[0].startswith("liability")]
    assert not [one for one in states["hop-khu-pho-truc-tuyen"] if one == ("commendation", "tp-sm")]
    assert states["giao-vien-lien-truong"]["early_pay_rise", "tp2-gddt"] == "applied"
    assert states["giao-vien-lien-truong"]["early_pay_rise", "pct2-hpn"] == "proposed"


def test_what_happened_on_paper_is_entered_with_its_evidence() -> None:
    build(NOW)

    acts = [one for loaded in _by_story().values() for one in loaded.acts]
    assert any(one.on_behalf_of and one.kind == "vote" for one in acts)
    assert any(one.happened_on and one.happened_on < one.at.date() for one in acts)
    assert all(one.evidence for one in acts if one.on_behalf_of or one.happened_on)


def test_reports_of_prohibited_acts_are_handled_and_open() -> None:
    build(NOW)

    reports = [report for loaded in _by_story().values() for report in loaded.case.reports]
    assert {report.confirmed for report in reports} == {True, None}
    assert any(report.handled for report in reports)


def test_a_good_number_of_cases_has_documents() -> None:
    build(NOW)

    recorded = Attachment.objects.exclude(seq=None)
    assert len(set(recorded.values_list("case_id", flat=True))) >= 25
    assert len(set(recorded.values_list("media_type", flat=True))) == 3
    with_plan = [loaded for loaded in _by_story().values() if loaded.acts[0].files]
    assert with_plan, "annexes come with a plan too"


def test_everybody_who_can_log_in_finds_work_or_something_to_read() -> None:
    build(NOW)

    picture = directory()
    for account in Account.objects.filter(person__isnull=False):
        person = str(account.person_id)
        work = queries.work_count(person, NOW.date(), picture)
        page = queries.cases(rights.reader(person, NOW.date(), picture), queries.CaseFilter())
        assert work or page.items, account.username
    heads = LOGINS["Người đứng đầu cơ quan quyết định"].values()
    assert all(queries.work_count(person, NOW.date(), picture) for person in heads)


def test_the_stories_of_the_readme_leave_work_for_their_people() -> None:
    build(NOW)

    picture = directory()
    work = {
        person: {item.kind for item in queries.work_list(person, NOW.date(), picture)}
        for logins in LOGINS.values()
        for person in logins.values()
    }
    assert {"vote", "approve", "seek_party_opinion"} <= work["gd-sxd"]
    assert "give_party_opinion" in work["pgd-snnmt"]
    assert "decide_measure" in work["ct-ubnd"]
    assert "convene_meeting" in work["cvp"]
    assert "report_progress" in work["pgd1-sxd"]
    assert "register_plan" in work["vt-gddt"]
    assert rights.reader("cn-ubkt", NOW.date(), picture).supervises


def test_only_those_listed_can_log_in_with_the_password_that_is_printed() -> None:
    build(NOW)

    accounts = {account.username: account for account in Account.objects.filter(is_active=True)}
    assert accounts.keys() == HEADINGS.keys()
    assert len(accounts) <= 42
    assert all(account.is_demo for account in accounts.values())
    administrators = [one.username for one in accounts.values() if one.is_administrator]
    assert administrators == list(ADMINISTRATORS)
    assert check_password(PASSWORD, accounts["giamdoc.sxd"].password)
    printed = table(NOW.date())
    assert PASSWORD in printed
    assert all(f"  {username} " in printed for username in HEADINGS)
    assert all(f"\n{heading}\n" in f"\n{printed}" for heading in HEADINGS.values())


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

    assert Act.objects.count() + ReportAct.objects.count() == sum(len(story.steps) for story in STORIES)
    assert Case.objects.count() == len(STORIES)
    assert not Attachment.objects.filter(seq=None).exists()
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

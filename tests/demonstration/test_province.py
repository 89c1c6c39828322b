"""The demonstration as it stands once it is built: what there is to be seen in it, and for whom."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.contrib.auth.hashers import check_password
from django.test import TestCase

from khoithong.casefiles import queries, reading, rights
from khoithong.casefiles.models import Attachment, Draft
from khoithong.demonstration.accounts import PASSWORD, table
from khoithong.demonstration.agencies import AGENCIES
from khoithong.demonstration.build import build
from khoithong.demonstration.logins import ADMINISTRATORS, BESIDE, HEADINGS, LOGINS
from khoithong.organisation.models import Account
from khoithong.organisation.snapshot import directory
from khoithong.procedure.vocabulary import AGENCY_KINDS, STATUSES
from tests.demonstration.finding import cases_by_story

NOW = datetime(2026, 11, 20, 10, 15, 42, 123)

PROVINCE = {username: heading for username, heading in HEADINGS.items() if heading not in BESIDE}
"""The accounts of the province itself."""

_CASES: dict[str, reading.LoadedCase] = {}


class TestTheProvince(TestCase):
    """Built once for all that only look at it."""

    @classmethod
    def setUpTestData(cls) -> None:
        build(NOW)
        _CASES.update(cases_by_story())

    @property
    def cases(self) -> dict[str, reading.LoadedCase]:
        """All cases by story: read once, and not copied for each test as Django does with the class's own data."""
        return _CASES

    def test_every_status_route_and_result_is_there_to_be_seen(self) -> None:
        rows = [loaded.row for loaded in self.cases.values()]
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

    def test_a_meeting_is_in_the_middle_of_its_votes_without_the_deputy_who_proposes(self) -> None:
        voting = self.cases["voting"]
        meeting = voting.case.meeting
        assert meeting is not None
        assert meeting.on == NOW.date()
        assert list(voting.procedure.voters(voting.case)) == ["gd-sxd", "pgd1-sxd", "pgd2-sxd"]
        assert list(meeting.ballots) == ["pgd1-sxd"]
        refusal = voting.procedure.why_not(voting.case, "pgd3-sxd", "vote", NOW)
        assert refusal is not None
        assert refusal.code == "excluded_voter"

    def test_a_rejected_proposal_is_done_all_the_same(self) -> None:
        case = self.cases["awaiting-decision"].case
        assert case.tally is not None
        assert not case.tally.passed
        assert case.override is not None
        assert case.opinion.value == "agree"

    def test_a_council_meets_within_its_window(self) -> None:
        council = self.cases["council"]
        assert council.row.route == "council"
        assert council.row.meeting_on is not None
        assert council.row.meeting_on > NOW.date()
        assert [one.warnings for one in council.acts] == [()] * len(council.acts)

    def test_measures_are_there_in_every_state(self) -> None:
        cases = self.cases
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

    def test_protection_follows_what_was_found(self) -> None:
        cases = self.cases
        states = {
            name: {
                (one.id, one.beneficiary): one.state
                for one in loaded.procedure.measures(loaded.case, NOW.date())
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

    def test_what_happened_on_paper_is_entered_with_its_evidence(self) -> None:
        acts = [one for loaded in self.cases.values() for one in loaded.acts]
        assert any(one.on_behalf_of and one.kind == "vote" for one in acts)
        assert any(one.happened_on and one.happened_on < one.at.date() for one in acts)
        assert all(one.evidence for one in acts if one.on_behalf_of or one.happened_on)

    def test_reports_of_prohibited_acts_are_handled_and_open(self) -> None:
        reports = [report for loaded in self.cases.values() for report in loaded.case.reports]
        assert {report.confirmed for report in reports} == {True, False, None}
        assert any(report.handled for report in reports)

    def test_a_good_number_of_cases_has_documents(self) -> None:
        recorded = Attachment.objects.exclude(seq=None)
        assert len(set(recorded.values_list("case_id", flat=True))) >= 25
        assert len(set(recorded.values_list("media_type", flat=True))) == 3
        with_plan = [loaded for loaded in self.cases.values() if loaded.acts[0].files]
        assert with_plan, "annexes come with a plan too"

    def test_everybody_who_can_log_in_finds_work_or_something_to_read(self) -> None:
        picture = directory()
        for person in (one for logins in LOGINS.values() for one in logins.values()):
            work = queries.work_count(person, NOW.date(), picture)
            page = queries.cases(rights.reader(person, NOW.date(), picture), queries.CaseFilter())
            assert work or page.items, person
        heads = LOGINS["Người đứng đầu cơ quan quyết định"].values()
        assert all(queries.work_count(person, NOW.date(), picture) for person in heads)

    def test_the_stories_of_the_readme_leave_work_for_their_people(self) -> None:
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

    def test_only_those_listed_can_log_in_with_the_password_that_is_printed(self) -> None:
        accounts = {account.username: account for account in Account.objects.filter(is_active=True)}
        assert accounts.keys() == HEADINGS.keys()
        assert len(PROVINCE) <= 43
        assert all(account.is_demo for account in accounts.values())
        administrators = [one.username for one in accounts.values() if one.is_administrator]
        assert administrators == list(ADMINISTRATORS)
        assert check_password(PASSWORD, accounts["giamdoc.sxd"].password)
        printed = table(NOW.date())
        assert PASSWORD in printed
        assert all((f"  {username} " in printed) == (username in PROVINCE) for username in HEADINGS)
        assert all(f"\n{heading}\n" in f"\n{printed}" for heading in PROVINCE.values())

    def test_a_draft_waits_for_its_author_and_the_other_proposer(self) -> None:
        draft = Draft.objects.get()
        assert draft.owner == "pgd2-sxd"
        assert draft.data["co_proposers"] == ["tp-sxd"]

"""Who may act: by office, by what happened in the case, for someone else; and who may not."""

from __future__ import annotations

from datetime import datetime

import pytest

from khoithong.procedure.acts import Act
from khoithong.procedure.refusals import MESSAGES, Refusal
from khoithong.procedure.standing import presiding_deputy
from tests.procedure.kit import SOC_TRANG, Province, Story, office, ref
from tests.procedure.stages import stage

HEADS = (
    "request_supplement",
    "choose_route",
    "convene_meeting",
    "establish_council",
    "replace_council_member",
    "proceed_despite_rejection",
    "seek_party_opinion",
    "approve",
    "disapprove",
    "allocate_resources",
    "request_report",
    "give_direction",
    "adjust_plan",
    "reassign_execution",
    "inspect",
    "suspend",
    "resume",
    "terminate",
    "publish_result",
    "apply_measure",
    "propose_measure",
    "report_to_party",
    "propose_normative_text",
    "record_protection",
)
STANDS: dict[str, set[str]] = {
    **{kind: {"an"} for kind in HEADS},
    "register_plan": {"van"},
    "withdraw_plan": {"chi"},
    "supplement_plan": {"chi"},
    "revise_plan": {"chi"},
    "vote": {"an", "binh", "giang"},
    "close_meeting": {"an"},
    "dispatch_plan": {"an", "van", "giang"},
    "appraise": {"to-chuc"},
    "escalate": {"an"},
    "consult": {"ban"},
    "give_party_opinion": {"an", "dao"},
    "report_progress": {"chi"},
    "declare_completion": {"chi"},
    "submit_result_report": {"chi"},
    "decide_measure": {"chu-tich"},
    "supervision_note": {"thanh"},
    "resolve_violation": {"an"},
    "record_handling": {"an"},
    "archive": {"an", "van"},
}
"""Of all people of the province, those who have standing for an act where it is possible."""


@pytest.mark.parametrize(("kind", "people"), STANDS.items(), ids=STANDS)
def test_exactly_those_the_text_names_may_act(kind: str, people: set[str]) -> None:
    story = stage(kind)
    everybody = story.organisation.people
    assert {person for person in everybody if kind in story.permitted(person)} == people
    codes = {"excluded_voter"} if kind == "vote" else {"not_your_act"}
    for person in set(everybody) - people:
        outcome = story.procedure.decide(story.case, story.act(kind, by=person))
        assert getattr(outcome, "code", None) in codes, person


def test_anyone_may_report_a_violation_and_nobody_is_offered_it() -> None:
    story = Story().submitted()
    for person in story.organisation.people:
        assert "report_violation" not in story.permitted(person)
        assert story.procedure.why_not(story.case, person, "report_violation", story.now) is None
        story.does("report_violation", by=person)


# --- the head ---------------------------------------------------------------------------------------------------


def test_an_acting_head_counts_while_there_is_no_head() -> None:
    province = Province().person("an", office("so", "head", until="2026-05-05"), "du-so:head")
    province.person("binh", "so:deputy", office("so", "head", acting=True))
    story = Story(province).submitted().on("2026-05-05")
    assert story.code("request_supplement", by="binh") == "not_your_act"
    story.does("request_supplement", by="an").on("2026-05-06").does("request_supplement", by="binh")
    assert story.code("request_supplement", by="an") == "not_your_act"


def test_office_is_judged_on_the_effective_day() -> None:
    province = Province().person("an", office("so", "head", until="2026-05-05"), "du-so:head")
    province.person("khoa", office("so", "head", "2026-05-06"))
    story = Story(province).submitted().on("2026-05-07")
    how = {"happened_on": "2026-05-05", "evidence": "Công văn"}
    assert story.code("request_supplement", by="khoa", **how) == "not_your_act"
    story.does("request_supplement", by="an", **how)


# --- votes ------------------------------------------------------------------------------------------------------


def voting(province: Province | None = None, **how: object) -> Story:
    """A meeting on its day."""
    return Story(province).submitted(**how).does("convene_meeting", on="2026-05-04")


def test_a_proposer_is_told_why_he_has_no_vote() -> None:
    province = Province().person("dung", "so:deputy")
    story = voting(province, co_proposers=["dung"])
    refusal = story.refused("vote", by="dung")
    assert (refusal.code, refusal.provision, refusal.message) == (
        "excluded_voter",
        ref("7/2/2.1"),
        MESSAGES["excluded_proposer"],
    )
    assert story.refused("vote", by="nam").message == MESSAGES["excluded_voter"]


def test_the_electorate_is_that_of_the_meeting_day() -> None:
    province = Province().person("binh", office("so", "deputy", until="2026-05-10"))
    province.person("nam", office("so", "deputy", "2026-05-11"))
    story = Story(province).submitted().does("convene_meeting", on="2026-05-11").on("2026-05-11")
    assert story.procedure.voters(story.case) == ["an", "giang", "nam"]
    assert story.code("vote", by="binh") == "excluded_voter"
    assert Story().submitted().procedure.voters(Story().case) == []


def test_of_a_council_nobody_votes_who_is_no_member() -> None:
    story = Story().with_council().does("convene_meeting", on="2026-05-04")
    refusal = story.refused("vote", by="e4")
    assert (refusal.code, refusal.provision) == ("excluded_voter", ref("8/1/b"))


def test_a_member_who_becomes_a_proposing_head_has_no_vote() -> None:
    province = Province().person("an", office("so", "head", until="2026-05-10"))
    province.person("chi", "so:manager", office("so", "head", "2026-05-11"))
    story = Story(province).with_council().does("convene_meeting", on="2026-05-13")
    assert "chi" not in story.procedure.voters(story.case)


def test_the_councils_secretary_closes_and_sends_on_the_councils_path_only() -> None:
    story = Story().with_council().does("dispatch_plan", by="giang").does("convene_meeting", on="2026-05-04")
    story.votes(**dict.fromkeys(("an", "binh", "giang", "e1", "e2"), "for"))
    assert story.code("close_meeting", by="e1") == "not_your_act"
    story.does("close_meeting", by="giang")
    other = voting().votes(an="for", binh="for", giang="for")
    assert other.code("close_meeting", by="giang") == "not_your_act"


def test_closing_is_offered_once_the_chair_has_voted() -> None:
    story = voting()
    assert "close_meeting" not in story.permitted("an")
    story.votes(binh="for", giang="for")
    assert "close_meeting" not in story.permitted("an")
    refusal = story.procedure.why_not(story.case, "an", "close_meeting", story.now)
    assert refusal is not None
    assert (refusal.code, refusal.provision) == ("votes_missing", ref("7/2/2.1"))
    assert "close_meeting" in story.votes(an="against").permitted("an")


def test_closing_is_not_offered_below_the_quorum() -> None:
    story = Story(readings={"quorum": "over_half"}).submitted().does("convene_meeting", on="2026-05-04")
    story.votes(an="for")
    refusal = story.procedure.why_not(story.case, "an", "close_meeting", story.now)
    assert refusal is not None
    assert (refusal.code, refusal.provision) == ("quorum_missing", ref("7/2/2.1"))
    assert "close_meeting" in story.votes(binh="for").permitted("an")


def test_a_vote_cast_is_not_offered_again() -> None:
    story = voting()
    assert "vote" in story.permitted("an")
    story.votes(an="for")
    assert "vote" not in story.permitted("an")
    refusal = story.procedure.why_not(story.case, "an", "vote", story.now)
    assert refusal is not None
    assert (refusal.code, refusal.provision) == ("already_voted", ref("7/2/2.1"))


# --- execution --------------------------------------------------------------------------------------------------


def test_an_executing_agency_acts_through_its_head_or_clerk() -> None:
    province = Province().person("thu", "so-khac:clerk").person("vien", "so-khac:staff")
    story = Story(province).approved(executors=["so-khac"])
    story.does("report_progress", by="khoa").does("report_progress", by="thu")
    assert story.code("report_progress", by="vien") == "not_your_act"
    assert story.code("declare_completion", by="chi", on="2026-05-11") == "not_your_act"
    story.does("report_progress", by="chi").does("declare_completion", by="thu", on="2026-05-11")


# --- entering for someone else ----------------------------------------------------------------------------------


def entered(story: Story, kind: str, by: str, for_: str, **how: object) -> str | None:
    """The code of an act entered for someone else."""
    return story.code(kind, by=by, on_behalf_of=for_, evidence="Bản giấy", **how)


def test_a_clerk_enters_paper_acts_of_people_of_his_agency_or_for_the_deciding_one() -> None:
    province = Province().person("thu", "so-khac:clerk").person("thu-ubnd", "ubnd:clerk")
    story = Story(province).submitted()
    assert entered(story, "request_supplement", "van", "an") is None
    assert entered(story, "request_supplement", "dao", "an") is None
    for stranger in ("thu", "thu-ubnd", "binh", "nam"):
        refusal = story.refused("request_supplement", by=stranger, on_behalf_of="an", evidence="Bản giấy")
        assert (refusal.code, refusal.provision, refusal.message) == (
            "not_your_act",
            None,
            MESSAGES["clerk_needed"],
        )
    assert entered(story, "request_supplement", "van", "binh") == "not_your_act"
    assert entered(story, "supervision_note", "van", "thanh") is None
    assert story.case.acts[-1].actor == "thanh"


def test_before_submission_the_clerk_is_of_the_agency_the_plan_would_go_to() -> None:
    province = Province().person("thu-ubnd", "ubnd:clerk")
    assert entered(Story(province), "submit_plan", "van", "chi") is None
    assert entered(Story(province), "submit_plan", "thu-ubnd", "chi") == "not_your_act"
    assert entered(Story(province), "submit_plan", "thu-ubnd", "an") is None
    assert entered(Story(province), "submit_plan", "van", "e1") == "not_your_act"


def test_the_clerks_own_office_is_judged_on_the_day_of_entry() -> None:
    province = Province().person("van", office("so", "clerk", until="2026-05-05"))
    story = Story(province).submitted().on("2026-05-06")
    assert entered(story, "request_supplement", "van", "an", happened_on="2026-05-05") == "not_your_act"
    assert entered(Story(province).submitted().on("2026-05-05"), "request_supplement", "van", "an") is None


def test_the_councils_secretary_enters_paper_ballots_and_nothing_else() -> None:
    story = Story().with_council().does("convene_meeting", on="2026-05-04")
    assert entered(story, "vote", "giang", "e1") is None
    assert story.case.meeting is not None
    assert list(story.case.meeting.ballots) == ["e1"]
    assert entered(story, "dispatch_plan", "giang", "an") == "not_your_act"
    assert entered(story, "vote", "binh", "e2") == "not_your_act"


def test_people_nobody_knows_act_for_nobody() -> None:
    story = Story().submitted()
    assert story.refused("request_supplement", by="ma").fields == ("by",)
    assert story.refused("request_supplement", by="van", on_behalf_of="ma").fields == ("on_behalf_of",)


# --- Sóc Trăng: who presides over the head's own plan -----------------------------------------------------------


def test_when_the_deputy_who_presided_has_left_the_first_deputy_signs() -> None:
    province = Province().person("to-chuc", "so:organiser")
    province.person("giang", office("so", "deputy", until="2026-05-05"))
    story = Story(province, pack=SOC_TRANG).submitted(by="an").does("appraise")
    assert presiding_deputy(story.setting, story.case, story.today) is None
    story.does("convene_meeting", on="2026-05-04", chair="giang")
    story.votes(binh="for", giang="for").does("close_meeting", by="giang")
    assert presiding_deputy(story.setting, story.case, story.today) == "giang"
    assert "approve" in story.permitted("giang")
    story.on("2026-05-06")
    assert presiding_deputy(story.setting, story.case, story.today) == "binh"
    assert story.refused("approve", by="an", mode="pilot").provision == ref("II/3/3.3", SOC_TRANG)
    story.does("approve", by="binh", mode="pilot")


def test_when_no_deputy_is_left_nobody_signs() -> None:
    province = Province().person("to-chuc", "so:organiser").without("binh")
    province.person("giang", office("so", "deputy", until="2026-05-05"))
    story = Story(province, pack=SOC_TRANG).submitted(by="an").does("appraise")
    story.does("convene_meeting", on="2026-05-04", chair="giang").votes(giang="for")
    story.does("close_meeting", by="giang").on("2026-05-06")
    assert presiding_deputy(story.setting, story.case, story.today) is None
    assert not [person for person in story.organisation.people if "approve" in story.permitted(person)]


# --- questions --------------------------------------------------------------------------------------------------


def test_an_act_the_text_does_not_know_is_never_due() -> None:
    story = Story().submitted()
    refusal = story.procedure.why_not(story.case, "an", "escalate", story.now)
    assert refusal is not None
    assert (refusal.code, refusal.message) == ("not_now", MESSAGES["unknown_act"])


def test_what_was_answered_yesterday_is_asked_anew_today() -> None:
    story = Story().submitted().does("convene_meeting", on="2026-05-05")
    assert "vote" not in story.permitted("an")
    assert "vote" in story.procedure.permitted(story.case, "an", datetime(2026, 5, 5))
    assert "vote" not in story.permitted("an")


def test_submitting_is_offered_to_those_who_may_propose() -> None:
    story = Story()
    offered = {person for person in story.organisation.people if story.permitted(person) == ["submit_plan"]}
    assert offered == {"chu-tich", "pho-chu-tich", "an", "binh", "giang", "chi", "dung", "thanh", "khoa"}
    assert not story.permitted("nam")


def test_what_is_remembered_about_offices_never_grows_without_bound() -> None:
    story = Story().submitted()
    offices: dict[object, object] = story.procedure._permissions._offices  # type: ignore[assignment]
    offices.update(dict.fromkeys(range(100_000)))
    assert "convene_meeting" in story.permitted("an")
    assert len(offices) == 1


def test_an_act_nobody_knows_is_refused_like_one_the_text_does_not_know() -> None:
    story = Story().submitted()
    refusal = story.procedure.decide(story.case, Act("dance", "an", story.now, {}))
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.provision, refusal.message) == ("not_now", None, MESSAGES["unknown_act"])

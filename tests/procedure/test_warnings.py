"""What officials are told about an accepted act though nothing forbids it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from khoithong.lawbook.loader import load_pack
from tests.procedure.kit import SOC_TRANG, TINH_UY, Province, Story, office


def warned(story: Story, kind: str, **how: object) -> tuple[str, ...]:
    """The warnings of an act."""
    return story.does(kind, **how).warnings


def test_a_usual_case_carries_no_warning() -> None:
    story = Story()
    seen = [warned(story, kind) for kind in ("submit_plan", "register_plan")]
    seen.append(story.meets().warnings)
    later = ("seek_party_opinion", "give_party_opinion", "approve", "report_progress")
    seen += [warned(story, kind) for kind in later]
    assert set(seen) == {()}


def test_outside_the_texts_dates_every_act_says_so() -> None:
    story = Story().on("2026-04-10")
    assert warned(story, "submit_plan") == ("outside_force",)
    assert warned(story.on("2026-04-11"), "request_supplement") == ()


def test_a_text_ends_with_its_last_day() -> None:
    regulation = replace(load_pack(TINH_UY), in_force_to=Story().on("2026-05-05").today)
    story = Story(regulation=regulation)
    assert warned(story, "submit_plan") == ()
    assert warned(story.on("2026-05-05"), "request_supplement") == ()
    assert warned(story.on("2026-05-06"), "request_supplement") == ("outside_force",)


def test_where_a_superiors_party_body_answers_the_submission_says_so() -> None:
    assert warned(Story(Province().agency("so", superior="ubnd")), "submit_plan") == ("no_party_body",)
    assert warned(Story(Province().agency("so", superior="ubnd"), pack=SOC_TRANG), "submit_plan") == ()


def test_a_reading_that_decides_at_submission_is_told() -> None:
    pack = load_pack(TINH_UY)
    readings = dict(pack.readings) | {"receipt": replace(pack.readings["receipt"], warns=True)}
    assert warned(Story(regulation=replace(pack, readings=readings)), "submit_plan") == ("reading_decides",)


# --- council ----------------------------------------------------------------------------------------------------


def test_a_council_that_cannot_lawfully_meet_is_told_at_once() -> None:
    story = Story().on("2026-04-24").submitted().does("choose_route")
    assert "no_feasible_meeting_date" in warned(story, "establish_council")
    assert "no_feasible_meeting_date" not in Story().with_council().warnings


def test_a_council_established_on_paper_has_only_the_days_from_now_on() -> None:
    story = Story().submitted().does("choose_route").on("2026-05-11")
    how = {"happened_on": "2026-05-04", "evidence": "Quyết định giấy"}
    assert "no_feasible_meeting_date" in warned(story, "establish_council", **how)


def test_a_text_without_a_limit_for_the_council_has_no_window() -> None:
    pack = load_pack(TINH_UY)
    rules = tuple(rule for rule in pack.deadlines if rule.id not in ("council_meeting", "plan_dispatch"))
    story = Story(regulation=replace(pack, deadlines=rules)).on("2026-04-24").submitted().does("choose_route")
    assert "no_feasible_meeting_date" not in warned(story, "establish_council")
    assert warned(story, "dispatch_plan") == ()
    no_limits = Story(regulation=replace(pack, deadlines=())).submitted().does("choose_route")
    assert warned(no_limits, "establish_council") == ()
    no_limits.meets("2026-05-05", ballots=dict.fromkeys(("an", "binh", "giang", "e1", "e2"), "for"))
    no_limits.does("seek_party_opinion").does("give_party_opinion").does("approve")
    assert warned(no_limits, "submit_result_report") == ()


@pytest.mark.parametrize(("on", "too_late"), [("2026-05-11", False), ("2026-05-08", True)])
def test_a_meeting_called_too_soon_for_the_plan_to_arrive_is_told(on: str, *, too_late: bool) -> None:
    story = Story().with_council()
    assert ("dispatch_too_late" in warned(story, "convene_meeting", on=on)) == too_late
    story.does("dispatch_plan").on("2026-05-06")
    assert ("dispatch_too_late" in warned(story, "convene_meeting", on="2026-05-08")) is True
    assert ("dispatch_too_late" in warned(story, "convene_meeting", on="2026-05-11")) is False


@pytest.mark.parametrize(("when", "too_late"), [("2026-05-07", False), ("2026-05-08", True)])
def test_sending_and_replacing_after_the_last_day_are_told(when: str, *, too_late: bool) -> None:
    for kind in ("dispatch_plan", "replace_council_member"):
        story = Story().with_council().on(when)
        assert ("dispatch_too_late" in warned(story, kind)) == too_late
    assert ("late" in Story().with_council().on(when).does("dispatch_plan").warnings) == too_late


def test_who_joins_the_council_at_the_evaluation_is_sent_no_plan() -> None:
    story = Story().with_council().council_meets().answered().does("approve")
    story.on("2026-06-01").does("submit_result_report")
    assert warned(story, "replace_council_member") == ()
    assert warned(story, "convene_meeting", on="2026-06-01") == ()


def test_who_joins_after_the_first_vote_cannot_make_the_sending_late() -> None:
    story = Story().with_council().council_meets("2026-05-12").does("convene_meeting", on="2026-05-15")
    story.on("2026-05-14").does("replace_council_member").does("dispatch_plan")
    assert story.deadline("plan_dispatch") == ("2026-05-05", "met")


def test_a_plan_sent_only_after_the_first_vote_was_sent_late() -> None:
    story = Story().with_council()
    story.meets("2026-05-12", ballots=dict.fromkeys(("an", "binh", "giang", "e1", "e2"), "for"))
    assert story.deadline("plan_dispatch") == ("2026-05-05", "overdue")
    story.does("convene_meeting", on="2026-05-15").does("dispatch_plan")
    assert story.deadline("plan_dispatch") == ("2026-05-05", "late")


# --- votes ------------------------------------------------------------------------------------------------------


def test_a_lone_voter_is_told_at_the_approval_only() -> None:
    story = Story(Province().without("binh", "giang")).submitted()
    assert warned(story, "convene_meeting", on="2026-05-04") == ("single_voter",)
    story.votes(an="for").does("close_meeting").answered().does("approve").on("2026-06-01")
    story.does("submit_result_report")
    assert warned(story, "convene_meeting", on="2026-06-01") == ()


def test_a_deputy_who_executes_votes_with_a_warning() -> None:
    story = Story().approved(executors=["binh"]).on("2026-06-01").does("submit_result_report", by="binh")
    assert warned(story, "convene_meeting", on="2026-06-01") == ("executor_votes",)
    assert "binh" in story.procedure.voters(story.case)


@pytest.mark.parametrize(
    ("absent", "expected"), [(0, ()), (1, ("voter_absent",)), (2, ("voter_absent", "no_quorum"))]
)
def test_absent_voters_and_a_missing_half_are_told(absent: int, expected: tuple[str, ...]) -> None:
    voters = ["an", "binh", "giang"]
    story = Story().submitted().does("convene_meeting", on="2026-05-04")
    story.votes(**dict.fromkeys(voters[: 3 - absent], "for"))
    warnings = warned(story, "close_meeting", absent=voters[3 - absent :])
    assert tuple(code for code in warnings if code != "reading_decides") == expected


def test_half_of_the_voters_is_not_under_half() -> None:
    story = (
        Story(Province().without("giang"))
        .submitted()
        .does("convene_meeting", on="2026-05-04")
        .votes(an="for")
    )
    assert "no_quorum" not in warned(story, "close_meeting", absent=["binh"])


def test_a_reading_that_decides_the_vote_is_told() -> None:
    story = Story().submitted().does("convene_meeting", on="2026-05-04")
    story.votes(an="for", binh="other", giang="other")
    assert warned(story, "close_meeting") == ("reading_decides",)


# --- opinion and measures ---------------------------------------------------------------------------------------


def test_a_proposer_who_enters_the_party_bodys_opinion_is_told() -> None:
    province = Province().person("chi", "so:manager", "du-so:clerk")
    story = Story(province).submitted().meets().does("seek_party_opinion")
    assert warned(story, "give_party_opinion", by="chi") == ("own_opinion",)


def test_for_whom_the_texts_scope_is_not_verified_measures_say_so() -> None:
    pack = load_pack(TINH_UY)
    eligibility = replace(
        pack.eligibility, roles=pack.eligibility.roles | {"staff"}, unverified_roles=frozenset({"staff"})
    )
    story = Story(regulation=replace(pack, eligibility=eligibility)).submitted(by="nam", co_proposers=["chi"])
    story.meets(closing={"conditions_met": ["5/1/a", "5/1/b", "5/1/c", "5/1/d"]}).answered().does("approve")
    assert warned(story, "apply_measure", beneficiary="nam") == ("scope_unverified",)
    assert warned(story, "apply_measure", beneficiary="chi") == ()
    assert warned(story, "propose_measure", measure="personnel_priority", beneficiary="nam") == (
        "scope_unverified",
    )
    assert warned(story, "propose_measure", measure="public_praise", beneficiary="so") == ()
    decided = warned(story, "decide_measure", measure="personnel_priority", beneficiary="nam")
    assert decided == ("scope_unverified",)


def test_a_post_held_only_later_does_not_verify_the_scope() -> None:
    province = Province().person("nam", "so:staff", office("so", "manager", "2026-06-01"))
    assert Story(province).code("submit_plan", by="nam") == "not_eligible"


def test_a_text_whose_scope_is_clear_warns_of_nobodys_post() -> None:
    story = Story().approved(executors=["nam"])
    assert warned(story, "apply_measure", measure="resources", beneficiary="nam") == ()

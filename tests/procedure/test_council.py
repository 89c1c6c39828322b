"""The evaluation council: its size, who presides, who may not sit, and who takes whose place (8/1)."""

from __future__ import annotations

from typing import Any

import pytest

from khoithong.procedure import council as composition
from khoithong.procedure.attempt import Attempt
from khoithong.procedure.refusals import MESSAGES
from tests.procedure.kit import SOC_TRANG, Province, Story, council, member, office, ref

EIGHT_1, CHAIR, MEMBERS = ref("8/1"), ref("8/1/a"), ref("8/1/b")


def establishing(province: Province | None = None, **readings: str) -> Story:
    """The council's route is chosen, the council is still to be established."""
    return Story(province, readings=readings).submitted().does("choose_route")


def fault(story: Story, kind: str, **how: Any) -> tuple[str, str | None, str]:
    """Code, provision and message of a refusal that points at the composition."""
    refusal = story.refused(kind, **how)
    if refusal.code == "council_composition" and kind == "establish_council":
        assert refusal.fields == ("members",)
    return refusal.code, refusal.provision, refusal.message


@pytest.mark.parametrize("size", range(1, 12))
def test_a_council_has_five_to_nine_members(size: int) -> None:
    province = Province()
    more = [f"x{number}" for number in range(8)]
    for person in more:
        province.person(person)
    members = [*council(), *(member(person, "expert") for person in more)][:size]
    story = establishing(province)
    if 5 <= size <= 9:
        story.does("establish_council", members=members)
        assert len(story.case.council.seats if story.case.council else ()) == size
        return
    refusal = story.refused("establish_council", members=members)
    assert (refusal.code, refusal.provision, refusal.fields) == ("council_size", EIGHT_1, ("members",))
    assert "từ 05 đến 09" in refusal.message


@pytest.mark.parametrize(
    ("chair", "others"),
    [
        (member("binh", "deputy", "chair"), member("giang", "deputy", "vice_chair")),
        (member("an", "agency", "chair"), member("binh", "deputy", "vice_chair")),
        (member("an", "head", "member"), member("binh", "deputy", "vice_chair")),
        (member("an", "head", "chair"), member("binh", "deputy", "chair")),
    ],
    ids=["a deputy", "the head as something else", "nobody", "two"],
)
def test_the_head_and_nobody_else_presides(chair: dict[str, Any], others: dict[str, Any]) -> None:
    members = [
        chair,
        others,
        member("e1", "expert", secretary=True),
        member("e2", "expert"),
        member("e3", "expert"),
    ]
    expected = ("council_composition", CHAIR, MESSAGES["chair_not_head"])
    assert fault(establishing(), "establish_council", members=members) == expected


def changed(place: int, **change: Any) -> list[dict[str, Any]]:
    """The usual council with one seat changed."""
    members = council()
    members[place] = {name: value for name, value in (members[place] | change).items() if value is not None}
    return members


@pytest.mark.parametrize(
    ("members", "message"),
    [
        (changed(1, capacity="member"), "no_vice_chair"),
        (changed(2, secretary=None), "no_secretary"),
        (changed(3, secretary=True), "no_secretary"),
        (changed(2, capacity="vice_chair"), "no_secretary"),
        (changed(4, person="e1"), "member_twice"),
        (changed(3, person="chi"), "proposer_member"),
        (changed(3, **{"as": "deputy"}), "not_a_deputy"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_other_seats_are_filled_as_the_text_says(members: list[dict[str, Any]], message: str) -> None:
    expected = ("council_composition", MEMBERS, MESSAGES[message])
    assert fault(establishing(), "establish_council", members=members) == expected


def test_the_chair_is_not_the_secretary() -> None:
    members = changed(0, secretary=True)
    del members[2]["secretary"]
    assert fault(establishing(), "establish_council", members=members)[2] == MESSAGES["no_secretary"]


def test_nobody_but_the_chair_sits_as_head() -> None:
    members = changed(3, **{"as": "head"})
    expected = ("council_composition", CHAIR, MESSAGES["not_a_deputy"])
    assert fault(establishing(), "establish_council", members=members) == expected


@pytest.mark.parametrize("key", ["person", "capacity", "as"])
def test_of_every_member_it_is_said_who_in_which_capacity_and_as_what(key: str) -> None:
    refusal = establishing().refused("establish_council", members=changed(4, **{key: None}))
    assert (refusal.code, refusal.provision, refusal.fields) == (
        "missing_content",
        MEMBERS,
        (f"members.4.{key}",),
    )


def test_no_members_at_all_are_missing_content() -> None:
    assert establishing().code("establish_council", members=[]) == "missing_content"
    assert establishing().code("establish_council", members="an") == "invalid_data"


def test_a_proposer_who_is_no_deputy_sits_only_under_the_narrow_reading() -> None:
    province = Province().person("dung", "so:deputy")
    expert, deputy = changed(3, person="chi"), changed(3, person="dung", **{"as": "deputy"})
    story = Story(province, readings={"proposer_on_council": "deputies_only"})
    story.submitted(co_proposers=["dung"]).does("choose_route")
    assert fault(story, "establish_council", members=deputy)[2] == MESSAGES["proposer_member"]
    story.does("establish_council", members=expert).does("convene_meeting", on="2026-05-11")
    assert "chi" in story.procedure.voters(story.case)


# --- replacement ------------------------------------------------------------------------------------------------


def test_who_takes_a_seat_takes_capacity_and_secretaryship_with_it() -> None:
    story = Story().with_council().does("replace_council_member", out="giang", **{"in": "e3"})
    assert story.case.council is not None
    seat = story.case.council.seats[2]
    assert (seat.person, seat.standing, seat.capacity, seat.secretary) == ("e3", "expert", "member", True)
    assert seat.sent == story.today


@pytest.mark.parametrize(
    ("change", "code", "provision", "message"),
    [
        ({"out": "e4"}, "invalid_data", ref("8/1/c"), "invalid_data"),
        ({"in": "e2"}, "council_composition", MEMBERS, "member_twice"),
        ({"in": "chi"}, "council_composition", MEMBERS, "proposer_member"),
        ({"as": "deputy"}, "council_composition", MEMBERS, "not_a_deputy"),
        ({"as": "head"}, "council_composition", CHAIR, "not_a_deputy"),
        ({"out": "an", "in": "e3"}, "council_composition", CHAIR, "chair_not_head"),
        ({"out": None}, "missing_content", ref("8/1/c"), "missing_content"),
        ({"in": None}, "missing_content", ref("8/1/c"), "missing_content"),
        ({"as": None}, "missing_content", ref("8/1/c"), "missing_content"),
    ],
)
def test_a_replacement_keeps_to_the_rules_of_the_council(
    change: dict[str, Any], code: str, provision: str, message: str
) -> None:
    story = Story().with_council()
    found = fault(story, "replace_council_member", **change)
    assert found[:2] == (code, provision)
    if code == "invalid_data":
        assert story.refused("replace_council_member", **change).fields == ("out",)
    assert found[2].startswith(MESSAGES[message].split("{", maxsplit=1)[0])
    story.does("replace_council_member")


def test_a_deputy_takes_a_seat_as_deputy() -> None:
    story = Story(Province().person("e3", "so:deputy")).with_council()
    story.does("replace_council_member", **{"as": "deputy"})


def test_the_ballot_of_the_one_replaced_does_not_count_and_the_newcomer_votes() -> None:
    story = Story().with_council().does("dispatch_plan").does("convene_meeting", on="2026-05-04")
    story.votes(an="for", binh="for", giang="against", e1="against", e2="against")
    story.does("replace_council_member")
    assert story.code("close_meeting") == "votes_missing"
    assert story.code("vote", by="e1") == "excluded_voter"
    story.votes(e3="for").does("close_meeting")
    assert story.case.tally is not None
    assert story.case.tally.as_dict() == {"for": 3, "against": 2, "other": 0, "passed": True, "tie": False}


def test_the_new_head_takes_the_chair_and_the_old_one_leaves_the_council() -> None:
    province = Province().person("an", office("so", "head", until="2026-05-10"))
    province.person("khoa", office("so", "head", "2026-05-11"))
    story = Story(province).with_council().does("dispatch_plan").does("convene_meeting", on="2026-05-13")
    assert story.procedure.voters(story.case) == ["khoa", "binh", "giang", "e1", "e2"]
    story.on("2026-05-13")
    assert story.code("vote", by="an") == "excluded_voter"
    story.meets_already(["khoa", "binh", "giang", "e1", "e2"], by="khoa")


def test_a_head_who_becomes_a_member_twice_counts_once() -> None:
    province = Province().person("an", office("so", "head", until="2026-05-10"))
    province.person("binh", office("so", "deputy", until="2026-05-10"), office("so", "head", "2026-05-11"))
    story = Story(province).with_council().does("convene_meeting", on="2026-05-13")
    assert story.procedure.voters(story.case) == ["binh", "giang", "e1", "e2"]


def test_while_the_head_is_vacant_the_chair_is_empty() -> None:
    province = Province().person("an", office("so", "head", until="2026-05-10"))
    story = Story(province).with_council().does("convene_meeting", on="2026-05-13")
    assert story.procedure.voters(story.case) == ["binh", "giang", "e1", "e2"]


def test_a_member_who_becomes_head_is_replaced_from_his_own_seat_only() -> None:
    province = Province().person("an", office("so", "head", until="2026-05-10"))
    province.person("binh", office("so", "deputy", until="2026-05-10"), office("so", "head", "2026-05-11"))
    story = Story(province).with_council().on("2026-05-11")
    story.does("replace_council_member", by="binh", out="e1", **{"in": "e3"})
    assert story.case.council is not None
    assert [seat.person for seat in story.case.council.seats] == ["an", "binh", "giang", "e3", "e2"]


@pytest.mark.parametrize("reading", ["excluded", "deputies_only"])
def test_a_proposer_who_became_head_presides_the_evaluation_without_a_vote(reading: str) -> None:
    province = Province().person("an", office("so", "head", until="2026-05-20"), "du-so:head")
    province.person("chi", "so:manager", office("so", "head", "2026-05-21"))
    story = Story(province, readings={"proposer_on_council": reading}).with_council().council_meets()
    story.answered().does("approve").on("2026-06-01").does("submit_result_report")
    story.does("convene_meeting", by="chi", on="2026-06-01")
    assert story.procedure.voters(story.case) == ["binh", "giang", "e1", "e2"]
    assert story.code("vote", by="chi") == "excluded_voter"
    story.meets_already(["binh", "giang", "e1", "e2"], by="chi")
    assert story.case.conclusion == "completed"


def test_a_proposer_who_became_deputy_loses_his_seat_only_if_he_sits_as_deputy() -> None:
    province = Province().person("chi", "so:manager", office("so", "deputy", "2026-05-21"))
    readings = {"proposer_on_council": "deputies_only"}
    story = Story(province, readings=readings).with_council(changed(3, person="chi"))
    assert "chi" in story.does("convene_meeting", on="2026-05-25").procedure.voters(story.case)


def test_a_text_without_a_council_composes_none() -> None:
    story = Story(pack=SOC_TRANG).submitted()
    rule = story.setting.regulation.acts["approve"]
    act = story.act("establish_council")
    attempt = Attempt(story.setting, story.case, act, rule, rule.fields, act.data)
    with pytest.raises(ValueError, match="without a council"):
        list(composition.establishment_faults(attempt))

"""Every vote of one to nine voters, under every reading, against the words of the text in fractions."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khoithong.procedure.ballots import Rules, count, has_quorum
from tests.procedure.kit import Province, Story

if TYPE_CHECKING:
    from collections.abc import Iterator

DENOMINATORS: Final = ("ballots_cast", "eligible", "for_and_against")
TIES: Final = ("equal_for_against", "exactly_half", "not_passed")
MAJORITIES: Final = ("over_half", "more_for_than_against")
HALF: Final = Fraction(1, 2)
CHAIR: Final = "v0"


def by_the_words(ballots: dict[str, str], voters: int, rules: Rules) -> tuple[bool, bool]:
    """Whether a vote passed and whether it was equal, as the text and its readings say it.

    "Trên 50% ý kiến biểu quyết tán thành": the share of ``for`` is above one half of what the reading counts.
    "Ngang nhau": as many for as against, not zero; or exactly half of what is counted, which must not be nothing.
    """
    camp = {
        value: {who for who, cast in ballots.items() if cast == value}
        for value in ("for", "against", "other")
    }
    counted = {
        "ballots_cast": camp["for"] | camp["against"] | camp["other"],
        "eligible": {f"v{number}" for number in range(voters)},
        "for_and_against": camp["for"] | camp["against"],
    }[rules.denominator]
    share = Fraction(len(camp["for"]), len(counted)) if counted else None
    if rules.majority == "more_for_than_against":
        won = len(camp["for"]) > len(camp["against"])
    else:
        won = share is not None and share > HALF
    if won:
        return True, False
    if rules.tie == "exactly_half":
        equal = share == HALF
    else:
        equal = bool(camp["for"]) and len(camp["for"]) == len(camp["against"])
    return equal and rules.tie != "not_passed" and CHAIR in camp["for"], equal


def every_vote(voters: int) -> Iterator[dict[str, str]]:
    """Every way the chair and so many others can vote or stay away; who of the others does what is alike."""
    for chair in ("for", "against", "other", None):
        others = voters - 1
        for for_ in range(others + 1):
            for against in range(others + 1 - for_):
                for other in range(others + 1 - for_ - against):
                    values = ["for"] * for_ + ["against"] * against + ["other"] * other
                    ballots = {f"v{number}": value for number, value in enumerate(values, start=1)}
                    yield ballots | ({CHAIR: chair} if chair else {})


@pytest.mark.parametrize("voters", range(1, 10))
@pytest.mark.parametrize("rules", [Rules(*each) for each in product(DENOMINATORS, TIES, MAJORITIES)], ids=str)
def test_every_vote_is_counted_as_the_words_say(rules: Rules, voters: int) -> None:
    people = [f"v{number}" for number in range(voters)]
    for ballots in every_vote(voters):
        tally = count(ballots, people, CHAIR, rules)
        assert (tally.passed, tally.tie) == by_the_words(ballots, voters, rules), ballots
        assert tally.as_dict() == {
            "for": sum(value == "for" for value in ballots.values()),
            "against": sum(value == "against" for value in ballots.values()),
            "other": sum(value == "other" for value in ballots.values()),
            "passed": tally.passed,
            "tie": tally.tie,
        }
        assert tally.cast == len(ballots)
        assert tally.voters == voters


@given(
    st.dictionaries(st.integers(0, 8), st.sampled_from(("for", "against", "other"))), st.randoms(), st.data()
)
def test_neither_the_order_of_ballots_nor_who_else_cast_them_matters(
    cast: dict[int, str], random: object, data: st.DataObject
) -> None:
    rules = Rules(*(data.draw(st.sampled_from(names)) for names in (DENOMINATORS, TIES, MAJORITIES)))
    people = [f"v{number}" for number in range(9)]
    ballots = {f"v{number}": value for number, value in cast.items()}
    others = [who for who in ballots if who != CHAIR]
    exchanged = dict(zip(data.draw(st.permutations(others)), (ballots[who] for who in others), strict=True))
    if CHAIR in ballots:
        exchanged[CHAIR] = ballots[CHAIR]
    assert count(ballots, people, CHAIR, rules) == count(exchanged, people, CHAIR, rules)


def test_nobody_presiding_decides_no_tie() -> None:
    rules = Rules("ballots_cast", "equal_for_against")
    tally = count({"v0": "for", "v1": "against"}, ["v0", "v1"], None, rules)
    assert (tally.passed, tally.tie, tally.denominator) == (False, True, 2)


@pytest.mark.parametrize("voters", range(1, 10))
def test_a_quorum_is_over_half_or_at_least_two_thirds_of_the_voters(voters: int) -> None:
    for cast in range(voters + 1):
        share = Fraction(cast, voters)
        assert has_quorum("none", cast, voters)
        assert has_quorum("over_half", cast, voters) == (share > HALF)
        assert has_quorum("two_thirds", cast, voters) == (share >= Fraction(2, 3))


# --- through the engine: which reading counts which meeting -----------------------------------------------------


def a_meeting(size: int, **readings: str) -> Story:
    """A meeting of the head An and deputies ``d1``, ``d2``, … on its day."""
    province = Province().without("binh", "giang")
    for number in range(1, size):
        province.person(f"d{number}", "so:deputy")
    return Story(province, readings=readings).submitted().does("convene_meeting", on="2026-05-04")


@pytest.mark.parametrize("denominator", DENOMINATORS)
@pytest.mark.parametrize("tie", ["equal_for_against", "exactly_half"])
@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
def test_the_collective_leadership_is_counted_under_its_own_readings(
    size: int, tie: str, denominator: str
) -> None:
    rules = Rules(denominator, tie)
    for ballots in every_vote(size):
        if CHAIR not in ballots:
            continue
        story = a_meeting(size, tie=tie, denominator=denominator)
        names = {"v0": "an"} | {f"v{number}": f"d{number}" for number in range(1, size)}
        story.votes(**{names[who]: value for who, value in ballots.items()})
        story.does("close_meeting", absent=[name for who, name in names.items() if who not in ballots])
        tally = story.case.tally
        assert tally is not None
        assert (tally.passed, tally.tie) == by_the_words(ballots, size, rules), ballots
        assert ("voter_absent" in story.warnings) == (len(ballots) < size)
        assert ("no_quorum" in story.warnings) == (Fraction(len(ballots), size) < HALF)
        others = [Rules(each, tie) for each in DENOMINATORS]
        others += [Rules(denominator, each) for each in ("equal_for_against", "exactly_half")]
        differs = any(by_the_words(ballots, size, other)[0] != tally.passed for other in others)
        assert ("reading_decides" in story.warnings) == differs, ballots


COUNCIL_BALLOTS: Final = {
    "three of five": dict.fromkeys(("an", "binh", "giang"), "for") | dict.fromkeys(("e1", "e2"), "against"),
    "two for, one against": {"an": "for", "binh": "for", "giang": "against", "e1": "other", "e2": "other"},
    "two and two": {"an": "for", "binh": "for", "giang": "against", "e1": "against", "e2": "other"},
    "two and two, the chair against": {
        "an": "against",
        "binh": "for",
        "giang": "against",
        "e1": "for",
        "e2": "other",
    },
    "half of four": {"an": "for", "binh": "for", "giang": "against", "e1": "other"},
}


@pytest.mark.parametrize("majority", ["over_half_cast", "more_for_than_against"])
@pytest.mark.parametrize("tie", ["equal_for_against", "exactly_half"])
@pytest.mark.parametrize("ballots", COUNCIL_BALLOTS.values(), ids=COUNCIL_BALLOTS)
def test_a_council_approves_by_the_ballots_cast_whatever_the_denominator_of_the_leadership(
    ballots: dict[str, str], tie: str, majority: str
) -> None:
    readings = {"tie": tie, "council_majority": majority, "denominator": "eligible"}
    story = Story(readings=readings).with_council()
    absent = [person for person in ("an", "binh", "giang", "e1", "e2") if person not in ballots]
    story.council_meets(closing={"absent": absent}, ballots=ballots)
    tally = story.case.tally
    assert tally is not None
    words = {"over_half_cast": "over_half"}.get(majority, majority)
    seen = {CHAIR if person == "an" else person: value for person, value in ballots.items()}
    assert (tally.passed, tally.tie) == by_the_words(seen, 5, Rules("ballots_cast", tie, words))


@pytest.mark.parametrize(
    ("reading", "completed"),
    [
        ({}, True),
        ({"council_evaluation_denominator": "all_members"}, False),
        ({"denominator": "eligible"}, True),
    ],
)
def test_a_council_evaluates_by_ballots_cast_or_by_reading_by_all_its_members(
    reading: dict[str, str], completed: bool
) -> None:
    story = Story(readings=reading).with_council().council_meets().answered().does("approve")
    story.on("2026-06-01").does("submit_result_report")
    closing = {"absent": ["e1", "e2"]}
    if not completed:
        story.does("convene_meeting", on="2026-06-02").on("2026-06-02").votes(
            an="for", binh="for", giang="against"
        )
        assert story.code("close_meeting", **closing) == "reasons_required"
    else:
        story.meets("2026-06-02", closing=closing, an="for", binh="for", giang="against")
        assert story.case.conclusion == "completed"
        assert "reading_decides" in story.warnings

"""Counting votes: majority, tie, the deciding ballot, quorum. Pure arithmetic over ballots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


@dataclass(frozen=True, slots=True)
class Rules:
    """How ballots are counted; each value is the answer of a reading."""

    denominator: str
    """``ballots_cast``, ``eligible`` (all who may vote) or ``for_and_against``."""
    tie: str
    """``equal_for_against``, ``exactly_half`` or ``not_passed``."""
    majority: str = "over_half"
    """``over_half`` of the denominator, or ``more_for_than_against``."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The result of a vote."""

    in_favour: int
    against: int
    other: int
    passed: bool
    tie: bool
    """Whether the votes were equal, so that the chair's ballot decided (where the text lets it decide)."""
    denominator: int
    voters: int

    @property
    def cast(self) -> int:
        """Ballots cast."""
        return self.in_favour + self.against + self.other

    def as_dict(self) -> dict[str, int | bool]:
        """The tally in the public vocabulary."""
        return {
            "for": self.in_favour,
            "against": self.against,
            "other": self.other,
            "passed": self.passed,
            "tie": self.tie,
        }


def count(ballots: Mapping[str, str], voters: Collection[str], chair: str | None, rules: Rules) -> Tally:
    """Counts ``ballots`` (person to ``for``, ``against`` or ``other``) of ``voters`` presided by ``chair``."""
    values = list(ballots.values())
    in_favour, against = values.count("for"), values.count("against")
    denominator = _denominator(rules.denominator, len(values), len(voters), in_favour + against)
    if rules.majority == "more_for_than_against":
        majority = in_favour > against
    else:
        majority = 2 * in_favour > denominator
    tie = not majority and _is_tie(rules.tie, in_favour, against, denominator)
    decided_by_chair = tie and rules.tie != "not_passed" and chair is not None and ballots.get(chair) == "for"
    return Tally(
        in_favour,
        against,
        len(values) - in_favour - against,
        majority or decided_by_chair,
        tie,
        denominator,
        len(voters),
    )


def _denominator(rule: str, cast: int, eligible: int, for_and_against: int) -> int:
    if rule == "eligible":
        return eligible
    return for_and_against if rule == "for_and_against" else cast


def _is_tie(rule: str, in_favour: int, against: int, denominator: int) -> bool:
    if rule == "exactly_half":
        return denominator > 0 and 2 * in_favour == denominator
    return in_favour == against and in_favour > 0


def has_quorum(reading: str, cast: int, voters: int) -> bool:
    """Whether enough voted under the reading ``quorum``."""
    if reading == "over_half":
        return 2 * cast > voters
    if reading == "two_thirds":
        return 3 * cast >= 2 * voters
    return True

"""Do a pack's vote tables match each possible ballot exactly once? Checked ballot by ballot against the engine's count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from khoithong.procedure.ballots import Rules, count
from khoithong.procedure.case import Meeting
from khoithong.procedure.electorate import counting_rules
from khoithong.procedure.options import options_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.procedure.regulation import MeetingRule, Regulation

_MOST_VOTERS: Final = 9
_HALF: Final = 50
_CHAIR: Final = "chair"


@dataclass(frozen=True, slots=True)
class Ballots:
    """How many of how many voters voted how, and how the chair did (``None``: absent)."""

    voters: int
    in_favour: int
    against: int
    other: int
    chair: str | None

    def __str__(self) -> str:
        return (
            f"{self.voters} người có quyền biểu quyết, {self.in_favour} tán thành, "
            f"{self.against} không tán thành, {self.other} ý kiến khác"
        )


def wrong_votes(regulation: Regulation, rule: MeetingRule) -> Iterator[str]:
    """The first ballot that matches no row of the meeting's vote table, several, or another than the engine finds."""
    rules = counting_rules(
        options_of(regulation, {}), Meeting(rule.stage, rule.route, date.min, date.min, act=0)
    )
    percent = _percent(regulation, rule)
    for ballots in _possible_ballots(_most_voters(regulation, rule)):
        rows = _matching(rules, percent, ballots)
        if len(rows) != 1:
            yield f"{ballots}: khớp {len(rows)} dòng của bảng biểu quyết, phải khớp đúng một"
            return
        if rows[0] != _counted(rules, ballots):
            yield f"{ballots}: theo văn bản (trên {percent}%) phải là “{_WORDS[rows[0]]}”, cách kiểm phiếu cho kết quả khác"
            return


_WORDS: Final = {True: "thông qua", False: "không thông qua"}


def _percent(regulation: Regulation, rule: MeetingRule) -> int:
    names = ["majority"] if rule.route == "collective" else []
    if (rule.stage, rule.route) == ("evaluation", "council"):
        names = ["council_evaluation_majority", "majority"]
    found = (regulation.numbers[name].value for name in names if name in regulation.numbers)
    return next(found, _HALF)


def _most_voters(regulation: Regulation, rule: MeetingRule) -> int:
    if rule.route == "council" and regulation.council is not None:
        return regulation.council.maximum.value
    return _MOST_VOTERS


def _possible_ballots(most: int) -> Iterator[Ballots]:
    for voters in range(1, most + 1):
        for in_favour in range(voters + 1):
            for against in range(voters + 1 - in_favour):
                for other in range(voters + 1 - in_favour - against):
                    yield from _with_chair(voters, in_favour, against, other)


def _with_chair(voters: int, in_favour: int, against: int, other: int) -> Iterator[Ballots]:
    cast = {"for": in_favour, "against": against, "other": other}
    for chair in (value for value, number in cast.items() if number):
        yield Ballots(voters, in_favour, against, other, chair)
    if in_favour + against + other < voters:
        yield Ballots(voters, in_favour, against, other, None)


def _matching(rules: Rules, percent: int, ballots: Ballots) -> list[bool]:
    """The rows of the table that match: what each makes of the vote."""
    cast = ballots.in_favour + ballots.against + ballots.other
    denominators = {"eligible": ballots.voters, "for_and_against": ballots.in_favour + ballots.against}
    denominator = denominators.get(rules.denominator, cast)
    if rules.majority == "more_for_than_against":
        majority = ballots.in_favour > ballots.against
    else:
        majority = ballots.in_favour > Fraction(percent, 100) * denominator
    if rules.tie == "exactly_half":
        tie = denominator > 0 and ballots.in_favour == Fraction(denominator, 2)
    else:
        tie = ballots.in_favour == ballots.against > 0
    chair_decides = rules.tie != "not_passed" and ballots.chair == "for"
    table = [
        (majority, True),
        (tie and chair_decides, True),
        (tie and not chair_decides, False),
        (not majority and not tie, False),
    ]
    return [passed for matches, passed in table if matches]


def _counted(rules: Rules, ballots: Ballots) -> bool:
    """What the engine makes of the vote."""
    values = ["for"] * ballots.in_favour + ["against"] * ballots.against + ["other"] * ballots.other
    people = [f"voter-{number}" for number in range(len(values))]
    if ballots.chair is not None:
        people[values.index(ballots.chair)] = _CHAIR
    absent = [f"absent-{number}" for number in range(ballots.voters - len(values))]
    return count(dict(zip(people, values, strict=True)), [*people, *absent], _CHAIR, rules).passed

"""The readings in force for a case, as plain attributes the engine can branch on."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from khoithong.procedure.regulation import Regulation


@dataclass(frozen=True, slots=True)
class Options:
    """One attribute per reading the engine knows; the default is what applies where a pack asks no such question."""

    receipt: str = "delivery"
    denominator: str = "ballots_cast"
    tie: str = "equal_for_against"
    majority: str = "over_half_cast"
    council_majority: str = "over_half_cast"
    council_evaluation_denominator: str = "ballots_cast"
    quorum: str = "none"
    calendar: str = "civil_code"
    single_voter: str = "allowed"
    override: str = "collective_only"
    party_opinion: str = "binding"
    evaluation_opinion: str = "after_meeting"
    protection_without_damage: str = "10_2"
    evaluation_vote: str = "as_approval"
    after_termination: str = "evaluate"
    conditions: str = "all"
    completion_scope_9_1_c: str = "both"
    protected: str = "executors_and_proposers"
    proposer_on_council: str = "excluded"
    standing_board_cases: str = "standing_board"
    party_body_missing: str = "climb"
    practical_result: str = "completed"
    exemption_scope: str = "pilot_only"
    head_plan: str = "superior"
    before_local_procedure: str = "nd_73"

    def switched(self, reading: str, answer: str) -> Options:
        """The same readings with one changed."""
        return replace(self, **{reading: answer})


READINGS = frozenset(field.name for field in fields(Options))
"""Every reading the engine knows."""

VOTE_READINGS = ("tie", "denominator", "council_majority", "council_evaluation_denominator")
"""Readings whose other answers are tried for the warning ``reading_decides``."""


def other_counts(regulation: Regulation, options: Options) -> tuple[Options, ...]:
    """The readings in force with one other answer about counting votes, for each such answer of the pack."""
    return tuple(
        options.switched(name, answer)
        for name in VOTE_READINGS
        for answer in (regulation.readings[name].answers if name in regulation.readings else ())
        if answer != getattr(options, name)
    )


def options_of(regulation: Regulation, switched: Mapping[str, str]) -> Options:
    """The pack's chosen answers, with those a scenario switched.

    Raises ``ValueError`` for a reading or an answer the pack does not offer.
    """
    chosen = {reading.id: reading.chosen for reading in regulation.readings.values()}
    for reading, answer in switched.items():
        if reading not in regulation.readings or answer not in regulation.readings[reading].answers:
            raise ValueError(f"{reading}: {answer}")
        chosen[reading] = answer
    return Options(**chosen)

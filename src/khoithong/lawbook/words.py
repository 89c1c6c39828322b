"""The closed sets a pack may choose from. A new word needs a function of the engine that knows it."""

from __future__ import annotations

from typing import Final

from khoithong.procedure import checks, measures, standing
from khoithong.procedure.guards import ORDER_GUARDS
from khoithong.procedure.vocabulary import STATUTORY_DEADLINES

GUARDS: Final = tuple(ORDER_GUARDS)
"""Conditions on the order of the procedure (``requires``)."""

CHECKS: Final = tuple(checks.CHECKS)
"""Conditions on the content of an act (``checks``)."""

STANDINGS: Final = tuple(standing.STANDINGS)
"""Who may do an act (``by``)."""

EVENTS: Final = (
    "receipt",
    "collective_chosen",
    "council_chosen",
    "council_established",
    "dispatched",
    "approval_closed",
    "opinion_sought",
    "decided",
    "withdrawn",
    "completed",
    "terminated",
    "result_reported",
    "evaluation_closed",
    "evaluation_opinion_sought",
)
"""What starts, meets or cancels a time limit."""

OWNERS: Final = ("head", "dispatchers", "executor")
"""Who must keep a time limit."""

MEASURE_CONDITIONS: Final = tuple(measures.CONDITIONS)
"""When a measure is available (``when``)."""

BENEFICIARIES: Final = tuple(measures.BENEFICIARIES)
"""For whom a measure is (``for``)."""

READINGS: Final[dict[str, tuple[str, ...]]] = {
    "receipt": ("delivery", "registration"),
    "denominator": ("ballots_cast", "eligible", "for_and_against"),
    "majority": ("over_half_cast",),
    "tie": ("equal_for_against", "exactly_half", "not_passed"),
    "council_majority": ("over_half_cast", "more_for_than_against"),
    "council_evaluation_denominator": ("ballots_cast", "all_members"),
    "quorum": ("none", "over_half", "two_thirds"),
    "calendar": ("civil_code",),
    "single_voter": ("allowed", "council_required"),
    "override": ("collective_only", "also_council"),
    "party_opinion": ("binding", "advisory"),
    "evaluation_opinion": ("after_meeting",),
    "protection_without_damage": ("10_2",),
    "evaluation_vote": ("as_approval",),
    "after_termination": ("evaluate",),
    "conditions": ("all", "a_to_c"),
    "completion_scope_9_1_c": ("both", "pay_rise_only"),
    "protected": ("executors_and_proposers", "executors_only"),
    "proposer_on_council": ("excluded", "deputies_only"),
    "standing_board_cases": ("standing_board", "article_7"),
    "party_body_missing": ("climb", "refuse"),
    "practical_result": ("completed", "completed_or_partial"),
    "exemption_scope": ("pilot_only", "any_mode"),
    "head_plan": ("superior", "own_collective"),
    "before_local_procedure": ("nd_73", "closed"),
}
"""The questions the engine asks, with the answers it can follow."""

NUMBERS: Final = (
    *STATUTORY_DEADLINES,
    "evaluation_meeting_collective",
    "evaluation_meeting_council",
    "council_minimum",
    "council_maximum",
    "majority",
    "council_evaluation_majority",
)
"""What a number may be for; a time limit by route carries the route in its name."""

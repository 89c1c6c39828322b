"""Checks of an act's content: a closed set that packs select by name.

Each yields every refusal it finds; the one that comes first in the public order of precedence is given. Whether an
act is in order and who may do it was settled before (``guards``, ``standing``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from khoithong.procedure.attempt import Attempt
from khoithong.procedure.checks import measure, meeting, proposal, result
from khoithong.procedure.refusals import Refusal

Check = Callable[[Attempt], Iterator[Refusal]]


ALWAYS: Final[tuple[Check, ...]] = (proposal.plan_complete, meeting.conditions_known)
"""Checks that follow from the data an act carries, whatever the pack."""

CHECKS: Final[dict[str, Check]] = {
    "proposer_eligible": proposal.proposer_eligible,
    "superior_exists": proposal.superior_exists,
    "party_body_exists": proposal.party_body_exists,
    "council_reasoned": proposal.council_reasoned,
    "superior_above": proposal.superior_above,
    "not_a_single_voter": meeting.not_a_single_voter,
    "chair_is_a_voter": meeting.chair_is_a_voter,
    "votes_once": meeting.votes_once,
    "chair_present": meeting.chair_present,
    "all_voted": meeting.all_voted,
    "minutes_kept": meeting.minutes_kept,
    "quorum_reached": meeting.quorum_reached,
    "result_reasoned": result.result_reasoned,
    "causes_and_findings": result.causes_and_findings,
    "advice_reasoned": result.advice_reasoned,
    "completion_once": result.completion_once,
    "executor_replaced": result.executor_replaced,
    "council_composed": result.council_composed,
    "within_authority": measure.within_authority,
    "manages_beneficiary": measure.manages_beneficiary,
    "measure_open": measure.measure_open,
    "outcome_named": measure.outcome_named,
    "prohibition_named": measure.prohibition_named,
    "report_named": measure.report_named,
}
"""The closed set of content checks a pack may name."""

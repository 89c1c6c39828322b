"""Checks of results, decisions and who executes; composition of the council."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.procedure import council, electorate
from khoithong.procedure.checks.meeting import votes_missing
from khoithong.procedure.data import missing_pair_keys
from khoithong.procedure.refusals import Refusal, refuse
from khoithong.procedure.regulation import Cited
from khoithong.procedure.vocabulary import CAUSES, FINDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.procedure.attempt import Attempt


def result_reasoned(attempt: Attempt) -> Iterator[Refusal]:
    """A result that is not completed says so, with reasons (17/3/c, 10/4)."""
    if attempt.rule.kind == "publish_result":
        yield from _conclusion_stated(attempt)
    elif attempt.meeting is not None and attempt.meeting.stage == "evaluation":
        yield from _closing_reasoned(attempt)


def _conclusion_stated(attempt: Attempt) -> Iterator[Refusal]:
    if not attempt.given("conclusion"):
        yield refuse("reasons_required", attempt.provision, fields=("conclusion",))
    elif attempt.case.terminated and attempt.data["conclusion"] == "completed":
        yield refuse("invalid_data", attempt.provision, fields=("conclusion",))


def _closing_reasoned(attempt: Attempt) -> Iterator[Refusal]:
    if votes_missing(attempt):
        return
    if not _not_completed(attempt):
        if attempt.given("conclusion"):
            yield refuse("invalid_data", attempt.meeting_rule.provision, fields=("conclusion",))
        return
    missing = tuple(name for name in ("conclusion", "reasons") if not attempt.given(name))
    if missing:
        yield refuse("reasons_required", attempt.meeting_rule.reasons, fields=missing)


def _not_completed(attempt: Attempt) -> bool:
    """Whether the act establishes a result that is not completed."""
    if attempt.rule.kind == "publish_result":
        return attempt.data.get("conclusion") in ("partial", "not_completed")
    if attempt.meeting is None or attempt.meeting.stage != "evaluation":
        return False
    tally = electorate.tally(attempt.setting, attempt.case, attempt.meeting)
    return attempt.case.terminated or not tally.passed


def causes_and_findings(attempt: Attempt) -> Iterator[Refusal]:
    """A result that is not completed names both kinds of causes and all four findings (4/4, 10/4)."""
    if not _not_completed(attempt):
        return
    missing = missing_pair_keys("causes", attempt.data.get("causes"), CAUSES)
    missing += missing_pair_keys("findings", attempt.data.get("findings"), FINDINGS)
    if missing:
        yield refuse("missing_content", attempt.setting.regulation.causes_provision, fields=missing)


def advice_reasoned(attempt: Attempt) -> Iterator[Refusal]:
    """Under the reading ``advisory``, deciding against the Party body's opinion needs a reason."""
    case, setting = attempt.case, attempt.setting
    opinion = case.opinion if case.stage == "approval" else case.evaluation_opinion
    if (
        opinion.value == "disagree"
        and setting.options.party_opinion == "advisory"
        and not attempt.given("reason")
    ):
        basis = setting.regulation.opinion.basis.get(case.stage, Cited())
        yield refuse("reasons_required", basis.of(case.route), "advice_reasons_required", ("reason",))


def completion_once(attempt: Attempt) -> Iterator[Refusal]:
    """A completion declared before is not stated again."""
    if attempt.given("completed_on") and attempt.case.completed is not None:
        yield refuse("invalid_data", attempt.provision, fields=("completed_on",))


def executor_replaced(attempt: Attempt) -> Iterator[Refusal]:
    """The one who leaves executes now; the one who comes does not yet."""
    out, newcomer = attempt.text("out"), attempt.text("in")
    if out is not None and out not in attempt.case.executors:
        yield refuse("invalid_data", attempt.provision, fields=("out",))
    if newcomer is not None and newcomer in attempt.case.executors:
        yield refuse("invalid_data", attempt.provision, fields=("in",))


def council_composed(attempt: Attempt) -> Iterator[Refusal]:
    """The council as established or after a replacement keeps to the text (8/1)."""
    if attempt.rule.kind == "establish_council":
        yield from council.establishment_faults(attempt)
    else:
        yield from council.replacement_faults(attempt)

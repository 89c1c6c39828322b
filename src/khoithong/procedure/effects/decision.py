"""The Party body is heard, the head decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.procedure import deadlines
from khoithong.procedure.case import Case, Opinion

if TYPE_CHECKING:
    from khoithong.procedure.acts import Act
    from khoithong.procedure.setting import Setting
from khoithong.procedure.effects.execution import plan_completion
from khoithong.procedure.effects.meeting import fix_decider


def seek_party_opinion(setting: Setting, case: Case, act: Act, index: int) -> None:
    """Seeking again returns to waiting; the limit stays as it was met."""
    opinion = Opinion(sought=act.effective)
    if case.stage == "approval":
        case.opinion, case.status = opinion, "awaiting_party_opinion"
        deadlines.fire(setting, case, "opinion_sought", act.effective, index)
    else:
        case.evaluation_opinion, case.status = opinion, "awaiting_evaluation_opinion"
        deadlines.fire(setting, case, "evaluation_opinion_sought", act.effective, index)


def give_party_opinion(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The last opinion counts."""
    opinion = case.opinion if case.stage == "approval" else case.evaluation_opinion
    opinion.given, opinion.value, opinion.act = act.effective, act.data["opinion"], index
    case.status = "awaiting_decision" if case.stage == "approval" else "awaiting_publication"


def _decide(setting: Setting, case: Case, act: Act, index: int) -> None:
    fix_decider(setting, case, act.effective)
    case.decided = act.effective
    case.meeting = None
    deadlines.fire(setting, case, "decided", act.effective, index)


def approve(setting: Setting, case: Case, act: Act, index: int) -> None:
    """Execution is assigned; who was head then is remembered for the measures (9, 11)."""
    _decide(setting, case, act, index)
    case.decision = "approved"
    case.status = "in_execution"
    case.executors = tuple(dict.fromkeys(act.data["executors"]))
    case.mode = act.data.get("mode") or "implement"
    case.approving_head = act.actor
    case.employing_head = setting.organisation.head(case.agency, act.effective) if case.agency else None
    plan_completion(case, act, index)


def disapprove(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The proposal is refused in writing, with reasons."""
    _decide(setting, case, act, index)
    case.decision = case.status = "disapproved"

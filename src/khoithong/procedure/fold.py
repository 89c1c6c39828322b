"""Replay: what each act changes. Acts come here only after they were accepted; nothing is judged again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from khoithong.procedure.acts import Act
from khoithong.procedure.case import Case
from khoithong.procedure.effects import decision, execution, meeting, proposal, report, result
from khoithong.procedure.setting import Setting
from khoithong.procedure.vocabulary import VIOLATION_ACTS

Fold = Callable[[Setting, Case, Act, int], None]


def record(setting: Setting, case: Case, act: Act) -> None:
    """Folds one accepted act into the case. Reports of prohibited acts leave no trace among its acts."""
    index = len(case.acts)
    case.version += 1
    if act.kind not in VIOLATION_ACTS:
        case.acts.append(act)
        case.last_at = act.at
    effect = FOLDS.get(act.kind)
    if effect is not None:
        effect(setting, case, act, index)


FOLDS: Final[dict[str, Fold]] = {
    "submit_plan": proposal.submit_plan,
    "register_plan": proposal.register_plan,
    "withdraw_plan": proposal.withdraw_plan,
    "revise_plan": proposal.revise_plan,
    "choose_route": proposal.choose_route,
    "escalate": proposal.escalate,
    "appraise": proposal.appraise,
    "convene_meeting": meeting.convene_meeting,
    "vote": meeting.vote,
    "close_meeting": meeting.close_meeting,
    "proceed_despite_rejection": meeting.proceed_despite_rejection,
    "establish_council": meeting.establish_council,
    "replace_council_member": meeting.replace_council_member,
    "dispatch_plan": meeting.dispatch_plan,
    "seek_party_opinion": decision.seek_party_opinion,
    "give_party_opinion": decision.give_party_opinion,
    "approve": decision.approve,
    "disapprove": decision.disapprove,
    "give_direction": execution.direct,
    "adjust_plan": execution.direct,
    "request_report": execution.request_report,
    "report_progress": execution.report_progress,
    "reassign_execution": execution.reassign_execution,
    "inspect": execution.inspect,
    "suspend": execution.suspend,
    "resume": execution.resume,
    "terminate": execution.terminate,
    "declare_completion": execution.declare_completion,
    "submit_result_report": execution.submit_result_report,
    "publish_result": result.publish_result,
    "apply_measure": result.measure_state("applied"),
    "propose_measure": result.measure_state("proposed"),
    "decide_measure": result.decide_measure,
    "archive": result.archive,
    "report_violation": report.report_violation,
    "resolve_violation": report.resolve_violation,
    "record_handling": report.record_handling,
}
"""Acts absent here change nothing but the timeline."""

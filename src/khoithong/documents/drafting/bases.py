"""What each kind of document rests on: the acts of the register, the step it belongs to, who issues it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Issuer = Literal["decider", "body", "executor", "above"]
"""The deciding agency; the Party body heard; who carries it out; the agency above the one that is late."""


@dataclass(frozen=True, slots=True)
class Basis:
    """Of one kind."""

    step: str
    """Heading under which the documents of a case are listed."""
    acts: tuple[str, ...] = ()
    """The acts it may rest on; none for a document about the case as it is."""
    meeting: tuple[str, str] | None = None
    """Of a closing: the stage and route it must have had; an empty route takes both."""
    before: bool = False
    """Whether it is drafted before its act as well, from what was typed in the form: it carries the act's number."""
    newest: bool = False
    """Whether only the last of these acts counts."""
    issuer: Issuer = "decider"
    chosen: bool = True
    """Whether somebody signs for the issuing agency who can be chosen."""
    ordered: bool = False
    """Whether heads of units may sign it by order or authorisation."""
    keeper: bool = False
    """Whether somebody keeps it as its secretary."""


STEPS: Final = (
    "Đề xuất, tiếp nhận",
    "Hội đồng đánh giá",
    "Họp và biểu quyết",
    "Ý kiến cấp ủy, tổ chức đảng",
    "Quyết định",
    "Thực hiện",
    "Kết quả, đánh giá",
    "Khuyến khích, bảo vệ",
    "Đôn đốc",
)
"""In the order of the procedure."""
_PROPOSAL, _COUNCIL, _MEETING, _OPINION, _DECISION, _EXECUTION, _RESULT, _MEASURES, _REMINDER = STEPS

BASES: Final = {
    "plan": Basis(_PROPOSAL, ("submit_plan", "revise_plan"), newest=True, chosen=False),
    "receipt": Basis(_PROPOSAL, ("submit_plan",), ordered=True),
    "council_decision": Basis(_COUNCIL, ("establish_council",), before=True),
    "replacement_decision": Basis(_COUNCIL, ("replace_council_member",), before=True),
    "dispatch_letter": Basis(_COUNCIL, ("establish_council",), chosen=False),
    "review_sheet": Basis(_COUNCIL, ("establish_council",), chosen=False),
    "invitation": Basis(_MEETING, ("convene_meeting",), ordered=True),
    "ballot_sheet": Basis(_MEETING, ("convene_meeting",), chosen=False),
    "minutes": Basis(_MEETING, ("close_meeting",), ("approval", "collective"), chosen=False, keeper=True),
    "council_minutes": Basis(_MEETING, ("close_meeting",), ("approval", "council"), chosen=False),
    "opinion_request": Basis(_OPINION, ("seek_party_opinion",), before=True),
    "party_opinion": Basis(_OPINION, ("give_party_opinion",), before=True, issuer="body"),
    "override_decision": Basis(_DECISION, ("proceed_despite_rejection",), before=True),
    "approval_decision": Basis(_DECISION, ("approve",), before=True),
    "disapproval_notice": Basis(_DECISION, ("disapprove",), before=True),
    "report_request": Basis(_EXECUTION, ("request_report",), before=True, ordered=True),
    "suspension_decision": Basis(_EXECUTION, ("suspend",), before=True),
    "resumption_decision": Basis(_EXECUTION, ("resume",), before=True),
    "termination_decision": Basis(_EXECUTION, ("terminate",), before=True),
    "progress_report": Basis(_EXECUTION, ("report_progress",), newest=True, issuer="executor", chosen=False),
    "result_report": Basis(_RESULT, ("submit_result_report",), newest=True, issuer="executor", chosen=False),
    "evaluation_minutes": Basis(_RESULT, ("close_meeting",), ("evaluation", ""), chosen=False, keeper=True),
    "publication": Basis(_RESULT, ("publish_result",), before=True),
    "encouragement_proposal": Basis(_MEASURES),
    "protection_proposal": Basis(_MEASURES),
    "protection_certificate": Basis(_MEASURES),
    "reminder_letter": Basis(_REMINDER, issuer="above", ordered=True),
}
"""By kind."""

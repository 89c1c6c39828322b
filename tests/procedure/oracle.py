"""The order of the procedure told a second time, from the words of the specification, to hold the engine against.

Nothing here looks at a case or a pack: the oracle hears which acts were accepted and keeps its own memory.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from khoithong.procedure.data import read_date

if TYPE_CHECKING:
    from datetime import date

    from khoithong.procedure.acts import Act

_UNDER_REVIEW: Final = {"under_review"}
_UNTIL_DECIDED: Final = {"under_review", "awaiting_party_opinion", "awaiting_decision"}
_EXECUTION: Final = {"in_execution", "suspended"}
_MEETINGS: Final = {"under_review", "under_evaluation"}
_FROM_APPROVAL: Final = {
    *_EXECUTION,
    "awaiting_result_report",
    "under_evaluation",
    "awaiting_evaluation_opinion",
    "awaiting_publication",
    "evaluated",
}
_ENDED: Final = {"evaluated", "disapproved", "withdrawn"}
_ALIVE: Final = _UNTIL_DECIDED | _FROM_APPROVAL | _ENDED

POSSIBLE: Final[dict[str, set[str]]] = {
    "submit_plan": {"draft"},
    **dict.fromkeys(("register_plan", "request_supplement", "supplement_plan", "consult"), _UNDER_REVIEW),
    **dict.fromkeys(("choose_route", "establish_council", "dispatch_plan", "escalate"), _UNDER_REVIEW),
    **dict.fromkeys(("withdraw_plan", "revise_plan", "appraise"), _UNTIL_DECIDED),
    "replace_council_member": _MEETINGS,
    "vote": _MEETINGS,
    "close_meeting": _MEETINGS,
    "convene_meeting": _UNTIL_DECIDED
    | {"under_evaluation", "awaiting_evaluation_opinion", "awaiting_publication"},
    "proceed_despite_rejection": {"awaiting_party_opinion", "awaiting_decision"},
    "seek_party_opinion": {
        "awaiting_party_opinion",
        "awaiting_decision",
        "awaiting_evaluation_opinion",
        "awaiting_publication",
    },
    "give_party_opinion": {"awaiting_party_opinion", "awaiting_evaluation_opinion"},
    "approve": {"awaiting_decision"},
    "disapprove": {"awaiting_decision"},
    **dict.fromkeys(
        (
            "allocate_resources",
            "report_progress",
            "request_report",
            "give_direction",
            "adjust_plan",
            "reassign_execution",
            "inspect",
        ),
        _EXECUTION,
    ),
    "suspend": {"in_execution"},
    "resume": {"suspended"},
    "terminate": {"suspended"},
    "declare_completion": {"in_execution"},
    "submit_result_report": {"in_execution", "awaiting_result_report"},
    "publish_result": {"awaiting_publication"},
    **dict.fromkeys(("apply_measure", "propose_measure", "decide_measure"), _FROM_APPROVAL),
    **dict.fromkeys(
        ("report_to_party", "propose_normative_text", "record_protection", "supervision_note"), _ALIVE
    ),
    **dict.fromkeys(("report_violation", "resolve_violation", "record_handling"), _ALIVE | {"archived"}),
    "archive": _ENDED,
}
"""In which statuses each act is possible at all."""


@dataclass
class Oracle:
    """What the case must be, kept from the acts that were accepted."""

    opinion_asked: bool = True
    """Whether a Party body is heard."""
    evaluation_meeting: bool = True
    binding: bool = True
    committee: bool = False
    """Whether a Party committee with an organising body manages a proposer."""
    inspection_needed: bool = True
    appraisal_needed: bool = False
    own_collective: bool | None = None
    """Where only a head's own plan goes to a meeting: whether this is one. ``None``: every plan does."""

    status: str = "draft"
    route: str = "collective"
    council: bool = False
    registered: bool = False
    appraised: bool = False
    meeting_day: date | None = None
    ballots: dict[str, str] = field(default_factory=dict)
    closings: int = 0
    passed: bool = False
    """Whether the last closing found for the proposal; set by the walk from its own count."""
    overridden: bool = False
    sought: bool = False
    """Whether the opinion was sought since the last closing of this stage."""
    pending: bool = False
    opinion: str | None = None
    decision: str | None = None
    inspected: bool = False

    def in_order(self, kind: str, day: date) -> bool | None:
        """Whether an act's step has come; ``None`` where that depends on more than the order."""
        if kind in ("resolve_violation", "record_handling", "archive"):
            return False if self.status not in POSSIBLE[kind] else None
        possible = POSSIBLE[kind]
        if self.own_collective is not None and kind in ("approve", "disapprove"):
            possible = {"awaiting_decision"} if self.own_collective else {"under_review"}
        if self.status not in possible:
            return False
        if kind in ("vote", "close_meeting"):
            return self.meeting_day is not None and day >= self.meeting_day
        more = getattr(self, f"_{kind}", None)
        return True if more is None else bool(more())

    def _register_plan(self) -> bool:
        return not self.registered

    def _consult(self) -> bool:
        return self.committee

    def _choose_route(self) -> bool:
        return not self.council and self.meeting_day is None and not self.closings

    def _establish_council(self) -> bool:
        return self.route == "council" and not self.council

    def _replace_council_member(self) -> bool:
        return self.council

    def _dispatch_plan(self) -> bool:
        return self.council

    def _convene_meeting(self) -> bool:
        if self.own_collective is False or (self.decision is not None and not self.evaluation_meeting):
            return False
        if self.meeting_day is not None:
            return not self.ballots
        if self.status in _MEETINGS:
            return self.route == "collective" or self.council
        if not self.opinion_asked:
            return True
        if self.status in ("awaiting_party_opinion", "awaiting_evaluation_opinion"):
            return not self.sought
        return self.status == "awaiting_publication" and self.binding and self.opinion == "disagree"

    def _proceed_despite_rejection(self) -> bool:
        return not self.passed and not self.overridden and self.route == "collective"

    def _seek_party_opinion(self) -> bool:
        return self.opinion_asked and not self.pending and self.opinion != "agree"

    def _give_party_opinion(self) -> bool:
        return self.pending

    def _disapprove(self) -> bool:
        return self.appraised or not self.appraisal_needed

    def _approve(self) -> bool:
        refused = self.binding and self.opinion == "disagree"
        rejected = bool(self.closings) and not self.passed and not self.overridden
        return self._disapprove() and not refused and not rejected

    def _publish_result(self) -> bool:
        return not (self.binding and self.opinion == "disagree")

    def _resume(self) -> bool:
        return self.inspected or not self.inspection_needed

    _terminate = _resume

    # --- what an accepted act does ----------------------------------------------------------------------------

    def hear(self, act: Act, *, passed: bool = False) -> None:
        """Take note of an accepted act; for a closing, whether the vote found for the proposal."""
        after = self._next_status(act.kind)
        evaluation = self.decision is not None
        if act.kind == "choose_route":
            self.route = act.data["route"]
        elif act.kind == "convene_meeting":
            self.meeting_day = read_date(act.data["on"])
        elif act.kind == "vote":
            self.ballots[act.actor] = act.data["ballot"]
        elif act.kind == "replace_council_member":
            self.ballots.pop(act.data["out"], None)
        elif act.kind == "close_meeting":
            self.meeting_day, self.ballots = None, {}
            self.sought, self.pending, self.opinion, self.overridden = False, False, None, False
            self.passed = self.passed if evaluation else passed
            self.closings += 1
        elif act.kind == "proceed_despite_rejection":
            self.overridden, self.pending, self.opinion = True, False, None
        elif act.kind == "seek_party_opinion":
            self.sought, self.pending, self.opinion = True, True, None
        elif act.kind == "give_party_opinion":
            self.pending, self.opinion = False, act.data["opinion"]
        elif act.kind in ("approve", "disapprove"):
            assert self.decision is None, "a second decision"
            self.decision, self.sought, self.pending, self.opinion = act.kind, False, False, None
        elif act.kind == "escalate":
            self.own_collective = False if self.own_collective else self.own_collective
            self.meeting_day, self.ballots, self.closings = None, {}, 0
        elif act.kind == "withdraw_plan":
            self.meeting_day = None
        self.council |= act.kind == "establish_council"
        self.registered |= act.kind == "register_plan"
        self.appraised |= act.kind == "appraise"
        self.inspected = act.kind != "suspend" and (self.inspected or act.kind == "inspect")
        self.status = after

    def _next_status(self, kind: str) -> str:
        asked = self.opinion_asked
        approving = self.decision is None
        fixed = {
            "submit_plan": "under_review",
            "withdraw_plan": "withdrawn",
            "convene_meeting": "under_review" if approving else "under_evaluation",
            "seek_party_opinion": "awaiting_party_opinion" if approving else "awaiting_evaluation_opinion",
            "give_party_opinion": "awaiting_decision" if approving else "awaiting_publication",
            "approve": "in_execution",
            "disapprove": "disapproved",
            "suspend": "suspended",
            "resume": "in_execution",
            "terminate": "awaiting_result_report",
            "declare_completion": "awaiting_result_report",
            "submit_result_report": "under_evaluation" if self.evaluation_meeting else "awaiting_publication",
            "publish_result": "evaluated",
            "archive": "archived",
        }
        if kind == "close_meeting":
            if approving:
                return "awaiting_party_opinion" if asked else "awaiting_decision"
            return "awaiting_evaluation_opinion" if asked else "awaiting_publication"
        if kind == "proceed_despite_rejection":
            return "awaiting_party_opinion" if asked else "awaiting_decision"
        return fixed.get(kind, self.status)

"""The closed public vocabulary: acts, statuses, deadlines, codes and the data each act may carry.

These identifiers are stable: packs, scenarios, the register and the pages all use them. Their Vietnamese
labels are data (``regulations/common/labels.yaml`` and the packs), bound together in ``docs/glossary.md``.
"""

from __future__ import annotations

from typing import Final, Literal

AGENCY_KINDS: Final = ("party", "front", "state", "public_unit", "association", "enterprise", "party_body")
FUNCTIONS: Final = ("organising", "inspection", "communication", "front_supervision")
ROLES: Final = ("head", "deputy", "manager", "capital_representative", "staff", "clerk", "organiser")

STATUSES: Final = (
    "draft",
    "under_review",
    "awaiting_party_opinion",
    "awaiting_decision",
    "in_execution",
    "suspended",
    "awaiting_result_report",
    "under_evaluation",
    "awaiting_evaluation_opinion",
    "awaiting_publication",
    "evaluated",
    "disapproved",
    "withdrawn",
    "archived",
)
"""A case's statuses, in the order a case lives through them."""

STATUTORY_DEADLINES: Final = (
    "approval_meeting",
    "council_establishment",
    "plan_dispatch",
    "council_meeting",
    "party_opinion_request",
    "result_report",
    "evaluation_meeting",
    "evaluation_opinion_request",
)
AGENCY_DEADLINES: Final = ("requested_report", "planned_completion")
DEADLINES: Final = STATUTORY_DEADLINES + AGENCY_DEADLINES
DEADLINE_STATES: Final = ("open", "overdue", "met", "late", "cancelled")

REFUSALS: Final = (
    "unknown_reference",
    "bad_date",
    "party_opinion_required",
    "override_required",
    "rejection_is_final",
    "against_party_opinion",
    "not_now",
    "not_your_act",
    "excluded_voter",
    "already_voted",
    "invalid_data",
    "chair_absent",
    "votes_missing",
    "minutes_required",
    "reasons_required",
    "missing_content",
    "not_eligible",
    "no_superior",
    "no_party_body",
    "council_size",
    "council_composition",
    "council_required",
    "quorum_missing",
    "measure_not_available",
    "blocked_by_violation",
)
"""Refusal codes in their order of precedence."""

WARNINGS: Final = (
    "no_feasible_meeting_date",
    "dispatch_too_late",
    "voter_absent",
    "single_voter",
    "late",
    "no_quorum",
    "executor_votes",
    "own_opinion",
    "no_party_body",
    "reading_decides",
    "outside_force",
    "scope_unverified",
)

FieldType = Literal[
    "text",
    "texts",
    "date",
    "boolean",
    "choice",
    "percent",
    "number",
    "plan",
    "person",
    "persons",
    "agency",
    "party",
    "parties",
    "members",
    "provision",
    "provisions",
    "reasons",
    "causes",
    "findings",
    "measure",
]
"""What a piece of act data is. ``party`` is a person or an agency; ``reasons`` a text or a text per provision."""

FIELDS: Final[dict[str, dict[str, FieldType]]] = {
    "submit_plan": {"plan": "plan", "co_proposers": "persons", "agency": "agency", "confirmed": "provisions"},
    "register_plan": {"number": "text"},
    "withdraw_plan": {"reason": "text"},
    "request_supplement": {"content": "text"},
    "supplement_plan": {"content": "text"},
    "revise_plan": {"plan": "plan", "content": "text"},
    "choose_route": {"route": "choice", "reason": "text"},
    "convene_meeting": {"on": "date", "chair": "person"},
    "vote": {"ballot": "choice", "remarks": "text"},
    "close_meeting": {
        "minutes": "text",
        "absent": "persons",
        "conditions_met": "provisions",
        "condition_reasons": "reasons",
        "conclusion": "choice",
        "reasons": "text",
        "causes": "causes",
        "findings": "findings",
    },
    "proceed_despite_rejection": {"necessity": "text", "feasibility": "text", "document": "text"},
    "establish_council": {"members": "members", "document": "text"},
    "replace_council_member": {"out": "person", "in": "person", "as": "choice", "reason": "text"},
    "dispatch_plan": {},
    "appraise": {"opinion": "text", "recommends": "boolean"},
    "consult": {"with": "texts", "content": "text", "standing_approval": "text"},
    "escalate": {"reason": "text"},
    "seek_party_opinion": {"document": "text"},
    "give_party_opinion": {"opinion": "choice", "content": "text", "document": "text"},
    "approve": {
        "document": "text",
        "executors": "parties",
        "reason": "text",
        "mode": "choice",
        "planned_completion": "date",
        "confirmed": "provisions",
    },
    "disapprove": {"document": "text", "reason": "text"},
    "allocate_resources": {"content": "text"},
    "report_progress": {"content": "text", "difficulties": "text", "percent": "percent"},
    "request_report": {"due": "date", "content": "text"},
    "give_direction": {"content": "text", "planned_completion": "date"},
    "adjust_plan": {"content": "text", "planned_completion": "date"},
    "reassign_execution": {"out": "party", "in": "party", "document": "text"},
    "inspect": {"findings": "text"},
    "suspend": {"reason": "text"},
    "resume": {"reason": "text"},
    "terminate": {"reason": "text"},
    "declare_completion": {"on": "date"},
    "submit_result_report": {"results": "text", "completed_on": "date"},
    "publish_result": {
        "document": "text",
        "reason": "text",
        "conclusion": "choice",
        "causes": "causes",
        "findings": "findings",
    },
    "apply_measure": {"measure": "measure", "beneficiary": "party", "document": "text"},
    "propose_measure": {"measure": "measure", "beneficiary": "party"},
    "decide_measure": {
        "measure": "measure",
        "beneficiary": "party",
        "granted": "boolean",
        "document": "text",
        "outcome": "choice",
    },
    "report_to_party": {"content": "text", "document": "text"},
    "propose_normative_text": {"content": "text"},
    "record_protection": {"content": "text", "document": "text"},
    "supervision_note": {"content": "text"},
    "report_violation": {"provision": "provision", "against": "party", "content": "text"},
    "resolve_violation": {"report": "number", "confirmed": "boolean", "content": "text"},
    "record_handling": {"report": "number", "form": "text", "compensation": "text"},
    "archive": {},
}
"""Every act the product knows, with the data it may carry in the order a form asks for it."""

ACTS: Final = tuple(FIELDS)
MOVE: Final = "move_case"
ENTRIES: Final[dict[str, dict[str, FieldType]]] = {
    MOVE: {"pack": "choice", "document": "text", "reason": "text"},
}
"""What else stands in the register of a case: no act of any text. The engine only keeps its place among the acts."""
VIOLATION_ACTS: Final = frozenset({"report_violation", "resolve_violation", "record_handling"})
"""Acts of the separate, confidential stream of violation reports."""

CHOICES: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("choose_route", "route"): ("collective", "council"),
    ("vote", "ballot"): ("for", "against", "other"),
    ("close_meeting", "conclusion"): ("partial", "not_completed"),
    ("replace_council_member", "as"): ("head", "deputy", "agency", "expert", "scientist"),
    ("give_party_opinion", "opinion"): ("agree", "disagree", "other"),
    ("approve", "mode"): ("implement", "pilot"),
    ("publish_result", "conclusion"): ("completed", "partial", "not_completed"),
    ("decide_measure", "outcome"): ("excluded", "exempted", "reduced"),
}
"""The values a ``choice`` may take."""

CAPACITIES: Final = ("chair", "vice_chair", "member")
MEMBER_STANDINGS: Final = ("head", "deputy", "agency", "expert", "scientist")
CAUSES: Final = ("objective", "subjective")
FINDINGS: Final = ("right_policy", "pure_motive", "common_good", "damage")

PHASES: Final[dict[str, tuple[str, ...]]] = {
    "until_decided": STATUSES[1:4],
    "execution": ("in_execution", "suspended"),
    "from_approval": STATUSES[4:11],
    "from_submission": STATUSES[1:13],
    "always": STATUSES[1:],
}
"""Named runs of statuses, so that a pack says ``during: from_approval`` instead of listing them."""

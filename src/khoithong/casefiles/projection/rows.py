"""The projected rows of one case as plain values: equal values mean equal tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

Row = tuple[Any, ...]
"""Values in the order of the table's columns; days as `YYYY-MM-DD`."""

TABLES: Final[dict[str, tuple[str, ...]]] = {
    "casefiles_deadlinerow": (
        "number",
        "deadline",
        "due",
        "provision",
        "owner",
        "closed_on",
        "outcome",
    ),
    "casefiles_participantrow": ("party", "relation"),
    "casefiles_todorow": ("holder", "kind", "subject", "deadline", "due", "opens_on", "since"),
    "casefiles_meetingrow": ("number", "stage", "route", "day", "chair", "closed_on", "passed"),
    "casefiles_ballotrow": ("meeting", "person", "ballot", "seq"),
    "casefiles_measurerow": (
        "measure",
        "beneficiary",
        "provision",
        "authority",
        "agency",
        "state",
        "since",
    ),
}
"""The columns of each table of projections, besides the case."""

KEYS: Final[dict[str, tuple[str, ...]]] = {
    "casefiles_deadlinerow": ("number",),
    "casefiles_participantrow": ("party", "relation"),
    "casefiles_todorow": ("holder", "kind", "subject"),
    "casefiles_meetingrow": ("number",),
    "casefiles_ballotrow": ("meeting", "person"),
    "casefiles_measurerow": ("measure", "beneficiary"),
}
"""What tells the rows of one case apart."""

SUMMARY: Final = (
    "status",
    "route",
    "deciding_agency",
    "employing_agency",
    "received_on",
    "proposers",
    "holder",
    "deadline",
    "due",
    "meeting_on",
    "decision",
    "evaluation",
)
"""Columns of the case's own row that are projected (`title` and `changed_at` besides)."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Everything projected of one case."""

    summary: Row
    """Values of `SUMMARY`."""
    tables: dict[str, frozenset[Row]]
    """Rows by table."""

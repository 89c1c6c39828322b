"""The tables of case files."""

from khoithong.casefiles.models.access import AccessLog
from khoithong.casefiles.models.adoption import LawDecision, LawProposal
from khoithong.casefiles.models.attachment import Attachment
from khoithong.casefiles.models.case import Case
from khoithong.casefiles.models.draft import Draft, DraftAct
from khoithong.casefiles.models.projection import (
    BallotRow,
    DeadlineRow,
    MeasureRow,
    MeetingRow,
    ParticipantRow,
    TodoRow,
)
from khoithong.casefiles.models.register import Act, ActText, ReportAct, ReportText
from khoithong.casefiles.models.rehearsal import Rehearsal

__all__ = [
    "AccessLog",
    "Act",
    "ActText",
    "Attachment",
    "BallotRow",
    "Case",
    "DeadlineRow",
    "Draft",
    "DraftAct",
    "LawDecision",
    "LawProposal",
    "MeasureRow",
    "MeetingRow",
    "ParticipantRow",
    "Rehearsal",
    "ReportAct",
    "ReportText",
    "TodoRow",
]

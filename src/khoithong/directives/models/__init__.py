"""The tables of directives."""

from khoithong.directives.models.assignment import Assignment
from khoithong.directives.models.communication import (
    CommunicationEntry,
    CommunicationFile,
    CommunicationItem,
    CommunicationPlan,
)
from khoithong.directives.models.directive import (
    Directive,
    Recipient,
    RecipientAgency,
    Task,
)
from khoithong.directives.models.entry import Entry, EntryFile
from khoithong.directives.models.kept import KeptForm

__all__ = [
    "Assignment",
    "CommunicationEntry",
    "CommunicationFile",
    "CommunicationItem",
    "CommunicationPlan",
    "Directive",
    "Entry",
    "EntryFile",
    "KeptForm",
    "Recipient",
    "RecipientAgency",
    "Task",
]

"""A report: owed by one agency in one round, written, handed in, returned or accepted."""

import uuid

from django.db import models

from khoithong.directives.models import Assignment
from khoithong.reports.models.round import Round

DRAFT, SUBMITTED, RETURNED, ACCEPTED = "draft", "submitted", "returned", "accepted"
STATUSES = (DRAFT, SUBMITTED, RETURNED, ACCEPTED)
OPEN = (DRAFT, RETURNED)
"""Statuses in which it is written."""
HANDED_IN = (SUBMITTED, ACCEPTED)
"""Statuses in which its figures are frozen and its text stands."""


class Report(models.Model):
    """One report. It is owed from the moment its round is opened. An accepted one never changes: the database refuses."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, models.PROTECT, related_name="reports")
    agency = models.CharField(max_length=40, db_index=True)
    consolidated = models.BooleanField(default=False)
    """The report of the agency that opened the round, about all who owe."""
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, related_name="+")
    """The agency's part of the task, done when this is handed in."""
    due_on = models.DateField(null=True)
    status = models.CharField(max_length=10, default=DRAFT)
    version = models.IntegerField(default=1)
    """Counts the savings."""
    texts = models.JSONField(default=dict)
    """What was typed, by heading."""
    figures = models.JSONField(null=True)
    """As counted when it was handed in, each with the keys of what it counted; null while it is written."""
    submitted_on = models.DateField(null=True)
    remarks = models.TextField(blank=True)
    """Why it was returned the last time."""
    changed_by = models.CharField(max_length=40, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(name="report_once", fields=["round", "agency"]),
            models.CheckConstraint(name="report_status", condition=models.Q(status__in=STATUSES)),
            models.CheckConstraint(
                name="report_figures_when_handed_in",
                condition=models.Q(status__in=HANDED_IN, figures__isnull=False, submitted_on__isnull=False)
                | models.Q(status__in=OPEN, figures__isnull=True, submitted_on__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.round_id} {self.agency}"

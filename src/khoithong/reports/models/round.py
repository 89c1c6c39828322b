"""A round of reports: who consolidates, about which days, by when."""

import uuid

from django.db import models

from khoithong.directives.models import Task


class Round(models.Model):
    """One round (đợt báo cáo). What it is about never changes; who owes is in its reports."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20)
    """Of the catalogue of reports: `annual`, `multi_year`."""
    title = models.CharField(max_length=300)
    since = models.DateField()
    until = models.DateField()
    """Last day of the period."""
    due_on = models.DateField(null=True)
    """Last valid day for handing in; null where none was set."""
    agency = models.CharField(max_length=40, db_index=True)
    """The agency that opened it and consolidates."""
    basis = models.CharField(max_length=300, blank=True)
    """What it is ordered by, in words: number, day, clause."""
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="report_rounds")
    """The task of a directive that orders it; null where the agency opened it by itself."""
    task_round = models.DateField(null=True)
    """Which round of a periodic task: the last day of its period."""
    opened_by = models.CharField(max_length=40)
    opened_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="round_ends_after_it_begins", condition=models.Q(until__gte=models.F("since"))
            ),
            models.UniqueConstraint(
                name="round_of_task_once",
                fields=["task", "task_round"],
                condition=models.Q(task__isnull=False),
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return self.title

"""A task as one agency has it, from being sent to being done."""

from django.db import models

from khoithong.directives.models.directive import ROLES, Task

SENT, ACKNOWLEDGED, IN_PROGRESS, DONE, WITHDRAWN = (
    "sent",
    "acknowledged",
    "in_progress",
    "done",
    "withdrawn",
)
STATUSES = (SENT, ACKNOWLEDGED, IN_PROGRESS, DONE, WITHDRAWN)


class Assignment(models.Model):
    """One agency's part of one task, in one round of a periodic one. Changed only together with an `Entry`."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="assignments")
    agency = models.CharField(max_length=40, db_index=True)
    role = models.CharField(max_length=10)
    """`lead` or `coordinate`."""
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    """The assignment of the agency that passed it on; null where the directive itself assigned."""
    round = models.DateField(null=True)
    """Last day of the period this round is about; null for a task that does not come again."""
    due_on = models.DateField(null=True)
    """Last valid day, extensions included; null where the text sets none."""
    status = models.CharField(max_length=12, default=SENT)
    percent = models.SmallIntegerField(default=0)
    acknowledged_at = models.DateTimeField(null=True)
    done_on = models.DateField(null=True)
    """The day it was done, which lateness is judged by."""
    asked_due_on = models.DateField(null=True)
    """A later last day asked for and not answered yet."""
    reminded_on = models.DateField(null=True)
    """The day of the last reminder."""
    changed_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(name="assignment_of_agency", fields=["agency", "status", "due_on"]),)
        constraints = (
            models.UniqueConstraint(
                name="assignment_once",
                fields=["task", "agency", "parent", "round"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(name="assignment_status", condition=models.Q(status__in=STATUSES)),
            models.CheckConstraint(name="assignment_role", condition=models.Q(role__in=ROLES)),
            models.CheckConstraint(
                name="assignment_percent", condition=models.Q(percent__gte=0, percent__lte=100)
            ),
            models.CheckConstraint(
                name="assignment_done_on_a_day",
                condition=~models.Q(status=DONE) | models.Q(done_on__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.task_id} {self.agency}"

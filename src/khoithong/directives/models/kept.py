"""What somebody typed about a task and has not sent."""

from django.db import models

from khoithong.directives.models.assignment import Assignment


class KeptForm(models.Model):
    """The form of an act as a person left it, kept until it is sent."""

    person = models.CharField(max_length=40)
    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="+", db_index=False)
    verb = models.CharField(max_length=30)
    data = models.JSONField(default=dict)
    updated_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(name="kept_form_once", fields=["assignment", "person", "verb"]),
        )

    def __str__(self) -> str:
        return f"{self.verb} {self.person}"

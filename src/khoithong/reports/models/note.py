"""What those who supervise write down for themselves about a case. It never touches the case."""

import uuid

from django.db import models

from khoithong.casefiles.models import Case


class SupervisionNote(models.Model):
    """One note, read by its agency alone. Rows are only added; the database refuses more."""

    agency = models.CharField(max_length=40)
    """With the function of inspection or of the Front's supervision."""
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    text = models.TextField()
    author = models.CharField(max_length=40)
    office = models.CharField(max_length=75)
    at = models.DateTimeField()
    key = models.UUIDField(unique=True, default=uuid.uuid4)

    class Meta:
        indexes = (models.Index(name="supervision_note_agency", fields=["agency", "case"]),)
        constraints = (models.CheckConstraint(name="supervision_note_text", condition=~models.Q(text="")),)

    def __str__(self) -> str:
        return f"{self.agency} {self.case_id}"

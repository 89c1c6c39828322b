"""Who changed what in the organisation, and when."""

from django.db import models


class Change(models.Model):
    """One change of an agency, a person or a term, with the values before and after. Rows are only added."""

    recorded_at = models.DateTimeField()
    entered_by = models.CharField(max_length=150)
    subject = models.CharField(max_length=20)
    """`agency`, `person` or `term`."""
    key = models.CharField(max_length=60)
    before = models.JSONField(null=True)
    """Values before, only those that changed; null for something new."""
    after = models.JSONField()
    ground = models.CharField(max_length=300, blank=True, db_default="")
    """The document it rests on: `Quyết định số 12/QĐ-UBND, ngày 05/02/2026`; empty for what was brought in at the start."""
    reason = models.CharField(max_length=500, blank=True, db_default="")
    """Why a term was taken back."""

    class Meta:
        indexes = (models.Index(fields=["subject", "key"], name="change_subject"),)

    def __str__(self) -> str:
        return f"{self.subject} {self.key}"

"""What happened to a document, in order. Rows are only ever added; the database refuses the rest."""

from django.db import models

from khoithong.documents.records.models.document import OfficialDocument


class DocumentEntry(models.Model):
    """One event: drafted, changed, issued, signed, a file added, cancelled."""

    document = models.ForeignKey(OfficialDocument, models.PROTECT, related_name="entries")
    at = models.DateTimeField()
    by = models.CharField(max_length=40)
    office = models.CharField(max_length=75, blank=True)
    """`agency/role` used."""
    what = models.CharField(max_length=20)
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.what} {self.document_id}"

"""The files of a document. Their content lies in the store of attachments, under its hash."""

from django.db import models

from khoithong.documents.records.models.document import OfficialDocument

ROLES = ("pdf", "signed", "scan", "word")


class DocumentFile(models.Model):
    """One file: the PDF made at issue, one signed here or elsewhere, a scan, a DOCX. Never replaced: a newer one is added."""

    document = models.ForeignKey(OfficialDocument, models.PROTECT, related_name="files")
    role = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    added_by = models.CharField(max_length=40)
    at = models.DateTimeField()
    validation = models.JSONField(null=True)
    """Of a PDF that was signed: what the check of its signatures said on the day it was added."""

    class Meta:
        indexes = (models.Index(name="document_file_content", fields=["sha256"]),)
        constraints = (
            models.CheckConstraint(name="document_file_role", condition=models.Q(role__in=ROLES)),
            models.UniqueConstraint(name="document_file_once", fields=["document", "role", "sha256"]),
        )

    def __str__(self) -> str:
        return self.name

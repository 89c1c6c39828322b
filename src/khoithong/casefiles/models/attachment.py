"""Files of acts: waiting with what is being typed, or recorded with an act. Their content lies in the store."""

import uuid

from django.db import models

from khoithong.casefiles.models.case import Case
from khoithong.casefiles.models.draft import Draft


class Attachment(models.Model):
    """One file. While it waits, its owner can still remove it; what is recorded of it stands in the act's body.

    A row recorded says where to find the content and who brought it; the register alone says what it must be.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, models.CASCADE, null=True, related_name="+")
    """The proposal it waits with."""
    case = models.ForeignKey(Case, models.PROTECT, null=True, db_index=False, related_name="+")
    """The case it belongs to, or whose act it waits for."""
    slot = models.CharField(max_length=40)
    """The kind of act."""
    seq = models.IntegerField(null=True)
    """Number of the act that recorded it; null while it waits."""
    place = models.SmallIntegerField(null=True)
    """Its place in the act's list, from 0."""
    name = models.CharField(max_length=200, blank=True)
    """While it waits; an act's files have their names among the act's texts, where they can be erased."""
    media_type = models.CharField(max_length=100)
    """By its content."""
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.CharField(max_length=40)
    at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)
    """When its content was erased; the register keeps the hash."""

    class Meta:
        indexes = (
            models.Index(name="attachment_content", fields=["sha256"]),
            models.Index(
                name="attachment_waiting", fields=["uploaded_by"], condition=models.Q(seq__isnull=True)
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="attachment_somewhere",
                condition=models.Q(draft__isnull=False, case__isnull=True, seq__isnull=True)
                | models.Q(draft__isnull=True, case__isnull=False),
            ),
            models.CheckConstraint(
                name="attachment_place",
                condition=models.Q(seq__isnull=True, place__isnull=True)
                | models.Q(seq__isnull=False, place__isnull=False),
            ),
            models.UniqueConstraint(name="attachment_place_once", fields=["case", "seq", "place"]),
            models.UniqueConstraint(name="attachment_draft_once", fields=["draft", "sha256"]),
            models.UniqueConstraint(
                name="attachment_form_once",
                fields=["case", "slot", "uploaded_by", "sha256"],
                condition=models.Q(seq__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return str(self.id)

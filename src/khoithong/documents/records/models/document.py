"""Official documents from draft to number, and what became of them."""

import uuid

from django.db import models

from khoithong.casefiles.models import Case
from khoithong.documents.records.models.series import FORMS, Series

STATUSES = ("draft", "issued", "cancelled")
SIGNED = ("", "person", "agency", "scan")

_NUMBERED = models.Q(
    series__isnull=False, number__isnull=False, issued_on__isnull=False, issued_at__isnull=False
) & ~models.Q(issued_by="")
_UNNUMBERED = models.Q(
    series__isnull=True, number__isnull=True, issued_on__isnull=True, issued_at__isnull=True, issued_by=""
)
_CANCELLED = (
    models.Q(cancelled_at__isnull=False) & ~models.Q(cancelled_reason="") & ~models.Q(cancelled_by="")
)
_KEPT = models.Q(cancelled_at__isnull=True, cancelled_reason="", cancelled_by="")


class OfficialDocument(models.Model):
    """A document. What an issued one says never changes, and its number is never another's: the database refuses.

    A draft that is withdrawn is `cancelled` without a number.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")
    agency = models.CharField(max_length=40)
    """Which issues it."""
    kind = models.CharField(max_length=40)
    """Of `documents.catalogue.KINDS`."""
    form = models.CharField(max_length=10)
    symbol = models.CharField(max_length=60)
    """As it stands behind the number; chooses the book."""
    subject = models.TextField()
    content = models.JSONField()
    """The document as `documents.codec` writes it; of an issued one with its number and date."""
    seq = models.IntegerField(null=True)
    """Number of the act it rests on."""
    about = models.JSONField(default=dict)
    """What tells documents of one kind and act apart: the meeting, the member, the measure."""
    status = models.CharField(max_length=10, default="draft")
    version = models.IntegerField(default=1)
    """Counts the changes of the draft: a change that rests on an older one is refused."""
    drafted_by = models.CharField(max_length=40)
    drafted_at = models.DateTimeField()
    changed_by = models.CharField(max_length=40)
    changed_at = models.DateTimeField()

    series = models.ForeignKey(Series, models.PROTECT, null=True, related_name="+", db_index=False)
    number = models.IntegerField(null=True)
    issued_on = models.DateField(null=True)
    """The date the document bears."""
    issued_by = models.CharField(max_length=40, blank=True)
    issued_at = models.DateTimeField(null=True)
    signed = models.CharField(max_length=10, blank=True)
    """How far its signed form has come: by a person, by the agency as well, or as a scan."""

    cancelled_reason = models.TextField(blank=True)
    cancelled_by = models.CharField(max_length=40, blank=True)
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(name="document_agency", fields=["agency", "status"]),)
        constraints = (
            models.UniqueConstraint(name="document_number_once", fields=["series", "number"]),
            models.CheckConstraint(name="document_status", condition=models.Q(status__in=STATUSES)),
            models.CheckConstraint(name="document_form", condition=models.Q(form__in=FORMS)),
            models.CheckConstraint(name="document_signed", condition=models.Q(signed__in=SIGNED)),
            models.CheckConstraint(
                name="document_numbered",
                condition=(models.Q(status="draft") & _UNNUMBERED & models.Q(signed=""))
                | (models.Q(status="issued") & _NUMBERED)
                | (models.Q(status="cancelled") & (_NUMBERED | _UNNUMBERED)),
            ),
            models.CheckConstraint(
                name="document_cancelled",
                condition=(models.Q(status="cancelled") & _CANCELLED)
                | (~models.Q(status="cancelled") & _KEPT),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

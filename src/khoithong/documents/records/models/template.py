"""Word templates of agencies: proposed by one person, approved by another, every version kept."""

import uuid

from django.db import models

STATUSES = ("proposed", "approved", "rejected", "withdrawn")

_UNDECIDED = models.Q(decided_by="", decided_office="", decided_at__isnull=True, reason="")
_DECIDED = ~models.Q(decided_by="") & models.Q(decided_at__isnull=False)
_IN_PLACE = models.Q(withdrawn_by="", withdrawn_at__isnull=True, withdrawn_reason="")
_WITHDRAWN = (
    ~models.Q(withdrawn_by="") & models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawn_reason="")
)


class Template(models.Model):
    """One version of an agency's template for one kind of document. In use: the last one approved and not withdrawn.

    The database refuses another content, a second word on it, and approval by whoever proposed it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    """Of `documents.catalogue.KINDS`."""
    version = models.IntegerField()
    """Counts the templates proposed for this agency and kind, from 1."""
    name = models.CharField(max_length=200)
    """Of the file as it was brought."""
    sha256 = models.CharField(max_length=64)
    """Of its content, which lies in the store of attachments."""
    size = models.BigIntegerField()
    fields = models.JSONField(default=list)
    """The merge fields it uses, in order."""
    note = models.TextField(blank=True)
    """What its author says of it."""
    status = models.CharField(max_length=10, default="proposed")

    proposed_by = models.CharField(max_length=40)
    proposed_office = models.CharField(max_length=75)
    proposed_at = models.DateTimeField()
    decided_by = models.CharField(max_length=40, blank=True)
    decided_office = models.CharField(max_length=75, blank=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    """Of a rejection."""
    withdrawn_by = models.CharField(max_length=40, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        indexes = (models.Index(name="template_content", fields=["sha256"]),)
        constraints = (
            models.UniqueConstraint(name="template_version_once", fields=["agency", "kind", "version"]),
            models.UniqueConstraint(
                name="template_one_proposed",
                fields=["agency", "kind"],
                condition=models.Q(status="proposed"),
            ),
            models.CheckConstraint(name="template_status", condition=models.Q(status__in=STATUSES)),
            models.CheckConstraint(
                name="template_two_people", condition=~models.Q(decided_by=models.F("proposed_by"))
            ),
            models.CheckConstraint(
                name="template_course",
                condition=(models.Q(status="proposed") & _UNDECIDED & _IN_PLACE)
                | (models.Q(status="approved") & _DECIDED & _IN_PLACE & models.Q(reason=""))
                | (models.Q(status="rejected") & _DECIDED & _IN_PLACE & ~models.Q(reason=""))
                | (models.Q(status="withdrawn") & _WITHDRAWN),
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency} {self.kind} {self.version}"

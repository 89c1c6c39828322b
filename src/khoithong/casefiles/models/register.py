"""The register of acts and the confidential register of violation reports. Rows are only ever added.

Written by `khoithong.casefiles.register` alone; the database refuses UPDATE, DELETE and TRUNCATE. What the
columns mean byte by byte: `docs/reference/register.md`.
"""

from django.db import models
from django.db.models import CompositePrimaryKey

from khoithong.casefiles.models.case import Case


class Entry(models.Model):
    """One act as recorded. Everything but `position` and `took` is covered by `hash`."""

    seq = models.IntegerField()
    """Number within the case and register, from 1, without gaps."""
    effective_on = models.DateField()
    """The day that starts and meets limits."""
    took = models.SmallIntegerField(null=True)
    """Working days the case had been in its status when the act took effect; null where unknown."""
    recorded_at = models.DateTimeField()
    """The server's own time, whatever the body claims."""
    kind = models.CharField(max_length=40)
    key = models.UUIDField(unique=True)
    """Idempotency key."""
    hash = models.BinaryField(max_length=32)
    body = models.TextField()
    """Canonical JSON (RFC 8785) of the act, exactly the bytes that were hashed."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.kind} {self.seq}"


class Act(Entry):
    """An act of a case's register."""

    pk = CompositePrimaryKey("case_id", "seq")
    case = models.ForeignKey(Case, models.PROTECT, db_index=False, related_name="acts")
    position = models.BigIntegerField()
    """Order of recording over all cases, for followers: growing, not dense."""

    class Meta(Entry.Meta):
        pass


class ReportAct(Entry):
    """An act of the confidential stream: a report of a violation, its resolution, its handling."""

    pk = CompositePrimaryKey("case_id", "seq")
    case = models.ForeignKey(Case, models.PROTECT, db_index=False, related_name="+")
    position = models.BigIntegerField()

    class Meta(Entry.Meta):
        pass


class Text(models.Model):
    """The free text and personal data of one act, erasable: by path, the text and the key of its commitment."""

    seq = models.IntegerField()
    values = models.JSONField()
    """JSON Pointer into the body's data → [base64url key, text]. An erased value is absent."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.seq)


class ActText(Text):
    """Texts of an act of the case's register."""

    pk = CompositePrimaryKey("case_id", "seq")
    case = models.ForeignKey(Case, models.PROTECT, db_index=False, related_name="+")


class ReportText(Text):
    """Texts of an act of the confidential stream."""

    pk = CompositePrimaryKey("case_id", "seq")
    case = models.ForeignKey(Case, models.PROTECT, db_index=False, related_name="+")

"""The log of directives: what was done, by whom, in which office. Rows are only added; the database refuses more."""

import uuid

from django.db import models

from khoithong.directives.models.assignment import Assignment
from khoithong.directives.models.directive import Directive


class Entry(models.Model):
    """One thing done about a directive. Its rows are numbered within the directive, from 1."""

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="entries", db_index=False)
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, related_name="entries")
    """Null where it concerns the directive as a whole."""
    seq = models.IntegerField()
    kind = models.CharField(max_length=30)
    """The verb: `import_directive`, `issue`, `acknowledge`, `report_progress`, …"""
    actor = models.CharField(max_length=40)
    office = models.CharField(max_length=75, blank=True)
    """The office acted in, as `agency/role`."""
    recorded_at = models.DateTimeField()
    happened_on = models.DateField()
    """The day it happened, where that is entered later; else the day of recording."""
    data = models.JSONField(default=dict)
    idempotency_key = models.UUIDField(unique=True, default=uuid.uuid4)

    class Meta:
        constraints = (models.UniqueConstraint(name="entry_seq_once", fields=["directive", "seq"]),)

    def __str__(self) -> str:
        return f"{self.directive_id} {self.seq} {self.kind}"


class EntryFile(models.Model):
    """A file brought as evidence. While it waits it has no entry, and who brought it can take it back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="files")
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, related_name="+")
    """Whose form it waits for."""
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    """By its content."""
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    uploaded_by = models.CharField(max_length=40)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

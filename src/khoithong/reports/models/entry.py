"""The log of reports: what was done, by whom, in which office. Rows are only added; the database refuses more."""

import uuid

from django.db import models

from khoithong.reports.models.report import Report
from khoithong.reports.models.round import Round


class ReportEntry(models.Model):
    """One thing done. Its rows are numbered within the round, from 1."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="entries", db_index=False)
    report = models.ForeignKey(Report, models.PROTECT, null=True, related_name="entries")
    """Null where it concerns the round as a whole."""
    seq = models.IntegerField()
    kind = models.CharField(max_length=20)
    """`open`, `submit`, `return`, `accept`, `urge`."""
    actor = models.CharField(max_length=40)
    office = models.CharField(max_length=75, blank=True)
    recorded_at = models.DateTimeField()
    happened_on = models.DateField()
    data = models.JSONField(default=dict)
    idempotency_key = models.UUIDField(unique=True, default=uuid.uuid4)

    class Meta:
        constraints = (models.UniqueConstraint(name="report_entry_seq_once", fields=["round", "seq"]),)

    def __str__(self) -> str:
        return f"{self.round_id} {self.seq} {self.kind}"

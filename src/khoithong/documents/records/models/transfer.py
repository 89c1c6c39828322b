"""Which case files went to the agency's archive. Rows are only ever added; the database refuses the rest."""

from django.db import models

from khoithong.casefiles.models import Case


class Transfer(models.Model):
    """One handing over of a case's file, or the correction of an entry before; the last row of a case counts."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    agency = models.CharField(max_length=40)
    """Whose archive took it."""
    handed_on = models.DateField()
    receipt = models.CharField(max_length=200)
    """Number and date of the record of handing over, or who signed for it."""
    seq = models.IntegerField()
    """Number of the case's last act then."""
    head = models.CharField(max_length=64)
    """Its hash: what was handed over can be told from what came later."""
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")
    """The entry it stands instead of."""
    reason = models.CharField(max_length=300, blank=True)
    """Of a correction."""
    by = models.CharField(max_length=40)
    office = models.CharField(max_length=75)
    """`agency/role` used."""
    at = models.DateTimeField()
    key = models.UUIDField(unique=True)
    """Idempotency key."""

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                name="transfer_first_once", fields=["case"], condition=models.Q(corrects__isnull=True)
            ),
            models.CheckConstraint(
                name="transfer_corrected_for_a_reason",
                condition=models.Q(corrects__isnull=True, reason="")
                | (models.Q(corrects__isnull=False) & ~models.Q(reason="")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.case_id} {self.handed_on}"

"""Books of numbers: one per agency, symbol and year (state) or term (Party)."""

from django.db import models

FORMS = ("state", "party")


class Series(models.Model):
    """One book. Its numbers run without gaps from `first` to `last`; each belongs to one document for good.

    The database refuses to skip a number, to give one twice, to go back, or to give one without its document.
    """

    agency = models.CharField(max_length=40)
    form = models.CharField(max_length=10)
    symbol = models.CharField(max_length=60)
    """As it stands behind the number: `QĐ-SXD`, `QĐ/TU`."""
    period = models.CharField(max_length=10)
    """`2026`; of the Party the term, `2025-2030`."""
    first = models.IntegerField(default=1)
    """Where it starts here: 1, or higher for an agency that kept the book on paper before."""
    last = models.IntegerField(default=0)
    """The number given last; one less than `first` while none was given."""
    last_on = models.DateField(null=True)
    """The date of the document that got it: no later number has an earlier date."""
    opened_by = models.CharField(max_length=40)
    opened_at = models.DateTimeField()
    ground = models.CharField(max_length=200, blank=True)
    """Why it does not start from 1."""

    class Meta:
        constraints = (
            models.UniqueConstraint(name="series_once", fields=["agency", "symbol", "period"]),
            models.CheckConstraint(name="series_form", condition=models.Q(form__in=FORMS)),
            models.CheckConstraint(
                name="series_numbers",
                condition=models.Q(first__gte=1, last__gte=models.F("first") - 1),
            ),
            models.CheckConstraint(
                name="series_dated",
                condition=models.Q(last__lt=models.F("first"), last_on__isnull=True)
                | models.Q(last__gte=models.F("first"), last_on__isnull=False),
            ),
            models.CheckConstraint(
                name="series_start_has_its_ground", condition=models.Q(first=1) | ~models.Q(ground="")
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency} {self.symbol} {self.period}"

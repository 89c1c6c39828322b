"""Numbers of a book that were given elsewhere: on paper, in another program. Rows are only ever added."""

from django.db import models

from khoithong.documents.records.models.series import Series


class Elsewhere(models.Model):
    """A run of following numbers of a book, from `first` to `last`, that no document here bears and none ever will.

    The database refuses a run that skips or doubles a number, or goes back in dates.
    """

    series = models.ForeignKey(Series, models.PROTECT, related_name="+", db_index=False)
    first = models.IntegerField()
    last = models.IntegerField()
    """The same as `first` of a single number."""
    on = models.DateField()
    """The date its documents bear; of several dates the last."""
    subject = models.CharField(max_length=500)
    holder = models.CharField(max_length=200, blank=True)
    """Who has the documents: a section, a person, a program. Empty where nobody said."""
    by = models.CharField(max_length=40)
    office = models.CharField(max_length=75)
    """`agency/role` used."""
    at = models.DateTimeField()

    class Meta:
        ordering = ("series", "first")
        constraints = (
            models.UniqueConstraint(name="elsewhere_number_once", fields=["series", "first"]),
            models.CheckConstraint(
                name="elsewhere_numbers", condition=models.Q(first__gte=1, last__gte=models.F("first"))
            ),
            models.CheckConstraint(
                name="elsewhere_says_what", condition=~models.Q(subject="") & ~models.Q(by="")
            ),
        )

    def __str__(self) -> str:
        return f"{self.series_id} {self.first}-{self.last}"

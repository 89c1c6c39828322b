"""An office held by a person in an agency over a stretch of time."""

from django.db import models

from khoithong.organisation.models.agency import Agency
from khoithong.organisation.models.person import Person
from khoithong.procedure.vocabulary import ROLES


class OfficeTerm(models.Model):
    """One term of office, both days included. Terms are ended, or voided when entered by mistake; never rewritten.

    The database refuses to delete a term or to change who held what from when.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="terms")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="terms")
    role = models.CharField(max_length=30)
    title = models.CharField(max_length=200, blank=True)
    """As it is signed: `Giám đốc Sở Nội vụ`."""
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    acting = models.BooleanField(default=False)
    """Giao quyền, phụ trách: counts when there is no head."""
    void = models.BooleanField(default=False)
    """Entered by mistake: never counted."""
    recorded_at = models.DateTimeField()
    entered_by = models.CharField(max_length=150)

    class Meta:
        constraints = (
            models.CheckConstraint(name="term_role", condition=models.Q(role__in=ROLES)),
            models.CheckConstraint(
                name="term_ends_after_it_begins",
                condition=models.Q(since__isnull=True)
                | models.Q(until__isnull=True)
                | models.Q(until__gte=models.F("since")),
            ),
            models.CheckConstraint(
                name="term_acting_is_for_heads", condition=models.Q(acting=False) | models.Q(role="head")
            ),
            models.UniqueConstraint(
                name="term_open_once",
                fields=["person", "agency", "role", "acting"],
                condition=models.Q(until__isnull=True, void=False),
            ),
        )

    def __str__(self) -> str:
        return self.title or f"{self.role} {self.agency_id}"

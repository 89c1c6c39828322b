"""An agency, organisation or party body and its place in the tree."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from khoithong.organisation.identifiers import MAX_LENGTH, slug
from khoithong.procedure.vocabulary import AGENCY_KINDS, FUNCTIONS


class Agency(models.Model):
    """One agency. `id` is a stable key that cases keep; the name may change."""

    id = models.CharField(primary_key=True, max_length=MAX_LENGTH, validators=[slug])
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    superior = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="subordinates")
    party_body = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    """The party organisation of the same level."""
    organising_body = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    """The agency that receives and advises for the cadres this agency manages."""
    functions = ArrayField(models.CharField(max_length=30), default=list, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(name="agency_kind", condition=models.Q(kind__in=AGENCY_KINDS)),
            models.CheckConstraint(
                name="agency_functions", condition=models.Q(functions__contained_by=list(FUNCTIONS))
            ),
            models.CheckConstraint(
                name="agency_not_its_own_superior",
                condition=models.Q(superior__isnull=True) | ~models.Q(superior=models.F("id")),
            ),
        )

    def __str__(self) -> str:
        return self.name

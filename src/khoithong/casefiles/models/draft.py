"""What is being typed and not yet sent. Drafts are no acts: they may be changed and thrown away."""

import uuid

from django.db import models

from khoithong.casefiles.models.case import Case


class Draft(models.Model):
    """A proposal being written. Its `id` is also the idempotency key of its submission: it is sent once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.CharField(max_length=40, db_index=True)
    pack = models.CharField(max_length=40)
    data = models.JSONField(default=dict)
    """As `submit_plan` takes it: `plan`, `co_proposers`, `agency`, `confirmed`."""
    version = models.IntegerField(default=1)
    """Counts the savings: a saving that rests on an older one is a conflict."""
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)


class DraftAct(models.Model):
    """What a person has typed into the form of an act, kept until it is sent."""

    person = models.CharField(max_length=40)
    case = models.ForeignKey(Case, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    data = models.JSONField(default=dict)
    updated_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(name="draft_act_once", fields=["person", "case", "kind"]),)

    def __str__(self) -> str:
        return f"{self.kind} {self.person}"

"""One row per case: its identity, the head of its register, and what lists show of it."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from khoithong.procedure.vocabulary import STATUSES


class Case(models.Model):
    """A case. Everything below `head` is projected from its acts and can be built again at any time."""

    id = models.BigAutoField(primary_key=True)
    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    """Identity in hashes and exports: unlike the code it differs between installations."""
    code = models.CharField(max_length=20, unique=True)
    """`DX-2026-000123`: the year of submission and a number that only ever grows; gaps are possible."""
    pack = models.CharField(max_length=40)
    """The regulation in force on the day of receipt; the case stays on it."""
    pack_digest = models.CharField(max_length=64)
    readings = models.JSONField(default=dict)
    """Readings switched for this case, by id."""
    created_at = models.DateTimeField()
    seq = models.IntegerField()
    """Number of the last act."""
    head = models.BinaryField(max_length=32)
    """Hash of the last act."""

    status = models.CharField(max_length=30)
    title = models.CharField(max_length=200, blank=True)
    """First words of the plan, for lists; erased with the plan's text."""
    route = models.CharField(max_length=10, blank=True)
    deciding_agency = models.CharField(max_length=40, blank=True)
    employing_agency = models.CharField(max_length=40, blank=True)
    received_on = models.DateField()
    proposers = ArrayField(models.CharField(max_length=40), default=list)
    holder = models.CharField(max_length=75, blank=True)
    """Who has to move the case now: a person, or an office as `agency/role`; empty when nobody."""
    deadline = models.CharField(max_length=30, blank=True)
    """The open limit that falls due first."""
    due = models.DateField(null=True)
    meeting_on = models.DateField(null=True)
    """Day of the meeting convened and not yet closed."""
    decision = models.CharField(max_length=15, blank=True)
    evaluation = models.CharField(max_length=15, blank=True)
    changed_at = models.DateTimeField()
    """Moment of the last act of the case's register."""

    class Meta:
        constraints = (models.CheckConstraint(name="case_status", condition=models.Q(status__in=STATUSES)),)

    def __str__(self) -> str:
        return self.code


def code_of(year: int, number: int) -> str:
    """The code of the case that got this number in this year."""
    return f"DX-{year}-{number:06d}"

"""Rehearsals: what somebody plays through to see what the law would say. Never part of the register."""

import uuid

from django.db import models


class Rehearsal(models.Model):
    """One person's rehearsal, kept as a scenario document. It is no act, no case and no draft of one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.CharField(max_length=40, db_index=True)
    title = models.CharField(max_length=200)
    document = models.TextField()
    """The scenario as `khoithong rehearse` reads it, without expectations."""
    wishes = models.JSONField(default=dict)
    """What the form of choices holds, by control; empty where the acts were never directed by it."""
    by_hand = models.BooleanField(default=False)
    """Whether an act was entered, changed or taken back since the choices directed the play."""
    kept = models.JSONField(default=dict)
    """Forms begun and not sent yet, by name: their controls."""
    beside = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    """The rehearsal this one varies in one thing."""
    version = models.IntegerField(default=1)
    """Counts the changes of the document: a change that rests on an older one is refused."""
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.title

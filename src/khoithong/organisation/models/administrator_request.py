"""A proposal to appoint or dismiss an administrator, which another administrator has to confirm."""

import uuid

from django.db import models

from khoithong.organisation.models.person import Person


class AdministratorRequest(models.Model):
    """One proposal. It is decided once, never by whoever made it (the database refuses that too)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    kind = models.CharField(max_length=10)
    """`appoint` or `dismiss`."""
    username = models.CharField(max_length=150)
    keeper = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    """Who is to use the account."""
    ground = models.CharField(max_length=300)
    proposed_by = models.CharField(max_length=150)
    proposed_at = models.DateTimeField()
    decided_by = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True)
    confirmed = models.BooleanField(null=True)
    """Whether it was carried out; null while it waits."""

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="administrator_request_kind", condition=models.Q(kind__in=("appoint", "dismiss"))
            ),
            models.CheckConstraint(
                name="administrator_request_two_persons",
                condition=~models.Q(decided_by=models.F("proposed_by")) | models.Q(confirmed=False),
            ),
            models.CheckConstraint(
                name="administrator_request_decided_whole",
                condition=models.Q(confirmed__isnull=True, decided_at__isnull=True, decided_by="")
                | (models.Q(confirmed__isnull=False, decided_at__isnull=False) & ~models.Q(decided_by="")),
            ),
            models.UniqueConstraint(
                name="administrator_request_waits_once",
                fields=["username"],
                condition=models.Q(confirmed__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.username}"

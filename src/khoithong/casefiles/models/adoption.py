"""Which text governs whom, since when, by whose word: what one administrator proposed and another one decided.

Rows are only added; the database refuses to change or delete them, and to let one person do both.
"""

import uuid

from django.conf import settings
from django.db import models

KINDS = ("adopt", "end", "reading")
OUTCOMES = ("confirmed", "declined", "withdrawn")


class LawProposal(models.Model):
    """A change proposed. It counts once it is confirmed."""

    key = models.UUIDField(default=uuid.uuid4, unique=True)
    """Idempotency key of the form."""
    kind = models.CharField(max_length=10)
    """`adopt`: a text for an agency and all below it; `end`: of such an adoption; `reading`: another answer."""
    agency = models.CharField(max_length=40, blank=True)
    """Empty: the whole installation."""
    pack = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    """Of the pack as it was proposed: a text changed since is not the one that was confirmed."""
    since = models.DateField(null=True)
    """First day; null where an adoption ends."""
    until = models.DateField(null=True)
    """Last day; null where none is set."""
    reading = models.CharField(max_length=60, blank=True)
    answer = models.CharField(max_length=60, blank=True)
    ends = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    """The adoption that ends."""
    ground = models.CharField(max_length=200)
    """Number, day and issuer of the document it rests on."""
    reason = models.TextField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    person = models.CharField(max_length=40)
    """Who was at the keyboard."""
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="law_proposal_kind",
                condition=models.Q(kind="adopt", since__isnull=False, reading="", ends__isnull=True)
                | models.Q(kind="end", since__isnull=True, until__isnull=False, ends__isnull=False)
                | models.Q(kind="reading", since__isnull=False, until__isnull=True, ends__isnull=True)
                & ~models.Q(reading=""),
            ),
            models.CheckConstraint(
                name="law_proposal_ends_after_it_begins",
                condition=models.Q(since__isnull=True)
                | models.Q(until__isnull=True)
                | models.Q(until__gte=models.F("since")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pack} {self.agency}"


class LawDecision(models.Model):
    """What became of a proposal: one decision, by somebody else; withdrawn by who had proposed it."""

    proposal = models.OneToOneField(LawProposal, models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=10)
    reason = models.TextField(blank=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    person = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(name="law_decision_outcome", condition=models.Q(outcome__in=OUTCOMES)),
            models.CheckConstraint(
                name="law_decision_reason",
                condition=models.Q(outcome="confirmed") | ~models.Q(reason=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.outcome} {self.proposal_id}"

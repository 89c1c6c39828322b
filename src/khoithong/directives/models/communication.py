"""Communication (tuyên truyền): what an agency planned to publish, and what appeared where and when."""

import uuid

from django.db import models

from khoithong.casefiles.models import Case
from khoithong.directives.models.directive import Directive

FORMS = ("press", "broadcast", "portal", "conference", "visual", "social", "publication", "other")
PLANNED, PUBLISHED, CANCELLED = "planned", "published", "cancelled"
ITEM_STATUSES = (PLANNED, PUBLISHED, CANCELLED)


class CommunicationPlan(models.Model):
    """An agency's plan of communication for a period."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.CharField(max_length=40, db_index=True)
    title = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField()
    """Last day of the period."""
    directive = models.ForeignKey(Directive, models.PROTECT, null=True, related_name="communication_plans")
    """The directive that ordered it; null where the agency plans by itself."""
    clause = models.CharField(max_length=60, blank=True)
    created_by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="communication_ends_after_it_begins", condition=models.Q(until__gte=models.F("since"))
            ),
        )

    def __str__(self) -> str:
        return self.title


class CommunicationItem(models.Model):
    """One thing to publish, and then published: in which form, where, when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.CharField(max_length=40, db_index=True)
    plan = models.ForeignKey(CommunicationPlan, models.PROTECT, null=True, related_name="items")
    title = models.CharField(max_length=300)
    form = models.CharField(max_length=12)
    planned_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    where = models.CharField(max_length=200, blank=True)
    """The newspaper, station, hall or page."""
    url = models.CharField(max_length=500, blank=True)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")
    """The case it tells of; shown only to who may read that case."""
    directive = models.ForeignKey(Directive, models.PROTECT, null=True, related_name="communication_items")
    clause = models.CharField(max_length=60, blank=True)
    status = models.CharField(max_length=10, default=PLANNED)
    created_by = models.CharField(max_length=40)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(name="communication_form", condition=models.Q(form__in=FORMS)),
            models.CheckConstraint(name="communication_status", condition=models.Q(status__in=ITEM_STATUSES)),
            models.CheckConstraint(
                name="communication_published_on_a_day",
                condition=models.Q(status=PUBLISHED, published_on__isnull=False)
                | ~models.Q(status=PUBLISHED) & models.Q(published_on__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return self.title


class CommunicationEntry(models.Model):
    """One thing done about a plan or an item. Rows are only added; the database refuses more."""

    plan = models.ForeignKey(CommunicationPlan, models.PROTECT, null=True, related_name="entries")
    item = models.ForeignKey(CommunicationItem, models.PROTECT, null=True, related_name="entries")
    kind = models.CharField(max_length=30)
    actor = models.CharField(max_length=40)
    office = models.CharField(max_length=75, blank=True)
    recorded_at = models.DateTimeField()
    data = models.JSONField(default=dict)
    idempotency_key = models.UUIDField(unique=True, default=uuid.uuid4)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="communication_entry_of_something",
                condition=models.Q(plan__isnull=False) | models.Q(item__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.kind


class CommunicationFile(models.Model):
    """A photo or another proof of what was published."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(CommunicationItem, models.PROTECT, related_name="files")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    uploaded_by = models.CharField(max_length=40)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

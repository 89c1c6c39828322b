"""A directive as it was brought in and confirmed: its identity, its text, whom it addresses, what it orders."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

DRAFT, ISSUED, WITHDRAWN = "draft", "issued", "withdrawn"
STATUSES = (DRAFT, ISSUED, WITHDRAWN)
ROLES = ("lead", "coordinate")
DUE_KINDS = ("date", "standing", "periodic", "none")
PERIODS = ("", "month", "quarter", "half_year", "year")
REPORT_KINDS = ("", "annual", "multi_year")


class Directive(models.Model):
    """One directive. A draft is its clerk's; nothing of it reaches an agency before it is issued."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=20, unique=True)
    """`CD-2026-00001`: the year it was brought in and a number that only ever grows; gaps are possible."""
    kind = models.CharField(max_length=60, blank=True)
    """As the text calls itself: `Công văn`, `Kế hoạch`, `Quy định`."""
    number = models.CharField(max_length=60, null=True, blank=True)  # noqa: DJ001 - null is "the text is silent"
    """`398/SNV-CCVC`; null where the text leaves it blank."""
    date = models.DateField(null=True, blank=True)
    """The day the text bears; null where it leaves it blank."""
    place = models.CharField(max_length=100, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    """In the words of the text; `owner` is the agency of this organisation."""
    owner = models.CharField(max_length=40, db_index=True)
    """The agency that keeps it and issues it here."""
    signer = models.CharField(max_length=120, blank=True)
    subject = models.TextField(blank=True)
    text = models.TextField()
    """The whole text, NFC, line ends `\\n`. Spans of tasks and citations count its characters."""
    source_sha256 = models.CharField(max_length=64, blank=True)
    """Content of the file it was read from, in the store of attachments; empty where the text was pasted."""
    source_name = models.CharField(max_length=200, blank=True)
    source_type = models.CharField(max_length=100, blank=True)
    source_size = models.BigIntegerField(default=0)
    reading = models.JSONField(default=dict)
    """What the reader made of the text, before anybody corrected it."""
    grounds = models.JSONField(default=list)
    """Legal grounds: their words, as a list of texts."""
    citations = models.JSONField(default=list)
    """Documents cited: `{"kind", "number", "date", "issuer", "text", "start", "end"}` each, as the reader gave them."""
    pack = models.CharField(max_length=40, blank=True)
    """The regulation pack of this very text; empty where it is none."""
    status = models.CharField(max_length=10, default=DRAFT)
    draft = models.JSONField(default=dict)
    """The form of a draft as its clerk left it, faulty values included; empty once issued: rows say it then."""
    version = models.IntegerField(default=1)
    """Counts the saves of a draft: a save that rests on an older one is a conflict."""
    created_by = models.CharField(max_length=40)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    issued_by = models.CharField(max_length=40, blank=True)
    issued_at = models.DateTimeField(null=True)
    issued_on = models.DateField(null=True)
    """The day it went out to the agencies here."""

    class Meta:
        constraints = (
            models.CheckConstraint(name="directive_status", condition=models.Q(status__in=STATUSES)),
            models.CheckConstraint(
                name="directive_issued_by_somebody",
                condition=models.Q(status=DRAFT, issued_at__isnull=True, issued_by="")
                | models.Q(status=ISSUED, issued_at__isnull=False, issued_on__isnull=False)
                & ~models.Q(issued_by="")
                | models.Q(status=WITHDRAWN),
            ),
        )

    def __str__(self) -> str:
        return self.code


class Recipient(models.Model):
    """One line of "Kính gửi" or "Nơi nhận", in its own words; it stays though no agency answers to it."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="recipients")
    place = models.SmallIntegerField()
    """Its place in the list, from 0."""
    words = models.CharField(max_length=500)
    rule = models.CharField(max_length=60, blank=True)
    """The rule that resolved the words, `by_hand` where a clerk chose; empty where none applied."""

    class Meta:
        ordering = ("place",)
        constraints = (models.UniqueConstraint(name="recipient_place_once", fields=["directive", "place"]),)

    def __str__(self) -> str:
        return self.words


class RecipientAgency(models.Model):
    """An agency of the organisation that a line of recipients means."""

    recipient = models.ForeignKey(Recipient, models.CASCADE, related_name="agencies")
    agency = models.CharField(max_length=40, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(name="recipient_agency_once", fields=["recipient", "agency"]),)

    def __str__(self) -> str:
        return self.agency


class Task(models.Model):
    """Something the directive orders. Due dates are calendar days; `due_on` is the last valid one."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="tasks")
    place = models.SmallIntegerField()
    """Its place among the directive's tasks, from 1: its number in addresses."""
    clause = models.CharField(max_length=60, blank=True)
    """`II/2/a`; empty where it comes from no numbered clause."""
    text = models.TextField()
    start = models.IntegerField(null=True)
    """Where its words begin in the directive's text; null for a task the clerk added."""
    end = models.IntegerField(null=True)
    lead_words = ArrayField(models.CharField(max_length=300), default=list)
    """Who leads, in the words of the text; empty: it names nobody, the task goes to every recipient."""
    coordinate_words = ArrayField(models.CharField(max_length=300), default=list)
    due_kind = models.CharField(max_length=10, default="none")
    due_from = models.DateField(null=True)
    due_on = models.DateField(null=True)
    due_words = models.CharField(max_length=300, blank=True)
    every = models.CharField(max_length=10, blank=True)
    """`month`, `quarter`, `half_year`, `year` of a periodic task."""
    every_day = models.SmallIntegerField(null=True)
    """Last valid day of each round; null: the last day of its period."""
    every_month = models.SmallIntegerField(null=True)
    """Month of the last valid day, of a yearly task."""
    report_wanted = models.TextField(blank=True)
    """What is to be reported; empty where nothing is."""
    report_kind = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(name="task_place_once", fields=["directive", "place"]),
            models.CheckConstraint(name="task_due_kind", condition=models.Q(due_kind__in=DUE_KINDS)),
            models.CheckConstraint(name="task_every", condition=models.Q(every__in=PERIODS)),
            models.CheckConstraint(name="task_report_kind", condition=models.Q(report_kind__in=REPORT_KINDS)),
            models.CheckConstraint(
                name="task_dated",
                condition=~models.Q(due_kind="date") | models.Q(due_on__isnull=False),
            ),
            models.CheckConstraint(
                name="task_periodic",
                condition=models.Q(due_kind="periodic") & ~models.Q(every="")
                | ~models.Q(due_kind="periodic") & models.Q(every=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.clause or self.place}"


def code_of(year: int, number: int) -> str:
    """The code of the directive that got this number in this year."""
    return f"CD-{year}-{number:05d}"

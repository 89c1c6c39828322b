"""What lists and reports read: rows derived from a case's acts, replaced whenever they change.

Nothing here depends on today: whether something is overdue or already possible follows from the dates kept.
"""

from django.db import models
from django.db.models import CompositePrimaryKey

from khoithong.casefiles.models.case import Case


class Projected(models.Model):
    """A row of one case."""

    case = models.ForeignKey(Case, models.CASCADE, db_index=False, related_name="+")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)


class DeadlineRow(Projected):
    """A limit of the case: of the regulation, or set by the agency."""

    pk = CompositePrimaryKey("case_id", "number")
    number = models.SmallIntegerField()
    """Place in the order in which the limits were opened."""
    deadline = models.CharField(max_length=30)
    due = models.DateField()
    provision = models.CharField(max_length=80, blank=True)
    owner = models.CharField(max_length=75, blank=True)
    """Who has to meet it: a person, or an office as `agency/role`."""
    closed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=10, blank=True)
    """`met`, `late` or `cancelled`; empty while it runs."""

    class Meta(Projected.Meta):
        indexes = (
            models.Index(fields=["due"], name="deadline_running", condition=models.Q(closed_on__isnull=True)),
        )


class ParticipantRow(Projected):
    """A person or agency concerned by the case. Who may read follows from these rows alone (`rights.py`)."""

    pk = CompositePrimaryKey("party", "relation", "case_id")
    party = models.CharField(max_length=40)
    relation = models.CharField(max_length=20)

    class Meta(Projected.Meta):
        indexes = (models.Index(fields=["case"], name="participant_case"),)


class TodoRow(Projected):
    """Something that waits for one person or office."""

    pk = CompositePrimaryKey("holder", "case_id", "kind", "subject")
    holder = models.CharField(max_length=75)
    """A person, or an office as `agency/role`."""
    kind = models.CharField(max_length=40)
    """The act that would do it."""
    subject = models.CharField(max_length=120, blank=True)
    """For measures: `measure beneficiary`; else empty."""
    deadline = models.CharField(max_length=30, blank=True)
    due = models.DateField(null=True)
    """Null where the regulation sets no limit."""
    opens_on = models.DateField(null=True)
    """First day it can be done (ballots: the meeting day); null when it can be done at once."""
    since = models.DateField()
    """The day from which it has waited."""

    class Meta(Projected.Meta):
        indexes = (
            models.Index(fields=["holder", "due"], name="todo_holder"),
            models.Index(fields=["case"], name="todo_case"),
        )


class MeasureRow(Projected):
    """A measure of encouragement or protection somebody may have, or was given or refused."""

    pk = CompositePrimaryKey("case_id", "measure", "beneficiary")
    measure = models.CharField(max_length=60)
    beneficiary = models.CharField(max_length=40)
    """A person or an agency."""
    provision = models.CharField(max_length=80)
    authority = models.CharField(max_length=10)
    """Whose it is to give for this beneficiary: `agency`, `managing` or `either`."""
    agency = models.CharField(max_length=40)
    """The agency that manages the beneficiary."""
    state = models.CharField(max_length=10)
    """`available`, `proposed`, `applied` or `declined`."""
    since = models.DateField()
    """The day from which it has been in this state."""

    class Meta(Projected.Meta):
        indexes = (models.Index(fields=["agency", "state", "since"], name="measure_agency"),)


class MeetingRow(Projected):
    """A meeting: convened, perhaps postponed, closed. A new vote is a new meeting."""

    pk = CompositePrimaryKey("case_id", "number")
    number = models.SmallIntegerField()
    stage = models.CharField(max_length=10)
    route = models.CharField(max_length=10)
    day = models.DateField()
    chair = models.CharField(max_length=40, blank=True)
    closed_on = models.DateField(null=True)
    passed = models.BooleanField(null=True)


class BallotRow(Projected):
    """One ballot: one per person and meeting, which the primary key itself enforces."""

    pk = CompositePrimaryKey("case_id", "meeting", "person")
    meeting = models.SmallIntegerField()
    person = models.CharField(max_length=40)
    ballot = models.CharField(max_length=10)
    seq = models.IntegerField()

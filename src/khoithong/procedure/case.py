"""The state of one case while its acts are replayed. Only ``fold`` changes it; everything else reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date, datetime

    from khoithong.procedure.acts import Act
    from khoithong.procedure.ballots import Tally
    from khoithong.procedure.permissions import InOrder
    from khoithong.procedure.regulation import DeadlineRule


@dataclass(slots=True)
class Limit:
    """A time limit that has begun to run."""

    id: str
    due: date
    since: date
    """The day of the event it counts from; that day itself is not counted."""
    act: int
    """Index of the act that started it."""
    rule: DeadlineRule | None
    """``None`` for a limit the agency set itself."""
    provision: str | None
    ended: date | None = None
    how: Literal["met", "cancelled"] | None = None

    def state(self, day: date) -> str:
        """Its state at the end of ``day``: open, overdue, met, late or cancelled."""
        if self.ended is None:
            return "overdue" if day > self.due else "open"
        if self.ended > self.due:
            return "late"
        return self.how or "met"


@dataclass(slots=True)
class Ballot:
    """One person's vote."""

    value: str
    on: date
    act: int
    remarks: str | None = None


@dataclass(slots=True)
class Meeting:
    """A meeting that was convened; it stays as it was once it is closed."""

    stage: str
    route: str
    on: date
    convened: date
    act: int
    chair: str | None = None
    """Named by the convening where the text lets a deputy preside; else the head presides."""
    ballots: dict[str, Ballot] = field(default_factory=dict)
    voters: tuple[str, ...] | None = None
    """The electorate once derived; a change of the council or of the deciding agency forgets it until the closing."""
    absent: tuple[str, ...] = ()
    closed: date | None = None
    tally: Tally | None = None


@dataclass(slots=True)
class Seat:
    """A seat on the council. The chair's seat follows the office of head, whoever holds it."""

    person: str
    capacity: str
    standing: str
    secretary: bool
    sent: date | None = None
    """The day the plan was sent to this member."""


@dataclass(slots=True)
class Council:
    """An evaluation council."""

    established: date
    act: int
    seats: list[Seat]


@dataclass(slots=True)
class Opinion:
    """The Party body's opinion at one stage: sought, then given."""

    sought: date | None = None
    given: date | None = None
    value: str | None = None
    act: int | None = None

    @property
    def pending(self) -> bool:
        """Sought and not yet given."""
        return self.sought is not None and self.given is None


@dataclass(slots=True)
class Report:
    """A report of a prohibited act. It belongs to a stream of its own, never to the timeline."""

    number: int
    by: str
    on: date
    provision: str
    against: str
    confirmed: bool | None = None
    resolved: date | None = None
    handled: bool = False


@dataclass(slots=True)
class Case:
    """What the acts so far amount to."""

    acts: list[Act] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    status: str = "draft"
    last_at: datetime | None = None
    limits: list[Limit] = field(default_factory=list)

    proposers: tuple[str, ...] = ()
    agency: str | None = None
    """The agency proposed from: it employs the proposer."""
    submitted: date | None = None
    received: date | None = None
    """The day the limits count from; later than ``submitted`` where receipt is registration."""
    registered: bool = False
    versions: list[int] = field(default_factory=list)
    """Indexes of the acts that filed a version of the plan."""
    escalations: int = 0
    escalated: date | None = None
    decider: str | None = None
    """The deciding agency, once a meeting closed or the decision fell; before that it is derived."""
    collective_decides: bool = False
    """Whether a head's own plan was decided by the collective leadership of the same agency."""

    route: str = "collective"
    route_chosen: date | None = None
    council: Council | None = None
    meeting: Meeting | None = None
    """The meeting now convened and not closed."""
    approval: Meeting | None = None
    """The last approval meeting closed."""
    assessment: Meeting | None = None
    """The last evaluation meeting closed."""
    closed_meetings: list[Meeting] = field(default_factory=list)
    appraised: date | None = None
    override: date | None = None
    lapsed: bool = False
    """An override let an opinion lapse that had been sought: no new vote any more."""
    opinion: Opinion = field(default_factory=Opinion)
    evaluation_opinion: Opinion = field(default_factory=Opinion)
    conditions_met: frozenset[str] = frozenset()

    decision: str | None = None
    decided: date | None = None
    approving_head: str | None = None
    employing_head: str | None = None
    executors: tuple[str, ...] = ()
    mode: str | None = None
    suspended: date | None = None
    inspected: bool = False
    """An inspection was made since the suspension."""
    last_inspection: date | None = None
    resumed: date | None = None
    terminated: bool = False
    completed: date | None = None
    """The day of completion or termination."""
    reported: date | None = None
    conclusion: str | None = None
    """What the evaluation meeting found; it counts once published."""
    findings: dict[str, bool] = field(default_factory=dict)
    evaluation: str | None = None
    published: date | None = None
    publishing_head: str | None = None
    measures: dict[tuple[str, str], str] = field(default_factory=dict)
    """State of the measures acted upon, by measure and beneficiary."""
    ended: date | None = None
    """The day of withdrawal."""

    version: int = 0
    """How many acts were folded, reports included: what was derived before is stale when it grows."""
    deciders: dict[date, str | None] = field(default_factory=dict)
    """Deciding agencies already derived, by day; only while they are derived at all."""
    managing: tuple[int, date, frozenset[str | None]] | None = None
    """The heads who manage a beneficiary, at a version on a day."""
    in_order: InOrder | None = None
    """The acts that were in order at a version on a day."""

    @property
    def tally(self) -> Tally | None:
        """The tally of the last meeting closed."""
        return self.closed_meetings[-1].tally if self.closed_meetings else None

    @property
    def plan(self) -> dict[str, str]:
        """The newest version of the plan."""
        return dict(self.acts[self.versions[-1]].data["plan"]) if self.versions else {}

    def running(self, deadline: str) -> Limit | None:
        """The newest instance of a deadline, whatever its state."""
        for limit in reversed(self.limits):
            if limit.id == deadline:
                return limit
        return None

    @property
    def stage(self) -> str:
        """Whether the case is before its decision or at its evaluation."""
        return "approval" if self.decision is None else "evaluation"

"""A regulation pack, compiled: frozen rules the engine reads. Built from ``regulations/`` by ``khoithong.lawbook``.

Nothing here knows which regulation it holds. References to provisions are complete: ``pack#7/2/2.1``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from khoithong.procedure.vocabulary import FieldType

Route = Literal["collective", "council"]
Stage = Literal["approval", "evaluation"]


@dataclass(frozen=True, slots=True)
class Cited:
    """A provision that may differ by route: what applies to the collective leadership and what to a council."""

    collective: str | None = None
    council: str | None = None

    def of(self, route: str) -> str | None:
        """The reference that applies on ``route``."""
        return self.council if route == "council" else self.collective


NOWHERE = Cited()


@dataclass(frozen=True, slots=True)
class Field:
    """One piece of data an act carries."""

    name: str
    type: FieldType
    required: bool
    provision: Cited = NOWHERE
    """What ``missing_content`` cites when it is absent; the act's own provision when empty."""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guard:
    """A typed condition on the order of the procedure, and the provision its refusal cites."""

    name: str
    provision: Cited = NOWHERE


@dataclass(frozen=True, slots=True)
class ActRule:
    """When an act is possible, who may do it and what it must carry."""

    kind: str
    by: tuple[str, ...]
    during: frozenset[str]
    provision: Cited
    fields: Mapping[str, Field]
    stage_fields: Mapping[str, Mapping[str, Field]] = field(default_factory=dict)
    """Further fields of a closing, by the meeting's stage."""
    requires: tuple[Guard, ...] = ()
    checks: tuple[Guard, ...] = ()
    evaluation_provision: Cited = NOWHERE
    """What the act rests on at the evaluation stage, where the text says it anew; else ``provision``."""
    addition: str | None = None
    """Why the software adds this act although the text does not name it."""

    def fields_at(self, stage: str | None) -> Mapping[str, Field]:
        """The fields asked for at a stage of the procedure."""
        more = self.stage_fields.get(stage or "")
        return {**self.fields, **more} if more else self.fields


@dataclass(frozen=True, slots=True)
class Number:
    """A number the text sets, with its unit."""

    value: int
    unit: Literal["days", "working_days", "persons", "percent"]
    provision: str


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """A time limit: from which event it counts, what ends it."""

    id: str
    number: Number
    provision: Cited
    starts: frozenset[str]
    meets: frozenset[str]
    cancels: frozenset[str]
    route: str | None
    """Only on this route; ``None`` on both."""
    owner: str
    restarts: bool = False
    """Whether starting again moves an open limit (an overdue one stays)."""


@dataclass(frozen=True, slots=True)
class EligibilityRule:
    """Who may propose (roles), from which kinds of agency."""

    roles: frozenset[str]
    provision: str
    kinds: frozenset[str] | None = None
    kinds_provision: str | None = None
    unverified_roles: frozenset[str] = frozenset()
    """Roles whose measures carry the warning ``scope_unverified``."""


@dataclass(frozen=True, slots=True)
class RoutingRule:
    """Where a plan goes. ``to`` names how the deciding agency is found; ``head_plan`` what a head's own plan does."""

    to: Literal["employing_agency", "managing_agency", "managing_above"]
    provision: str
    head_plan: Literal["superior", "own_collective"]
    head_provision: str
    committee_provision: str | None = None
    """Provision under which a managing Party committee decides its own cadres' plans; ``None`` where the text knows none."""
    escalation_provision: str | None = None
    above_provision: str | None = None
    """Provision that sends a plan to the managing agency above, where ``to`` is ``managing_above``."""


@dataclass(frozen=True, slots=True)
class OpinionRule:
    """The Party body's opinion before approval and before publication."""

    asked: bool
    principle: str | None = None
    """The provision that forbids deciding before the opinion."""
    evaluation_principle: str | None = None
    """The same before publishing the result, where the text says it elsewhere."""
    basis: Mapping[str, Cited] = field(default_factory=dict)
    """By stage: the provision that makes the opinion the basis of the decision."""
    missing_provision: str | None = None

    def principle_at(self, stage: str) -> str | None:
        """The provision that forbids deciding, or publishing, before the opinion."""
        return (self.evaluation_principle if stage == "evaluation" else None) or self.principle


@dataclass(frozen=True, slots=True)
class MeetingRule:
    """One kind of meeting: which stage, held by whom, on which provisions."""

    stage: Stage
    route: Route
    provision: str
    exclusion: str
    """Provision that keeps proposers from voting."""
    chair: str
    minutes: str | None
    majority: str
    tie: str
    reasons: str | None = None
    """Provision that asks for reasons when the result is not completed."""


@dataclass(frozen=True, slots=True)
class SheetHeading:
    """One heading of the sheet on which a council member evaluates the plan."""

    heading: str
    provision: str


@dataclass(frozen=True, slots=True)
class CouncilRule:
    """Composition of an evaluation council and the notice its members must have."""

    minimum: Number
    maximum: Number
    notice: Number
    size_provision: str
    chair_provision: str
    members_provision: str
    notice_provision: str
    sheet: tuple[SheetHeading, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of the plan."""

    name: str
    required: bool
    provision: str


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What whoever acts confirms by doing so, for instance that nothing contradicts higher law."""

    provision: str
    label: str
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasureRule:
    """A form of encouragement or protection: for whom, on which conditions, decided by whom."""

    id: str
    provision: str
    family: Literal["encouragement", "resources", "protection"]
    beneficiaries: tuple[str, ...]
    persons_only: bool
    when: tuple[str, ...]
    authority: Literal["agency", "managing", "either"]
    outcomes: tuple[str, ...] = ()
    outcome_required: bool = False
    derived: bool = False
    """The same measure granted to others because the protected persons have it (11)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A question the text leaves open, its possible answers and the one chosen."""

    id: str
    question: str
    answers: Mapping[str, str]
    chosen: str
    reason: str
    provisions: tuple[str, ...]
    warns: bool = False
    """The answer itself is marked ``reading_decides`` where it applies at submission."""


@dataclass(frozen=True, slots=True)
class Regulation:
    """A whole regulation, ready for the engine."""

    id: str
    digest: str
    in_force_from: date
    in_force_to: date | None
    eligibility: EligibilityRule
    routing: RoutingRule
    opinion: OpinionRule
    sections: tuple[Section, ...]
    acts: Mapping[str, ActRule]
    deadlines: tuple[DeadlineRule, ...]
    meetings: Mapping[tuple[str, str], MeetingRule]
    """By stage and route; a stage without any meeting is decided by the head."""
    council: CouncilRule | None
    conditions: tuple[str, ...]
    """Provisions of the conditions that open encouragement, in the text's order."""
    partial_conditions: tuple[str, ...]
    """Those that suffice under the reading ``conditions: a_to_c``."""
    prohibitions: tuple[str, ...]
    blocking_prohibitions: frozenset[str]
    """The prohibited acts whose report blocks the beneficiary's measures."""
    causes_provision: str | None
    measures: tuple[MeasureRule, ...]
    measure_authority_provision: str | None
    before_approval: str | None
    """What forbids any act of execution before the approval."""
    readings: Mapping[str, Reading]
    provisions: frozenset[str]
    """Every provision of the text and of the packs it extends, complete references."""
    numbers: Mapping[str, Number] = field(default_factory=dict)
    """Every number the text sets, by name."""
    confirmations: tuple[Confirmation, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    """How a provision is cited in Vietnamese: "điểm 2.1 khoản 2 Điều 7"."""
    inherits: tuple[str, ...] = ()
    """Packs this one extends: their provisions may be cited too."""

    @property
    def evaluated_by_meeting(self) -> bool:
        """Whether a meeting evaluates the result, or the head publishes it directly."""
        return ("evaluation", "collective") in self.meetings

    def covers(self, day: date) -> bool:
        """Whether the text was in force on ``day``."""
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)

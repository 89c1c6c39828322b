"""What documents are made of: the facts of a case as the register has them. Nothing here is typed for a document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from khoithong.documents.content import FormId, Signature


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with the title used in the case."""

    name: str
    title: str = ""

    @property
    def words(self) -> str:
        """Name and title on one line."""
        return f"{self.name}, {self.title}" if self.title else self.name


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency as it issues documents."""

    name: str
    symbol: str
    """In numbers: `SXD`."""
    place: str
    superior: str | None = None
    head: Person | None = None
    unit: str = "VT"
    """Where the file copy is kept."""
    form: FormId = "state"
    heading: str | None = None
    """The name as it stands at the top, where the agency above is named there too: `Ban Tổ chức`."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote."""

    person: Person
    words: str
    """`Tán thành`, `Không tán thành`, `Ý kiến khác`."""
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that was convened, and what came of it once it was closed."""

    title: str
    """`Họp Hội đồng đánh giá đề xuất`."""
    on: date
    chair: Person
    secretary: Person | None = None
    council: bool = False
    present: tuple[Person, ...] = ()
    absent: tuple[Person, ...] = ()
    invited: tuple[Person, ...] = ()
    left_out: tuple[tuple[Person, str], ...] = ()
    """Who does not vote, and why with the provision."""
    ballots: tuple[Ballot, ...] = ()
    tally: str = ""
    """The result with its denominator and how a tie was decided."""
    outcome: str = ""
    concluded: str = ""
    """What the minutes of the register say besides: the course, the chair's conclusion."""
    provision: str = ""
    """On which such a meeting is held, with its text."""
    conditions: tuple[tuple[str, bool, str], ...] = ()
    """Each condition, whether met, on which grounds."""


@dataclass(frozen=True, slots=True)
class Member:
    """A seat of a council."""

    person: Person
    capacity: str
    standing: str
    secretary: bool = False


@dataclass(frozen=True, slots=True)
class Opinion:
    """A Party body asked, and its answer."""

    body: Agency
    asked_by: str
    """The document that asked."""
    words: str = ""
    content: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """One report of those who carry a proposal out."""

    on: date
    content: str
    difficulties: str = ""
    percent: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure for somebody, with its provision and the conditions found met."""

    label: str
    provision: str
    beneficiary: Person
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A time limit that began to run."""

    label: str
    due: date
    provision: str


@dataclass(frozen=True, slots=True)
class Overdue:
    """A limit that passed."""

    label: str
    due: date
    late: str
    """`02 ngày làm việc`."""
    provision: str
    owner: str
    """Whose it was to meet."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A case, as far as a document can need it."""

    code: str
    title: str
    law: str
    """The regulation as it is cited: kind, number, date, issuer, title."""
    agency: Agency
    """Which decides, and issues what names no other issuer."""
    day: date
    """Of the document."""
    number: int | None = None
    """From the agency's register of numbers; a draft has none."""
    provisions: dict[str, str] = field(default_factory=dict)
    """By act, the provision it rests on with the text it stands in, as cited."""
    signature: Signature | None = None
    """Who signs, where it was chosen; else the head of the issuing agency."""
    proposers: tuple[Person, ...] = ()
    proposed_on: date | None = None
    plan: tuple[tuple[str, str], ...] = ()
    """Headings of the text with what was written under each."""
    received: date | None = None
    registered: str = ""
    term: Term | None = None
    """What runs from the receipt; nothing where the text sets no limit."""
    review: tuple[str, ...] = ()
    """The headings of a council member's review sheet, as the text gives them."""
    called: Meeting | None = None
    """The meeting that is called, for its invitation and ballots."""
    meeting: Meeting | None = None
    """That considered the proposal."""
    evaluation: Meeting | None = None
    """That evaluated the result."""
    members: tuple[Member, ...] = ()
    replaced: tuple[Person, Member, str] | None = None
    """Who left, who came, why."""
    route_reason: str = ""
    opinion: Opinion | None = None
    evaluates: bool = False
    """Whether an opinion is asked about the result, not about the proposal."""
    override: tuple[str, str] | None = None
    """Necessity and feasibility."""
    overridden: str = ""
    """The document by which the head let a rejected proposal go ahead."""
    approval: str = ""
    """The document that approved."""
    pilot: bool = False
    executors: tuple[Person, ...] = ()
    executing: Agency | None = None
    """The agency that carries it out, where it is one."""
    planned_completion: date | None = None
    reason: str = ""
    """Of the act the document records."""
    progress: tuple[Progress, ...] = ()
    report_due: date | None = None
    asked: str = ""
    inspection: str = ""
    results: str = ""
    targets: tuple[tuple[str, str], ...] = ()
    """Each target beside what was achieved."""
    completed_on: date | None = None
    conclusion: str = ""
    reasons: str = ""
    """Why the result was concluded so."""
    causes: tuple[str, str] | None = None
    """Objective and subjective."""
    findings: tuple[tuple[str, str], ...] = ()
    measures: tuple[Measure, ...] = ()
    managing: str = ""
    """The agency asked to apply them."""
    overdue: tuple[Overdue, ...] = ()
    integrity: str = ""
    """The short code of the register."""

"""What the components of a page are given: small frozen records, words and facts only.

Views fill them from findings of the engine and from projections; templates under `templates/components/`
draw them; the tags of `templatetags/components.py` bring both together. Nothing here decides or counts days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from django.urls import get_script_prefix

from khoithong.web.wording import WEEKDAYS_SHORT, DayUnit, date_words, days_words

Tone = Literal["neutral", "info", "wait", "active", "done", "warn", "stop"]

STATUS_TONES: dict[str, Tone] = {
    "draft": "neutral",
    "under_review": "info",
    "awaiting_party_opinion": "wait",
    "awaiting_decision": "wait",
    "in_execution": "active",
    "suspended": "warn",
    "awaiting_result_report": "active",
    "under_evaluation": "info",
    "awaiting_evaluation_opinion": "wait",
    "awaiting_publication": "wait",
    "evaluated": "done",
    "disapproved": "stop",
    "withdrawn": "neutral",
    "archived": "neutral",
}
TONE_ICONS: dict[Tone, str] = {
    "neutral": "file",
    "info": "eye",
    "wait": "hourglass",
    "active": "play",
    "done": "check",
    "warn": "pause",
    "stop": "cross",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision: its reference (`tinh-uy-2026#7/2/2.1`), its words and, where shown, its verbatim text."""

    ref: str
    label: str
    text: str = ""
    title: str = ""

    @property
    def url(self) -> str:
        """Return the address of the provision's text."""
        pack, _, path = self.ref.partition("#")
        fragment = f"#{path}" if path else ""
        return f"{get_script_prefix()}quy-dinh/{pack}/{fragment}"


@dataclass(frozen=True, slots=True)
class Person:
    """A person in the capacity used: `Nguyễn Văn An`, `Giám đốc Sở Xây dựng`."""

    name: str
    office: str = ""
    acting: bool = False
    is_you: bool = False


DeadlineState = Literal["open", "soon", "today", "overdue", "met", "late", "cancelled", "none"]


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day of a count. `number` is its place in the count; a day skipped has none and says why."""

    on: date
    number: int | None = None
    reason: str = ""
    event: bool = False
    due: bool = False
    today: bool = False

    @property
    def weekday(self) -> str:
        """Return `T2` … `CN`."""
        return WEEKDAYS_SHORT[self.on.weekday()]

    @property
    def kind(self) -> str:
        """Return the look of the day: event, due, counted or skipped."""
        if self.event:
            return "event"
        if self.due:
            return "due"
        return "counted" if self.number is not None else "skipped"


@dataclass(frozen=True, slots=True)
class DateExplanation:
    """Why a deadline falls on its day: the event, the rule in words, every day counted or skipped."""

    event: str
    event_on: date
    rule: str
    due: date
    days: tuple[CountedDay, ...] = ()
    citation: Citation | None = None
    notes: tuple[str, ...] = ()

    @property
    def remarkable(self) -> list[CountedDay]:
        """Return the days that need words: the event, days not counted, the day the limit ends."""
        return [day for day in self.days if day.reason and (day.number is None or day.due)]

    @property
    def weeks(self) -> list[list[CountedDay | None]]:
        """Return the days as weeks from Monday to Sunday, with gaps where no day of the count lies."""
        by_day = {day.on: day for day in self.days}
        if not by_day:
            return []
        first = min(by_day)
        monday = first - timedelta(days=first.weekday())
        count = (max(by_day) - monday).days // 7 + 1
        return [
            [by_day.get(monday + timedelta(days=7 * week + day)) for day in range(7)] for week in range(count)
        ]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit to show. `kind` tells a limit of the regulation from one the agency set itself, and one a directive set.

    `amount` and `unit` are the days remaining, or passed, as the engine counted them.
    """

    state: DeadlineState
    label: str = ""
    due: date | None = None
    amount: int | None = None
    unit: DayUnit = "working"
    kind: Literal["statutory", "internal", "ordered"] = "statutory"
    citation: Citation | None = None
    explanation: DateExplanation | None = None
    holder: str = ""
    done_on: date | None = None

    @property
    def icon(self) -> str:
        """Return the icon that stands beside the words."""
        return {
            "open": "calendar",
            "soon": "clock",
            "today": "bell",
            "overdue": "alert",
            "met": "check",
            "late": "check-late",
            "cancelled": "minus",
            "none": "calendar-none",
        }[self.state]

    @property
    def words(self) -> str:
        """Return `Còn 4 ngày làm việc`, `Đến hạn hôm nay`, `Quá hạn 2 ngày làm việc` …"""
        days = "" if self.amount is None else f" {days_words(self.amount, self.unit)}"
        if self.state in ("open", "soon"):
            return f"Còn{days}" if days else "Trong hạn"
        if self.state == "none":
            return {
                "internal": "Chưa đặt hạn nội bộ",
                "ordered": "Văn bản không ấn định ngày",
                "statutory": "Quy định không ấn định thời hạn",
            }[self.kind]
        return {
            "today": "Đến hạn hôm nay",
            "overdue": f"Quá hạn{days}",
            "met": "Đã xong đúng hạn" if self.due else "Đã xong",
            "late": f"Đã xong, chậm{days}",
            "cancelled": "Không còn áp dụng",
        }[self.state]

    @property
    def origin(self) -> str:
        """Return who set the limit, in words."""
        return {
            "internal": "Hạn nội bộ",
            "ordered": "Hạn theo văn bản chỉ đạo",
            "statutory": "Hạn theo quy định",
        }[self.kind]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the procedure. A planned step is drawn hollow.

    `on` is the day a step was done, the limit of the current step, the computed date of a planned one.
    """

    label: str
    state: Literal["done", "current", "planned", "skipped"]
    citation: Citation | None = None
    on: date | None = None
    note: str = ""

    @property
    def state_words(self) -> str:
        """Return the state for those who do not see the picture."""
        return {
            "done": "Đã xong",
            "current": "Đang ở bước này",
            "planned": "Dự kiến",
            "skipped": "Không áp dụng",
        }[self.state]


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of the timeline: an act that happened, or a planned step with its computed date."""

    title: str
    at: date | datetime | None = None
    person: Person | None = None
    text: str = ""
    citation: Citation | None = None
    planned: bool = False
    late: str = ""
    note: str = ""
    documents: tuple[Link, ...] = ()
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; `note` follows in grey (the size of a file, a number)."""

    label: str
    url: str
    note: str = ""
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class AvailableAct:
    """Something that can be done now: a verb, where to do it, why it matters now."""

    label: str
    url: str
    hint: str = ""
    primary: bool = False
    deadline: Deadline | None = None


@dataclass(frozen=True, slots=True)
class BlockedAct:
    """Something that cannot be done now: **[label] — [reason] ([citation]). [unlocks]**."""

    label: str
    reason: str
    citation: Citation | None = None
    unlocks: str = ""
    unlocks_url: str = ""
    """Where that is done."""


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing that needs an act of this person: its verb button, its case, its limit."""

    verb: str
    url: str
    title: str
    code: str = ""
    case_url: str = ""
    what: str = ""
    deadline: Deadline | None = None
    person: Person | None = None
    why_url: str = ""
    """Where `Vì sao ngày này?` is answered."""


@dataclass(frozen=True, slots=True)
class Task:
    """A line of a task list. `state` fixes the tag unless `status` gives other words."""

    label: str
    url: str = ""
    state: Literal["done", "started", "todo", "blocked", "optional"] = "todo"
    hint: str = ""
    status: str = ""

    @property
    def words(self) -> str:
        """Return the words of the state."""
        return (
            self.status
            or {
                "done": "Đã xong",
                "started": "Đang soạn",
                "todo": "Chưa nhập",
                "blocked": "Chưa thể làm",
                "optional": "Không bắt buộc",
            }[self.state]
        )

    @property
    def tone(self) -> Tone:
        """Return the colour of the tag."""
        tones: dict[str, Tone] = {
            "done": "done",
            "started": "info",
            "blocked": "neutral",
            "optional": "neutral",
        }
        return tones.get(self.state, "active")


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A line of a summary list; a list of values is shown one under another."""

    label: str
    value: str | list[str]
    change_url: str = ""
    citation: Citation | None = None

    @property
    def lines(self) -> list[str]:
        """Return the values, one or many."""
        return self.value if isinstance(self.value, list) else [self.value]


@dataclass(frozen=True, slots=True)
class Tally:
    """The result of a vote, or its turnout while ballots are hidden.

    `denominator` is the number the share is taken of, `denominator_words` says what it counts.
    """

    votes_for: int
    against: int
    other: int
    denominator: int
    denominator_words: str = "thành viên tham gia biểu quyết"
    not_voted: int = 0
    passed: bool | None = None
    tie_rule: str = ""
    citation: Citation | None = None
    evaluates: bool = False
    """Whether the vote was on a result: it is then completed or not, rather than passed or not."""

    @property
    def outcome(self) -> str:
        """Return what the vote established, in words."""
        if self.evaluates:
            return "Hoàn thành" if self.passed else "Không đạt mức hoàn thành"
        return "Được thông qua" if self.passed else "Không được thông qua"

    @property
    def segments(self) -> list[tuple[str, float, float]]:
        """Return kind, start and width of the bar's parts, on a scale of 0 to 100."""
        whole = self.denominator or 1
        start, parts = 0.0, []
        for kind, count in (("for", self.votes_for), ("against", self.against), ("other", self.other)):
            width = min(100.0 - start, 100 * count / whole)
            if width > 0:
                parts.append((kind, round(start, 3), round(width, 3)))
            start += width
        return parts


@dataclass(frozen=True, slots=True)
class Voter:
    """A line of the roll: who votes, what is known of the ballot, or why the person does not vote."""

    person: Person
    state: Literal["voted", "waiting", "absent", "excluded"]
    ballot: Literal["for", "against", "other", ""] = ""
    remarks: str = ""
    reason: str = ""
    citation: Citation | None = None
    capacity: str = ""

    @property
    def words(self) -> str:
        """Return what the roll says."""
        ballots = {"for": "Tán thành", "against": "Không tán thành", "other": "Ý kiến khác"}
        if self.ballot:
            return ballots[self.ballot]
        return {
            "voted": "Đã biểu quyết",
            "waiting": "Chưa biểu quyết",
            "absent": "Vắng mặt",
            "excluded": "Không tham gia biểu quyết",
        }[self.state]


@dataclass(frozen=True, slots=True)
class ErrorItem:
    """A line of the error summary: what to do, the id of the field it leads to, the provision it rests on."""

    message: str
    target: str = ""
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a select, of radios or of checkboxes. Options with the same `group` stand together."""

    value: str
    label: str
    hint: str = ""
    group: str = ""
    disabled: bool = False


FieldKind = Literal[
    "text",
    "textarea",
    "date",
    "number",
    "select",
    "radios",
    "checkboxes",
    "checkbox",
    "person",
    "people",
    "file",
    "hidden",
    "password",
]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form, whatever made it. Django's bound fields are turned into one by `field_of`.

    `value` holds what was typed, a list for checkboxes and people. `words` is the guidance of length
    (never a limit), `max_length` a limit. `secrecy` shows the reminder about secret documents.
    """

    kind: FieldKind
    name: str
    label: str
    value: str | list[str] = ""
    hint: str = ""
    errors: tuple[str, ...] = ()
    required: bool = True
    options: tuple[Option, ...] = ()
    id: str = ""
    rows: int = 5
    words: int | None = None
    max_length: int | None = None
    width: Literal["", "short", "medium"] = ""
    autocomplete: str = ""
    suffix: str = ""
    secrecy: bool = False
    citation: Citation | None = None
    large: bool = False
    note: str = ""
    """When the field is needed, where it is neither always nor never."""
    quiet: bool = False
    """Whether its group reminds and nothing is counted: a short text among several."""

    @property
    def input_id(self) -> str:
        """Return the id of the control: what labels and the error summary point to."""
        return self.id or f"id_{self.name}"

    @property
    def described_by(self) -> str:
        """Return the ids of the hint, the reminder and the errors, for `aria-describedby`."""
        parts = (("hint", self.hint), ("secrecy", self.reminds), ("error", self.errors))
        return " ".join(f"{self.input_id}-{name}" for name, shown in parts if shown)

    @property
    def reminds(self) -> bool:
        """Say whether the reminder about secret documents is shown: on long texts and files always."""
        return not self.quiet and (self.secrecy or self.kind in ("textarea", "file"))

    @property
    def values(self) -> list[str]:
        """Return the chosen values, one or many."""
        return self.value if isinstance(self.value, list) else [self.value]

    @property
    def groups(self) -> list[tuple[str, list[Option]]]:
        """Return the options under their groups, in the order given."""
        grouped: dict[str, list[Option]] = {}
        for option in self.options:
            grouped.setdefault(option.group, []).append(option)
        return list(grouped.items())


@dataclass(frozen=True, slots=True)
class FieldRows:
    """Rows that repeat (members, executors): each a list of fields; add and remove work without JavaScript.

    The buttons submit `add_row=<name>` or `remove_row=<name>:<index>`; the server shows the form again.
    """

    name: str
    label: str
    rows: list[list[Field]]
    hint: str = ""
    row_label: str = "Dòng"
    add_label: str = "Thêm dòng"
    errors: tuple[str, ...] = ()
    citation: Citation | None = None

    @property
    def input_id(self) -> str:
        """Return the id the error summary points to."""
        return f"id_{self.name}"


def date_value(value: date | str | None) -> str:
    """Return what a date field holds: `18/03/2026`, or the words typed as they were."""
    return date_words(value) if isinstance(value, date) else value or ""

"""The way every act on an assignment goes: lock the directive, authorize now, check, change, write the log.

All in one transaction. The same key sent again gets the first answer; the same key for something else raises
`IdempotencyConflict`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.db import IntegrityError, connection, transaction
from django.db.models import Max

from khoithong.desk.answers import IdempotencyConflict
from khoithong.desk.cleaning import clean_text
from khoithong.desk.clock import Clock, aware, server_clock, server_time
from khoithong.desk.directives.evidence import keep_with, taken_along
from khoithong.desk.directives.keeping import drop_form
from khoithong.desk.taking import KEEP_OFFICES
from khoithong.directives import rights, standing
from khoithong.directives.models import Assignment, Directive, Entry
from khoithong.organisation.changes import LOCK as OFFICES
from khoithong.organisation.snapshot import directory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime
    from uuid import UUID

    from khoithong.directives.standing import Verb
    from khoithong.organisation.snapshot import Directory

LONGEST: Final = 10_000
"""Characters of one text."""

TOO_LONG: Final = f"Rút gọn còn tối đa {LONGEST:,} ký tự, phần dài để ở tệp kèm theo".replace(",", ".")
_NOT_YET: Final = "Chọn ngày không sau hôm nay"
_TOO_EARLY: Final = "Chọn ngày không trước ngày của văn bản"
_NOT_YOURS: Final = (
    "{agency}: người đứng đầu, cấp phó, văn thư hoặc cán bộ tổ chức làm việc này. "
    "Chọn đúng tư cách ở đầu trang rồi thực hiện lại."
)


class Faulty(Exception):
    """What is asked cannot be; `problems` says why, by the name of the field (empty: of the whole)."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("; ".join(problems.values()))
        self.problems = dict(problems)


class NoSuchAssignment(LookupError):
    """There is no such assignment, or it is not for this person to know."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, in which office, under which key; when it happened, where that is entered later; with which files."""

    person: str
    office: str | None
    key: UUID
    happened_on: date | None = None
    files: tuple[UUID, ...] = ()
    clock: Clock = server_clock


@dataclass(frozen=True, slots=True)
class Recorded:
    """The act stands in the log of its directive."""

    code: str
    seq: int
    repeated: bool = False
    """Whether it had been recorded before: this was the request sent again."""


@dataclass(slots=True)
class Taken:
    """An assignment in hand, its directive locked."""

    asked: Asked
    directive: Directive
    one: Assignment
    picture: Directory
    at: datetime
    """Naive local time."""
    day: date
    """The day it happened."""
    more: dict[str, Any] = field(default_factory=dict)
    """What the log keeps besides what was asked."""


def carry_out(
    verb: Verb, assignment: int, asked: Asked, data: Mapping[str, Any], change: Callable[[Taken], None]
) -> Recorded:
    """Do one thing about one assignment; `change` checks what was typed and sets the row's fields.

    Raises `Faulty`, `NoSuchAssignment` and `IdempotencyConflict`; nothing is changed then.
    """
    try:
        with transaction.atomic():
            keep_offices()
            directive = lock(assignment)
            if directive is None:
                raise NoSuchAssignment
            first = first_entry(asked.key)
            if first is not None:
                return first_answer(first, directive, verb, [assignment], asked, data)
            taken = take(verb, directive, assignment, asked)
            files = taken_along(assignment, asked.person, asked.files)
            if files is None:
                raise Faulty({"files": "Có tệp kèm theo không còn. Kiểm tra danh sách tệp, tải lên lại."})
            change(taken)
            taken.one.changed_at = aware(taken.at)
            taken.one.save()
            entry = write(taken, verb, {**data, **taken.more})
            keep_with(entry, files)
            drop_form(asked.person, assignment, verb)
            return Recorded(directive.code, entry.seq)
    except IntegrityError as error:
        raise conflict(error) from error


def keep_offices() -> None:
    """Until the transaction ends nobody's office changes."""
    with connection.cursor() as cursor:
        cursor.execute(KEEP_OFFICES, [OFFICES])


def lock(assignment: int) -> Directive | None:
    """The directive of an assignment, locked until the transaction ends: all that is done about it comes one by one."""
    # The texts are long, and no act needs them.
    directives = Directive.objects.select_for_update(of=("self",)).defer("text", "reading", "citations")
    return directives.filter(tasks__assignments=assignment).first()


def take(verb: Verb, directive: Directive, assignment: int, asked: Asked) -> Taken:
    """The assignment as it stands, if this person may do this about it now.

    Raises `NoSuchAssignment` and `Faulty`.
    """
    picture, at = directory(), asked.clock()
    one = (
        Assignment.objects.select_related("task", "parent")
        .filter(id=assignment, task__directive=directive)
        .first()
    )
    if one is None:
        raise NoSuchAssignment
    one.task.directive = directive
    agency = one.agency if verb in standing.OWN else standing.giver(one)
    if not rights.acts_for(asked.person, asked.office, agency, at.date(), picture):
        who = rights.reader(asked.person, at.date(), picture)
        if not Assignment.objects.filter(rights.readable_assignments(who), id=one.id).exists():
            raise NoSuchAssignment
        raise Faulty({"": _NOT_YOURS.format(agency=picture.name(agency))})
    no = standing.why_not(verb, one, at.date())
    if no is not None:
        raise Faulty({"": _sentence(no)})
    return Taken(asked, directive, one, picture, at, _happened(asked, at.date(), directive))


def write(taken: Taken, verb: str, data: Mapping[str, Any], key: UUID | None = None) -> Entry:
    """Add to the log, with the moment by the clock of whoever acts."""
    last = Entry.objects.filter(directive=taken.directive).aggregate(last=Max("seq"))["last"] or 0
    return Entry.objects.create(
        directive=taken.directive,
        assignment=taken.one,
        seq=last + 1,
        kind=verb,
        actor=taken.asked.person,
        office=taken.asked.office or "",
        recorded_at=server_time(),
        happened_on=taken.day,
        data={**data, "at": taken.at.isoformat(timespec="seconds")},
        idempotency_key=key or taken.asked.key,
    )


def first_entry(key: UUID) -> Entry | None:
    """What was recorded under a key."""
    return Entry.objects.filter(idempotency_key=key).first()


def first_answer(
    first: Entry,
    directive: Directive,
    verb: str,
    assignments: list[int],
    asked: Asked,
    data: Mapping[str, Any],
) -> Recorded:
    """The answer a key got first. Raises `IdempotencyConflict` when it was for something else."""
    same = (
        (first.directive_id, first.kind, first.actor) == (directive.id, verb, asked.person)
        and first.assignment_id in assignments
        and (asked.happened_on is None or first.happened_on == asked.happened_on)
        and all(name in first.data and first.data[name] == value for name, value in data.items())
        and set(asked.files) == set(first.files.values_list("id", flat=True))
    )
    if not same:
        raise IdempotencyConflict
    return Recorded(directive.code, first.seq, repeated=True)


def conflict(error: IntegrityError) -> Exception:
    """What to raise for a row the database refused: the key was used at the same moment elsewhere, or the error itself."""
    diagnostics = getattr(error.__cause__, "diag", None)
    name = str(getattr(diagnostics, "constraint_name", ""))
    return IdempotencyConflict() if "idempotency_key" in name else error


def words(data: Mapping[str, Any], name: str, missing: str, problems: dict[str, str]) -> str:
    """A text as it is kept; one that is missing (where that may not be) or too long is a problem of its field."""
    text = clean_text(str(data.get(name) or "")).strip()
    if not text and missing:
        problems[name] = missing
    elif len(text) > LONGEST:
        problems[name] = TOO_LONG
    return text


def _happened(asked: Asked, today: date, directive: Directive) -> date:
    day = asked.happened_on
    if day is None:
        return today
    if day > today:
        raise Faulty({"happened_on": _NOT_YET})
    begun = [one for one in (directive.date, directive.issued_on) if one is not None]
    if begun and day < min(begun):
        raise Faulty({"happened_on": _TOO_EARLY})
    return day


def _sentence(no: standing.No) -> str:
    reason = no.reason[:1].upper() + no.reason[1:]
    return f"{reason}. {no.unlocks}".strip()

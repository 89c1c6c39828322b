"""Issue a directive: the confirmed draft becomes tasks of agencies. Nothing unconfirmed goes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db import IntegrityError, transaction

from khoithong.desk.answers import IdempotencyConflict
from khoithong.desk.clock import Clock, aware, server_clock, server_time
from khoithong.desk.directives.acting import Faulty, Recorded, conflict, keep_offices
from khoithong.desk.directives.preparing import authorize, lock_directive, must_be_draft
from khoithong.desk.directives.rounds import rhythm_of
from khoithong.directives.checking import day_of, orders, problems
from khoithong.directives.identifying import pack_of
from khoithong.directives.models import Assignment, Entry, Recipient, RecipientAgency, Task
from khoithong.directives.models.directive import ISSUED
from khoithong.organisation.snapshot import directory

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from khoithong.directives.checking import Order
    from khoithong.directives.models import Directive

CHANGED: Final = "Bản nháp vừa được sửa ở một cửa sổ khác. Xem lại nội dung sẽ giao rồi xác nhận."
TO_PUT_RIGHT: Final = "Còn {number} chỗ phải sửa trước khi giao. Mở bản nháp để sửa."
_A_YEAR_AND_MORE: Final = timedelta(days=740)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Who confirms what: the office, the version of the draft that was shown, the key of the request."""

    person: str
    office: str | None
    version: int
    key: UUID
    clock: Clock = server_clock


def issue(code: str, confirmed: Confirmed) -> Recorded:
    """Send the directive's tasks to the agencies of its confirmed draft.

    Raises `Faulty` (something to put right, a draft changed since it was shown, who may not), `NoSuchDirective` and
    `IdempotencyConflict`; nothing is changed then.
    """
    try:
        with transaction.atomic():
            keep_offices()
            row, picture, at = lock_directive(code), directory(), confirmed.clock()
            before = Entry.objects.filter(idempotency_key=confirmed.key).first()
            if before is not None:
                if (before.directive_id, before.kind, before.actor) != (row.id, "issue", confirmed.person):
                    raise IdempotencyConflict
                return Recorded(row.code, before.seq, repeated=True)
            authorize(row, confirmed.person, confirmed.office, at.date(), picture)
            must_be_draft(row)
            if row.version != confirmed.version:
                raise Faulty({"": CHANGED})
            found = problems(row.draft, picture.organisation.agencies.keys())
            if found:
                raise Faulty({"": TO_PUT_RIGHT.format(number=len(found))})
            return _issue(row, confirmed, at)
    except IntegrityError as error:
        raise conflict(error) from error


def _issue(row: Directive, confirmed: Confirmed, at: datetime) -> Recorded:
    draft, day = row.draft, at.date()
    agencies = _address(row, draft["recipients"])
    for place, order in enumerate(orders(draft), 1):
        task = Task.objects.create(directive=row, place=place, **order.fields)
        agencies |= _assign(task, order, day, at)
    _identify(row, draft)
    row.status, row.draft, row.version = ISSUED, {}, row.version + 1
    row.issued_by, row.issued_at, row.issued_on = confirmed.person, aware(at), day
    row.changed_at = aware(at)
    row.save()
    Entry.objects.create(
        directive=row,
        seq=1,
        kind="issue",
        actor=confirmed.person,
        office=confirmed.office or "",
        recorded_at=server_time(),
        happened_on=day,
        data={
            "imported_by": row.created_by,
            "imported_at": row.created_at.isoformat(),
            "source": row.source_sha256,
            "tasks": len(draft["tasks"]),
            "agencies": sorted(agencies),
        },
        idempotency_key=confirmed.key,
    )
    return Recorded(row.code, 1)


def _identify(row: Directive, draft: dict[str, Any]) -> None:
    identity = {name: value.strip() for name, value in draft["identity"].items()}
    row.kind, row.place, row.issuer = identity["kind"], identity["place"], identity["issuer"]
    row.signer, row.subject = identity["signer"], identity["subject"]
    row.number, row.date = identity["number"] or None, day_of(identity["date"])
    row.grounds = [one["text"] for one in draft["grounds"] if one["text"].strip()]
    row.pack = pack_of(row.text, identity)


def _address(row: Directive, lines: list[dict[str, Any]]) -> set[str]:
    """Write the recipients down; those that mean nobody too."""
    for place, line in enumerate(lines):
        recipient = Recipient.objects.create(
            directive=row, place=place, words=line["words"].strip(), rule=line["rule"]
        )
        RecipientAgency.objects.bulk_create(
            RecipientAgency(recipient=recipient, agency=agency) for agency in dict.fromkeys(line["agencies"])
        )
    return {agency for line in lines for agency in line["agencies"]}


def _assign(task: Task, order: Order, day: date, at: datetime) -> set[str]:
    round_, due = None, task.due_on
    if task.due_kind == "periodic":
        rhythm = rhythm_of(task)
        # The first round that can still be kept; one whose last day has passed is not owed.
        round_ = next(rhythm.rounds(day, day + _A_YEAR_AND_MORE))
        due = rhythm.due(round_)
    Assignment.objects.bulk_create(
        Assignment(task=task, agency=agency, role=role, round=round_, due_on=due, changed_at=aware(at))
        for role, those in (("lead", order.lead), ("coordinate", order.coordinate))
        for agency in those
    )
    return {*order.lead, *order.coordinate}

"""Withdraw a directive that was issued: its tasks end with it, what was done about them stays in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Max

from khoithong.desk.answers import IdempotencyConflict
from khoithong.desk.clock import aware, server_time
from khoithong.desk.directives.acting import Faulty, Recorded, conflict, keep_offices, words
from khoithong.desk.directives.preparing import authorize, lock_directive
from khoithong.directives.models import Assignment, Entry
from khoithong.directives.models.assignment import DONE
from khoithong.directives.models.assignment import WITHDRAWN as ASSIGNMENT_WITHDRAWN
from khoithong.directives.models.directive import ISSUED, WITHDRAWN
from khoithong.organisation.snapshot import directory

if TYPE_CHECKING:
    from khoithong.desk.directives.acting import Asked

NOT_ISSUED = "Chỉ thu hồi được văn bản đang giao thực hiện."


def withdraw(code: str, asked: Asked, reason: str) -> Recorded:
    """Withdraw, with a reason that everybody who had a task reads.

    Raises `Faulty`, `NoSuchDirective` and `IdempotencyConflict`; nothing is changed then.
    """
    found: dict[str, str] = {}
    data = {"reason": words({"reason": reason}, "reason", "Nhập lý do thu hồi", found)}
    try:
        with transaction.atomic():
            keep_offices()
            row, at = lock_directive(code), asked.clock()
            before = Entry.objects.filter(idempotency_key=asked.key).first()
            if before is not None:
                same = (row.id, "withdraw", asked.person, data)
                if (before.directive_id, before.kind, before.actor, before.data) != same:
                    raise IdempotencyConflict
                return Recorded(row.code, before.seq, repeated=True)
            authorize(row, asked.person, asked.office, at.date(), directory())
            if row.status != ISSUED:
                raise Faulty({"": NOT_ISSUED})
            if found:
                raise Faulty(found)
            open_ones = Assignment.objects.filter(task__directive=row).exclude(status=DONE)
            open_ones.update(status=ASSIGNMENT_WITHDRAWN, asked_due_on=None, changed_at=aware(at))
            row.status, row.changed_at = WITHDRAWN, aware(at)
            row.save(update_fields=["status", "changed_at"])
            last = Entry.objects.filter(directive=row).aggregate(last=Max("seq"))["last"] or 0
            Entry.objects.create(
                directive=row,
                seq=last + 1,
                kind="withdraw",
                actor=asked.person,
                office=asked.office or "",
                recorded_at=server_time(),
                happened_on=at.date(),
                data=data,
                idempotency_key=asked.key,
            )
            return Recorded(row.code, last + 1)
    except IntegrityError as error:
        raise conflict(error) from error

"""The one door: every act of every surface is judged and recorded here.

In one transaction: lock the case, look who holds which office now, let the procedure decide, add the act to
the register, project it. The act's position in the register is the outbox others follow.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from django.db import IntegrityError, connection, transaction

from khoithong.casefiles import law, reading, rights
from khoithong.desk.answers import Done, NoSuchCase, Refused
from khoithong.desk.cleaning import TooDeep, clean, clean_text
from khoithong.desk.clock import Clock, server_clock
from khoithong.desk.recording import new_row, numbered, record, record_report
from khoithong.desk.repeating import first_answer, key_of, key_was_used, place_of
from khoithong.desk.request import Request
from khoithong.desk.taking import KEEP_OFFICES, take
from khoithong.desk.waiting_files import taken_along
from khoithong.organisation.capacities import holds
from khoithong.organisation.changes import LOCK as OFFICES
from khoithong.organisation.snapshot import directory
from khoithong.procedure.refusals import MESSAGES, Refusal
from khoithong.procedure.vocabulary import FIELDS, VIOLATION_ACTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from django.db.backends.utils import CursorWrapper

    from khoithong.casefiles.reading import LoadedCase

_NOT_IN_FORCE: Final = "Văn bản này chưa có hiệu lực hoặc đã hết hiệu lực vào ngày nhận. Chọn văn bản có hiệu lực ngày đó rồi gửi lại."
_OFFICE_GONE: Final = "Chức vụ đang dùng không còn hiệu lực. Chọn lại chức vụ ở đầu trang rồi thực hiện lại."


def perform(
    *,
    case_id: int | None,
    kind: str,
    actor: str,
    capacity: str | None,
    data: Mapping[str, Any],
    idempotency_key: UUID | str,
    happened_on: date | None = None,
    evidence: str | None = None,
    on_behalf_of: str | None = None,
    pack: str | None = None,
    files: Sequence[UUID] = (),
    clock: Clock = server_clock,
) -> Done | Refused:
    """Judge an act and record it if it is accepted.

    `case_id` is `None` for `submit_plan`, which then needs the `pack`: one that applies to the agency proposed from
    on the day of receipt, with the readings chosen there (`khoithong.casefiles.law`). `capacity` is the office used, as
    `agency/role`, or `None` for someone who holds none. `idempotency_key` names this one request: sent again it
    gets the first answer; with other content it raises `IdempotencyConflict`. `files` are those brought by `attach`
    for this act, in their order; their hashes enter the register. A refusal changes nothing and uses up no key. Raises `NoSuchCase` for a case that does not exist or that this person may not know of.
    """
    if kind not in FIELDS:
        return Refused(Refusal("not_now", None, MESSAGES["unknown_act"]))
    if case_id is None and kind != "submit_plan":
        raise NoSuchCase
    try:
        request = Request(
            kind,
            actor,
            capacity or None,
            clean(dict(data)),
            key_of(idempotency_key),
            happened_on,
            clean_text(evidence) if evidence is not None else None,
            on_behalf_of or None,
            tuple(dict.fromkeys(files)),
        )
    except TooDeep:
        return Refused(Refusal("invalid_data", None, MESSAGES["invalid_data"].format(fields="dữ liệu")))
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if case_id is None:
                if pack is None:
                    raise ValueError("submit_plan needs the pack in force")
                return _open(cursor, request, pack, clock)
            return _act(cursor, request, case_id, clock)
    except IntegrityError as error:
        if not key_was_used(error):
            raise
        # Someone sent the same key at the same moment and was first.
        with connection.cursor() as cursor:
            return first_answer(cursor, request, case_id)


def _act(cursor: CursorWrapper, request: Request, case_id: int, clock: Clock) -> Done | Refused:
    taken = take(cursor, case_id)
    if taken is None:
        raise NoSuchCase
    stream = taken.reports if request.kind in VIOLATION_ACTS else taken.acts
    if any(act.key == request.key for act in stream):
        return first_answer(cursor, request, case_id)
    loaded = reading.fold(taken.row, taken.acts, taken.reports, directory(taken.organisation))
    at = max(clock(), loaded.case.last_at) if loaded.case.last_at else clock()
    act = request.act(at)
    answer = _office_refusal(request, at, loaded) or loaded.procedure.decide(loaded.case, act)
    if isinstance(answer, Refusal):
        if request.kind not in VIOLATION_ACTS and not _may_know(request, at, loaded):
            raise NoSuchCase
        return Refused(answer)
    files = taken_along(cursor, request, case_id)
    if isinstance(files, Refusal):
        return Refused(files)
    if request.kind in VIOLATION_ACTS:
        return record_report(cursor, request, act, answer.warnings, loaded)
    return record(cursor, request, act, answer.warnings, loaded, taken.projection, files)


def _may_know(request: Request, at: datetime, loaded: LoadedCase) -> bool:
    """Whether the person may know that the case exists."""
    who = rights.reader(request.actor, at.date(), loaded.directory)
    return rights.may_read(loaded.row.id, who)


def _open(cursor: CursorWrapper, request: Request, pack: str, clock: Clock) -> Done | Refused:
    cursor.execute(KEEP_OFFICES, [OFFICES])
    if place_of(cursor, request):
        return first_answer(cursor, request, None)
    picture = directory()
    at = clock()
    act = request.act(at)
    agency = law.agency_of(pack, act, picture)
    readings = law.readings_for(pack, agency, act.effective, picture)
    procedure = law.procedure(pack, readings, picture)
    if not procedure.setting.regulation.covers(act.effective):
        return Refused(Refusal("not_now", None, _NOT_IN_FORCE))
    row = new_row(procedure, pack, readings, act)
    loaded = reading.LoadedCase(row, picture, procedure, [], [], procedure.open())
    answer = (
        _office_refusal(request, at, loaded)
        or law.objection(pack, agency, act.effective, picture)
        or procedure.decide(loaded.case, act)
    )
    if isinstance(answer, Refusal):
        return Refused(answer)
    files = taken_along(cursor, request, None)
    if isinstance(files, Refusal):
        return Refused(files)
    loaded = replace(loaded, row=numbered(cursor, row, at.year))
    return record(cursor, request, act, answer.warnings, loaded, None, files)


def _office_refusal(request: Request, at: datetime, loaded: LoadedCase) -> Refusal | None:
    """The office named must be held at this instant, whatever the session believed."""
    if request.capacity is None or holds(request.actor, request.capacity, at.date(), loaded.directory):
        return None
    return Refusal("not_your_act", None, _OFFICE_GONE)

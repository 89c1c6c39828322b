"""The one door: every act of every surface is judged and recorded here.

In one transaction: lock the case, look who holds which office now, let the procedure decide, add the act to
the register, project it. The act's position in the register is the outbox others follow.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from django.db import IntegrityError, connection, transaction

from khoithong.casefiles import law, reading, register, rights
from khoithong.casefiles.canonical import GENESIS
from khoithong.casefiles.models.case import code_of
from khoithong.casefiles.projection import store
from khoithong.casefiles.projection.project import project, title_of
from khoithong.casefiles.projection.rows import SUMMARY
from khoithong.casefiles.rows import CaseRow, read_case
from khoithong.desk.answers import Done, IdempotencyConflict, NoSuchCase, Refused
from khoithong.desk.cleaning import TooDeep, clean, clean_text
from khoithong.desk.clock import Clock, aware, server_clock, server_time
from khoithong.organisation.capacities import holds
from khoithong.organisation.changes import LOCK
from khoithong.organisation.snapshot import directory
from khoithong.procedure.acts import Act
from khoithong.procedure.calendar import OutsideCalendar
from khoithong.procedure.refusals import MESSAGES, Refusal
from khoithong.procedure.vocabulary import VIOLATION_ACTS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from django.db.backends.utils import CursorWrapper

    from khoithong.casefiles.reading import LoadedCase
    from khoithong.casefiles.stored import StoredAct
    from khoithong.procedure.engine import Procedure
    from khoithong.procedure.case import Case

_OFFICE_GONE: Final = "Chức vụ đang dùng không còn hiệu lực. Chọn lại chức vụ ở đầu trang rồi thực hiện lại."


@dataclass(frozen=True, slots=True)
class Request:
    """One act as it comes to the door, cleaned."""

    kind: str
    actor: str
    capacity: str | None
    data: Mapping[str, Any]
    key: UUID
    happened_on: date | None
    evidence: str | None
    on_behalf_of: str | None

    def act(self, at: datetime) -> Act:
        """The act for the procedure."""
        return Act(
            self.kind, self.actor, at, self.data, self.happened_on, self.evidence, self.on_behalf_of
        )


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
    readings: Mapping[str, str] | None = None,
    clock: Clock = server_clock,
) -> Done | Refused:
    """Judge an act and record it if it is accepted.

    `case_id` is `None` for `submit_plan`, which then needs the `pack` in force. `capacity` is the office used, as
    `agency/role`, or `None` for someone who holds none. `idempotency_key` names this one request: sent again it
    gets the first answer; with other content it raises `IdempotencyConflict`. A refusal changes nothing and
    uses up no key. Raises `NoSuchCase` for a case that does not exist or that this person may not know of.
    """
    try:
        request = Request(
            kind,
            actor,
            capacity or None,
            clean(dict(data)),
            _uuid(idempotency_key),
            happened_on,
            clean_text(evidence) if evidence is not None else None,
            on_behalf_of or None,
        )
    except TooDeep:
        return Refused(Refusal("invalid_data", None, MESSAGES["invalid_data"].format(fields="dữ liệu")))
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if case_id is None:
                if pack is None:
                    raise ValueError("submit_plan needs the pack in force")
                return _open(cursor, request, pack, readings or {}, clock)
            return _act(cursor, request, case_id, clock)
    except IntegrityError as error:
        if not _same_key(error):
            raise
        # Someone sent the same key at the same moment and was first.
        with connection.cursor() as cursor:
            return _first_answer(cursor, request, case_id)


def _act(cursor: CursorWrapper, request: Request, case_id: int, clock: Clock) -> Done | Refused:
    _keep_offices(cursor)
    row = read_case(cursor, case_id, lock=True)
    if row is None:
        raise NoSuchCase
    acts, reports = reading.read_acts(cursor, case_id, texts=False)
    stream = reports if request.kind in VIOLATION_ACTS else acts
    if any(act.key == request.key for act in stream):
        return _first_answer(cursor, request, case_id)
    picture = directory()
    loaded = reading.fold(row, acts, reports, picture)
    at = max(clock(), loaded.case.last_at) if loaded.case.last_at else clock()
    refusal = _office_refusal(request, at, loaded)
    act = request.act(at)
    answer = refusal or loaded.procedure.decide(loaded.case, act)
    if isinstance(answer, Refusal):
        if request.kind not in VIOLATION_ACTS and not rights.may_read(
            case_id, rights.reader(request.actor, at.date(), picture)
        ):
            raise NoSuchCase
        return Refused(answer)
    if request.kind in VIOLATION_ACTS:
        return _record_report(cursor, request, act, answer.warnings, loaded)
    return _record(cursor, request, act, answer.warnings, loaded)


def _open(
    cursor: CursorWrapper, request: Request, pack: str, readings: Mapping[str, str], clock: Clock
) -> Done | Refused:
    _keep_offices(cursor)
    if _key_position(cursor, request):
        return _first_answer(cursor, request, None)
    picture = directory()
    procedure = law.procedure(pack, readings, picture)
    at = clock()
    act = request.act(at)
    row = _new_row(procedure, pack, readings, act)
    loaded = reading.LoadedCase(row, picture, procedure, [], [], procedure.open())
    answer = _office_refusal(request, at, loaded) or procedure.decide(loaded.case, act)
    if isinstance(answer, Refusal):
        return Refused(answer)
    cursor.execute("SELECT nextval(pg_get_serial_sequence('casefiles_case', 'id'))")
    number = cursor.fetchone()[0]
    row = replace(row, id=number, code=code_of(at.year, number))
    return _record(cursor, request, act, answer.warnings, replace(loaded, row=row))


def _keep_offices(cursor: CursorWrapper) -> None:
    """Until this act is recorded nobody's office changes; those who change offices wait for it."""
    cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [LOCK])


def _office_refusal(request: Request, at: datetime, loaded: LoadedCase) -> Refusal | None:
    """The office named must be held at this instant, whatever the session believed."""
    if request.capacity is None or holds(request.actor, request.capacity, at.date(), loaded.directory):
        return None
    return Refusal("not_your_act", None, _OFFICE_GONE)


def _new_row(procedure: Procedure, pack: str, readings: Mapping[str, str], act: Act) -> CaseRow:
    """The row of a case about to be opened."""
    return CaseRow(
        id=0,
        uuid=uuid4(),
        code="",
        pack=pack,
        pack_digest=procedure.regulation.digest,
        readings=dict(readings),
        created_at=server_time(),
        seq=0,
        head=GENESIS,
        status="draft",
        title="",
        route="",
        deciding_agency="",
        employing_agency="",
        received_on=act.effective,
        proposers=[],
        holder="",
        deadline="",
        due=None,
        meeting_on=None,
        decision="",
        evaluation="",
        changed_at=aware(act.at),
    )


def _record(
    cursor: CursorWrapper, request: Request, act: Act, warnings: tuple[str, ...], loaded: LoadedCase
) -> Done:
    """Add the act to the case's register and project it."""
    row, procedure, case = loaded.row, loaded.procedure, loaded.case
    before = case.status
    took = _took(procedure, loaded, act)
    procedure.record(case, act)
    seq = row.seq + 1
    more: dict[str, Any] = {}
    digest = _recorded_digest(loaded)
    if digest != procedure.regulation.digest:
        more["pack"] = row.pack
        more["digest"] = procedure.regulation.digest
    if seq == 1 and row.readings:
        more["readings"] = dict(row.readings)
    outcome = _outcome(procedure, case, act, before, warnings)
    if outcome:
        more["outcome"] = outcome
    state = _own_state(loaded, act)
    projection = project(procedure, state)
    title = title_of(procedure.regulation, act.data["plan"]) if "plan" in act.data else row.title
    if seq == 1:
        _insert_case(cursor, row)
    place = register.Place(register.ACTS, row.id, row.uuid, seq, row.head)
    circumstances = register.Circumstances(request.key, request.capacity, server_time(), took, more)
    head = register.append(cursor, place, act, circumstances)
    store.write(cursor, row.id, store.stored(cursor, row) if seq > 1 else None, projection)
    assignments = ", ".join(f"{name} = %s" for name in SUMMARY)
    cursor.execute(
        f"UPDATE casefiles_case SET seq = %s, head = %s, title = %s, changed_at = %s, {assignments} WHERE id = %s",  # noqa: S608
        [seq, head, title, aware(act.at), *store.parameters(projection.summary), row.id],
    )
    return Done(row.id, row.code, seq, warnings)


def _record_report(
    cursor: CursorWrapper, request: Request, act: Act, warnings: tuple[str, ...], loaded: LoadedCase
) -> Done:
    """Add the act to the confidential stream: the case's own row and everything projected stay untouched."""
    row, reports = loaded.row, loaded.reports
    more: dict[str, Any] = {"after": row.seq}
    if warnings:
        more["outcome"] = {"warnings": list(warnings)}
    place = register.Place(
        register.REPORTS, row.id, row.uuid, len(reports) + 1, reports[-1].hash if reports else GENESIS
    )
    circumstances = register.Circumstances(request.key, request.capacity, server_time(), None, more)
    register.append(cursor, place, act, circumstances)
    return Done(row.id, row.code, place.seq, warnings)


def _own_state(loaded: LoadedCase, act: Act) -> Case:
    """The state after `act` by the case's own register: reports leave no trace in what is projected."""
    if not loaded.reports:
        return loaded.case
    state = loaded.without_reports()
    loaded.procedure.record(state, act)
    return state


def _recorded_digest(loaded: LoadedCase) -> str | None:
    """The digest of the regulation the last acts were decided by; `None` before the first act."""
    if not loaded.acts:
        return None
    return next((act.digest for act in reversed(loaded.acts) if act.digest), loaded.row.pack_digest)


def _outcome(
    procedure: Procedure, case: Case, act: Act, before: str, warnings: tuple[str, ...]
) -> dict[str, Any]:
    """What the procedure concluded, kept so that a later replay can be compared."""
    outcome: dict[str, Any] = {}
    if case.status != before:
        outcome["status"] = case.status
    if warnings:
        outcome["warnings"] = list(warnings)
    if act.kind == "close_meeting" and case.tally is not None:
        outcome["tally"] = case.tally.as_dict()
    if act.kind in _DECIDING:
        outcome["agency"] = procedure.deciding_agency(case, act.effective)
    return outcome


_DECIDING: Final = frozenset({"submit_plan", "close_meeting", "approve", "disapprove", "publish_result"})
"""Acts that keep which agency decided."""


def _took(procedure: Procedure, loaded: LoadedCase, act: Act) -> int | None:
    """Working days the case had been in its status when the act took effect; `None` outside the calendar."""
    entered = next((past for past in reversed(loaded.acts) if "status" in past.outcome), None)
    if entered is None:
        return None
    try:
        days = procedure.calendar.working_days_between(entered.effective, act.effective)
    except OutsideCalendar:
        return None
    return min(max(days, 0), 32_767)


def _insert_case(cursor: CursorWrapper, row: CaseRow) -> None:
    cursor.execute(
        "INSERT INTO casefiles_case (id, uuid, code, pack, pack_digest, readings, created_at, seq, head, status,"
        " title, route, deciding_agency, employing_agency, received_on, proposers, holder, deadline, decision,"
        " evaluation, changed_at) VALUES (%s, %s, %s, %s, %s, %s::jsonb, %s, 0, '', 'draft',"
        " '', '', '', '', %s, '{}', '', '', '', '', %s)",
        [
            row.id,
            row.uuid,
            row.code,
            row.pack,
            row.pack_digest,
            register.json_text(row.readings),
            row.created_at,
            row.received_on,
            row.changed_at,
        ],
    )


def _key_position(cursor: CursorWrapper, request: Request) -> tuple[int, int] | None:
    """Case and number of the act recorded under the request's key."""
    table = (register.REPORTS if request.kind in VIOLATION_ACTS else register.ACTS).table
    cursor.execute(f"SELECT case_id, seq FROM {table} WHERE key = %s", [request.key])  # noqa: S608
    found: tuple[int, int] | None = cursor.fetchone()
    return found


def _first_answer(cursor: CursorWrapper, request: Request, case_id: int | None) -> Done:
    """The answer the key got first. Raises `IdempotencyConflict` when it was for something else."""
    position = _key_position(cursor, request)
    if position is None or (case_id is not None and position[0] != case_id):
        raise IdempotencyConflict
    loaded = reading.load(position[0])
    if loaded is None:
        raise NoSuchCase
    stream = loaded.reports if request.kind in VIOLATION_ACTS else loaded.acts
    first = stream[position[1] - 1]
    if not _same(request, first):
        raise IdempotencyConflict
    return Done(loaded.row.id, loaded.row.code, first.seq, first.warnings, repeated=True)


def _same(request: Request, first: StoredAct) -> bool:
    """Whether a request says what the act recorded under its key says."""
    return (
        request.kind == first.kind
        and request.actor == first.by
        and request.data == first.data
        and request.happened_on == first.happened_on
        and request.evidence == first.evidence
        and request.on_behalf_of == first.on_behalf_of
    )


def _uuid(key: UUID | str) -> UUID:
    """A key as the register keeps it; keys that are no UUID are mapped to one."""
    if isinstance(key, UUID):
        return key
    try:
        return UUID(key)
    except ValueError:
        return uuid5(NAMESPACE_URL, f"urn:khoithong:key:{key}")


def _same_key(error: IntegrityError) -> bool:
    cause = error.__cause__
    diagnostics = getattr(cause, "diag", None)
    return str(getattr(diagnostics, "constraint_name", "")).endswith("_key_key")

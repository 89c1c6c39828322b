"""Add an accepted act to its register and bring everything projected up to date."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from khoithong.casefiles import register
from khoithong.casefiles.batch import Batch
from khoithong.casefiles.canonical import GENESIS
from khoithong.casefiles.models.case import code_of
from khoithong.casefiles.projection import store
from khoithong.casefiles.projection.project import project, title_of
from khoithong.casefiles.projection.rows import SUMMARY
from khoithong.casefiles.rows import CaseRow
from khoithong.casefiles.streams import ACTS, REPORTS
from khoithong.desk.answers import Done
from khoithong.desk.clock import aware, server_time

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.backends.utils import CursorWrapper

    from khoithong.casefiles.projection.rows import Projection
    from khoithong.casefiles.reading import LoadedCase
    from khoithong.desk.request import Request
    from khoithong.desk.waiting_files import Waiting
    from khoithong.procedure.acts import Act
    from khoithong.procedure.case import Case
    from khoithong.procedure.engine import Procedure

DECIDING: Final = frozenset({"submit_plan", "close_meeting", "approve", "disapprove", "publish_result"})
"""Acts that keep which agency decided."""


def new_row(procedure: Procedure, pack: str, readings: Mapping[str, str], act: Act) -> CaseRow:
    """The row of a case about to be opened: it has no number yet."""
    return CaseRow(
        id=0,
        uuid=uuid4(),
        code="",
        pack=pack,
        pack_digest=procedure.setting.regulation.digest,
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


def numbered(cursor: CursorWrapper, row: CaseRow, year: int) -> CaseRow:
    """The row with its number and code. Numbers only grow; one taken and not used leaves a gap."""
    cursor.execute("SELECT nextval(pg_get_serial_sequence('casefiles_case', 'id'))")
    number = cursor.fetchone()[0]
    return replace(row, id=number, code=code_of(year, number))


def record(
    cursor: CursorWrapper,
    request: Request,
    act: Act,
    warnings: tuple[str, ...],
    loaded: LoadedCase,
    projected: Projection | None,
    files: Waiting,
) -> Done:
    """Add the act to the case's register and bring `projected`, what the tables hold, up to date; one round trip."""
    row, procedure, case = loaded.row, loaded.procedure, loaded.case
    before = case.status
    took = _took(procedure, loaded, act)
    procedure.record(case, act)
    seq = row.seq + 1
    more: dict[str, Any] = {}
    digest = _recorded_digest(loaded)
    if digest != procedure.setting.regulation.digest:
        more["pack"] = row.pack
        more["digest"] = procedure.setting.regulation.digest
    if seq == 1 and row.readings:
        more["readings"] = dict(row.readings)
    outcome = _outcome(procedure, case, act, before, warnings)
    if outcome:
        more["outcome"] = outcome
    state = _own_state(loaded, act)
    projection = project(procedure, state)
    title = title_of(procedure.setting.regulation, act.data["plan"]) if "plan" in act.data else row.title
    batch = Batch()
    if seq == 1:
        _insert_case(batch, row)
    place = register.Place(ACTS, row.id, row.uuid, seq, row.head)
    circumstances = register.Circumstances(
        request.key, request.capacity, server_time(), took, more, tuple(files.values())
    )
    head = register.append(batch, place, act, circumstances)
    store.write(batch, row.id, projected, projection)
    assignments = ", ".join(f"{name} = %s" for name in SUMMARY)
    batch.add(
        f"UPDATE casefiles_case SET seq = %s, head = %s, title = %s, changed_at = %s, {assignments} WHERE id = %s",  # noqa: S608
        seq,
        head,
        title,
        aware(act.at),
        *store.parameters(projection.summary),
        row.id,
    )
    _forget_form(batch, request, row)
    for number, file in enumerate(files):
        # The name stands among the act's texts now, where it can be erased.
        batch.add(
            "UPDATE casefiles_attachment SET case_id = %s, seq = %s, place = %s, draft_id = NULL, name = ''"
            " WHERE id = %s",
            row.id,
            seq,
            number,
            file,
        )
    batch.run(cursor)
    return Done(row.id, row.code, seq, warnings)


def record_report(
    cursor: CursorWrapper, request: Request, act: Act, warnings: tuple[str, ...], loaded: LoadedCase
) -> Done:
    """Add the act to the confidential stream: the case's own row and everything projected stay untouched."""
    row, reports = loaded.row, loaded.reports
    more: dict[str, Any] = {"after": row.seq}
    if warnings:
        more["outcome"] = {"warnings": list(warnings)}
    place = register.Place(
        REPORTS, row.id, row.uuid, len(reports) + 1, reports[-1].hash if reports else GENESIS
    )
    circumstances = register.Circumstances(request.key, request.capacity, server_time(), None, more)
    batch = Batch()
    register.append(batch, place, act, circumstances)
    _forget_form(batch, request, row)
    batch.run(cursor)
    return Done(row.id, row.code, place.seq, warnings)


def _forget_form(batch: Batch, request: Request, row: CaseRow) -> None:
    """What was typed is recorded: the kept form goes."""
    batch.add(
        "DELETE FROM casefiles_draftact WHERE person = %s AND case_id = %s AND kind = %s",
        request.actor,
        row.id,
        request.kind,
    )


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
    if act.kind in DECIDING:
        outcome["agency"] = procedure.deciding_agency(case, act.effective)
    return outcome


def _took(procedure: Procedure, loaded: LoadedCase, act: Act) -> int | None:
    """Working days the case had been in its status when the act took effect; `None` for the first act."""
    entered = next((past for past in reversed(loaded.acts) if "status" in past.outcome), None)
    if entered is None:
        return None
    # An act may take effect before the one that was recorded before it: no time at all then.
    return max(procedure.setting.calendar.working_days_between(entered.effective, act.effective), 0)


def _insert_case(batch: Batch, row: CaseRow) -> None:
    batch.add(
        "INSERT INTO casefiles_case (id, uuid, code, pack, pack_digest, readings, created_at, seq, head, status,"
        " title, route, deciding_agency, employing_agency, received_on, proposers, holder, deadline, decision,"
        " evaluation, changed_at) VALUES (%s, %s, %s, %s, %s, %s::jsonb, %s, 0, '', 'draft',"
        " '', '', '', '', %s, '{}', '', '', '', '', %s)",
        row.id,
        row.uuid,
        row.code,
        row.pack,
        row.pack_digest,
        json.dumps(dict(row.readings)),
        row.created_at,
        row.received_on,
        row.changed_at,
    )

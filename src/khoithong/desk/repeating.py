"""The same request sent again gets the first answer; the same key for something else is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, UUID, uuid5

from khoithong.casefiles import reading
from khoithong.casefiles.streams import ACTS, REPORTS
from khoithong.desk.answers import Done, IdempotencyConflict
from khoithong.desk.waiting_files import same_files
from khoithong.procedure.vocabulary import VIOLATION_ACTS

if TYPE_CHECKING:
    from django.db import IntegrityError
    from django.db.backends.utils import CursorWrapper

    from khoithong.casefiles.stored import StoredAct
    from khoithong.desk.request import Request


def key_of(key: UUID | str) -> UUID:
    """A key as the register keeps it; a text that is no UUID is mapped to one, always the same."""
    if isinstance(key, UUID):
        return key
    try:
        return UUID(key)
    except ValueError:
        return uuid5(NAMESPACE_URL, f"urn:khoithong:key:{key}")


def place_of(cursor: CursorWrapper, request: Request) -> tuple[int, int] | None:
    """Case and number of the act recorded under the request's key; `None` when the key is new."""
    table = (REPORTS if request.kind in VIOLATION_ACTS else ACTS).table
    cursor.execute(f"SELECT case_id, seq FROM {table} WHERE key = %s", [request.key])  # noqa: S608
    found: tuple[int, int] | None = cursor.fetchone()
    return found


def first_answer(cursor: CursorWrapper, request: Request, case_id: int | None) -> Done:
    """The answer the key got first. Raises `IdempotencyConflict` when it was for something else."""
    place = place_of(cursor, request)
    if place is None or (case_id is not None and place[0] != case_id):
        raise IdempotencyConflict
    loaded = reading.load(place[0])
    if loaded is None:
        raise IdempotencyConflict
    stream = loaded.reports if request.kind in VIOLATION_ACTS else loaded.acts
    first = stream[place[1] - 1]
    if not _same(request, first) or not same_files(cursor, request, first.files):
        raise IdempotencyConflict
    return Done(loaded.row.id, loaded.row.code, first.seq, first.warnings, repeated=True)


def key_was_used(error: IntegrityError) -> bool:
    """Whether the database refused an act because its key stands in the register already."""
    diagnostics = getattr(error.__cause__, "diag", None)
    return str(getattr(diagnostics, "constraint_name", None)).endswith("_key_key")


def _same(request: Request, first: StoredAct) -> bool:
    return (
        request.kind == first.kind
        and request.actor == first.by
        and request.data == first.data
        and request.happened_on == first.happened_on
        and request.evidence == first.evidence
        and request.on_behalf_of == first.on_behalf_of
    )

"""Send a draft: it becomes a case, and the draft is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection, transaction

from khoithong.casefiles import reading
from khoithong.casefiles.models import Draft
from khoithong.desk.answers import Done, Refused
from khoithong.desk.clock import Clock, server_clock
from khoithong.desk.drafts import NoSuchDraft
from khoithong.desk.perform import perform
from khoithong.desk.waiting_files import files_of_draft

if TYPE_CHECKING:
    from uuid import UUID


def submit_proposal(
    draft_id: UUID, person: str, capacity: str | None, *, clock: Clock = server_clock
) -> Done | Refused:
    """Submit a draft of one's own, once: the draft's id is the key, so sending it again gets the first answer.

    A refusal leaves the draft as it is. Raises `NoSuchDraft`.
    """
    with transaction.atomic():
        draft = Draft.objects.select_for_update().filter(id=draft_id, owner=person).first()
        if draft is None:
            return _already_sent(draft_id, person)
        answer = perform(
            case_id=None,
            kind="submit_plan",
            actor=person,
            capacity=capacity,
            data=draft.data,
            idempotency_key=draft.id,
            pack=draft.pack,
            files=[file.id for file in files_of_draft(draft.id)],
            clock=clock,
        )
        if isinstance(answer, Done):
            draft.delete()
        return answer


def _already_sent(draft_id: UUID, person: str) -> Done:
    with connection.cursor() as cursor:
        cursor.execute("SELECT case_id FROM casefiles_act WHERE key = %s AND seq = 1", [draft_id])
        found = cursor.fetchone()
    loaded = reading.load(found[0], texts=False) if found else None
    if loaded is None or loaded.acts[0].by != person:
        raise NoSuchDraft
    return Done(loaded.row.id, loaded.row.code, 1, loaded.acts[0].warnings, repeated=True)

"""Take back a file that waits. Its content goes too, unless another act or draft has the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from khoithong.casefiles.models import Attachment, Draft
from khoithong.desk.clock import Clock, aware, server_clock
from khoithong.desk.drafts import lock_draft
from khoithong.desk.releasing import take_back

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID


def detach_from_draft(draft_id: UUID, person: str, file_id: UUID, *, clock: Clock = server_clock) -> None:
    """Take a file off a draft one writes; one that is not there is no matter. Raises `NoSuchDraft`."""
    with transaction.atomic():
        draft = lock_draft(draft_id, person)
        if take_back(Attachment.objects.filter(id=file_id, draft=draft)):
            Draft.objects.filter(id=draft_id).update(version=F("version") + 1, updated_at=aware(clock()))


def detach_from_form(
    case_id: int, kind_of_act: str, person: str, only: Collection[UUID] | None = None
) -> None:
    """Take files, or all, off what a person is typing into a form; those recorded meanwhile stay."""
    with transaction.atomic():
        waiting = Attachment.objects.filter(case=case_id, slot=kind_of_act, uploaded_by=person, seq=None)
        take_back(waiting if only is None else waiting.filter(id__in=only))

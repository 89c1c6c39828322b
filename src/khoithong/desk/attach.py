"""Bring a file: it is examined, kept in the store, and waits with a draft or with the form of an act."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO, Final

from django.conf import settings
from django.db import transaction
from django.db.models import F, Sum

from khoithong.casefiles.attachments import store
from khoithong.casefiles.attachments.formats import Unacceptable
from khoithong.casefiles.attachments.names import kept_name
from khoithong.casefiles.attachments.recognising import recognise
from khoithong.casefiles.attachments.slots import MOST, SLOTS
from khoithong.casefiles.models import Attachment, Draft
from khoithong.desk.clock import Clock, aware, server_clock
from khoithong.desk.drafts import lock_draft
from khoithong.desk.releasing import content_locked

if TYPE_CHECKING:
    from uuid import UUID

    from khoithong.casefiles.attachments.formats import Format

WAITING_MOST: Final = 40
"""So many times the limit of one file a person's waiting files may have together."""

TOO_MANY: Final = f"Mỗi việc kèm được nhiều nhất {MOST} tệp. Gộp các tệp hoặc bỏ bớt rồi tải lên."
TOO_MUCH_WAITING: Final = (
    "Các tệp đã tải lên mà chưa gửi chiếm quá nhiều chỗ. Gửi hoặc xóa các bản nháp cũ rồi tải lên."
)
_NO_SLOT: Final = "Việc này không kèm tệp."


def too_large() -> Unacceptable:
    """What is said of a file beyond the limit."""
    most = settings.ATTACHMENT_MAX_BYTES // 1024 // 1024
    return Unacceptable(
        f"Tệp lớn hơn mức {most} MB. Giảm dung lượng (quét lại ở độ phân giải thấp hơn) hoặc chia thành nhiều tệp."
    )


def attach_to_draft(
    draft_id: UUID, person: str, name: str, file: BinaryIO, *, clock: Clock = server_clock
) -> Attachment:
    """Add a file to a draft one writes.

    Raises `Unacceptable` for a file not taken, `NoSuchDraft`, and `StoreFailed`; nothing is kept then.
    """
    kind, size, sha256 = examined(file)
    with transaction.atomic():
        draft = lock_draft(draft_id, person)
        row = Attachment(draft=draft, slot="submit_plan", name=kept_name(name, kind))
        kept = _keep(row, kind, size, sha256, file, person, clock)
        # What the check page showed is what is sent: a file more is a new version.
        Draft.objects.filter(id=draft_id).update(version=F("version") + 1, updated_at=kept.at)
        return kept


def attach_to_form(
    case_id: int, kind_of_act: str, person: str, name: str, file: BinaryIO, *, clock: Clock = server_clock
) -> Attachment:
    """Add a file to what a person is typing into the form of an act; whether he may act is asked when it is sent.

    Raises `Unacceptable` and `StoreFailed`; nothing is kept then.
    """
    if kind_of_act not in SLOTS:
        raise Unacceptable(_NO_SLOT)
    kind, size, sha256 = examined(file)
    with transaction.atomic():
        row = Attachment(case_id=case_id, slot=kind_of_act, name=kept_name(name, kind))
        return _keep(row, kind, size, sha256, file, person, clock)


def examined(file: BinaryIO) -> tuple[Format, int, str]:
    """A file's kind by its content, its size and its hash. Raises `Unacceptable`."""
    size = file.seek(0, os.SEEK_END)
    if size > settings.ATTACHMENT_MAX_BYTES:
        raise too_large()
    return recognise(file), size, store.digest_of(file)


def _keep(
    row: Attachment, kind: Format, size: int, sha256: str, file: BinaryIO, person: str, clock: Clock
) -> Attachment:
    """Put the content into the store, then the row into the table; the same file brought twice is one file."""
    content_locked(sha256)
    beside = Attachment.objects.filter(draft=row.draft_id, case=row.case_id, slot=row.slot, seq=None)
    if row.draft_id is None:
        beside = beside.filter(uploaded_by=person)
    before = beside.filter(sha256=sha256).select_for_update().first()
    if before is not None:
        before.name, before.at = row.name, aware(clock())
        before.save(update_fields=["name", "at"])
        return before
    if beside.count() >= MOST:
        raise Unacceptable(TOO_MANY)
    waiting = Attachment.objects.filter(uploaded_by=person, seq=None).aggregate(all=Sum("size"))["all"] or 0
    if waiting + size > WAITING_MOST * settings.ATTACHMENT_MAX_BYTES:
        raise Unacceptable(TOO_MUCH_WAITING)
    store.put(sha256, file, size)
    row.media_type, row.size, row.sha256 = kind.media_type, size, sha256
    row.uploaded_by, row.at = person, aware(clock())
    row.save(force_insert=True)
    return row

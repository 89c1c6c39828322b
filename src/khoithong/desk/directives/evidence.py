"""Files that show what was done: brought to a form, kept there while it is typed, recorded with the act."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from django.conf import settings
from django.db import transaction
from django.db.models import Sum

from khoithong.casefiles.attachments import store
from khoithong.casefiles.attachments.formats import Unacceptable
from khoithong.casefiles.attachments.names import kept_name
from khoithong.casefiles.attachments.slots import MOST
from khoithong.desk.attach import TOO_MANY, TOO_MUCH_WAITING, WAITING_MOST, examined
from khoithong.desk.clock import Clock, aware, server_clock
from khoithong.desk.releasing import content_locked, release
from khoithong.directives.models import EntryFile

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from uuid import UUID

    from django.db.models import QuerySet

    from khoithong.directives.models import Entry

HINT: Final = "Báo cáo, văn bản, ảnh, số liệu chứng minh kết quả."


def attach_evidence(
    assignment: int, person: str, name: str, file: BinaryIO, *, clock: Clock = server_clock
) -> EntryFile:
    """Add a file to what a person is typing about an assignment; whether he may act is asked when it is sent.

    Raises `Unacceptable` and `StoreFailed`; nothing is kept then. The same file brought twice is one file.
    """
    kind, size, sha256 = examined(file)
    with transaction.atomic():
        content_locked(sha256)
        at = aware(clock())
        beside = waiting(assignment, person)
        before = beside.filter(sha256=sha256).select_for_update().first()
        if before is not None:
            before.name, before.at = kept_name(name, kind), at
            before.save(update_fields=["name", "at"])
            return before
        if beside.count() >= MOST:
            raise Unacceptable(TOO_MANY)
        everywhere = EntryFile.objects.filter(uploaded_by=person, entry=None)
        held = everywhere.aggregate(all=Sum("size"))["all"] or 0
        if held + size > WAITING_MOST * settings.ATTACHMENT_MAX_BYTES:
            raise Unacceptable(TOO_MUCH_WAITING)
        store.put(sha256, file, size)
        return EntryFile.objects.create(
            assignment_id=assignment,
            name=kept_name(name, kind),
            media_type=kind.media_type,
            size=size,
            sha256=sha256,
            uploaded_by=person,
            at=at,
        )


def detach_evidence(assignment: int, person: str, only: Collection[UUID] | None = None) -> None:
    """Take files, or all, off what a person is typing; those recorded meanwhile stay."""
    with transaction.atomic():
        rows = waiting(assignment, person)
        if only is not None:
            rows = rows.filter(id__in=only)
        found = list(rows.select_for_update().values_list("id", "sha256"))
        EntryFile.objects.filter(id__in=[id_ for id_, _ in found]).delete()
        release({sha256 for _, sha256 in found})


def waiting(assignment: int, person: str) -> QuerySet[EntryFile]:
    """The files that wait with what a person is typing about an assignment, in the order they came."""
    rows = EntryFile.objects.filter(assignment=assignment, uploaded_by=person, entry=None)
    return rows.order_by("at", "name", "id")


def taken_along(assignment: int, person: str, files: Sequence[UUID]) -> list[EntryFile] | None:
    """The waiting files a request names, locked; `None` where one of them is gone."""
    if not files:
        return []
    found = list(waiting(assignment, person).filter(id__in=files).select_for_update())
    return found if len(found) == len(set(files)) else None


def keep_with(entry: Entry, files: Sequence[EntryFile]) -> None:
    """Record files with the entry they came with."""
    if files:
        EntryFile.objects.filter(id__in=[one.id for one in files]).update(entry=entry)

"""Files let go: their rows, and their contents once nothing rests on those any more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.db import connection, transaction

from khoithong.casefiles.attachments import store
from khoithong.casefiles.models import Attachment
from khoithong.directives.models import CommunicationFile, Directive, EntryFile
from khoithong.documents.records.models import DocumentFile, Template

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet


def take_back(waiting: QuerySet[Attachment]) -> bool:
    """Remove rows of files that wait, and afterwards their contents; whether there were any."""
    found = list(waiting.filter(seq=None).select_for_update().values_list("id", "sha256"))
    Attachment.objects.filter(id__in=[id_ for id_, _ in found]).delete()
    release({sha256 for _, sha256 in found})
    return bool(found)


def release(contents: Iterable[str]) -> None:
    """Once the transaction stands, remove from the store what nothing rests on any more.

    A store that fails then is logged and keeps more than it need.
    """
    for sha256 in sorted(contents):
        transaction.on_commit(partial(_release, sha256), robust=True)


def _release(sha256: str) -> None:
    with transaction.atomic():
        content_locked(sha256)
        if not needed(sha256):
            store.remove(sha256)


def needed(sha256: str) -> bool:
    """Whether anything still rests on a content: each table of files is asked."""
    rows = (
        Attachment.objects.filter(sha256=sha256, erased_at=None),
        EntryFile.objects.filter(sha256=sha256),
        CommunicationFile.objects.filter(sha256=sha256),
        DocumentFile.objects.filter(sha256=sha256),
        Template.objects.filter(sha256=sha256),
        Directive.objects.filter(source_sha256=sha256),
    )
    return any(found.exists() for found in rows)


def content_locked(sha256: str) -> None:
    """Until the transaction ends nobody else puts or removes this content."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 20))", [sha256])

"""Files of a document: put into the store and its table together, or not at all."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, Any

from khoithong.casefiles.attachments import store
from khoithong.casefiles.attachments.names import kept_name
from khoithong.desk.clock import aware
from khoithong.desk.releasing import content_locked
from khoithong.documents.records.models import DocumentFile

if TYPE_CHECKING:
    from khoithong.casefiles.attachments.formats import Format
    from khoithong.desk.documents.acting import Taken
    from khoithong.documents.records.models import OfficialDocument


def keep(
    now: Taken, role: str, kind: Format, content: bytes, name: str, validation: dict[str, Any] | None = None
) -> DocumentFile:
    """Add a file to the document in hand; the same content in the same role is one file. Raises `StoreFailed`."""
    sha256 = hashlib.sha256(content).hexdigest()
    content_locked(sha256)
    before = DocumentFile.objects.filter(document=now.document, role=role, sha256=sha256).first()
    if before is not None:
        return before
    store.put(sha256, io.BytesIO(content), len(content))
    return DocumentFile.objects.create(
        document=now.document,
        role=role,
        sha256=sha256,
        size=len(content),
        media_type=kind.media_type,
        name=kept_name(name, kind),
        added_by=now.asked.person,
        at=aware(now.at),
        validation=validation,
    )


def stem(document: OfficialDocument) -> str:
    """What files of an issued document are called: `05-QĐ-SXD Về việc …`."""
    return f"{document.number:02}-{document.symbol} {document.subject}".replace("/", "-")


def content_of(file: DocumentFile) -> bytes | None:
    """What the store has of a file; `None` when it is gone or not what was put there. Raises `StoreFailed`."""
    found = store.take(file.sha256)
    if found is None:
        return None
    with found:
        content: bytes = found.read()
    return content if hashlib.sha256(content).hexdigest() == file.sha256 else None

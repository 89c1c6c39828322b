"""The file an issued document was issued as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.desk.documents.filing import content_of
from khoithong.documents.records.models import DocumentFile

if TYPE_CHECKING:
    from khoithong.documents.records.models import OfficialDocument


def issued_pdf(record: OfficialDocument) -> bytes | None:
    """The newest signed PDF, else the one made at issue; `None` for a draft. Raises `StoreFailed`."""
    if record.status == "draft":
        return None
    found = DocumentFile.objects.filter(document=record, role__in=("signed", "pdf"))
    files = sorted(found, key=lambda one: (one.role == "signed", one.id))
    return content_of(files[-1]) if files else None

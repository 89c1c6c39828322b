"""Take the signed form of an issued document: a scan of the paper, or a PDF signed elsewhere, its signatures checked."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO, Final

from django.conf import settings

from khoithong.casefiles.attachments.formats import JPEG, PDF, PNG
from khoithong.casefiles.attachments.recognising import recognise
from khoithong.desk.attach import too_large
from khoithong.desk.documents.acting import NotDone, require_registrar, taken
from khoithong.desk.documents.filing import content_of, keep
from khoithong.desk.documents.standing import advance, reached
from khoithong.desk.documents.trust import roots
from khoithong.documents.codec import from_json
from khoithong.documents.records.models import DocumentFile, OfficialDocument
from khoithong.documents.signing.apart import check_apart
from khoithong.documents.signing.report import to_json

if TYPE_CHECKING:
    from uuid import UUID

    from khoithong.desk.documents.acting import Asked
    from khoithong.documents.signing.report import Report

SCANS: Final = (PDF, PNG, JPEG)
MOST: Final = 20
"""Files one document may get."""


def add_signed(document_id: UUID, asked: Asked, name: str, file: BinaryIO) -> DocumentFile:
    """Keep a signed form. A PDF with signatures gets the report of their check; one that is broken is not taken.

    Raises `Unacceptable`, `NotDone`, `NoSuchDocument`, `StoreFailed`; nothing is kept then.
    """
    with taken(document_id, asked) as now:
        require_registrar(now)  # before a stranger's file is looked at
        _issued(now.document)
    size = file.seek(0, os.SEEK_END)
    if size > settings.ATTACHMENT_MAX_BYTES:
        raise too_large()
    kind = recognise(file)
    if kind not in SCANS:
        raise NotDone("Chọn bản quét hoặc bản ký số: tệp PDF, PNG hoặc JPEG", "files")
    file.seek(0)
    content = file.read()
    report = check_apart(content, roots()) if kind is PDF else None
    if report is not None and report.verdict == "broken":
        raise NotDone(_broken(report), "files")
    with taken(document_id, asked) as now:
        require_registrar(now)
        _issued(now.document)
        if DocumentFile.objects.filter(document=now.document).count() >= MOST:
            raise NotDone(f"Văn bản đã có {MOST} tệp, không nhận thêm", "files")
        if report is None or not report.signatures:
            kept = keep(now, "scan", kind, content, name)
            stage = "scan"
        else:
            validation = to_json(report) | {"same": _same(now.document, content)}
            kept = keep(now, "signed", kind, content, name, validation)
            stage = reached(report, from_json(now.document.content))
        advance(now.document, stage)
        now.write("uploaded", role=kept.role, name=kept.name, sha256=kept.sha256)
        return kept


def _issued(document: OfficialDocument) -> None:
    if document.status != "issued":
        raise NotDone("Chỉ văn bản đã có số và chưa hủy mới nhận bản đã ký")


def _same(document: OfficialDocument, content: bytes) -> bool:
    """Whether a signed file is the PDF issued here with signatures added behind it."""
    issued = DocumentFile.objects.filter(document=document, role="pdf").order_by("id").first()
    original = content_of(issued) if issued is not None else None
    return original is not None and content.startswith(original)


def _broken(report: Report) -> str:
    names = ", ".join(one.name or "không rõ" for one in report.signatures if not one.good)
    if report.fault or not names:
        return "Tệp không đọc được chữ ký, có thể đã hỏng. Xuất lại từ phần mềm ký rồi tải lên"
    return (
        f"Chữ ký của {names} không còn hợp lệ: tệp đã bị thay đổi sau khi ký. Lấy lại tệp gốc từ phần mềm ký"
    )

"""Cancel the number of a document, or withdraw a draft. Either is kept with its reason; a number is never given again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.desk.cleaning import clean_text
from khoithong.desk.clock import aware
from khoithong.desk.documents.acting import NotDone, require_registrar, taken

if TYPE_CHECKING:
    from uuid import UUID

    from khoithong.desk.documents.acting import Asked, Taken

LONGEST: Final = 2000
"""Characters a reason may have."""


def cancel_number(document_id: UUID, asked: Asked, reason: str) -> None:
    """Cancel an issued document: its number stays its own, marked as cancelled. Raises `NotDone`, `NoSuchDocument`."""
    with taken(document_id, asked) as now:
        require_registrar(now)
        why = _reason(reason)
        if now.document.status == "cancelled":
            if (now.document.cancelled_reason, now.document.cancelled_by) == (why, asked.person):
                return  # the request sent again
            raise NotDone("Văn bản đã hủy trước đó")
        if now.document.status != "issued":
            raise NotDone("Văn bản chưa có số; dự thảo không dùng nữa thì rút lại")
        _end(now, why)
        now.write("cancelled", reason=why)


def withdraw_draft(document_id: UUID, asked: Asked, reason: str) -> None:
    """Withdraw a draft nobody will issue, by its author or whoever keeps the numbers. Raises `NotDone`, `NoSuchDocument`."""
    with taken(document_id, asked) as now:
        if now.document.drafted_by != asked.person:
            require_registrar(now)
        why = _reason(reason)
        if now.document.status != "draft":
            raise NotDone("Văn bản không còn là dự thảo. Mở lại trang văn bản để xem tình trạng")
        _end(now, why)
        now.write("withdrawn", reason=why)


def _reason(reason: str) -> str:
    why = clean_text(reason).strip()
    if not why:
        raise NotDone("Nhập lý do", "reason")
    if len(why) > LONGEST:
        raise NotDone(f"Rút gọn lý do còn tối đa {LONGEST} ký tự", "reason")
    return why


def _end(now: Taken, why: str) -> None:
    document = now.document
    document.status = "cancelled"
    document.cancelled_reason = why
    document.cancelled_by, document.cancelled_at = now.asked.person, aware(now.at)
    document.save(update_fields=["status", "cancelled_reason", "cancelled_by", "cancelled_at"])

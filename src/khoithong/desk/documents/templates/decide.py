"""Decide on a template: approve it, or reject it with a reason. Never by whoever proposed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.desk.cleaning import clean_text
from khoithong.desk.clock import aware
from khoithong.desk.documents.acting import NotDone
from khoithong.desk.documents.templates.acting import require_standing, taken

if TYPE_CHECKING:
    from uuid import UUID

    from khoithong.desk.documents.acting import Asked
    from khoithong.desk.documents.templates.acting import Taken

LONGEST: Final = 1000
"""Characters of a reason."""
OWN: Final = "Mẫu do chính người này đề nghị; người khác của cơ quan duyệt"


def approve_template(template_id: UUID, asked: Asked) -> None:
    """From now on it is the one in use. Raises `NotDone`, `NoSuchTemplate`."""
    with taken(template_id, asked) as now:
        if now.template.status == "approved" and now.template.decided_by == asked.person:
            return  # the request sent again
        _decide(now, "approved", "")


def reject_template(template_id: UUID, asked: Asked, reason: str) -> None:
    """It is not used. Raises `NotDone`, `NoSuchTemplate`."""
    why = reason_of(reason)
    with taken(template_id, asked) as now:
        if (now.template.status, now.template.decided_by, now.template.reason) == (
            "rejected",
            asked.person,
            why,
        ):
            return
        _decide(now, "rejected", why)


def _decide(now: Taken, status: str, reason: str) -> None:
    require_standing(now, ("proposed",))
    if now.template.proposed_by == now.asked.person:
        raise NotDone(OWN)
    now.template.status = status
    now.template.decided_by, now.template.decided_office = now.asked.person, now.asked.capacity or ""
    now.template.decided_at, now.template.reason = aware(now.at), reason
    now.template.save(update_fields=["status", "decided_by", "decided_office", "decided_at", "reason"])


def reason_of(words: str) -> str:
    """A reason as it is kept. Raises `NotDone`."""
    why = clean_text(words).strip()
    if not why:
        raise NotDone("Nhập lý do", "reason")
    if len(why) > LONGEST:
        raise NotDone(f"Rút gọn lý do còn tối đa {LONGEST} ký tự", "reason")
    return why

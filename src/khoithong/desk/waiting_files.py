"""The files an act brings to the door, and those shown beside a form before it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.casefiles.attachments.slots import MOST, SLOTS
from khoithong.casefiles.models import Attachment
from khoithong.casefiles.sealing import FileRecord
from khoithong.procedure.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from django.db.backends.utils import CursorWrapper

    from khoithong.desk.request import Request

_GONE: Final = (
    "Có tệp kèm theo không còn, hoặc đã được gửi cùng việc khác. Kiểm tra danh sách tệp, tải lên lại."
)
_NOT_HERE: Final = "Việc này không kèm được các tệp đã chọn."

Waiting = dict["UUID", FileRecord]
"""Files that wait, in the order they are to be recorded."""

_WAITING: Final = """
SELECT id, sha256, size, media_type, name FROM casefiles_attachment
WHERE id = ANY(%s) AND seq IS NULL
  AND (draft_id = %s OR (case_id = %s AND slot = %s AND uploaded_by = %s))
FOR UPDATE
"""


def files_of_draft(draft_id: UUID) -> list[Attachment]:
    """The files that wait with a draft, in the order they came, those that came together by name. Whose draft it is, the caller knows."""
    return list(Attachment.objects.filter(draft=draft_id).order_by("at", "name", "id"))


def files_of_form(case_id: int, kind: str, person: str) -> list[Attachment]:
    """The files that wait with what a person is typing into a form, in the same order."""
    waiting = Attachment.objects.filter(case=case_id, slot=kind, uploaded_by=person, seq=None)
    return list(waiting.order_by("at", "name", "id"))


def taken_along(cursor: CursorWrapper, request: Request, case_id: int | None) -> Waiting | Refusal:
    """The files a request names, locked: those of the draft it sends, or of the person's own form of this act."""
    if not request.files:
        return {}
    if request.kind not in SLOTS or len(request.files) > MOST:
        return Refusal("invalid_data", None, _NOT_HERE, ("files",))
    # A draft's id is the key of its submission.
    draft = request.key if case_id is None else None
    wanted = list(request.files)
    cursor.execute(_WAITING, [wanted, draft, case_id, request.kind, request.actor])
    found = {
        id_: FileRecord(sha256, size, type_, name) for id_, sha256, size, type_, name in cursor.fetchall()
    }
    if found.keys() != set(wanted):
        return Refusal("invalid_data", None, _GONE, ("files",))
    return {id_: found[id_] for id_ in wanted}


def same_files(cursor: CursorWrapper, request: Request, recorded: Sequence[FileRecord]) -> bool:
    """Whether a request sent again names the contents that were recorded with it."""
    if not request.files and not recorded:
        return True
    cursor.execute("SELECT sha256 FROM casefiles_attachment WHERE id = ANY(%s)", [list(request.files)])
    return sorted(sha256 for (sha256,) in cursor.fetchall()) == sorted(one.sha256 for one in recorded)

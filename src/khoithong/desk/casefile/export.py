"""Read a whole case for a purpose: who did, when and for what is logged before anything is handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.casefiles.models import AccessLog
from khoithong.desk.clock import Clock, aware, server_clock
from khoithong.documents.casefile.collecting import collected

if TYPE_CHECKING:
    from khoithong.casefiles.reading import LoadedCase
    from khoithong.documents.casefile.collecting import Collected

WHAT: Final = "case_file"
"""In the access log: the whole file with opinions, ballots and findings."""

PURPOSES: Final[dict[str, str]] = {
    "archive": "Nộp vào lưu trữ",
    "supervision": "Kiểm tra, giám sát",
    "complaint": "Giải quyết khiếu nại, tố cáo",
    "own": "Giữ hồ sơ của mình, bảo vệ quyền lợi",
    "duty": "Xử lý công việc được giao",
}
"""What a whole file may be taken for; the log keeps the key."""


def export_casefile(
    loaded: LoadedCase, person: str, purpose: str, *, clock: Clock = server_clock
) -> Collected:
    """Everything an export is made from, entered in the access log. Whether the person may read the case, the caller has asked.

    Raises `StillVoting`, and `KeyError` for a purpose there is not.
    """
    if purpose not in PURPOSES:
        raise KeyError(purpose)
    now = clock()
    found = collected(loaded, now)
    AccessLog.objects.create(at=aware(now), person=person, case_id=loaded.row.id, what=WHAT, subject=purpose)
    return found

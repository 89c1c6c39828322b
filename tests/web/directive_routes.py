"""The part of the table of routes that directives and communication have, and what its addresses name."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from tests.web.office import Office

_ALL: Final = "302 200 200 200 200 403"
_READERS: Final = "302 404 200 200 200 403"
_OWNER: Final = "302 404 404 200 404 403"
_OWNERS_FORM: Final = "401 404 404 422 404 403"
_LED_BACK: Final = "302 302 302 302 302 302"

DIRECTIVES: Final[dict[str, tuple[str, ...]]] = {
    "directives": ("/chi-dao/", _ALL),
    "directive-import": ("/chi-dao/nhap/", "302 200 404 200 200 403", "401 422 404 422 422 403"),
    "directive": ("/chi-dao/{issued}/", _READERS),
    "directive-edit": ("/chi-dao/{prepared}/soan/", _OWNER, _OWNERS_FORM),
    "directive-autosave": ("/chi-dao/{prepared}/soan/luu/", _LED_BACK, "401 403 403 403 403 403"),
    "directive-issue": ("/chi-dao/{prepared}/giao/", _OWNER, _OWNERS_FORM),
    "directive-withdraw": ("/chi-dao/{issued}/thu-hoi/", _OWNER, _OWNERS_FORM),
    "directive-file": ("/chi-dao/{issued}/tep/", _READERS),
    "communication": ("/tuyen-truyen/", _ALL),
    "communication-add": ("/tuyen-truyen/moi/", "302 200 404 200 200 403", "401 422 404 422 422 403"),
    "communication-plan-add": (
        "/tuyen-truyen/ke-hoach/moi/",
        "302 200 404 200 200 403",
        "401 422 404 422 422 403",
    ),
    "communication-plan": ("/tuyen-truyen/ke-hoach/{plan}/", _READERS),
    "communication-directive": ("/tuyen-truyen/van-ban/{issued}/", _READERS),
    "communication-item": ("/tuyen-truyen/{item}/", _READERS, "401 404 422 422 422 403"),
    "communication-file": ("/tuyen-truyen/{item}/tep/{proof}/", _READERS),
}
"""As `Route` takes them, by name. Both directives are the agency's whose head is a column; a draft is for who acts for it."""


def directive_places(office: Office) -> dict[str, Any]:
    """A draft of the head's agency, a directive it issued, with its file; what it plans to publish, with a proof."""
    from khoithong.casefiles.attachments import store
    from khoithong.desk.clock import aware
    from khoithong.directives.models import CommunicationFile, CommunicationItem, CommunicationPlan
    from tests.directives.orders import Orders

    content = BytesIO("Số: 5/SXD".encode())
    sha256 = store.digest_of(content)
    store.put(sha256, content, len(content.getvalue()))
    issued = Orders(office.clock).issue(
        code="CD-2026-90001",
        owner="so",
        agencies=("so",),
        source_sha256=sha256,
        source_name="cong-van-5.txt",
        source_type="text/plain",
        source_size=len(content.getvalue()),
    )
    plan = CommunicationPlan.objects.create(
        agency="so",
        title="Kế hoạch",
        since=office.desk.today,
        until=office.desk.today,
        created_by="gd",
        at=aware(office.clock()),
    )
    item = CommunicationItem.objects.create(
        agency="so",
        plan=plan,
        title="Bài báo",
        form="press",
        created_by="gd",
        changed_at=aware(office.clock()),
    )
    proof = CommunicationFile.objects.create(
        item=item,
        name="anh.txt",
        media_type="text/plain",
        size=issued.source_size,
        sha256=sha256,
        uploaded_by="gd",
        at=aware(office.clock()),
    )
    return {
        "issued": issued.code,
        "prepared": draft(office).code,
        "plan": plan.id,
        "item": item.id,
        "proof": proof.id,
    }


def draft(office: Office, code: str = "CD-2026-90002", owner: str = "so") -> Any:
    """A draft with everything in order."""
    from khoithong.desk.clock import aware
    from khoithong.directives.drafting import IDENTITY, empty_recipient, empty_task
    from khoithong.directives.models import Directive

    line = empty_recipient("r1") | {
        "words": "Các sở, ban, ngành",
        "agencies": ["so-tc"],
        "rule": "departments",
    }
    task = empty_task("t1") | {"clause": "1", "text": "Báo cáo kết quả", "start": 0, "end": 15}
    task |= {"due_kind": "date", "due_on": "2026-08-29", "due_words": "trước ngày 30/8/2026"}
    identity = dict.fromkeys(IDENTITY, "") | {"kind": "Công văn", "subject": "về báo cáo"}
    return Directive.objects.create(
        code=code,
        owner=owner,
        kind="Công văn",
        subject="về báo cáo",
        text="Báo cáo kết quả theo Nghị định số 73/2023/NĐ-CP",
        draft={"identity": identity, "recipients": [line], "grounds": [], "tasks": [task]},
        created_by="gd",
        created_at=aware(office.clock()),
        changed_at=aware(office.clock()),
    )

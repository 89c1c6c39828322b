"""The part of the table of routes that tasks have, and what its addresses name."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from tests.web.office import Office

_ALL: Final = "302 200 200 200 200 403"
_READERS: Final = "302 404 200 200 200 403"
_FORM: Final = "401 404 422 422 422 403"
_KEEPER: Final = "302 404 404 200 404 403"
_KEEPERS_FORM: Final = "401 404 404 422 404 403"
_LOOSE: Final = "/van-thu/van-ban/{loose}/"

TASKS: Final[dict[str, tuple[str, ...]]] = {
    "tasks": ("/nhiem-vu/", _ALL),
    "tasks-given": ("/nhiem-vu/giao-cap-duoi/", _ALL),
    "tasks-done": ("/nhiem-vu/da-xong/", _ALL),
    "assignment": ("/nhiem-vu/{assignment}/", _READERS),
    "assignment-act": ("/nhiem-vu/{assignment}/tien-do/", _READERS, _FORM),
    "assignment-file": ("/nhiem-vu/{assignment}/tep/{evidence}/", "302 404 404 200 404 403"),
    "assignment-letter": ("/nhiem-vu/{assignment}/don-doc/{urged}.docx", _READERS),
    "loose-document": (_LOOSE, _KEEPER),
    "loose-document-drawn": (f"{_LOOSE}tai-ve/docx/", _KEEPER),
    "loose-document-issue": (f"{_LOOSE}cap-so/", _KEEPER, _KEEPERS_FORM),
    "loose-document-withdraw": (f"{_LOOSE}rut/", _KEEPER, _KEEPERS_FORM),
    "loose-document-cancel": (f"{_LOOSE}huy-so/", _KEEPER, _KEEPERS_FORM),
    "loose-document-upload": (f"{_LOOSE}tai-len/", _KEEPER, _KEEPERS_FORM),
    "loose-document-sign": (f"{_LOOSE}ky/", _KEEPER, _KEEPERS_FORM),
    "loose-document-file": (f"{_LOOSE}tep/1/", "302 404 404 404 404 403"),
    "directive-task": ("/chi-dao/{ordered}/nhiem-vu/1/", _READERS),
    "task-urge": ("/chi-dao/{ordered}/nhiem-vu/1/don-doc/", _READERS, _FORM),
}
"""As `Route` takes them, by name. The task is one of the head's agency; what waits with his form is his alone, and the
letter that belongs to no case is his agency's."""

TASK_FILES: Final = frozenset({"assignment-file", "assignment-letter", "loose-document-drawn"})
"""Routes that answer with a file."""


def task_places(office: Office) -> dict[str, Any]:
    """A directive of another department, its task acknowledged and urged, a file waiting with the head's form."""
    from khoithong.desk.clock import aware
    from khoithong.desk.directives.acknowledge import acknowledge
    from khoithong.desk.directives.evidence import attach_evidence
    from khoithong.desk.directives.remind import remind
    from khoithong.documents.records.models import OfficialDocument
    from tests.casefiles.attachments import samples
    from tests.directives.orders import Orders

    orders = Orders(office.clock)
    directive = orders.issue(agencies=("so",))
    one = orders.of("so").id
    acknowledge(one, orders.asked("gd"))
    urged = remind([one], orders.asked("gd-nv"), {"request": "Đề nghị báo cáo."})
    file = attach_evidence(one, "gd", "so-lieu.pdf", BytesIO(samples.pdf()), clock=office.clock)
    letter = OfficialDocument.objects.get(case=None)
    at = aware(office.clock())
    loose = OfficialDocument.objects.create(
        agency="so",
        kind=letter.kind,
        form=letter.form,
        symbol="SXD",
        subject=letter.subject,
        content=letter.content,
        about=letter.about,
        drafted_by="gd",
        drafted_at=at,
        changed_by="gd",
        changed_at=at,
    )
    return {
        "ordered": directive.code,
        "assignment": one,
        "urged": urged.seq,
        "evidence": file.id,
        "loose": loose.id,
    }

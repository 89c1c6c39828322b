"""The pages of tasks worth looking at in a demonstration: route, address, account."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from khoithong.desk.clock import FixedClock
from khoithong.desk.directives.acknowledge import acknowledge
from khoithong.desk.directives.cascade import cascade, units_of
from khoithong.desk.directives.complete import complete
from khoithong.desk.directives.evidence import attach_evidence
from khoithong.desk.directives.extension import ask_extension
from khoithong.desk.directives.keeping import keep_form
from khoithong.desk.directives.remind import remind
from khoithong.desk.directives.report_progress import report_progress
from khoithong.documents.records.models import OfficialDocument
from khoithong.organisation.snapshot import directory
from tests.casefiles.attachments import samples
from tests.directives.orders import Orders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from khoithong.desk.directives.acting import Asked

CODE: Final = "CD-2026-99001"
_OWNER: Final = "so-nv"


def task_sights(now: datetime, account: Callable[[str], str]) -> Iterator[tuple[str, str, str]]:
    """A directive of many tasks in every state: as who has them, who gave them and who looks on see it."""
    owner, busy, with_units = account("so-nv/head"), account("so-xd/head"), account("so-nnmt/head")
    supervisor, staff = account("ubkt-tu/head"), account("so-xd/manager")
    orders = _orders(now)
    one, asking, done, late = (orders.of(agency, 1).id for agency in ("so-xd", "so-yt", "so-nnmt", "so-tc"))
    for who in (owner, busy, supervisor):
        yield "tasks", reverse("tasks"), who
    yield "tasks-given", reverse("tasks-given"), owner
    yield "tasks-done", reverse("tasks-done"), with_units
    yield "work", reverse("work"), owner
    yield "work", reverse("work"), busy
    for number, who in (
        (one, busy),
        (one, staff),
        (asking, owner),
        (done, with_units),
        (done, owner),
        (late, supervisor),
    ):
        yield "assignment", reverse("assignment", args=[number]), who
    for slug in ("tien-do", "hoan-thanh", "xin-gia-han", "giao-don-vi", "mo-lai", "cho-gia-han"):
        yield "assignment-act", reverse("assignment-act", args=[one, slug]), busy
    for slug in ("tien-do", "mo-lai"):
        yield "assignment-act", reverse("assignment-act", args=[done, slug]), with_units
    for number, slug in ((asking, "cho-gia-han"), (asking, "khong-gia-han"), (done, "tra-lai")):
        yield "assignment-act", reverse("assignment-act", args=[number, slug]), owner
    for place, who in ((1, owner), (1, with_units), (2, supervisor), (3, owner)):
        yield "directive-task", reverse("directive-task", args=[CODE, place]), who
    urge = reverse("task-urge", args=[CODE, 1])
    yield "task-urge", f"{urge}?giao={one}&giao={asking}", owner
    yield "task-urge", urge, owner
    letter = OfficialDocument.objects.get(case=None, about__directive=CODE)
    for name in ("", "-issue", "-withdraw", "-cancel", "-upload", "-sign"):
        yield f"loose-document{name}", reverse(f"loose-document{name}", args=[letter.id]), owner


def _orders(now: datetime) -> Orders:
    """Issued a month ago to the departments, due two days ago."""
    clock = FixedClock(now - timedelta(days=30))
    orders, picture = Orders(clock), directory()
    agencies = tuple(one for one in units_of("ubnd", picture) if one.startswith("so-") and one != _OWNER)
    due = (now - timedelta(days=2)).date()
    orders.issue(
        {
            "due_on": due,
            "clause": "5",
            "text": "Báo cáo kết quả thực hiện chủ trương khuyến khích và bảo vệ cán bộ. " * 12,
        },
        {"due_kind": "standing", "due_words": "thường xuyên", "report_wanted": ""},
        {"due_kind": "periodic", "every": "month", "due_words": "định kỳ hàng tháng"},
        agencies=agencies,
        code=CODE,
    )
    clock.move_to(now - timedelta(days=6))

    def by(agency: str) -> Asked:
        person = picture.organisation.head(agency, now.date())
        assert person is not None, agency
        return orders.asked(person, office=f"{agency}/head")

    for agency in ("so-xd", "so-yt", "so-nnmt"):
        acknowledge(orders.of(agency).id, by(agency))
    said = {
        "text": "Đã thu số liệu của 7/9 đơn vị.",
        "percent": 60,
        "difficulties": "Hai đơn vị chưa có số liệu.",
    }
    report_progress(orders.of("so-xd").id, by("so-xd"), said)
    until = (now + timedelta(days=10)).date()
    ask_extension(
        orders.of("so-yt").id, by("so-yt"), {"until": until, "reason": "Chờ số liệu của hai đơn vị"}
    )
    units = units_of("so-nnmt", picture)
    cascade(orders.of("so-nnmt").id, by("so-nnmt"), {"units": units, "due_on": due - timedelta(days=1)})
    clock.move_to(now)
    asked = by("so-nnmt")
    one = orders.of("so-nnmt").id
    file = attach_evidence(one, asked.person, "bao-cao.pdf", BytesIO(samples.pdf()), clock=clock)
    complete(
        one, orders.asked(asked.person, office=asked.office, files=(file.id,)), {"text": "Đã gửi báo cáo"}
    )
    keep_form(by("so-xd").person, orders.of("so-xd").id, "complete", {"text": "Đang soạn"}, clock=clock)
    remind([orders.of("so-tc").id], by(_OWNER), {"request": "Đề nghị báo cáo ngay."})
    return orders

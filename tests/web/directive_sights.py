"""The pages of directives and communication worth looking at in a demonstration: route, address, account."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from django.urls import reverse

from khoithong.desk.clock import FixedClock
from khoithong.desk.directives.import_directive import Source, import_directive
from khoithong.directives.models import CommunicationItem, CommunicationPlan, Directive
from khoithong.lawbook.packfiles import PackFiles
from khoithong.lawbook.places import regulations_dir

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime


def directive_sights(now: datetime, account: Callable[[str], str]) -> Iterator[tuple[str, str, str]]:
    """As who issues, who carries out and who looks on see them; the longest text being prepared."""
    issuer, agency, supervisor = account("so-nv/clerk"), account("so-xd/head"), account("ubkt-tu/head")
    for part, who in (("ban-hanh", issuer), ("thuc-hien", agency), ("tat-ca", supervisor)):
        yield "directives", f"{reverse('directives')}?phan={part}", who
    yield "directive-import", reverse("directive-import"), issuer
    for row in Directive.objects.filter(pack__in=("vinh-phuc-2024", "tinh-uy-2026")):
        for who in (agency, supervisor):
            yield "directive", reverse("directive", args=[row.code]), who
        yield "communication-directive", reverse("communication-directive", args=[row.code]), supervisor
    ordered = Directive.objects.get(pack="vinh-phuc-2024")
    yield "directive", reverse("directive", args=[ordered.code]), issuer
    yield "directive-withdraw", reverse("directive-withdraw", args=[ordered.code]), issuer
    for pack in ("vinh-phuc-2024", "tinh-uy-2026"):
        yield from _prepared(pack, now, issuer)
    yield from _communication(account)


def _prepared(pack: str, now: datetime, issuer: str) -> Iterator[tuple[str, str, str]]:
    """A text being corrected, each kind of part open once, and its confirmation."""
    content = (PackFiles(regulations_dir() / pack).source_text or "").encode()
    code = import_directive(
        "",
        person="vt-snv",
        office="so-nv/clerk",
        key=uuid5(NAMESPACE_URL, f"urn:khoithong:sight:{pack}"),
        source=Source(f"{pack}.txt", BytesIO(content)),
        clock=FixedClock(now),
    ).code
    edit = reverse("directive-edit", args=[code])
    yield "directive-edit", edit, issuer
    for part in ("identity", "grounds", "r1", "t2"):
        yield "directive-edit", f"{edit}?sua={part}", issuer
    yield "directive-issue", reverse("directive-issue", args=[code]), issuer


def _communication(account: Callable[[str], str]) -> Iterator[tuple[str, str, str]]:
    guide, other = account("btg-tu/head"), account("so-nv/clerk")
    for who in (guide, other):
        yield "communication", reverse("communication"), who
        yield "communication", f"{reverse('communication')}?phan=tat-ca", who
    yield "communication-add", reverse("communication-add"), guide
    yield "communication-plan-add", reverse("communication-plan-add"), guide
    plan = CommunicationPlan.objects.get(agency="btg-tu")
    yield "communication-plan", reverse("communication-plan", args=[plan.id]), guide
    for status in ("planned", "published"):
        item = CommunicationItem.objects.filter(agency="btg-tu", status=status).order_by("title")[0]
        yield "communication-item", reverse("communication-item", args=[item.id]), guide

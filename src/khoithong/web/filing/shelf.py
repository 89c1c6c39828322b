"""The list of the files a clerk's agencies keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from khoithong.desk.documents.acting import REGISTRARS
from khoithong.documents.casefile.retention import retention
from khoithong.documents.casefile.shelf import Shelved
from khoithong.documents.casefile.shelf import shelf as shelved
from khoithong.documents.drafting.installation import FaultySettings
from khoithong.lawbook.labels import labels
from khoithong.procedure.wording import shown
from khoithong.web.components import Link
from khoithong.web.filing.limits import transfer_limit
from khoithong.web.page_number import page_number, turned

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest

    from khoithong.web.components import Deadline
    from khoithong.web.session import Here


@dataclass(frozen=True, slots=True)
class Line:
    """One case."""

    code: str
    title: str
    url: str
    case_url: str
    ended: date
    status: str
    limit: Deadline
    kept: str
    handed_on: date | None
    receipt: str


def shelf_page(request: HttpRequest, here: Here) -> dict[str, Any]:
    """The context of `filing/shelf.html`."""
    agencies = sorted({one.agency for one in here.capacities if one.role in REGISTRARS})
    handed = request.GET.get("muc") == "da-nop"
    number = page_number(request)
    context: dict[str, Any] = {"keeps": bool(agencies), "handed": handed, "tabs": _tabs(handed=handed)}
    try:
        rows, more = shelved(agencies, handed=handed, number=number)
        lines = [_line(one, here) for one in rows]
        transfer = retention().transfer
    except FaultySettings as fault:
        return context | {"fault": str(fault)}
    return context | {
        "lines": lines,
        "transfer": transfer,
        "number": number,
        "before": turned(request, number - 1) if number > 1 else "",
        "after": turned(request, number + 1) if more else "",
    }


def _tabs(*, handed: bool) -> list[Link]:
    return [
        Link("Chưa nộp lưu", "?", current=not handed),
        Link("Đã nộp lưu", "?muc=da-nop", current=handed),
    ]


def _line(one: Shelved, here: Here) -> Line:
    settings = retention()
    until = settings.kept_until(one.ended, one.status)
    words = settings.words(one.status)
    return Line(
        code=one.row.code,
        title=one.row.title or one.row.code,
        url=reverse("casefile", args=[one.row.code]),
        case_url=reverse("case", args=[one.row.code]),
        ended=one.ended,
        status=labels().statuses[one.status],
        limit=transfer_limit(one.ended, here.day, one.handed_on),
        kept=f"{words}, đến {shown(until)}" if until else words,
        handed_on=one.handed_on,
        receipt=one.receipt,
    )

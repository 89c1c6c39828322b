"""The list of directives as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from khoithong.directives.listing import listed
from khoithong.directives.models.directive import DRAFT
from khoithong.web.components import Link
from khoithong.web.directing.words import STATUS_LABELS, STATUS_TONES, document_words
from khoithong.web.navigation import address

if TYPE_CHECKING:
    from datetime import date

    from khoithong.directives.listing import Line
    from khoithong.directives.rights import Reader
    from khoithong.web.components import Tone
    from khoithong.web.session import Here

_PARTS: Final = {"thuc-hien": "received", "ban-hanh": "own", "tat-ca": "all"}
_LABELS: Final = {
    "thuc-hien": "Cơ quan phải thực hiện",
    "ban-hanh": "Cơ quan ban hành",
    "tat-ca": "Tất cả được xem",
}


@dataclass(frozen=True, slots=True)
class DirectiveLine:
    """A directive as a line."""

    url: str
    title: str
    words: str
    code: str
    owner: str
    status_label: str
    tone: Tone
    issued_on: date | None
    progress: str
    """`đã hoàn thành 3/12`; empty where there is nothing to count."""
    late: int
    """Agencies that are late."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """The page."""

    part: str
    parts: tuple[Link, ...]
    lines: tuple[DirectiveLine, ...]
    number: int
    more: bool
    import_url: str
    """Where a directive is brought in; empty for somebody who may not issue any."""


def directive_list(part: str, who: Reader, here: Here, number: int) -> ListPage:
    """A page of the list asked for; of the part that suits the reader where none is asked for."""
    offered = [name for name in _PARTS if name != "tat-ca" or who.supervises]
    default = "tat-ca" if who.supervises and not who.acting else "thuc-hien"
    chosen = part if part in offered else default
    page = listed(who, _PARTS[chosen], number)
    base = reverse("directives")
    return ListPage(
        chosen,
        tuple(Link(_LABELS[name], f"{base}?phan={name}", current=name == chosen) for name in offered),
        tuple(_line(one, here) for one in page.lines),
        page.number,
        page.more,
        address("directive-import") if who.acting else "",
    )


def _line(line: Line, here: Here) -> DirectiveLine:
    row = line.directive
    draft = row.status == DRAFT
    return DirectiveLine(
        url=reverse("directive-edit" if draft else "directive", args=[row.code]),
        title=row.subject or document_words(row),
        words=document_words(row),
        code=row.code,
        owner=here.directory.name(row.owner),
        status_label=STATUS_LABELS[row.status],
        tone=STATUS_TONES[row.status],
        issued_on=row.issued_on,
        progress=line.rollup.words if line.rollup else "",
        late=sum(one.late(here.day) > 0 for one in line.rollup.missing) if line.rollup else 0,
    )

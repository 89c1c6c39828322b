"""What waits for a clerk: drafts without a number, documents without their signed form, or without the agency's signature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count, Q
from django.urls import reverse

from khoithong.desk.documents.acting import REGISTRARS
from khoithong.documents.catalogue import kind_name
from khoithong.documents.records.models import OfficialDocument
from khoithong.documents.writing import number_words
from khoithong.web.components import Link
from khoithong.web.page_number import page_number, turned

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

    from khoithong.documents.content import FormId
    from khoithong.web.session import Here

PAGE: Final = 25
_DRAFTS: Final = Q(status="draft") & ~Q(symbol="")
GROUPS: Final[dict[str, tuple[str, Q, str]]] = {
    "cho-cap-so": ("Chờ cấp số", _DRAFTS, "Không có dự thảo nào chờ cấp số"),
    "cho-ban-ky": (
        "Chờ bản ký",
        Q(status="issued", signed=""),
        "Mọi văn bản đã ban hành đều có bản ký",
    ),
    "cho-co-quan-ky": (
        "Chờ cơ quan ký",
        Q(status="issued", signed="person"),
        "Không có văn bản nào chờ chữ ký của cơ quan",
    ),
}
"""By the word in the address: label, which documents, what is said when there are none."""


@dataclass(frozen=True, slots=True)
class Line:
    """One document."""

    name: str
    number: str
    subject: str
    url: str
    code: str
    at: Any
    person: str
    agency: str


def agencies_of(here: Here) -> list[str]:
    """Those whose numbers this person keeps."""
    return sorted({one.agency for one in here.capacities if one.role in REGISTRARS})


def counts(agencies: list[str]) -> dict[str, int]:
    """How many documents wait, by group; one statement."""
    wanted = {name.replace("-", "_"): Count("id", filter=which) for name, (_, which, _) in GROUPS.items()}
    found = OfficialDocument.objects.filter(agency__in=agencies).aggregate(**wanted)
    return {name: found[name.replace("-", "_")] for name in GROUPS}


def worklist(request: HttpRequest, here: Here) -> dict[str, Any]:
    """The context of `clerk/work.html`."""
    agencies = agencies_of(here)
    waiting = counts(agencies)
    chosen = request.GET.get("nhom", "")
    first = next((name for name in GROUPS if waiting[name]), next(iter(GROUPS)))
    group = chosen if chosen in GROUPS else first
    _, which, nothing = GROUPS[group]
    number = page_number(request)
    rows, more = _page(OfficialDocument.objects.filter(which, agency__in=agencies), number)
    return {
        "keeps": bool(agencies),
        "tabs": tabs(waiting, group),
        "group": group,
        "nothing": nothing,
        "lines": [_line(one, here) for one in rows],
        "several": len(agencies) > 1,
        "number": number,
        "before": turned(request, number - 1) if number > 1 else "",
        "after": turned(request, number + 1) if more else "",
    }


def tabs(waiting: dict[str, int], shown: str) -> list[Link]:
    """The parts of the clerk's desk."""
    own = [
        Link(label, f"{reverse('clerk')}?nhom={name}", current=name == shown, count=waiting[name])
        for name, (label, _, _) in GROUPS.items()
    ]
    return [*own, Link("Sổ văn bản", reverse("clerk-books"), current=shown == "so")]


def _page(rows: QuerySet[OfficialDocument], number: int) -> tuple[list[OfficialDocument], bool]:
    start = (number - 1) * PAGE
    found = list(
        rows.select_related("case").defer("content").order_by("changed_at", "id")[start : start + PAGE + 1]
    )
    return found[:PAGE], len(found) > PAGE


def _line(one: OfficialDocument, here: Here) -> Line:
    form: FormId = "party" if one.form == "party" else "state"
    code = one.case.code if one.case else ""
    return Line(
        name=kind_name(one.kind),
        number=number_words(form, one.number, one.symbol),
        subject=one.subject,
        url=reverse("case-document", args=[code, one.id])
        if code
        else reverse("loose-document", args=[one.id]),
        code=code,
        at=one.issued_at or one.changed_at,
        person=here.directory.name(one.issued_by or one.changed_by),
        agency=here.directory.name(one.agency),
    )

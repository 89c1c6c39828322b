"""A document that belongs to no case (a reminder, a report): its page, and where it lies for those who number and sign it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse

from khoithong.desk.documents.acting import REGISTRARS
from khoithong.documents.catalogue import kind_name
from khoithong.documents.codec import from_json
from khoithong.documents.records.models import DocumentEntry, OfficialDocument
from khoithong.web.casedocuments.listing import state_of
from khoithong.web.clerk.panel import panel
from khoithong.web.components import Event, Link
from khoithong.web.holders import person_of

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from khoithong.documents.content import Document
    from khoithong.web.session import Here

EVENTS = {
    "drafted": "Soạn",
    "changed": "Sửa nội dung",
    "issued": "Cấp số, ban hành",
    "withdrawn": "Rút dự thảo",
    "cancelled": "Hủy số",
    "uploaded": "Tải lên bản ký",
    "signed": "Ký số",
}
"""What happened to a document, by entry of its log."""


@dataclass(frozen=True, slots=True)
class Filed:
    """What it is filed under: the directive it is about, else its symbol."""

    code: str


@dataclass(frozen=True, slots=True)
class Ground:
    """Whoever looks, on which day."""

    here: Here
    row: Filed

    @property
    def day(self) -> date:
        """The legal day of the request."""
        return self.here.day


@dataclass(frozen=True)
class LoosePage:
    """A document without a case, whoever looks."""

    ground: Ground
    record: OfficialDocument

    @cached_property
    def document(self) -> Document:
        """What it says."""
        return from_json(self.record.content)

    @property
    def url(self) -> str:
        """Its address."""
        return reverse("loose-document", args=[self.record.id])

    @property
    def crumbs(self) -> list[Link]:
        """The way here."""
        return [Link("Văn thư", reverse("clerk")), Link(kind_name(self.record.kind), self.url)]

    def context(self) -> dict[str, Any]:
        """What the template shows."""
        label, tone = state_of(self.record)
        here = self.ground.here
        return {
            "page": self,
            "row": self.ground.row,
            "crumbs": self.crumbs,
            "record": self.record,
            "document": self.document,
            "name": kind_name(self.record.kind),
            "number": self.document.number if self.record.number is not None else "",
            "label": label,
            "tone": tone,
            "agency": here.directory.name(self.record.agency),
            "about": self._about(),
            "events": self._events(),
            "pdf_url": reverse("loose-document-drawn", args=[self.record.id, "pdf"]),
            "word_url": reverse("loose-document-drawn", args=[self.record.id, "docx"]),
        } | panel(self.record, here, "")

    def _about(self) -> Link | None:
        """What it was made for."""
        about = self.record.about
        if "directive" in about:
            url = reverse("directive-task", args=[about["directive"], about["task"]])
            return Link("Nhiệm vụ được đôn đốc", url)
        if "report" in about:
            return Link("Báo cáo", reverse("report", args=[about["report"]]))
        return None

    def _events(self) -> list[Event]:
        here = self.ground.here
        rows = DocumentEntry.objects.filter(document=self.record).order_by("-id")
        return [
            Event(
                EVENTS.get(one.what, one.what),
                one.at,
                person_of(one.by, here.day, here.directory, office=one.office, you=here.person),
            )
            for one in rows
        ]


def open_loose(here: Here, document_id: UUID) -> LoosePage:
    """A document without a case, for whoever keeps the numbers of its agency in one of his offices. Raises `Http404`."""
    keeps = [one.agency for one in here.capacities if one.role in REGISTRARS]
    record = OfficialDocument.objects.filter(id=document_id, case=None, agency__in=keeps).first()
    if record is None:
        raise Http404
    return LoosePage(Ground(here, Filed(str(record.about.get("directive") or record.symbol))), record)

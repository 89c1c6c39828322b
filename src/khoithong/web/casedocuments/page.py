"""One document of a case as a page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse

from khoithong.desk.documents.draft import DRAWN, act_since
from khoithong.documents.catalogue import KINDS
from khoithong.documents.codec import from_json
from khoithong.documents.drafting import signing
from khoithong.documents.drafting.bases import BASES
from khoithong.documents.drafting.drawing import draw
from khoithong.documents.drafting.installation import FaultySettings
from khoithong.documents.drafting.law import unverified
from khoithong.documents.drafting.matter import Matter
from khoithong.documents.drafting.merging import changes
from khoithong.documents.drafting.order import Order
from khoithong.documents.drafting.writers import may_draft
from khoithong.documents.missing import Missing
from khoithong.documents.records.models import DocumentEntry, OfficialDocument
from khoithong.documents.writing import blanks
from khoithong.web.casedocuments.intended import intended
from khoithong.web.casedocuments.listing import state_of
from khoithong.web.casedocuments.pictures import pages_of
from khoithong.web.casedocuments.writing import fields
from khoithong.web.casepage.ground import look
from khoithong.web.casepage.told import act_page
from khoithong.web.clerk.history import detail
from khoithong.web.clerk.panel import panel
from khoithong.web.components import Link
from khoithong.web.navigation import address
from khoithong.web.wordtemplates.of_document import template_url

if TYPE_CHECKING:
    from uuid import UUID

    from khoithong.documents.content import Document
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.session import Here

_EVENTS = {
    "drafted": "Soạn từ hồ sơ",
    "refreshed": "Lấy lại từ hồ sơ",
    "signer": "Chọn người ký",
    "changed": "Sửa nội dung",
    "issued": "Cấp số, ban hành",
    "withdrawn": "Rút dự thảo",
    "cancelled": "Hủy số",
    "uploaded": "Tải lên bản ký",
    "signed": "Ký số",
}
"""What happened to a document, by entry of its log."""


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the log."""

    title: str
    at: Any
    person: str
    url: str
    """Where its text can be read and put back; empty where it has none, or is the text now."""
    detail: str
    """Its number, signature, file's short code or reason."""


@dataclass(frozen=True)
class DocumentPage:
    """A document, its case, whoever looks."""

    ground: Ground
    record: OfficialDocument

    @cached_property
    def document(self) -> Document:
        """What it says."""
        return from_json(self.record.content)

    @property
    def url(self) -> str:
        """Its address."""
        return self._address("case-document")

    def _address(self, name: str, *more: object) -> str:
        return reverse(name, args=[self.ground.row.code, self.record.id, *more])

    @property
    def draft(self) -> bool:
        """Whether it is still being written."""
        return self.record.status == "draft"

    @cached_property
    def matter(self) -> Matter:
        """Its case."""
        return Matter(self.ground.loaded, self.ground.day)

    @cached_property
    def writes(self) -> bool:
        """Whether this person writes it now."""
        return self.draft and may_draft(self.matter, self.record.kind, self.ground.here.person)

    @cached_property
    def log(self) -> list[DocumentEntry]:
        """What happened to it, the newest first."""
        return list(DocumentEntry.objects.filter(document=self.record).order_by("-id"))

    @cached_property
    def drawn(self) -> Document:
        """As it was last drawn up from the register."""
        entry = next((one for one in self.log if one.what in DRAWN), None)
        return from_json(entry.data["content"]) if entry is not None else self.document

    @property
    def crumbs(self) -> list[Link]:
        """The way here."""
        code = self.ground.row.code
        return [
            Link("Hồ sơ", address("cases")),
            Link(code, self.ground.url),
            Link("Văn bản", reverse("case-documents", args=[code])),
            Link(KINDS[self.record.kind].name, self.url),
        ]

    def order(self) -> Order:
        """What draws it up anew."""
        seq = act_since(self.record, self.ground.loaded)
        typed = intended(self.ground, self.record.kind) if seq is None else {}
        return Order(self.record.kind, seq, intended=typed, **self.record.about)

    def context(self) -> dict[str, Any]:
        """What the template shows."""
        label, tone = state_of(self.record)
        seq = act_since(self.record, self.ground.loaded)
        shown = {
            "page": self,
            "ground": self.ground,
            "row": self.ground.row,
            "crumbs": self.crumbs,
            "record": self.record,
            "document": self.document,
            "name": KINDS[self.record.kind].name,
            "number": self.document.number if self.record.number is not None else "",
            "label": label,
            "tone": tone,
            "agency": self.ground.name(self.record.agency),
            "rests_on": self._rests_on(seq),
            "version": self.record.version,
            "pictures": self._pictures(),
            "events": self._events(),
            "unverified": self._unverified(),
            "word_url": self._address("case-document-file", "docx"),
            "template_url": template_url(
                self.record.agency, self.record.kind, self.ground.row.code, self.record.id
            ),
            "pdf_url": self._address("case-document-file", "pdf"),
        }
        shown |= panel(self.record, self.ground.here, self.ground.row.code)
        return shown | (self._writing() if self.writes else {})

    def _writing(self) -> dict[str, Any]:
        fresh, why = self._fresh()
        basis = BASES[self.record.kind]
        return {
            "fields": fields(self.document, self.drawn),
            "place": self.document.place_day.partition(", ngày ")[0],
            "blanks": blanks(self.document),
            "changes": changes(self.drawn, fresh) if fresh is not None else 0,
            "why_not_fresh": why,
            "signers": self._signers(),
            "signer": self.record.about.get("signer", ""),
            "keepers": self._keepers() if basis.keeper else [],
            "secretary": self.record.about.get("secretary", ""),
        }

    def _fresh(self) -> tuple[Document | None, str]:
        """What the register would make of it now, or why nothing."""
        try:
            return draw(self.ground.loaded, self.order(), self.ground.day), ""
        except (Missing, FaultySettings) as missing:
            return None, str(missing)

    def _signers(self) -> list[signing.Signer]:
        basis = BASES[self.record.kind]
        if not basis.chosen:
            return []
        picture = self.ground.loaded.directory
        return signing.signers(
            picture,
            self.record.agency,
            self.ground.day,
            ordered=basis.ordered,
            concerned=self.ground.case.proposers,
        )

    def _keepers(self) -> list[tuple[str, str]]:
        """Who may keep the minutes: those who work in the agency and have no vote there."""
        organisation, day = self.ground.setting.organisation, self.ground.day
        return [
            (person.id, person.name)
            for person in organisation.people.values()
            if any(
                office.agency == self.record.agency and office.role not in ("head", "deputy")
                for office in person.offices_on(day)
            )
        ]

    def _rests_on(self, seq: int | None) -> Link | None:
        if seq is None:
            return None
        act = self.ground.loaded.acts[seq - 1]
        words = f"{self.ground.labels.acts[act.kind].noun}, {act.effective:%d/%m/%Y}"
        return Link(words, act_page(self.ground, seq))

    def _pictures(self) -> list[str]:
        version = f"?v={self.record.version}-{self.record.status}"
        count = len(pages_of(self.document))
        return [self._address("case-document-picture", number) + version for number in range(1, count + 1)]

    def _events(self) -> list[Event]:
        newest = next((one.id for one in self.log if "content" in one.data), None)
        return [
            Event(
                _EVENTS.get(one.what, one.what),
                one.at,
                self.ground.name(one.by),
                self._address("case-document-version", one.id)
                if "content" in one.data and one.id != newest
                else "",
                detail(one),
            )
            for one in self.log
        ]

    def _unverified(self) -> Any:
        """The provision it rests on, where its words are not held and its number has to be checked."""
        for act in BASES[self.record.kind].acts:
            ref = self.matter.ref_of(act)
            if ref is not None and unverified(self.ground.pack, ref):
                return self.ground.cite(ref)
        return None


def open_document(here: Here, code: str, document_id: UUID) -> DocumentPage:
    """A document of a case one may read. Raises `Http404`."""
    ground = look(here, code)
    record = OfficialDocument.objects.filter(id=document_id, case=ground.row.id).first()
    if record is None:
        raise Http404
    return DocumentPage(ground, record)

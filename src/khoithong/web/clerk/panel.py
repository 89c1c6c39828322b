"""The part of a document's page where it is issued, signed, filed and cancelled: what can be done, what not and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from khoithong.casefiles.attachments.formats import label_of
from khoithong.desk.documents.acting import registers
from khoithong.desk.documents.sign import places_of
from khoithong.documents.records.models import DocumentFile
from khoithong.documents.signing.report import UNTRUSTED, from_json, lines, verdict_words
from khoithong.web.attachments import size_words
from khoithong.web.components import BlockedAct

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from khoithong.desk.documents.sign import Place
    from khoithong.documents.records.models import OfficialDocument
    from khoithong.web.components import Tone
    from khoithong.web.session import Here

_ROLES = {"pdf": "Bản ban hành", "signed": "Bản ký số", "scan": "Bản quét đã ký", "word": "Bản Word"}
_ALIEN = "Tệp này không phải bản PDF đã ban hành ở đây rồi ký thêm: đối chiếu nội dung trước khi dùng."


@dataclass(frozen=True, slots=True)
class FileShown:
    """A file of the document, with what the check of its signatures said."""

    role: str
    name: str
    note: str
    url: str
    at: Any
    person: str
    verdict: str
    tone: Tone
    signatures: Sequence[Sequence[tuple[str, str]]]
    """Each signature's findings."""
    alien: str


@dataclass(frozen=True, slots=True)
class Doing:
    """Something that can be done now."""

    label: str
    url: str
    main: bool = False


def panel(document: OfficialDocument, here: Here, code: str) -> dict[str, Any]:
    """What `clerk/panel.html` shows."""
    registrar = registers(document.agency, here.person, here.office, here.day, here.directory)
    files = list(DocumentFile.objects.filter(document=document).order_by("-id"))
    places = places_of(document, files, here.name, registrar=registrar) if document.status == "issued" else []
    can, cannot = _acts(document, here, code, places, registrar=registrar)
    return {
        "doings": can,
        "cannot": cannot,
        "files": [_file(one, document, here, code) for one in files],
        "cancelled_by": here.directory.name(document.cancelled_by) if document.cancelled_by else "",
    }


def address(name: str, document: OfficialDocument, code: str, *more: object) -> str:
    """Of something done with a document; one that belongs to no case has addresses of its own."""
    if document.case_id is None:
        return reverse(f"loose-{name}", args=[document.id, *more])
    return reverse(name, args=[code, document.id, *more])


def _acts(
    document: OfficialDocument, here: Here, code: str, places: Iterable[Place], *, registrar: bool
) -> tuple[list[Doing], list[BlockedAct]]:
    can: list[Doing] = []
    cannot: list[BlockedAct] = []
    keeper = f"văn thư hoặc người đứng đầu {here.directory.name(document.agency)} làm việc này"

    def offer(name: str, label: str, *, main: bool = False) -> None:
        if registrar:
            can.append(Doing(label, address(name, document, code), main))
        else:
            cannot.append(BlockedAct(label, keeper))

    if document.status == "draft":
        if document.symbol:
            offer("document-issue", "Cấp số và ban hành", main=True)
        else:
            cannot.append(
                BlockedAct("Cấp số và ban hành", "loại văn bản này không đánh số; tải về, in hoặc ký rồi gửi")
            )
        if registrar or document.drafted_by == here.person:
            can.append(Doing("Rút dự thảo", address("document-withdraw", document, code)))
    if document.status == "issued":
        found = list(places)
        if any(not place.why_not for place in found):
            can.append(Doing("Ký số", address("document-sign", document, code), main=True))
        cannot += [BlockedAct(f"Ký số: {place.label}", place.why_not) for place in found if place.why_not]
        offer("document-upload", "Tải lên bản đã ký")
        offer("document-cancel", "Hủy số")
    return can, cannot


def _file(one: DocumentFile, document: OfficialDocument, here: Here, code: str) -> FileShown:
    report = from_json(one.validation) if one.validation else None
    said = verdict_words(report) if report else ""
    return FileShown(
        role=_ROLES[one.role],
        name=one.name,
        note=f"{label_of(one.media_type)}, {size_words(one.size)}",
        url=address("document-file", document, code, one.id),
        at=one.at,
        person=here.directory.name(one.added_by),
        verdict=said.partition(":")[0],
        tone="warn" if said == UNTRUSTED else "done" if report and report.verdict == "valid" else "stop",
        signatures=[list(lines(signature)) for signature in report.signatures] if report else [],
        alien=_ALIEN if one.validation and not one.validation.get("same") else "",
    )

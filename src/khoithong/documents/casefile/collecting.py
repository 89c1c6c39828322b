"""What a case's file holds, from the register, the documents issued and the store of files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from khoithong.casefiles.attachments.formats import BY_TYPE, PDF
from khoithong.casefiles.integrity import short_code
from khoithong.casefiles.sealing import ERASED
from khoithong.documents.casefile.entries import Casefile, Item
from khoithong.documents.casefile.register_file import register_file
from khoithong.documents.casefile.retention import ending, retention
from khoithong.documents.casefile.telling import told, who
from khoithong.documents.catalogue import KINDS
from khoithong.documents.codec import from_json
from khoithong.documents.drafting.agencies import form_of, full_name
from khoithong.documents.drafting.law import law_words
from khoithong.documents.records.models import DocumentFile, OfficialDocument
from khoithong.lawbook.labels import labels
from khoithong.procedure.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from typing import Any

    from khoithong.casefiles.reading import LoadedCase
    from khoithong.casefiles.stored import StoredAct

ATTACHED: Final = "Tệp kèm theo"
ISSUED: Final = "Văn bản phát hành"
_LONGEST_NUMBER: Final = 60
_FORMS: Final = ("signed", "scan", "pdf")
"""Forms of a document, the one that counts first; what was edited in Word is no original."""
_OTHER_FORM: Final = "Bản khác của văn bản ở mục {place}"


class StillVoting(Exception):
    """A vote is running: its ballots are nobody's to read yet, and the register has them in order."""

    def __init__(self) -> None:
        super().__init__(
            "Chưa xuất được hồ sơ lưu: đang biểu quyết, phiếu chỉ hiện khi kết thúc họp. Kết thúc phiên họp rồi xuất."
        )


@dataclass(frozen=True, slots=True)
class Collected:
    """A file with everything the package is made of."""

    file: Casefile
    register: Mapping[str, Any]
    """`so-viec.json`."""
    contents: Mapping[str, str]
    """By path in the package: the SHA-256 under which the content lies in the store."""
    drawn: Mapping[str, OfficialDocument]
    """By path: documents issued of which no file was kept; their PDF is set anew."""


def collected(loaded: LoadedCase, now: datetime) -> Collected:
    """The whole file. Raises `StillVoting`. Four statements besides reading the case; no file is opened."""
    if voting(loaded):
        raise StillVoting
    items, contents, drawn = _items(loaded)
    file = replace(_file(loaded, items, now), acts=told(loaded))
    return Collected(file, register_file(loaded), contents, drawn)


def index(loaded: LoadedCase, now: datetime) -> Casefile:
    """The file without contents and acts: for the page and the index alone, also while a vote is running."""
    return _file(loaded, _items(loaded)[0], now)


def voting(loaded: LoadedCase) -> bool:
    """Whether ballots were cast in a meeting that is not over."""
    running = loaded.without_reports().meeting
    return running is not None and any(
        act.kind == "vote" and act.seq - 1 > running.act for act in loaded.acts
    )


def _file(loaded: LoadedCase, items: tuple[Item, ...], now: datetime) -> Casefile:
    row, picture = loaded.row, loaded.directory
    ended = ending(loaded.acts)
    settings = retention()
    keeper = row.deciding_agency or row.employing_agency
    known = picture.organisation.agencies.get(keeper)
    return Casefile(
        code=row.code,
        uuid=str(row.uuid),
        title=row.title or f"Đề xuất {row.code}",
        agency=full_name(picture.name(keeper)),
        form=form_of(known) if known else "state",
        proposers=", ".join(picture.name(person) for person in row.proposers),
        law=law_words(row.pack),
        received=shown(row.received_on),
        ended=shown(ended[1]) if ended else "",
        status=labels().statuses[row.status],
        transfer=shown(settings.transfer_until(ended[1])) if ended else "",
        retention=settings.words(ended[0]) if ended else "",
        number=row.seq,
        head=row.head.hex(),
        integrity=short_code(row.head),
        made=now.replace(microsecond=0).isoformat(),
        items=items,
        acts=(),
    )


def _items(
    loaded: LoadedCase,
) -> tuple[tuple[Item, ...], dict[str, str], dict[str, OfficialDocument]]:
    contents: dict[str, str] = {}
    drawn: dict[str, OfficialDocument] = {}
    found = [*_attached(loaded, contents), *_issued(loaded, contents, drawn)]
    ordered = sorted(enumerate(found), key=lambda pair: (pair[1].day, pair[0]))
    items = [replace(item, place=place) for place, (_, item) in enumerate(ordered, 1)]
    first = {item.document: item.place for item in items if item.document and not item.loose}
    told_of = [
        replace(item, note=_OTHER_FORM.format(place=first[item.document])) if item.loose else item
        for item in items
    ]
    return tuple(told_of), contents, drawn


def _attached(loaded: LoadedCase, contents: dict[str, str]) -> Iterator[Item]:
    """The files of the acts, in order."""
    for act in loaded.acts:
        for place, file in enumerate(act.files):
            erased = file.name == ERASED
            known = BY_TYPE.get(file.media_type)
            ending_ = known.extensions[0] if known else ".bin"
            path = "" if erased else f"data/tep/viec-{act.seq:03}-tep-{place + 1}{ending_}"
            if path:
                contents[path] = file.sha256
            noun = labels().acts[act.kind].noun
            yield Item(
                place=0,
                title=f"{noun}: {file.name}" if not erased else f"{noun}: tệp {place + 1}",
                kind=ATTACHED,
                number=_number(act),
                day=act.effective.isoformat(),
                issuer=_author(loaded, act),
                note="Nội dung đã xóa theo quy định" if erased else "",
                path=path,
                sha256=file.sha256,
                size=file.size,
                media_type=file.media_type,
                act=act.seq,
                file=place,
            )


def _number(act: StoredAct) -> str:
    """Number and symbol of the document an act rests on, as entered; a longer text is none."""
    words = str(act.data.get("document") or act.data.get("number") or "").strip()
    return words if len(words) <= _LONGEST_NUMBER else ""


def _author(loaded: LoadedCase, act: StoredAct) -> str:
    """The agency of the office used; of somebody without office the person."""
    if act.office and not act.on_behalf_of:
        return loaded.directory.name(act.office.partition("/")[0])
    return who(loaded.directory, act.actor, act.effective, None)


def _issued(
    loaded: LoadedCase, contents: dict[str, str], drawn: dict[str, OfficialDocument]
) -> Iterator[Item]:
    """The documents with a number, cancelled ones included; drafts are no documents yet."""
    documents = list(
        OfficialDocument.objects.filter(case=loaded.row.id, number__isnull=False).order_by(
            "issued_on", "issued_at", "number", "id"
        )
    )
    files: dict[Any, list[DocumentFile]] = {document.id: [] for document in documents}
    rows = DocumentFile.objects.filter(document__in=files, role__in=_FORMS).order_by("-at", "-id")
    for file in sorted(rows, key=lambda one: _FORMS.index(one.role)):
        files[file.document_id].append(file)
    for number, document in enumerate(documents, 1):
        yield from _forms(loaded, number, document, files[document.id], contents, drawn)


def _forms(
    loaded: LoadedCase,
    number: int,
    document: OfficialDocument,
    files: list[DocumentFile],
    contents: dict[str, str],
    drawn: dict[str, OfficialDocument],
) -> Iterator[Item]:
    name = KINDS[document.kind].name if document.kind in KINDS else document.kind
    cancelled = "Đã hủy số" if document.status == "cancelled" else ""
    one = Item(
        place=0,
        title=f"{name}: {document.subject}",
        kind=ISSUED,
        number=from_json(document.content).number.removeprefix("Số").lstrip(": "),
        day=document.issued_on.isoformat() if document.issued_on else "",
        issuer=full_name(loaded.directory.name(document.agency)),
        note=cancelled,
        media_type=PDF.media_type,
        act=document.seq,
        document=str(document.id),
    )
    path = f"data/van-ban/van-ban-{number:03}"
    if not files:
        drawn[f"{path}.pdf"] = document
        yield replace(one, path=f"{path}.pdf")
        return
    for place, file in enumerate(files):
        known = BY_TYPE.get(file.media_type)
        mine = f"{path}{f'-ban-{place + 1}' if place else ''}{known.extensions[0] if known else '.bin'}"
        contents[mine] = file.sha256
        yield replace(
            one,
            path=mine,
            sha256=file.sha256,
            size=file.size,
            media_type=file.media_type,
            note=cancelled,
            loose=place > 0,
        )

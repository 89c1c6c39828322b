"""Draft a document of a case, write it, bring it up to date with the register. Nothing anybody wrote is lost.

The log keeps every text: as it was drawn up, as it was saved, as it was brought up to date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db import connection, transaction

from khoithong.casefiles import reading, rights
from khoithong.casefiles.rows import LOCK as CASE
from khoithong.desk.cleaning import clean
from khoithong.desk.clock import aware
from khoithong.desk.documents.acting import NoSuchDocument, NotDone, taken
from khoithong.desk.taking import KEEP_OFFICES
from khoithong.documents.codec import from_json, to_json
from khoithong.documents.drafting.bases import BASES
from khoithong.documents.drafting.drawing import draw
from khoithong.documents.drafting.editing import LONGEST, MOST, rewritten
from khoithong.documents.drafting.facts import issuer_of, matter_of
from khoithong.documents.drafting.merging import aligned, merged
from khoithong.documents.drafting.order import Order
from khoithong.documents.drafting.writers import may_draft
from khoithong.documents.missing import Missing
from khoithong.documents.records.models import DocumentEntry, OfficialDocument
from khoithong.organisation.changes import LOCK as OFFICES
from khoithong.organisation.snapshot import directory

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from khoithong.casefiles.reading import LoadedCase
    from khoithong.desk.documents.acting import Asked, Taken
    from khoithong.documents.content import Document
    from khoithong.documents.drafting.editing import Written

DRAWN: Final = ("drafted", "refreshed", "signer")
"""Entries that hold the document as the register had it."""
_APART: Final = timedelta(minutes=10)
"""Texts saved by themselves are logged so far apart; those somebody saves, always."""
_NOT_YOURS: Final = "Người của cơ quan ban hành văn bản hoặc người lập báo cáo soạn văn bản này"
_NO_DRAFT: Final = "Văn bản không còn là dự thảo. Mở lại trang văn bản để xem tình trạng"


@dataclass(frozen=True, slots=True)
class Saved:
    """The draft is saved; the next saving must name this version."""

    version: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Conflict:
    """The draft was changed since it was read. Nothing was done: both texts are here; naming `version` either is kept."""

    mine: Document
    theirs: Document
    version: int
    by: str
    """Who changed it."""


def draft_document(case_id: int, order: Order, asked: Asked) -> UUID:
    """Draft a document; where one like it is being drafted, that one. Returns its key.

    Raises `NoSuchDocument` for whoever may not read the case, `NotDone` for whoever does not draft there and,
    with the reason, where the case does not have yet what the document is about.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(KEEP_OFFICES, [OFFICES])
        cursor.execute(CASE, [case_id])
        at = asked.clock()
        loaded = _readable(case_id, asked, at.date())
        before = OfficialDocument.objects.filter(case=case_id, kind=order.kind, seq=order.seq, status="draft")
        for one in before:
            if one.about.get("managing", "") == order.managing:
                return one.id
        drawn, agency = _drawn(loaded, order, asked, at.date())
        content = to_json(drawn)
        document = OfficialDocument.objects.create(
            case_id=case_id,
            agency=agency,
            kind=order.kind,
            form=drawn.form,
            symbol=drawn.symbol,
            subject=drawn.subject,
            content=content,
            seq=order.seq,
            about=order.about,
            drafted_by=asked.person,
            drafted_at=aware(at),
            changed_by=asked.person,
            changed_at=aware(at),
        )
        _log(document, asked, at, "drafted", content)
        return document.id


def save_draft(
    document_id: UUID, asked: Asked, what: Written, version: int, *, by_hand: bool = True
) -> Saved | Conflict:
    """Save what was written on top of `version`. Raises `NoSuchDocument`, `NotDone`."""
    _fits(what)
    with taken(document_id, asked) as now:
        document, _ = _draft(now)
        theirs = from_json(document.content)
        mine = rewritten(theirs, _cleaned(what))
        if mine == theirs:
            if by_hand:
                _log_if_new(now, document.content)
            return Saved(document.version, document.changed_at)
        if document.version != version:
            return Conflict(mine, theirs, document.version, document.changed_by)
        return _put(now, mine, logged=by_hand or _due(document, now.at))


def restore_paragraph(document_id: UUID, asked: Asked, place: int, version: int) -> Saved:
    """Put one block back as the register had it when the document was last drawn up. Raises `NoSuchDocument`, `NotDone`."""
    with taken(document_id, asked) as now:
        document, _ = _draft(now)
        mine, drawn = from_json(document.content), drawn_up(document)
        came_from = aligned(drawn.blocks, mine.blocks).get(place)
        if document.version != version or came_from is None:
            raise NotDone("Dự thảo vừa được sửa. Xem lại rồi lấy lại từ hồ sơ")
        blocks = list(mine.blocks)
        blocks[place] = drawn.blocks[came_from]
        return _put(now, replace(mine, blocks=tuple(blocks)), logged=True)


def refresh_draft(
    document_id: UUID, asked: Asked, version: int, *, intended: Mapping[str, Any] | None = None
) -> Saved:
    """Draw the document up anew: what nobody wrote over follows the register. Raises `NoSuchDocument`, `NotDone`."""
    with taken(document_id, asked) as now:
        document, loaded = _draft(now)
        _unchanged(document, version)
        return _redrawn(now, loaded, _order(document, loaded, document.about, intended or {}))


def choose_signer(
    document_id: UUID,
    asked: Asked,
    version: int,
    *,
    signer: str,
    secretary: str = "",
    intended: Mapping[str, Any] | None = None,
) -> Saved:
    """Let somebody else sign, or keep the minutes; the document is drawn up anew. Raises `NoSuchDocument`, `NotDone`."""
    with taken(document_id, asked) as now:
        document, loaded = _draft(now)
        _unchanged(document, version)
        about = {**document.about, "signer": signer, "secretary": secretary}
        return _redrawn(now, loaded, _order(document, loaded, about, intended or {}), "signer")


def restore_version(document_id: UUID, asked: Asked, entry: int, version: int) -> Saved:
    """Put a text of the log back. Raises `NoSuchDocument`, `NotDone`."""
    with taken(document_id, asked) as now:
        document, _ = _draft(now)
        _unchanged(document, version)
        found = DocumentEntry.objects.filter(document=document, id=entry).first()
        if found is None or "content" not in found.data:
            raise NotDone("Không có bản đã lưu này")
        return _put(now, from_json(found.data["content"]), logged=True)


def drawn_up(document: OfficialDocument) -> Document:
    """The document as it was last drawn up from the register."""
    entry = DocumentEntry.objects.filter(document=document, what__in=DRAWN).order_by("-id").first()
    return from_json(entry.data["content"] if entry is not None else document.content)


def act_since(document: OfficialDocument, loaded: LoadedCase) -> int | None:
    """The act a document rests on; of one drafted before its act, that act once it was recorded."""
    if document.seq is not None:
        return document.seq
    acts = BASES[document.kind].acts
    return next(
        (act.seq for act in loaded.acts if act.kind in acts and act.recorded_at >= document.drafted_at), None
    )


# --- parts ----------------------------------------------------------------------------------------------------


def _readable(case_id: int, asked: Asked, day: date) -> LoadedCase:
    if not rights.may_read(case_id, rights.reader(asked.person, day, directory())):
        raise NoSuchDocument
    loaded = reading.load(case_id)
    if loaded is None:
        raise NoSuchDocument
    return loaded


def _drawn(loaded: LoadedCase, order: Order, asked: Asked, day: date) -> tuple[Document, str]:
    """The document drawn up, and which agency issues it."""
    try:
        matter = matter_of(loaded, order, day)
        if not may_draft(matter, order.kind, asked.person):
            raise NotDone(_NOT_YOURS)
        return draw(loaded, order, day), issuer_of(matter, order.kind)
    except Missing as missing:
        raise NotDone(str(missing).rstrip(".")) from missing


def _draft(now: Taken) -> tuple[OfficialDocument, LoadedCase]:
    """The document in hand as a draft this person writes, and its case."""
    document = now.document
    if document.status != "draft":
        raise NotDone(_NO_DRAFT)
    if document.case_id is None:
        raise NotDone("Văn bản này không thuộc hồ sơ nào")
    loaded = _readable(document.case_id, now.asked, now.today)
    matter = matter_of(loaded, Order(document.kind, document.seq), now.today)
    if not may_draft(matter, document.kind, now.asked.person):
        raise NotDone(_NOT_YOURS)
    return document, loaded


def _unchanged(document: OfficialDocument, version: int) -> None:
    if document.version != version:
        raise NotDone("Dự thảo vừa được sửa ở cửa sổ khác. Xem lại rồi thực hiện lại")


def _order(
    document: OfficialDocument, loaded: LoadedCase, about: Mapping[str, str], intended: Mapping[str, Any]
) -> Order:
    seq = act_since(document, loaded)
    return Order(document.kind, seq, intended=intended if seq is None else {}, **about)


def _redrawn(now: Taken, loaded: LoadedCase, order: Order, what: str = "refreshed") -> Saved:
    document = now.document
    fresh, agency = _drawn(loaded, order, now.asked, now.today)
    made = merged(drawn_up(document), from_json(document.content), fresh)
    document.seq, document.about, document.agency = order.seq, order.about, agency
    document.form, document.symbol = made.form, made.symbol
    saved = _put(now, made, logged=False)
    _log(document, now.asked, now.at, what, to_json(fresh))
    return saved


def _put(now: Taken, made: Document, *, logged: bool) -> Saved:
    document = now.document
    document.content, document.subject = to_json(made), made.subject
    document.version += 1
    document.changed_by, document.changed_at = now.asked.person, aware(now.at)
    document.save()
    if logged:
        _log(document, now.asked, now.at, "changed", document.content)
    return Saved(document.version, document.changed_at)


def _due(document: OfficialDocument, at: datetime) -> bool:
    last = DocumentEntry.objects.filter(document=document).order_by("-id").first()
    return last is None or aware(at) - last.at >= _APART


def _log_if_new(now: Taken, content: dict[str, Any]) -> None:
    """What saved itself while it was typed and is now saved by hand is logged as it stands."""
    last = (
        DocumentEntry.objects.filter(document=now.document, data__has_key="content").order_by("-id").first()
    )
    if last is None or last.data["content"] != content:
        _log(now.document, now.asked, now.at, "changed", content)


def _log(document: OfficialDocument, asked: Asked, at: datetime, what: str, content: dict[str, Any]) -> None:
    DocumentEntry.objects.create(
        document=document,
        at=aware(at),
        by=asked.person,
        office=asked.capacity or "",
        what=what,
        data={"version": document.version, "content": content},
    )


def _fits(what: Written) -> None:
    texts = [what.subject, what.place, *what.addressees, *what.copies, *(one.text for one in what.parts)]
    if not any(one.text.strip() for one in what.parts):
        raise NotDone("Văn bản không còn đoạn nào có chữ. Nhập ít nhất một đoạn rồi lưu lại")
    if len(what.parts) > MOST:
        raise NotDone(f"Văn bản có quá {MOST} đoạn. Gộp bớt các đoạn rồi lưu lại")
    if max(map(len, texts)) > LONGEST:
        raise NotDone(f"Một đoạn dài quá {LONGEST:,} ký tự. Tách đoạn rồi lưu lại".replace(",", "."))


def _cleaned(what: Written) -> Written:
    return replace(
        what,
        subject=clean(what.subject),
        place=clean(what.place),
        addressees=tuple(map(clean, what.addressees)),
        copies=tuple(map(clean, what.copies)),
        parts=tuple(replace(one, text=clean(one.text), label=clean(one.label)) for one in what.parts),
    )

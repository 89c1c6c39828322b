"""Issue a document: number and date, its words for good, the PDF without watermark, the log. All of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.casefiles.attachments.formats import PDF
from khoithong.casefiles.models import Case
from khoithong.desk.clock import aware
from khoithong.desk.documents.acting import NotDone, require_registrar, taken
from khoithong.desk.documents.books import take_number
from khoithong.desk.documents.filing import keep, stem
from khoithong.documents.codec import from_json, to_json
from khoithong.documents.signing.prepared import prepared_pdf
from khoithong.documents.writing import blanks, numbered

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from khoithong.desk.documents.acting import Asked, Taken
    from khoithong.documents.content import Document
    from khoithong.documents.records.models import OfficialDocument

_DECISION: Final = "QĐ"
"""How symbols of decisions begin."""


@dataclass(frozen=True, slots=True)
class Issued:
    """The number as printed, and the date."""

    words: str
    """`Số: 05/QĐ-SXD`."""
    number: int
    on: date
    repeated: bool = False
    """Whether it had been issued before: this was the request sent again."""


def issue_document(
    document_id: UUID, asked: Asked, *, day: date, version: int, expected: int | None = None
) -> Issued:
    """Give a draft the next number of its book under a date.

    `version` is the draft that was seen and `expected` the number that was shown, if one was: where either is another
    by now, nothing is done and the person looks again. Raises `NotDone`, `NoSuchDocument`, `StoreFailed`.
    """
    with taken(document_id, asked) as now:
        require_registrar(now)
        document = now.document
        if document.status == "issued" and _sent_again(now, day, version, expected):
            return Issued(from_json(document.content).number, document.number or 0, day, repeated=True)
        if document.status != "draft":
            raise NotDone("Văn bản không còn là dự thảo. Mở lại trang văn bản để xem tình trạng")
        if document.version != version:
            raise NotDone("Dự thảo vừa được sửa. Đọc lại nội dung rồi cấp số")
        _after_the_case_began(now, day)
        _whole(document)
        series = take_number(document, day, asked.person, now.at)
        if expected is not None and series.last != expected:
            raise NotDone(
                f"Số {expected:02} vừa được cấp cho văn bản khác; số tiếp theo của sổ là {series.last:02}. "
                "Kiểm tra rồi xác nhận lại"
            )
        final = numbered(from_json(document.content), series.last, day)
        document.content = to_json(final)
        document.series, document.number, document.issued_on = series, series.last, day
        document.issued_by, document.issued_at = asked.person, aware(now.at)
        document.status = "issued"
        document.save()
        file = keep(now, "pdf", PDF, prepared_pdf(final), stem(document))
        now.write("issued", number=final.number, day=day.isoformat(), sha256=file.sha256)
        return Issued(final.number, series.last, day)


def _sent_again(now: Taken, day: date, version: int, expected: int | None) -> bool:
    """Whether this is the very request that issued it."""
    document = now.document
    return (document.issued_by, document.issued_on, document.version) == (
        now.asked.person,
        day,
        version,
    ) and (expected in (None, document.number))


def must_be_whole(document: Document) -> bool:
    """Whether a document gets no number as long as a place in it is open: a decision."""
    return document.symbol.startswith(_DECISION)


def _whole(document: OfficialDocument) -> None:
    """A decision is never issued with a place left open."""
    content = from_json(document.content)
    open_places = blanks(content)
    if open_places and must_be_whole(content):
        raise NotDone(f"Quyết định còn {len(open_places)} chỗ để trống (…). Điền ở trang văn bản rồi cấp số")


def _after_the_case_began(now: Taken, day: date) -> None:
    """No document of a case is older than the case."""
    case = now.document.case_id
    received = Case.objects.values_list("received_on", flat=True).get(id=case) if case else None
    if received is not None and day < received:
        raise NotDone(f"Hồ sơ được tiếp nhận ngày {received:%d/%m/%Y}; chọn ngày từ ngày đó", "day")

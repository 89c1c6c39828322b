"""Bring a directive in: its text is read, and a draft waits for a clerk to correct and confirm it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from django.db import connection, transaction

from khoithong.casefiles.attachments import store
from khoithong.casefiles.attachments.formats import DOCX, PDF, TEXT, Unacceptable
from khoithong.casefiles.attachments.names import kept_name
from khoithong.desk.answers import IdempotencyConflict
from khoithong.desk.attach import examined
from khoithong.desk.cleaning import clean_text
from khoithong.desk.clock import Clock, aware, server_clock
from khoithong.desk.directives.acting import Faulty, keep_offices
from khoithong.desk.directives.preparing import show_in_lists
from khoithong.desk.releasing import content_locked
from khoithong.directives import rights
from khoithong.directives.checking import MOST_LINES
from khoithong.directives.drafting import draft_of
from khoithong.directives.identifying import pack_of
from khoithong.directives.models import Directive
from khoithong.directives.models.directive import code_of
from khoithong.directives.resolving import Resolver
from khoithong.legaltext.reader import read
from khoithong.legaltext.reading_files import Unreadable, read_file
from khoithong.organisation.snapshot import directory

if TYPE_CHECKING:
    from uuid import UUID

    from khoithong.casefiles.attachments.formats import Format
    from khoithong.organisation.snapshot import Directory

LONGEST: Final = 200_000
"""Characters of a directive's text: some sixty pages."""
TOO_LONG: Final = "Văn bản dài quá 200.000 ký tự. Chỉ nhập phần giao nhiệm vụ."
TOO_MANY: Final = (
    f"Văn bản có hơn {MOST_LINES} nhiệm vụ hoặc nơi nhận. Tách thành nhiều phần rồi nhập từng phần."
)
NOT_YOURS: Final = (
    "Người đứng đầu, cấp phó, văn thư hoặc cán bộ tổ chức của cơ quan nhập và giao văn bản. "
    "Chọn đúng tư cách ở đầu trang rồi thực hiện lại."
)
NOTHING: Final = "Tải lên tệp văn bản, hoặc dán nội dung văn bản vào ô bên dưới"
_READABLE: Final = (TEXT, DOCX, PDF)
_OTHER_KIND: Final = (
    "Tệp này không đọc thành văn bản được. Chọn tệp Word (.docx), PDF có chữ, hoặc văn bản thuần (.txt)."
)


@dataclass(frozen=True, slots=True)
class Source:
    """The file a text came in."""

    name: str
    file: BinaryIO


@dataclass(frozen=True, slots=True)
class Imported:
    """The draft is there. The same request sent again gets the same one."""

    code: str
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file examined, with the text it holds."""

    kind: Format
    size: int
    sha256: str
    text: str


def import_directive(
    text: str,
    *,
    person: str,
    office: str | None,
    key: UUID,
    source: Source | None = None,
    clock: Clock = server_clock,
) -> Imported:
    """Read `text`, or the file where there is one, for the agency of the office used; the key is the draft's own.

    Raises `Faulty` for what cannot be read and for who may not, `IdempotencyConflict`, and `StoreFailed`.
    """
    agency = (office or "").partition("/")[0]
    kept = _examined(source) if source is not None else None
    words = clean_text(kept.text if kept else text)
    if not words.strip():
        raise Faulty({"text": NOTHING})
    if len(words) > LONGEST:
        raise Faulty({"file" if kept else "text": TOO_LONG})
    with transaction.atomic():
        keep_offices()
        picture, at = directory(), clock()
        if not rights.acts_for(person, office, agency, at.date(), picture):
            raise Faulty({"": NOT_YOURS})
        _one_request_at_a_time(key)
        before = Directive.objects.filter(id=key).first()
        if before is not None:
            if (before.created_by, before.text) != (person, words):
                raise IdempotencyConflict
            return Imported(before.code, repeated=True)
        row = _row(key, words, agency, picture)
        if kept is not None and source is not None:
            content_locked(kept.sha256)
            store.put(kept.sha256, source.file, kept.size)
            row.source_name, row.source_type = kept_name(source.name, kept.kind), kept.kind.media_type
            row.source_sha256, row.source_size = kept.sha256, kept.size
        row.code = code_of(at.year, _number())
        row.created_by = person
        row.created_at = row.changed_at = aware(at)
        row.save(force_insert=True)
        return Imported(row.code)


def _examined(source: Source) -> _Kept:
    try:
        kind, size, sha256 = examined(source.file)
        if kind not in _READABLE:
            raise Faulty({"file": _OTHER_KIND})
        source.file.seek(0)
        return _Kept(kind, size, sha256, read_file(source.file, kept_name(source.name, kind)))
    except (Unacceptable, Unreadable) as refused:
        raise Faulty({"file": str(refused)}) from refused


def _row(key: UUID, text: str, agency: str, picture: Directory) -> Directive:
    reading: dict[str, Any] = read(text).to_json()
    identity = reading["identity"]
    lines = max(len(reading["tasks"]), len(reading["recipients"]), len(reading["copies"]))
    if lines > MOST_LINES:
        raise Faulty({"text": TOO_MANY})
    draft = draft_of(reading, Resolver(agency, picture.organisation, identity.get("place") or ""))
    row = Directive(
        id=key,
        owner=agency,
        text=text,
        reading=reading,
        citations=reading["citations"],
        draft=draft,
        pack=pack_of(text, draft["identity"]),
    )
    show_in_lists(row)
    return row


def _one_request_at_a_time(key: UUID) -> None:
    """A button pressed twice: the second request waits and finds the draft."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 64))", [str(key)])


def _number() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('directives_code_seq')")
        return int(cursor.fetchone()[0])

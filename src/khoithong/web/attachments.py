"""Files on the pages: the lines that show them, the field that takes more, the answer that hands one out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from django.conf import settings
from django.http import FileResponse
from django.urls import reverse

from khoithong.casefiles.attachments import store
from khoithong.casefiles.attachments.formats import ACCEPTED, BY_TYPE, WANTED, Unacceptable, label_of
from khoithong.casefiles.attachments.names import clean_name
from khoithong.casefiles.attachments.slots import MOST
from khoithong.casefiles.attachments.store import StoreFailed
from khoithong.casefiles.sealing import ERASED
from khoithong.desk.attach import too_large
from khoithong.web.components import Field
from khoithong.web.receiving import Received
from khoithong.web.wording import number_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from uuid import UUID

    from django.http import HttpRequest

    from khoithong.casefiles.sealing import FileRecord

FILES: Final = "files"
"""Name of the control that takes files, and of the hidden ones that name those waiting."""
MACHINERY: Final = frozenset({FILES, "attach", "remove_file"})
"""Names of the controls of the field; nothing in them is typed."""

_STORE_FAILED: Final = "Chưa lưu được vì kho tệp đang gián đoạn. Thử tải lên lại sau ít phút."
_TROUBLE: Final = {
    "too_much": "Các tệp gửi cùng lúc quá lớn. Tải lên từng tệp.",
    "no_room": "Máy chủ chưa nhận được tệp vì hết chỗ hoặc lỗi ổ đĩa. Báo người quản trị, rồi tải lên lại.",
    "nobody": "Phiên làm việc đã hết hạn. Đăng nhập lại rồi tải lên.",
}
_KIB: Final = 1024


class StoredFile(Protocol):
    """A row that says where a file lies, whatever table it stands in."""

    @property
    def media_type(self) -> str:
        """By its content."""

    @property
    def size(self) -> int:
        """Bytes."""

    @property
    def sha256(self) -> str:
        """Of its content."""


class KeptFile(StoredFile, Protocol):
    """A file that waits, or has its own name."""

    @property
    def id(self) -> UUID:
        """Its key while it waits."""

    @property
    def name(self) -> str:
        """As it is shown."""


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file in a list."""

    name: str
    kind: str
    size: str
    url: str
    """Where it is handed out; empty once its name was erased."""
    key: str = ""
    """By which a waiting file is sent with its form or removed."""

    @property
    def note(self) -> str:
        """Kind and size in words."""
        return f"{self.kind}, {self.size}"


@dataclass(frozen=True, slots=True)
class FileField:
    """The control that takes files, with those that wait already."""

    field: Field
    lines: Sequence[FileLine]

    @property
    def accept(self) -> str:
        """What the browser offers to choose from."""
        return ACCEPTED

    @property
    def most_bytes(self) -> str:
        """Beyond which the browser need not even begin; digits only, for a script to read."""
        return str(settings.ATTACHMENT_MAX_BYTES)

    @property
    def too_large(self) -> str:
        """What is said then."""
        return str(too_large())


@dataclass(slots=True)
class Brought:
    """What became of the files of a request."""

    rows: list[KeptFile]
    errors: list[str]


def file_field(
    lines: Sequence[FileLine],
    hint: str,
    errors: Iterable[str] = (),
    label: str = "Tài liệu kèm theo",
    *,
    required: bool = False,
) -> FileField:
    """The control, with what is usually attached as its hint."""
    words = f"{hint} {_taken()}, nhiều nhất {MOST} tệp."
    return FileField(
        Field("file", FILES, label, hint=words.strip(), required=required, errors=tuple(errors)),
        lines,
    )


def single_file(hint: str, label: str) -> Field:
    """A control for one file, in a form whose files do not wait."""
    return Field("file", FILES, label, hint=f"{hint} {_taken()}.", required=False)


def _taken() -> str:
    most = settings.ATTACHMENT_MAX_BYTES // _KIB // _KIB
    return f"Nhận {WANTED}; mỗi tệp không quá {most} MB"


def bring(request: HttpRequest, keep: Callable[[str, Any], KeptFile]) -> Brought:
    """Keep each file that came; what is wrong with the others, each by its name."""
    brought = Brought([], [])
    for file in request.FILES.getlist(FILES):
        name = str(file.name or "")
        try:
            brought.rows.append(_kept(file, name, keep))
        except Unacceptable as refused:
            brought.errors.append(f"“{clean_name(name)}”: {refused}")
        except StoreFailed:
            brought.errors.append(f"“{clean_name(name)}”: {_STORE_FAILED}")
        finally:
            file.close()
    return brought


def _kept(file: Any, name: str, keep: Callable[[str, Any], KeptFile]) -> KeptFile:
    trouble = file.trouble if isinstance(file, Received) else ""
    if trouble == "too_big":
        raise too_large()
    if trouble:
        raise Unacceptable(_TROUBLE[trouble])
    return keep(name, file.file)


def recorded_line(code: str, seq: int, place: int, file: FileRecord) -> FileLine:
    """A file of an act."""
    erased = file.name == ERASED
    return FileLine(
        file.name if not erased else f"Tệp {place + 1} {ERASED}",
        label_of(file.media_type),
        size_words(file.size),
        "" if erased else reverse("case-file", args=[code, seq, file.sha256]),
    )


def waiting_line(row: KeptFile, url: str) -> FileLine:
    """A file that waits."""
    return FileLine(row.name, label_of(row.media_type), size_words(row.size), url, str(row.id))


def size_words(size: int) -> str:
    """`1,2 MB`, `340 KB`: as file managers say it."""
    if size >= _KIB * _KIB:
        return f"{number_words(size / _KIB / _KIB, 1).removesuffix(',0')} MB"
    return f"{number_words(max(1, round(size / _KIB)))} KB"


def hand_out(row: StoredFile, name: str) -> FileResponse | None:
    """A file as a download, never shown within a page; `None` when it is not what was put there.

    Raises `StoreFailed`.
    """
    file = store.take(row.sha256)
    if file is None or store.digest_of(file) != row.sha256:  # type: ignore[arg-type]  # reads and seeks
        if file is not None:
            file.close()
        return None
    file.seek(0)
    known = row.media_type if row.media_type in BY_TYPE else "application/octet-stream"
    answer = FileResponse(file, as_attachment=True, filename=name, content_type=known)
    answer.headers["Content-Length"] = str(row.size)
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer

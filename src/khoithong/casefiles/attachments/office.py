"""Office documents (OOXML and ODF): every part is unpacked and looked at before anyone opens the document."""

from __future__ import annotations

import re
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, BinaryIO, Final, cast
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from khoithong.casefiles.attachments import signatures
from khoithong.casefiles.attachments.archive import DAMAGED, LOCKED, UNSAFE, Archive, Budget
from khoithong.casefiles.attachments.formats import (
    BY_TYPE,
    DOCX,
    ODP,
    ODS,
    ODT,
    PPTX,
    WANTED,
    XLSX,
    Unacceptable,
)

if TYPE_CHECKING:
    from khoithong.casefiles.attachments.archive import Entry
    from khoithong.casefiles.attachments.formats import Format

NOT_A_DOCUMENT: Final = f"Tệp là tệp nén, không phải tài liệu. Giải nén rồi tải lên từng tài liệu: {WANTED}."
MACROS: Final = (
    "Tài liệu có macro. Lưu lại dạng không có macro (.docx, .xlsx, .pptx, .odt, .ods, .odp) rồi tải lên."
)
ENTITIES: Final = "Tài liệu có khai báo thực thể (DTD), không an toàn khi mở. Lưu lại bằng Word hoặc LibreOffice rồi tải lên."
FETCHES: Final = (
    "Tài liệu tự tải nội dung từ nơi khác khi mở (ảnh, mẫu hoặc bảng tính liên kết). "
    "Nhúng hẳn hoặc bỏ liên kết đó, lưu lại rồi tải lên."
)

_CONTENT_TYPES: Final = "[Content_Types].xml"
_MAINS: Final = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": DOCX,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": XLSX,
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": PPTX,
}
_LONGEST_TYPE: Final = 100
_OPEN: Final = frozenset({ODT, ODS, ODP})
_DEEPEST: Final = 1
"""A document may hold documents (the table behind a chart); those hold none."""
_LARGEST_WITHIN: Final = 50 * 1024 * 1024
_IN_MEMORY: Final = 4 * 1024 * 1024
_ENCODINGS: Final = frozenset({"utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "windows-1252"})
_ENCODING: Final = re.compile(rb"""<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']""")
_DECLARATIONS: Final = (b"<!DOCTYPE", b"<!ENTITY")
_SCRIPTS: Final = (b"vnd.sun.star.script:",)
_OVERLAP: Final = 32
"""Bytes kept from one piece to the next, so that no mark is cut in two."""


def examine(file: BinaryIO, size: int, *, budget: Budget | None = None, depth: int = 0) -> Format:
    """Which document an archive is. Raises `Unacceptable` for what is no document, and for an unsafe one."""
    budget = budget or Budget()
    archive = Archive(file, size, budget)
    described = archive.find(_CONTENT_TYPES)
    kind = _ooxml(archive, described, budget) if described is not None else _odf(archive, budget)
    for entry in archive.entries:
        if not entry.is_folder:
            _look_through(archive, entry, budget, depth)
    return kind


def _ooxml(archive: Archive, described: Entry, budget: Budget) -> Format:
    types = {part.get("ContentType", "") for part in _parsed(archive, described, budget)}
    lowered = " ".join(types).lower()
    if "macroenabled" in lowered or "vbaproject" in lowered:
        raise Unacceptable(MACROS)
    if "activex" in lowered or "oleobject" in lowered:
        raise Unacceptable(signatures.OBJECT_WITHIN)
    found = {kind for name, kind in _MAINS.items() if name in types}
    if len(found) != 1:
        raise Unacceptable(NOT_A_DOCUMENT)
    for entry in archive.entries:
        if entry.name.lower().endswith(".rels"):
            _relations(archive, entry, budget)
    return found.pop()


def _relations(archive: Archive, entry: Entry, budget: Budget) -> None:
    """What a document is tied to: links people click are theirs, whatever is fetched by itself is refused."""
    for relation in _parsed(archive, entry, budget):
        kind = relation.get("Type", "").rsplit("/", 1)[-1].lower()
        if kind in ("oleobject", "control", "activexcontrolbinary", "afchunk"):
            raise Unacceptable(signatures.OBJECT_WITHIN)
        if kind == "vbaproject":
            raise Unacceptable(MACROS)
        outside = relation.get("TargetMode", "").lower() == "external"
        if outside and kind != "hyperlink" and _on_a_network(relation.get("Target", "")):
            raise Unacceptable(FETCHES)


def _on_a_network(target: str) -> bool:
    """Whether an address leads to another machine; a file of the author's own computer leads nowhere."""
    target = target.strip().replace("\\", "/")
    try:
        parts = urlsplit(target)
    except ValueError:
        return True
    if target.startswith("//") or (parts.scheme == "file" and (parts.netloc or parts.path.startswith("//"))):
        # `file:///C:/…` names a drive, `file://///host/…` a host.
        return True
    return len(parts.scheme) > 1 and parts.scheme != "file"


def _odf(archive: Archive, budget: Budget) -> Format:
    first = archive.entries[0]
    if first.name != "mimetype" or first.size > _LONGEST_TYPE:
        raise Unacceptable(NOT_A_DOCUMENT)
    named = archive.content(first).decode("ascii", "replace")
    kind = BY_TYPE.get(named)
    manifest = archive.find("META-INF/manifest.xml")
    if kind is None or kind not in _OPEN or manifest is None:
        raise Unacceptable(NOT_A_DOCUMENT)
    if any(part.tag.endswith("}encryption-data") for part in _parsed(archive, manifest, budget)):
        raise Unacceptable(LOCKED)
    for entry in archive.entries:
        if entry.name.startswith(("Basic/", "Scripts/")) and not entry.is_folder:
            raise Unacceptable(MACROS)
    return kind


def _parsed(archive: Archive, entry: Entry, budget: Budget) -> list[ET.Element]:
    """The elements of a small part. Its declarations are looked for first: nothing in it is ever expanded."""
    budget.parse(entry.size)
    content = archive.content(entry)
    _no_declarations(content)
    try:
        return list(ET.fromstring(content).iter())  # noqa: S314 - no DTD gets here
    except (ET.ParseError, ValueError, LookupError):
        raise Unacceptable(DAMAGED) from None


def _look_through(archive: Archive, entry: Entry, budget: Budget, depth: int) -> None:
    """Unpack one part: its size and checksum, what it begins like, declarations in its text."""
    head, tail, markup = b"", b"", False
    inner: SpooledTemporaryFile[bytes] | None = None
    for piece in archive.chunks(entry):
        if not head:
            head = piece
            signatures.refuse_within(head)
            markup = _is_markup(head)
            if markup:
                _known_encoding(head)
            if head.startswith(signatures.ZIP):
                inner = _room_for_document(entry, depth)
        if markup:
            _no_declarations(tail + piece)
            tail = (tail + piece)[-_OVERLAP:]
        if inner is not None:
            inner.write(piece)
    if inner is not None:
        with inner:
            examine(cast("BinaryIO", inner), entry.size, budget=budget, depth=depth + 1)


def _room_for_document(entry: Entry, depth: int) -> SpooledTemporaryFile[bytes]:
    if depth >= _DEEPEST or entry.size > _LARGEST_WITHIN:
        raise Unacceptable(signatures.ARCHIVE_WITHIN)
    return SpooledTemporaryFile(max_size=_IN_MEMORY)


def _is_markup(head: bytes) -> bool:
    plain = head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return plain.replace(b"\0", b"").lstrip().startswith(b"<")


def _known_encoding(head: bytes) -> None:
    """Only encodings in which the marks looked for are written as they are."""
    declared = _ENCODING.search(head[:400].replace(b"\0", b""))
    if declared and declared[1].decode("ascii", "replace").lower() not in _ENCODINGS:
        raise Unacceptable(UNSAFE)


def _no_declarations(content: bytes) -> None:
    text = content.replace(b"\0", b"")
    if any(mark in text for mark in _DECLARATIONS):
        raise Unacceptable(ENTITIES)
    if any(mark in text for mark in _SCRIPTS):
        raise Unacceptable(MACROS)

"""ZIP archives from strangers: only those whose two tables of contents agree, within limits set before reading.

Office documents are such archives. Whatever different programs could read differently (entries that overlap or
have the same name, data before the archive, sizes that are not true) is refused rather than interpreted.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from khoithong.casefiles.attachments.formats import Unacceptable

if TYPE_CHECKING:
    from collections.abc import Iterator

ENTRIES: Final = 4_000
"""Entries an archive may have."""
DIRECTORY: Final = 1024 * 1024
"""Bytes its table of contents may have: what is read before anything is known of the archive."""
UNPACKED: Final = 200 * 1024 * 1024
"""Bytes all entries may have when unpacked."""
PARSED: Final = 4 * 1024 * 1024
"""Bytes that may be read as XML: the parts that say what an office document consists of."""

DAMAGED: Final = (
    "Tệp bị hỏng hoặc không đúng định dạng. Mở lại bằng chương trình soạn thảo, lưu lại rồi tải lên."
)
UNSAFE: Final = (
    "Tệp có cấu trúc bất thường, không an toàn khi mở. Mở tệp gốc, lưu lại thành tệp mới rồi tải lên."
)
TOO_LARGE: Final = f"Nội dung tệp khi mở ra lớn hơn {UNPACKED // 1024 // 1024} MB. Giảm ảnh, dữ liệu trong tệp hoặc chia thành nhiều tệp."
LOCKED: Final = "Tệp có mật khẩu nên không kiểm tra được. Bỏ mật khẩu, lưu lại rồi tải lên."

_END: Final = struct.Struct("<4s4H2LH")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_FIRST, _MIDDLE, _LAST = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _UTF8 = 0x1, 0x800
_FILE_TYPES: Final = frozenset({0, 0o04, 0o10})
"""Kinds of files in Unix's own marks: unsaid, folder, file. Links and devices are none of ours."""
CHUNK: Final = 256 * 1024
"""Bytes looked at together."""
_SPAN_OF_COMMENT: Final = 0xFFFF


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in an archive."""

    name: str
    method: int
    checksum: int
    packed: int
    """Bytes in the archive."""
    size: int
    """Bytes unpacked."""
    start: int
    """Where its data begins."""

    @property
    def is_folder(self) -> bool:
        """Whether it stands for a folder."""
        return self.name.endswith("/")


@dataclass(slots=True)
class Budget:
    """What may still be done for one file, archives within archives included."""

    unpacked: int = UNPACKED
    entries: int = ENTRIES
    parsed: int = PARSED

    def unpack(self, size: int) -> None:
        """Take one entry of so many bytes. Raises `Unacceptable` when too much was taken."""
        self.unpacked -= size
        self.entries -= 1
        if self.unpacked < 0:
            raise Unacceptable(TOO_LARGE)
        if self.entries < 0:
            raise Unacceptable(UNSAFE)

    def parse(self, size: int) -> None:
        """Take so many bytes that are not only looked through but read as XML. Raises `Unacceptable`."""
        self.parsed -= size
        if self.parsed < 0:
            raise Unacceptable(UNSAFE)


class Archive:
    """A ZIP archive whose table of contents was examined."""

    def __init__(self, file: BinaryIO, size: int, budget: Budget) -> None:
        """Examine it; nothing is unpacked yet. Raises `Unacceptable`."""
        self._file = file
        self.entries = _examined(file, size, budget)
        self._by_name = {one.name: one for one in self.entries}

    def find(self, name: str) -> Entry | None:
        """The entry of that name."""
        return self._by_name.get(name)

    def content(self, entry: Entry) -> bytes:
        """A whole entry; its size is for the caller to limit. Raises `Unacceptable`."""
        return b"".join(self.chunks(entry))

    def chunks(self, entry: Entry) -> Iterator[bytes]:
        """An entry unpacked, in pieces of `CHUNK` bytes, the last shorter, however it was packed.

        Raises `Unacceptable` where its size or checksum are not true.
        """
        size = checksum = 0
        waiting = bytearray()
        for piece in self._inflated(entry) if entry.method == _DEFLATED else self._stored(entry):
            size += len(piece)
            if size > entry.size:
                raise Unacceptable(UNSAFE)
            checksum = zlib.crc32(piece, checksum)
            waiting += piece
            while len(waiting) >= CHUNK:
                yield bytes(waiting[:CHUNK])
                del waiting[:CHUNK]
        if size != entry.size or checksum != entry.checksum:
            raise Unacceptable(DAMAGED)
        if waiting:
            yield bytes(waiting)

    def _stored(self, entry: Entry) -> Iterator[bytes]:
        position, end = entry.start, entry.start + entry.packed
        while position < end:
            self._file.seek(position)
            piece = self._file.read(min(CHUNK, end - position))
            if not piece:
                raise Unacceptable(DAMAGED)
            position += len(piece)
            yield piece

    def _inflated(self, entry: Entry) -> Iterator[bytes]:
        packed = zlib.decompressobj(-zlib.MAX_WBITS)
        ended = False
        try:
            for piece in self._stored(entry):
                if ended:
                    raise Unacceptable(UNSAFE)
                given = piece
                while given and not ended:
                    yield packed.decompress(given, CHUNK)
                    given, ended = packed.unconsumed_tail, packed.eof
                if packed.unused_data:
                    raise Unacceptable(UNSAFE)
            if not ended:
                yield packed.flush()
        except zlib.error:
            raise Unacceptable(DAMAGED) from None
        if not packed.eof:
            raise Unacceptable(DAMAGED)


def ends_as_archive(file: BinaryIO, size: int) -> bool:
    """Whether programs would find an archive at the end of this file, whatever stands before it."""
    start = max(0, size - _END.size - _SPAN_OF_COMMENT)
    file.seek(start)
    tail = file.read()
    place = tail.rfind(_LAST)
    while place >= 0:
        end = tail[place : place + _END.size]
        if len(end) == _END.size and start + place + _END.size + _END.unpack(end)[-1] == size:
            return True
        place = tail.rfind(_LAST, 0, place)
    return False


def _examined(file: BinaryIO, size: int, budget: Budget) -> list[Entry]:
    directory, start, count = _directory(file, size)
    entries: list[Entry] = []
    spans: list[tuple[int, int]] = []
    names: set[str] = set()
    place = 0
    while place < len(directory):
        entry, begins, place = _entry(file, directory, place)
        if entry.name.casefold() in names or not _plain(entry.name):
            raise Unacceptable(UNSAFE)
        names.add(entry.name.casefold())
        budget.unpack(entry.size)
        entries.append(entry)
        spans.append((begins, entry.start + entry.packed))
    if len(entries) != count:
        raise Unacceptable(UNSAFE)
    _apart(spans, start)
    return entries


def _directory(file: BinaryIO, size: int) -> tuple[bytes, int, int]:
    """The table of contents, where it begins, how many entries it says it has. An archive with anything before or after it is refused."""
    if size < _END.size:
        raise Unacceptable(DAMAGED)
    file.seek(size - _END.size)
    last, disk, first_disk, here, count, length, start, comment = _END.unpack(file.read(_END.size))
    if last != _LAST:
        raise Unacceptable(DAMAGED)
    if disk or first_disk or here != count or comment or start + length != size - _END.size:
        raise Unacceptable(UNSAFE)
    if not 0 < count <= ENTRIES or length > DIRECTORY:
        raise Unacceptable(UNSAFE)
    file.seek(start)
    return file.read(length), start, count


def _entry(file: BinaryIO, directory: bytes, place: int) -> tuple[Entry, int, int]:
    """The entry described at `place`, where its own header begins, and the place of the next description."""
    described = directory[place : place + _CENTRAL.size]
    if len(described) < _CENTRAL.size:
        raise Unacceptable(DAMAGED)
    (
        mark, _by, _needs, flags, method, _time, _date, checksum, packed, size,
        name_length, extra, comment, _disk, _internal, attributes, begins,
    ) = _CENTRAL.unpack(described)  # fmt: skip
    names_at = place + _CENTRAL.size
    raw = directory[names_at : names_at + name_length]
    if mark != _MIDDLE or len(raw) < name_length:
        raise Unacceptable(DAMAGED)
    if flags & _ENCRYPTED:
        raise Unacceptable(LOCKED)
    if attributes >> 28 not in _FILE_TYPES or (method == _STORED and packed != size):
        raise Unacceptable(UNSAFE)
    if method not in (_STORED, _DEFLATED):
        raise Unacceptable(UNSAFE)
    start = _data_of(file, begins, raw, method)
    entry = Entry(_decoded(raw, flags), method, checksum, packed, size, start)
    return entry, begins, names_at + name_length + extra + comment


def _data_of(file: BinaryIO, begins: int, name: bytes, method: int) -> int:
    """Where an entry's data begins, by its own header, which must say the same as the table of contents."""
    file.seek(begins)
    header = file.read(_LOCAL.size)
    if len(header) < _LOCAL.size:
        raise Unacceptable(DAMAGED)
    mark, _needs, _flags, own_method, *_, name_length, extra = _LOCAL.unpack(header)
    if mark != _FIRST:
        raise Unacceptable(DAMAGED)
    if own_method != method or file.read(name_length) != name:
        raise Unacceptable(UNSAFE)
    return begins + _LOCAL.size + int(name_length) + int(extra)


def _decoded(name: bytes, flags: int) -> str:
    try:
        return name.decode("utf-8" if flags & _UTF8 else "cp437")
    except UnicodeDecodeError:
        raise Unacceptable(UNSAFE) from None


def _plain(name: str) -> bool:
    """Whether a name stays within the archive's own folder, for every program."""
    if not name or any(ord(char) < 32 or char in '\\:*?"<>|' for char in name):
        return False
    return not any(part in ("", ".", "..") for part in name.removesuffix("/").split("/"))


def _apart(spans: list[tuple[int, int]], end: int) -> None:
    """No byte of an archive belongs to two entries."""
    before = 0
    for begins, ends in sorted(spans):
        if begins < before:
            raise Unacceptable(UNSAFE)
        before = ends
    if before > end:
        raise Unacceptable(DAMAGED)

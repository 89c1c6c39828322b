"""PNG and JPEG: the frame of the picture is read, never the picture itself."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO, Final

from khoithong.casefiles.attachments.archive import DAMAGED
from khoithong.casefiles.attachments.formats import JPEG, PNG, Unacceptable

if TYPE_CHECKING:
    from khoithong.casefiles.attachments.formats import Format

PNG_MARK: Final = b"\x89PNG\r\n\x1a\n"
JPEG_MARK: Final = b"\xff\xd8\xff"
LARGEST: Final = 150_000_000
"""Pixels: a sheet of A1 scanned at 300 dots per inch has 70 million."""

TOO_LARGE: Final = (
    "Ảnh có quá nhiều điểm ảnh. Giảm kích thước ảnh (quét lại ở độ phân giải 300 dpi) rồi tải lên."
)
MORE_BEHIND: Final = (
    "Sau phần ảnh còn dữ liệu khác, không an toàn khi mở. Mở ảnh, lưu lại thành tệp mới rồi tải lên."
)

_PIECES: Final = 60_000
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of a JPEG that begin a frame and give its size."""
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_SCAN, _END = 0xDA, 0xD9


def examine_png(file: BinaryIO, size: int) -> Format:
    """Go from piece to piece up to the last, which must end the file. Raises `Unacceptable`."""
    place, first = len(PNG_MARK), True
    for _ in range(_PIECES):
        file.seek(place)
        header = file.read(16)
        if len(header) < 8:
            break
        length, name = struct.unpack(">I4s", header[:8])
        if first:
            if name != b"IHDR" or len(header) < 16:
                break
            _within(*struct.unpack(">II", header[8:16]))
            first = False
        place += 12 + length
        if name == b"IEND":
            if place != size:
                raise Unacceptable(MORE_BEHIND if place < size else DAMAGED)
            return PNG
    raise Unacceptable(DAMAGED)


def examine_jpeg(file: BinaryIO, size: int) -> Format:
    """Go from segment to segment up to the picture. Cameras write more behind it; that is left alone."""
    place, framed = 2, False
    for _ in range(_PIECES):
        file.seek(place)
        header = file.read(9)
        if len(header) < 4 or header[0] != 0xFF:
            break
        marker = header[1]
        if marker == 0xFF:
            place += 1
            continue
        if marker in _ALONE:
            place += 2
            continue
        if marker == _SCAN and framed:
            return JPEG
        if marker in (_SCAN, _END):
            break
        if marker in _FRAMES and len(header) == 9:
            height, width = struct.unpack(">HH", header[5:9])
            _within(width, height)
            framed = True
        length = int.from_bytes(header[2:4], "big")
        if length < 2 or place + 2 + length > size:
            break
        place += 2 + length
    raise Unacceptable(DAMAGED)


def _within(width: int, height: int) -> None:
    if not width or not height:
        raise Unacceptable(DAMAGED)
    if width * height > LARGEST:
        raise Unacceptable(TOO_LARGE)

"""What a file is, by its content alone, and whether it is safe to keep and to hand out."""

from __future__ import annotations

import codecs
import os
import re
from typing import TYPE_CHECKING, BinaryIO, Final

from khoithong.casefiles.attachments import signatures
from khoithong.casefiles.attachments.archive import DAMAGED, ends_as_archive
from khoithong.casefiles.attachments.formats import PDF, TEXT, WANTED, Unacceptable
from khoithong.casefiles.attachments.office import examine
from khoithong.casefiles.attachments.pictures import JPEG_MARK, PNG_MARK, examine_jpeg, examine_png

if TYPE_CHECKING:
    from khoithong.casefiles.attachments.formats import Format

EMPTY: Final = "Tệp không có nội dung (0 byte). Mở tệp gốc kiểm tra lại rồi tải lên."
UNKNOWN: Final = f"Nội dung tệp không thuộc loại tài liệu nhận được. Chọn tệp {WANTED}."
TWO_IN_ONE: Final = (
    "Tệp vừa là tài liệu vừa là tệp nén, không an toàn khi mở. Mở tệp gốc, lưu lại thành tệp mới rồi tải lên."
)
HEIC: Final = "Ảnh ở dạng HEIC của điện thoại. Chuyển sang JPEG (hoặc chụp ở chế độ tương thích) rồi tải lên."
OTHER_LETTERS: Final = (
    "Văn bản thuần phải theo mã Unicode (UTF-8). Lưu lại theo mã UTF-8, hoặc dán vào Word rồi lưu .docx."
)

_PDF_MARK: Final = re.compile(rb"%PDF-[12]\.[0-9]")
_PDF_END: Final = b"%%EOF"
_PDF_TAIL: Final = 2048
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_CHUNK: Final = 256 * 1024


def recognise(file: BinaryIO) -> Format:
    """The kind of a file, of which nothing is known but its bytes. Raises `Unacceptable` saying why it is not taken."""
    size = file.seek(0, os.SEEK_END)
    if size == 0:
        raise Unacceptable(EMPTY)
    file.seek(0)
    head = file.read(signatures.HEAD)
    if head.startswith(signatures.ZIP):
        return examine(file, size)
    signatures.refuse_whole(head)
    kind = _single(file, size, head)
    if ends_as_archive(file, size):
        raise Unacceptable(TWO_IN_ONE)
    return kind


def _single(file: BinaryIO, size: int, head: bytes) -> Format:
    """A file that is no archive."""
    if head.startswith(PNG_MARK):
        return examine_png(file, size)
    if head.startswith(JPEG_MARK):
        return examine_jpeg(file, size)
    if _PDF_MARK.match(head):
        return _pdf(file, size)
    if head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"avif"):
        raise Unacceptable(HEIC)
    return _text(file, head)


def _pdf(file: BinaryIO, size: int) -> Format:
    """A PDF ends where it says; a scanner's few bytes behind the end are no harm."""
    file.seek(max(0, size - _PDF_TAIL))
    if _PDF_END not in file.read():
        raise Unacceptable(DAMAGED)
    return PDF


def _text(file: BinaryIO, head: bytes) -> Format:
    """Letters and nothing else, in UTF-8, or in UTF-16 with its mark."""
    encoding = "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8"
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    try:
        while piece := file.read(_CHUNK):
            if _CONTROLS.search(decoder.decode(piece)):
                raise Unacceptable(UNKNOWN)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        file.seek(0)
        raise Unacceptable(UNKNOWN if b"\0" in file.read(_CHUNK) else OTHER_LETTERS) from None
    return TEXT

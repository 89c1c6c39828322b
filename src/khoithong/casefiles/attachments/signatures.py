"""First bytes by which content is known that is never taken, alone or inside a document."""

from __future__ import annotations

from typing import Final

from khoithong.casefiles.attachments.formats import WANTED, Unacceptable

HEAD: Final = 16
"""Bytes needed to know any of them."""

ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Compound files: old Office documents, documents with a password, embedded objects, macros."""

_PROGRAMS: Final = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa", b"#!")
_PACKED: Final = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00", b"MSCF")

PROGRAM: Final = "Tệp là chương trình chạy được, không phải tài liệu; hệ thống không nhận."
OLD_OFFICE: Final = (
    "Tệp thuộc dạng Office đời cũ (.doc, .xls, .ppt) hoặc có mật khẩu. "
    "Mở bằng Word, Excel hoặc PowerPoint, bỏ mật khẩu, lưu lại dạng .docx, .xlsx hoặc .pptx."
)
PACKED: Final = f"Tệp là tệp nén. Giải nén rồi tải lên từng tài liệu: {WANTED}."
OBJECT_WITHIN: Final = "Trong tài liệu có macro hoặc đối tượng nhúng (OLE). Xóa macro, thay đối tượng nhúng bằng ảnh, lưu lại rồi tải lên."
PROGRAM_WITHIN: Final = "Trong tài liệu có chương trình chạy được; hệ thống không nhận."
ARCHIVE_WITHIN: Final = "Trong tài liệu có tệp nén lồng bên trong; hệ thống không nhận."


def refuse_whole(head: bytes) -> None:
    """Raise `Unacceptable` where a whole file begins like something never taken."""
    if head.startswith(OLE):
        raise Unacceptable(OLD_OFFICE)
    if head.startswith(_PROGRAMS):
        raise Unacceptable(PROGRAM)
    if head.startswith(_PACKED):
        raise Unacceptable(PACKED)


def refuse_within(head: bytes) -> None:
    """Raise `Unacceptable` where a part of a document begins like something never taken."""
    if head.startswith(OLE):
        raise Unacceptable(OBJECT_WITHIN)
    if head.startswith(_PROGRAMS):
        raise Unacceptable(PROGRAM_WITHIN)
    if head.startswith(_PACKED):
        raise Unacceptable(ARCHIVE_WITHIN)

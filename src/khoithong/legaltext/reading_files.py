"""The text of a file people were sent: plain text, Word (.docx) or PDF with text."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

from khoithong.legaltext.unreadable import Unreadable

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from typing import Literal

__all__ = ["LARGEST", "Unreadable", "read_file"]

LARGEST: Final = 20 * 1024 * 1024
"""Bytes of a file that is still read."""
LONGEST: Final = 1_000_000
"""Characters of text that are still read: some 350 pages."""


_TCVN3: Final = "®µ¸¶·¹¨©ª«¬"
_VNI: Final = ("ñ", "aø", "aù", "oä", "öô", "öù", "eå", "ôø")
_SOME: Final = 5
_SHARE: Final = 0.01


class Openable(Protocol):
    """A file not yet opened, such as a `pathlib.Path`."""

    def open(self, mode: Literal["rb"], /) -> AbstractContextManager[BinaryIO]:
        """Open it for reading bytes."""


def read_file(source: Openable | BinaryIO | bytes, name: str) -> str:
    """The text in `source`. `name` only serves the messages: what a file is follows from its content.

    Raises `Unreadable`, in Vietnamese, for what is no such file, too large, damaged or without text;
    `OSError` when the file cannot be opened.
    """
    text = _text(_content(source, name), name)
    if len(text) > LONGEST:
        raise Unreadable(
            f"{name}: văn bản dài quá {LONGEST:,} ký tự. Tách thành nhiều tệp rồi đọc từng tệp.".replace(
                ",", "."
            )
        )
    if _old_letters(text):
        raise Unreadable(
            f"{name}: chữ theo bảng mã cũ (TCVN3 hoặc VNI, phông .VnTime, VNI-Times). "
            "Chuyển sang Unicode rồi đọc lại."
        )
    if not text.strip():
        raise Unreadable(f"{name}: tệp không có chữ nào. Mở tệp gốc kiểm tra lại.")
    return text


def _old_letters(text: str) -> bool:
    """Whether letters of the old fonts were taken for Latin ones: `Céng hßa x· héi`, `Coäng hoøa xaõ hoäi`."""
    if "đ" in text or "Đ" in text:
        return False
    signs = sum(map(text.count, _TCVN3)), sum(map(text.count, _VNI))
    return max(signs) > _SOME and max(signs) > _SHARE * len(text)


def _content(source: Openable | BinaryIO | bytes, name: str) -> bytes:
    if isinstance(source, bytes):
        content = source
    elif hasattr(source, "read"):
        content = source.read(LARGEST + 1)
    else:
        with source.open("rb") as file:
            content = file.read(LARGEST + 1)
    if not content:
        raise Unreadable(f"{name}: tệp rỗng (0 byte). Mở tệp gốc kiểm tra lại.")
    if len(content) > LARGEST:
        raise Unreadable(
            f"{name}: tệp lớn quá {LARGEST // 1024 // 1024} MB. Tách tệp hoặc chỉ lưu phần văn bản."
        )
    return content


def _text(content: bytes, name: str) -> str:
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from khoithong.legaltext.word_files import word_text

        return word_text(content, name)
    if b"%PDF-" in content[:1024]:
        from khoithong.legaltext.pdf_files import pdf_text

        return pdf_text(content, name)
    from khoithong.legaltext.plain_files import plain_text

    return plain_text(content, name)

"""Plain text, in whichever encoding it was saved."""

from __future__ import annotations

import codecs
from typing import Final

from khoithong.legaltext.unreadable import Unreadable

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FOREIGN: Final = (
    (
        b"\xd0\xcf\x11\xe0",
        "tệp Word đời cũ (.doc). Mở bằng Word hoặc LibreOffice, lưu lại thành .docx rồi đọc",
    ),
    (b"{\\rtf", "tệp RTF. Mở bằng Word hoặc LibreOffice, lưu lại thành .docx rồi đọc"),
    (b"\x89PNG", "ảnh, không có chữ. Dùng bản có chữ (.docx, .pdf có chữ, .txt)"),
    (b"\xff\xd8\xff", "ảnh, không có chữ. Dùng bản có chữ (.docx, .pdf có chữ, .txt)"),
)
_CONTROLS: Final = frozenset(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27, 30, 31}
_MOST_CONTROLS: Final = 0.02


def plain_text(content: bytes, name: str) -> str:
    """The text; raises `Unreadable` for bytes that are none."""
    for mark, what in _FOREIGN:
        if content.startswith(mark):
            raise Unreadable(f"{name}: đây là {what}.")
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding, name)
    unmarked = _sixteen_bits(content)
    if unmarked is not None:
        return _decoded(content, unmarked, name)
    text = _decoded(content, "utf-8", name)
    controls = sum(text.count(chr(sign)) for sign in _CONTROLS)
    if controls > _MOST_CONTROLS * len(text):
        raise Unreadable(f"{name}: nội dung không phải văn bản. Chọn tệp .txt, .docx hoặc .pdf có chữ.")
    return text


def _sixteen_bits(content: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin letters and blanks is zero."""
    head = content[:4000]
    zeros_even, zeros_odd = head[0::2].count(0), head[1::2].count(0)
    many = len(head) // 2 * 0.3
    if zeros_odd > many and zeros_even < zeros_odd / 10:
        return "utf-16-le"
    if zeros_even > many and zeros_odd < zeros_even / 10:
        return "utf-16-be"
    return None


def _decoded(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable(
            f"{name}: chữ trong tệp không theo mã Unicode (có thể là TCVN3 hoặc VNI). "
            "Mở bằng Word, chuyển sang Unicode, lưu lại thành .docx hoặc .txt (UTF-8) rồi đọc."
        ) from None

"""The text of a Word document (.docx): paragraphs with their numbers, tables, text boxes, headers, footnotes.

The parts are read as a stream of elements; nothing is expanded, fetched or kept, so a hostile document costs no more
than its allowance. A cell of a table begins with a tab on a line of its own; a row ends with a blank line.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final
from xml.parsers import expat

from khoithong.legaltext.unreadable import Unreadable
from khoithong.legaltext.word_numbering import Numbering, read_numbering
from khoithong.legaltext.word_parts import Declared, Paragraphs, TooMuch

_LARGEST_PART: Final = 12 * 1024 * 1024
_MOST_PARTS: Final = 5_000
_HEADER: Final = re.compile(r"word/header\d{0,3}\.xml")
_OTHERS: Final = {
    "xl/workbook.xml": "bảng tính Excel",
    "ppt/presentation.xml": "bản trình chiếu PowerPoint",
    "content.xml": "tài liệu OpenDocument (.odt, .ods)",
}
_DECLARED: Final = (
    "tệp Word có khai báo thực thể (DTD), không an toàn. Lưu lại bằng Word hoặc LibreOffice rồi đọc."
)
_DAMAGED: Final = "{}: tệp Word hỏng, không mở được. Mở tệp gốc bằng Word hoặc LibreOffice, lưu lại rồi đọc."


def word_text(content: bytes, name: str) -> str:
    """The text; raises `Unreadable` for what is no Word document, damaged, or larger than a document can be."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _document(archive, name)
    except TooMuch:
        raise Unreadable(f"{name}: tệp Word quá lớn khi mở ra. Chỉ lưu phần văn bản rồi đọc lại.") from None
    except Declared:
        raise Unreadable(f"{name}: {_DECLARED}") from None
    except (
        zipfile.BadZipFile,
        expat.ExpatError,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
    ):
        raise Unreadable(_DAMAGED.format(name)) from None


def _document(archive: zipfile.ZipFile, name: str) -> str:
    if len(archive.infolist()) > _MOST_PARTS:
        raise TooMuch
    names = set(archive.namelist())
    if "word/document.xml" not in names:
        if {"EncryptedPackage", "EncryptionInfo"} & names:
            raise Unreadable(f"{name}: tệp Word có mật khẩu. Bỏ mật khẩu rồi đọc lại.")
        for part, what in _OTHERS.items():
            if part in names:
                raise Unreadable(
                    f"{name}: đây là {what}, không phải tài liệu Word. Lưu lại thành .docx rồi đọc."
                )
        raise Unreadable(f"{name}: tệp nén này không phải tài liệu Word (.docx). Giải nén rồi đọc từng tệp.")
    numbering = Numbering()
    for part in ("word/numbering.xml", "word/styles.xml"):
        if part in names:
            read_numbering(_part(archive, part), numbering)
    headers = [_text(archive, part, numbering) for part in sorted(names) if _HEADER.fullmatch(part)]
    body = _text(archive, "word/document.xml", numbering)
    notes = _text(archive, "word/footnotes.xml", numbering) if "word/footnotes.xml" in names else ""
    said = dict.fromkeys(text for text in headers if re.search(r"[^\W\d_]{2}", text))
    return "\n".join((*said, body, *([notes] if notes.strip() else [])))


def _text(archive: zipfile.ZipFile, part: str, numbering: Numbering) -> str:
    paragraphs = Paragraphs(numbering)
    paragraphs.read(_part(archive, part))
    return paragraphs.text()


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part unpacked, at most as much as is allowed: the size an archive states may be untrue."""
    with archive.open(name) as packed:
        content = packed.read(_LARGEST_PART + 1)
    if len(content) > _LARGEST_PART:
        raise TooMuch
    return content

"""The text of a PDF, page by page."""

from __future__ import annotations

from typing import Final

from khoithong.legaltext.unreadable import Unreadable

MOST_PAGES: Final = 500
_MOST_CHARACTERS: Final = 1_000_000
_HYPHENS: Final = str.maketrans({"\x02": "-", "\ufffe": "-"})
"""What the library writes for a hyphen at the end of a line."""


def pdf_text(content: bytes, name: str) -> str:
    """Text of all pages, parted by form feeds; raises `Unreadable` for a damaged, locked or scanned PDF."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise Unreadable(f"{name}: PDF có mật khẩu. Bỏ mật khẩu rồi đọc lại.") from None
        raise Unreadable(
            f"{name}: PDF hỏng, không mở được. Mở tệp gốc, lưu lại thành PDF rồi đọc lại."
        ) from None
    try:
        return _pages(document, name)
    except pypdfium2.PdfiumError:
        raise Unreadable(
            f"{name}: PDF có trang hỏng, không đọc được. Mở tệp gốc, lưu lại thành PDF rồi đọc lại."
        ) from None
    finally:
        document.close()


def _pages(document: object, name: str) -> str:
    import pypdfium2

    assert isinstance(document, pypdfium2.PdfDocument)  # noqa: S101 - for the type checker
    if len(document) > MOST_PAGES:
        raise Unreadable(f"{name}: PDF dài quá {MOST_PAGES} trang. Tách thành nhiều tệp rồi đọc từng tệp.")
    pages, length = [], 0
    for page in document:
        words = page.get_textpage()
        text = words.get_text_range().translate(_HYPHENS)
        words.close()
        page.close()
        pages.append(text)
        length += len(text)
        if length > _MOST_CHARACTERS:
            raise Unreadable(f"{name}: văn bản trong PDF dài quá. Tách thành nhiều tệp rồi đọc từng tệp.")
    if not any(text.strip() for text in pages):
        raise Unreadable(
            f"{name}: PDF là bản quét, không có chữ. Nhận dạng chữ (OCR) trước, hoặc dùng tệp gốc .docx."
        )
    return "\f".join(pages)

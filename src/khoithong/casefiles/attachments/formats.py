"""The kinds of files that are taken. What a file is follows from its content, never from its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


class Unacceptable(ValueError):
    """A file is not taken. The message says in Vietnamese why, and what to do."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file."""

    media_type: str
    label: str
    """How people call it."""
    extensions: tuple[str, ...]
    """Endings its name may have; the first is given to a name without one."""


_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"

PDF: Final = Format("application/pdf", "PDF", (".pdf",))
DOCX: Final = Format(f"{_OFFICE}.wordprocessingml.document", "Word", (".docx",))
XLSX: Final = Format(f"{_OFFICE}.spreadsheetml.sheet", "Excel", (".xlsx",))
PPTX: Final = Format(f"{_OFFICE}.presentationml.presentation", "PowerPoint", (".pptx",))
ODT: Final = Format(f"{_OPEN}.text", "văn bản ODF", (".odt",))
ODS: Final = Format(f"{_OPEN}.spreadsheet", "bảng tính ODF", (".ods",))
ODP: Final = Format(f"{_OPEN}.presentation", "trình chiếu ODF", (".odp",))
PNG: Final = Format("image/png", "ảnh PNG", (".png",))
JPEG: Final = Format("image/jpeg", "ảnh JPEG", (".jpg", ".jpeg"))
TEXT: Final = Format("text/plain", "văn bản thuần", (".txt",))

FORMATS: Final = (PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, PNG, JPEG, TEXT)
BY_TYPE: Final = {one.media_type: one for one in FORMATS}
ACCEPTED: Final = ",".join(extension for one in FORMATS for extension in one.extensions)
"""For the `accept` attribute of a file field: a help when choosing, no check."""

WANTED: Final = (
    "PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), ODF, ảnh PNG hoặc JPEG, văn bản thuần (.txt)"
)
"""The kinds of files in words."""


def label_of(media_type: str) -> str:
    """How people call a kind of file."""
    known = BY_TYPE.get(media_type)
    return known.label if known else media_type

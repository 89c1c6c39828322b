"""The tables of documents."""

from khoithong.documents.records.models.document import OfficialDocument
from khoithong.documents.records.models.entry import DocumentEntry
from khoithong.documents.records.models.file import DocumentFile
from khoithong.documents.records.models.series import Series

__all__ = ["DocumentEntry", "DocumentFile", "OfficialDocument", "Series"]

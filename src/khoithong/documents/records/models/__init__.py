"""The tables of documents."""

from khoithong.documents.records.models.document import OfficialDocument
from khoithong.documents.records.models.elsewhere import Elsewhere
from khoithong.documents.records.models.entry import DocumentEntry
from khoithong.documents.records.models.file import DocumentFile
from khoithong.documents.records.models.series import Series
from khoithong.documents.records.models.template import Template
from khoithong.documents.records.models.transfer import Transfer

__all__ = [
    "DocumentEntry",
    "DocumentFile",
    "Elsewhere",
    "OfficialDocument",
    "Series",
    "Template",
    "Transfer",
]

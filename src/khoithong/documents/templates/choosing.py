"""Which template is in use, and a document made by it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from khoithong.casefiles.attachments import store
from khoithong.documents.records.models import Template
from khoithong.documents.templates.calling import Filled, fill
from khoithong.documents.templates.fields import values_of
from khoithong.documents.templates.grammar import Problem

if TYPE_CHECKING:
    from khoithong.documents.content import Document


def in_use(agency: str, kind: str) -> Template | None:
    """The last version approved and not withdrawn; `None` where an agency has none for a kind."""
    return Template.objects.filter(agency=agency, kind=kind, status="approved").order_by("-version").first()


def made_by(template: Template, agency: str) -> str:
    """What a document says of the template it was made by, in its properties."""
    return f"Lập theo mẫu của {agency}, bản {template.version}"


def document_by(template: Template, document: Document, *, code: str, title: str, agency: str) -> Filled:
    """A document in an agency's own form. Raises `StoreFailed`."""
    content = content_of(template)
    if content is None:
        return Filled(problems=(Problem("Tệp mẫu không còn trong kho; báo quản trị"),))
    return fill(content, values_of(document, code, title), made_by(template, agency))


def content_of(template: Template) -> bytes | None:
    """The file as it was proposed; `None` when it is gone or is another. Raises `StoreFailed`."""
    file = store.take(template.sha256)
    if file is None:
        return None
    with file:
        content: bytes = file.read()
    return content if hashlib.sha256(content).hexdigest() == template.sha256 else None

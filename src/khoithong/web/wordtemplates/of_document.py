"""Where a document of a case can be had in its agency's own form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from khoithong.documents.templates.choosing import in_use

if TYPE_CHECKING:
    from uuid import UUID


def template_url(agency: str, kind: str, code: str, document_id: UUID) -> str:
    """Where a document of a case can be had by its agency's own template; empty where there is none in use."""
    if in_use(agency, kind) is None:
        return ""
    return reverse("case-document-template", args=[code, document_id])

"""What there is to be seen of Word templates in a demonstration."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from django.urls import reverse

from khoithong.casefiles.attachments import store
from khoithong.documents.records.models import Template
from khoithong.documents.templates.starter import starter

if TYPE_CHECKING:
    from collections.abc import Iterator


def word_template_sights(agency: str, keeper: str, author: str) -> Iterator[tuple[str, str, str]]:
    """The list, a proposal being made and one that waits, as somebody sees them who decides: route, address, username."""
    content = starter("minutes")
    digest = sha256(content).hexdigest()
    store.put(digest, BytesIO(content), len(content))
    made = Template.objects.create(
        agency=agency,
        kind="minutes",
        version=1,
        name="Biên bản.docx",
        sha256=digest,
        size=len(content),
        fields=["co_quan_in_hoa", "noi_dung"],
        proposed_by=author,
        proposed_office=f"{agency}/clerk",
        proposed_at=datetime(2026, 1, 5, 2, tzinfo=UTC),
    )
    yield "word-templates", reverse("word-templates"), keeper
    yield "word-template-propose", f"{reverse('word-template-propose')}?loai=minutes", keeper
    yield "word-template", f"{reverse('word-template', args=[made.id])}?van-ban=mau", keeper

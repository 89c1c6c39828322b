"""What there is to be seen of documents in a demonstration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from khoithong.desk.clock import FixedClock
from khoithong.desk.documents.acting import Asked
from khoithong.desk.documents.draft import draft_document
from khoithong.documents.drafting.order import Order
from khoithong.documents.records.models import DocumentEntry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from khoithong.casefiles.reading import LoadedCase


def document_sights(
    head: str, username: str, loaded: LoadedCase, now: datetime
) -> Iterator[tuple[str, str, str]]:
    """The documents of a case that ended, its minutes as they are written, a text of their log: route, address, username."""
    code = loaded.row.code
    seq = next(act.seq for act in loaded.acts if act.kind == "close_meeting")
    kind = "council_minutes" if loaded.row.route == "council" else "minutes"
    asked = Asked(head, None, FixedClock(now))
    key = draft_document(loaded.row.id, Order(kind, seq), asked)
    entry = DocumentEntry.objects.get(document=key)
    yield "case-documents", reverse("case-documents", args=[code]), username
    yield "case-document", reverse("case-document", args=[code, key]), username
    yield "case-document-version", reverse("case-document-version", args=[code, key, entry.id]), username

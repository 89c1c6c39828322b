"""What there is to be seen of numbers and signatures in a demonstration."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.urls import reverse

from khoithong.desk.clock import FixedClock
from khoithong.desk.documents.acting import Asked
from khoithong.desk.documents.draft import draft_document
from khoithong.desk.documents.issue import issue_document
from khoithong.documents.drafting.order import Order
from khoithong.documents.records.models import OfficialDocument

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from khoithong.casefiles.reading import LoadedCase


def clerk_sights(
    head: str, username: str, loaded: LoadedCase, now: datetime
) -> Iterator[tuple[str, str, str]]:
    """A draft, an issued document, what waits, the books, as the head of the issuing agency sees them: route, address, username."""
    code, clock = loaded.row.code, FixedClock(now - timedelta(minutes=1))
    asked = Asked(head, f"{loaded.row.deciding_agency}/head", clock)
    issued = OfficialDocument.objects.get(id=draft_document(loaded.row.id, Order("receipt", 1), asked))
    issue_document(issued.id, asked, day=now.date(), version=issued.version)
    issued.refresh_from_db()
    waiting = draft_document(loaded.row.id, Order("receipt", 1), asked)
    for name in ("document-issue", "document-withdraw"):
        yield name, reverse(name, args=[code, waiting]), username
    for name in ("document-cancel", "document-upload", "document-sign"):
        yield name, reverse(name, args=[code, issued.id]), username
    yield "case-document", reverse("case-document", args=[code, issued.id]), username
    yield "clerk", reverse("clerk"), username
    yield "clerk", f"{reverse('clerk')}?nhom=cho-ban-ky", username
    yield "clerk-books", reverse("clerk-books"), username
    yield "clerk-book", reverse("clerk-book", args=[issued.series_id]), username
    yield "clerk-book-elsewhere", reverse("clerk-book-elsewhere", args=[issued.series_id]), username

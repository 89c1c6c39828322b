"""Drafts and books for tests, written straight into their tables."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

NOW = datetime(2026, 5, 4, 2, tzinfo=UTC)


def draft(**more: Any) -> Any:
    """A draft of a decision of the test province's department."""
    from khoithong.documents.records.models import OfficialDocument

    values = {
        "agency": "so",
        "kind": "approval_decision",
        "form": "state",
        "symbol": "QĐ-SXD",
        "subject": "Phê duyệt kế hoạch",
        "content": {"words": "Điều 1."},
        "drafted_by": "cv",
        "drafted_at": NOW,
        "changed_by": "cv",
        "changed_at": NOW,
    }
    return OfficialDocument.objects.create(**(values | more))


def book(**more: Any) -> Any:
    """A book that has given no number."""
    from khoithong.documents.records.models import Series

    values = {
        "agency": "so",
        "form": "state",
        "symbol": "QĐ-SXD",
        "period": "2026",
        "opened_by": "vt",
        "opened_at": NOW,
    }
    return Series.objects.create(**(values | more))


def issue(document: Any, series: Any, number: int, day: date = date(2026, 5, 4)) -> None:
    """Give a number by hand, without any of the door's care."""
    from khoithong.documents.records.models import OfficialDocument, Series

    Series.objects.filter(id=series.id).update(last=number, last_on=day)
    OfficialDocument.objects.filter(id=document.id).update(
        status="issued", series=series, number=number, issued_on=day, issued_by="vt", issued_at=NOW
    )

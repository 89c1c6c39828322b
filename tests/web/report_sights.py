"""The pages of statistics, reports and supervision worth looking at in a demonstration: route, address, account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from collections.abc import Iterator


def report_sights(leader: str, other: str) -> Iterator[tuple[str, str, str]]:
    """As somebody sees them who leads much, and as somebody does whose office counts nothing."""
    yield "statistics", reverse("statistics"), leader
    yield "statistics", f"{reverse('statistics')}?tu=31/02/2026&den=1", leader
    yield "statistics", reverse("statistics"), other
    for figure in ("submitted", "limits_missed", "protection_pending", "inspections", "tasks_received"):
        yield "statistics-list", reverse("statistics-list", args=[figure]), leader

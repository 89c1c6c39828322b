"""The idempotency key of a form: a hidden field of the page it was sent from."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

if TYPE_CHECKING:
    from django.http import HttpRequest


def key_of(request: HttpRequest) -> UUID:
    """The key a form carries; a fresh one where it carries none, which no sending again can repeat."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()

"""Pages of lists whose length nobody counts: there is a next page or there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from django.http import HttpRequest

PARAMETER: Final = "trang"
_LAST: Final = 10_000


def page_number(request: HttpRequest) -> int:
    """The page asked for, from 1; the first for anything that is no number."""
    asked = request.GET.get(PARAMETER, "")
    return min(max(int(asked), 1), _LAST) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1


def turned(request: HttpRequest, number: int) -> str:
    """The address of another page of the same list."""
    query = request.GET.copy()
    query[PARAMETER] = str(number)
    return f"?{query.urlencode()}"

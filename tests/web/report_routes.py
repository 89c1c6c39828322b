"""Lines of the table of routes for statistics, reports and supervision: address, GET, POST."""

from __future__ import annotations

from typing import Final

REPORTING: Final[dict[str, tuple[str, ...]]] = {
    "statistics": ("/thong-ke/", "302 200 200 200 200 403"),
    "statistics-list": ("/thong-ke/submitted/", "302 200 404 200 200 403"),
}
"""Who has no office that counts is told so on the first page, and finds no list."""

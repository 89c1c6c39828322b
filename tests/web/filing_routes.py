"""The part of the table of routes that cases' files have, and what its addresses name."""

from __future__ import annotations

from typing import Final

_ALL = "302 200 200 200 200 403"
_READERS = "302 404 200 200 200 403"
_LED_BACK = "302 302 302 302 302 302"

FILING: Final[dict[str, tuple[str, ...]]] = {
    "shelf": ("/ho-so-luu/", _ALL),
    "casefile": ("/ho-so/{code}/ho-so-luu/", _READERS),
    "casefile-index": ("/ho-so/{code}/ho-so-luu/muc-luc/", _READERS),
    "casefile-download": ("/ho-so/{code}/ho-so-luu/tai/", _LED_BACK, "401 404 422 422 422 403"),
    "casefile-handed": ("/ho-so/{code}/ho-so-luu/nop-luu/", _LED_BACK, "401 404 422 422 422 403"),
}
"""As `Route` takes them, by name."""

FILES: Final = frozenset({"casefile-index"})
"""Routes that answer with a file."""

"""The part of the table of routes that directives and communication have, and what its addresses name."""

from __future__ import annotations

from typing import Final

_ALL = "302 200 200 200 200 403"

DIRECTIVES: Final[dict[str, tuple[str, ...]]] = {
    "directives": ("/chi-dao/", _ALL),
}
"""As `Route` takes them, by name."""

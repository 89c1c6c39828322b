"""What time it is for a request: asked once at its beginning, then the same for everything it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.desk.clock import server_clock

if TYPE_CHECKING:
    from datetime import datetime


def now() -> datetime:
    """The moment now, naive local time of Việt Nam. Tests that live through weeks put their own in its place."""
    return server_clock()

"""Which regulations the made-up province works under."""

from __future__ import annotations

from typing import Final

PACK: Final = "tinh-uy-2026"
"""The regulation its cases are played under."""

OFFERED: Final = (PACK,)
"""The regulations offered to whoever writes a new proposal there."""

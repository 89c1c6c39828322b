"""Which regulations the made-up province works under, and what documents call it."""

from __future__ import annotations

from typing import Final

PACK: Final = "tinh-uy-2026"
"""The regulation its cases are played under."""

OFFERED: Final = (PACK,)
"""The regulations offered to whoever writes a new proposal there."""

PROVINCE: Final = "Nam Hà"
"""Names of agencies say no province; their documents have to be dated somewhere."""

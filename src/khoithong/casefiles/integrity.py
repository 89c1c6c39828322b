"""The short code of a register, as decisions, minutes and archived case files print it."""

from __future__ import annotations

from typing import Final

_BYTES: Final = 6
_GROUP: Final = 4


def short_code(head: bytes) -> str:
    """The first 48 bits of an act's hash in groups: `7F3A-92C1-0B5E`.

    Enough to tell a register that was tampered with from the one a paper was printed of; whoever wants certainty
    compares the whole hash.
    """
    digits = head[:_BYTES].hex().upper()
    return "-".join(digits[place : place + _GROUP] for place in range(0, len(digits), _GROUP))

"""Stable text keys of agencies and people."""

from __future__ import annotations

import secrets
import unicodedata
from itertools import count
from typing import TYPE_CHECKING, Final

from django.core.validators import RegexValidator

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

MAX_LENGTH: Final = 40

slug = RegexValidator(
    r"\A[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\Z",
    "Mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.",
    code="bad_id",
)
"""What a key may look like: it stands in addresses, packs and the register, and never changes."""

_ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"


def new_person_id(seed: UUID | None = None) -> str:
    """An opaque key that says nothing about the person: the register keeps it for ever, names are erasable.

    A random seed always gives the same key.
    """
    if seed is None:
        return "p" + "".join(secrets.choice(_ALPHABET) for _ in range(9))
    digits, left = [], seed.int
    for _ in range(9):
        left, place = divmod(left, len(_ALPHABET))
        digits.append(_ALPHABET[place])
    return "p" + "".join(digits)


def agency_key(name: str, taken: Callable[[str], bool]) -> str:
    """A readable key for a new agency: `Sở Nội vụ` gives `so-noi-vu`, or with a number where that is taken."""
    plain = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    letters = "".join(
        char if char.isascii() and char.isalnum() else "-"
        for char in plain
        if not unicodedata.combining(char)
    )
    stem = "-".join(part for part in letters.split("-") if part)[: MAX_LENGTH - 4].strip("-") or "co-quan"
    keys = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(key for key in keys if not taken(key))

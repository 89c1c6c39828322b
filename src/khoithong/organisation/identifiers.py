"""Stable text keys of agencies and people."""

from __future__ import annotations

import secrets
from typing import Final

from django.core.validators import RegexValidator

MAX_LENGTH: Final = 40

slug = RegexValidator(
    r"\A[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\Z",
    "Mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.",
    code="bad_id",
)
"""What a key may look like: it stands in addresses, packs and the register, and never changes."""

_ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"


def new_person_id() -> str:
    """An opaque key that says nothing about the person: the register keeps it for ever, names are erasable."""
    return "p" + "".join(secrets.choice(_ALPHABET) for _ in range(9))

"""The exact bytes of an act: canonical JSON (RFC 8785), and the hash that chains acts to each other.

The form of these bytes can never change for acts already recorded: a change needs a new version byte, and the
verifier keeps reading the old one. `docs/reference/register.md` describes them for outsiders.
"""

from __future__ import annotations

import hashlib
import json
import math
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from uuid import UUID

ACT_DOMAIN: Final = b"khoithong.act\x01"
REPORT_DOMAIN: Final = b"khoithong.report\x01"
"""What a hash is about, and the version of the form: no hash of one stream can pass for one of the other."""

GENESIS: Final = bytes(32)
"""Stands for the hash before the first act."""

_LARGEST: Final = 2**53 - 1
_string = json.JSONEncoder(ensure_ascii=False).encode


class NotCanonical(ValueError):
    """A value has no canonical form: not JSON, or a number no JSON reader keeps exactly."""


def canonical(value: Any) -> str:
    """Canonical JSON of plain data. Raises `NotCanonical`."""
    parts: list[str] = []
    _write(value, parts)
    return "".join(parts)


def _write(value: Any, parts: list[str]) -> None:
    if value is None:
        parts.append("null")
    elif isinstance(value, bool):
        parts.append("true" if value else "false")
    elif isinstance(value, str):
        parts.append(_text(value))
    elif isinstance(value, int):
        if abs(value) > _LARGEST:
            raise NotCanonical(f"số {value} quá lớn")
        parts.append(str(value))
    elif isinstance(value, float):
        parts.append(_number(value))
    elif isinstance(value, dict):
        separator = "{"
        for key in sorted(value, key=_utf16):
            parts.append(separator + _text(key) + ":")
            _write(value[key], parts)
            separator = ","
        parts.append("}" if value else "{}")
    elif isinstance(value, (list, tuple)):
        separator = "["
        for item in value:
            parts.append(separator)
            _write(item, parts)
            separator = ","
        parts.append("]" if value else "[]")
    else:
        raise NotCanonical(f"không ghi được giá trị kiểu {type(value).__name__}")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise NotCanonical("tên trường phải là chữ")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise NotCanonical("chữ không hợp lệ (mã Unicode lẻ)") from None
    return _string(value)


def _utf16(key: Any) -> bytes:
    """RFC 8785 sorts names by UTF-16 code units."""
    return str(key).encode("utf-16-be", "surrogatepass")


def _number(value: float) -> str:
    """A number as ECMAScript prints it: the shortest digits that read back the same."""
    if not math.isfinite(value):
        raise NotCanonical("số không xác định")
    if value == 0:
        return "0"
    sign, digits_, exponent = Decimal(repr(value)).as_tuple()
    digits = "".join(map(str, digits_)).rstrip("0")
    point = len(digits_) + int(exponent)
    minus = "-" if sign else ""
    if len(digits) <= point <= 21:
        return minus + digits + "0" * (point - len(digits))
    if 0 < point <= 21:
        return f"{minus}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{minus}0.{'0' * -point}{digits}"
    fraction = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{minus}{digits[0]}{fraction}e{point - 1:+d}"


def act_hash(
    domain: bytes, previous: bytes, case: UUID, seq: int, recorded: int, key: UUID, body: str
) -> bytes:
    """The hash of one act: SHA-256 over fields of fixed width, then the body.

    `recorded` is the server's time in microseconds since 1970-01-01T00:00:00Z.
    """
    digest = hashlib.sha256(domain)
    digest.update(previous)
    digest.update(case.bytes)
    digest.update(seq.to_bytes(4, "big"))
    digest.update(recorded.to_bytes(8, "big", signed=True))
    digest.update(key.bytes)
    digest.update(body.encode())
    return digest.digest()

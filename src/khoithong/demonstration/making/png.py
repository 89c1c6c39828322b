"""A chart as a PNG: bars and their numbers."""

from __future__ import annotations

import re
import struct
import zlib
from typing import Final

_DIGITS: Final = {
    "0": "757557", "1": "262227", "2": "717447", "3": "717117", "4": "557111", "5": "747117",
    "6": "747557", "7": "711222", "8": "757757", "9": "757117",
}  # fmt: skip
"""Digits three dots wide and six high, a row as a binary number."""
_BARS: Final = 6
_DOT: Final = 3


def chart(agency: str, title: str, lines: tuple[str, ...]) -> bytes:  # noqa: ARG001 - one signature for all
    """A PNG: a bar for each of the first numbers the text names, and the number above it."""
    found = re.findall(r"\d+(?:\.\d{3})*", " ".join(lines))[:_BARS] or ["0"]
    values = [int(number.replace(".", "")) for number in found]
    width, height, floor = 90 * len(values) + 30, 260, 240
    rows = [bytearray(b"\xff\xff\xff" * width) for _ in range(height)]
    for place, value in enumerate(values):
        left = 30 + 90 * place
        top = floor - max(2, round(190 * value**0.5 / max(max(values) ** 0.5, 1)))
        _fill(rows, left, top, 60, floor - top, b"\x1f\x5a\x96")
        _write(rows, left, top - 8 * _DOT, str(value))
    _fill(rows, 15, floor, width - 30, 2, b"\x33\x33\x33")
    pixels = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows), 9)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pieces = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in pieces
    )


def _fill(rows: list[bytearray], left: int, top: int, width: int, height: int, colour: bytes) -> None:
    for row in rows[top : top + height]:
        row[3 * left : 3 * (left + width)] = colour * width


def _write(rows: list[bytearray], left: int, top: int, digits: str) -> None:
    for place, digit in enumerate(digits):
        for line, dots in enumerate(_DIGITS[digit]):
            for column in range(3):
                if int(dots) & (4 >> column):
                    at = left + _DOT * (4 * place + column)
                    _fill(rows, at, top + _DOT * line, _DOT, _DOT, b"\x22\x22\x22")

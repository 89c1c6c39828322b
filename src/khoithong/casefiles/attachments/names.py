"""The name of a file as it is kept: readable everywhere, hiding nothing, never a path."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from khoithong.casefiles.attachments.formats import Format

LONGEST: Final = 200
"""Bytes of UTF-8 a name may have: what every file system and archive can hold, with room for a number."""

UNNAMED: Final = "Tài liệu"

_HIDDEN: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
"""Control signs, signs that turn the direction of writing or cannot be seen, halves of Unicode pairs."""
_FORBIDDEN: Final = re.compile(r'[<>:"|?*]')
_DEVICES: Final = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
"""Names that Windows takes for a device."""
_KNOWN_EXTENSION: Final = re.compile(r"\.[A-Za-z0-9]{1,5}")


def clean_name(name: str) -> str:
    """A file's name without folders, hidden signs and signs no file system takes; empty when nothing is left."""
    name = re.split(r"[/\\]", name)[-1]
    # Blanks first: a line break is a control sign, and words it parts shall stay apart.
    name = " ".join(name.split())
    name = "".join(char for char in name if unicodedata.category(char) not in _HIDDEN)
    name = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", name)).strip(". ")
    return f"_{name}" if _DEVICES.fullmatch(name) else name


def kept_name(name: str, kind: Format) -> str:
    """The name a file of that kind is kept under, its ending included."""
    stem, extension = split(clean_name(name))
    if extension.lower() not in kind.extensions:
        stem, extension = stem + extension, kind.extensions[0]
    return f"{_shortened(stem or UNNAMED, LONGEST - len(extension.encode()))}{extension}"


def split(name: str) -> tuple[str, str]:
    """A name and its ending; `Tờ trình số 12.2026` has none, `a.tar.gz` has `.gz`."""
    stem, dot, ending = name.rpartition(".")
    if dot and _KNOWN_EXTENSION.fullmatch(f".{ending}") and not ending.isdigit():
        return stem, f".{ending}"
    return name, ""


def _shortened(text: str, room: int) -> str:
    """So many bytes at most, cut between letters and never between a letter and its marks."""
    kept = text.encode()[:room].decode(errors="ignore")
    if len(kept) < len(text):
        while kept and unicodedata.combining(text[len(kept)]):
            kept = kept[:-1]
    return kept.rstrip()

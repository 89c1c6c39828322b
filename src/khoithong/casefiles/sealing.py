"""Free text and personal data enter the register as commitments; text and key are kept apart and can be erased.

A commitment is HMAC-SHA256 of the text under a random key of its own. Without the key nothing can be learned
from it, not even by trying likely texts; with the key anyone can check that the text is the one recorded.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure.vocabulary import ENTRIES, FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from khoithong.procedure.vocabulary import FieldType

SEAL: Final = "seal"
"""The name under which a commitment stands in the place of its text: `{"seal": "…"}`."""

TEXT_TYPES: Final = frozenset({"text", "texts", "plan", "reasons", "causes"})
"""Types of data whose texts are sealed; dates, choices, numbers and keys of people stay plain."""

UNREAD: Final = "[…]"
"""Stands for a text that was not fetched: the procedure asks only whether there is one."""
ERASED: Final = "[đã xóa]"
"""Stands for a text that was erased."""

Texts = dict[str, list[str]]
"""By JSON Pointer into the act's data: the commitment's key (base64url) and the text."""

EVIDENCE: Final = "/evidence"
"""Pointer of the document named for an earlier date or for a paper act; no act has a field of that name."""

FILES: Final = "/files"
"""Pointer of the list of files; no act has a field of that name."""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file as an act records it."""

    sha256: str
    """Of its content, as 64 hex digits."""
    size: int
    """Bytes."""
    media_type: str
    """By its content."""
    name: str


def seal(kind: str, data: Mapping[str, Any], evidence: str | None) -> tuple[dict[str, Any], Any, Texts]:
    """The data with every free text replaced by its commitment, the sealed evidence, and the texts."""
    texts: Texts = {}
    types = _types(kind)
    plain = {
        name: _seal(value, f"/{_escape(name)}", texts) if types.get(name) in TEXT_TYPES else value
        for name, value in data.items()
    }
    return plain, _seal(evidence, EVIDENCE, texts), texts


def seal_files(files: Sequence[FileRecord]) -> tuple[list[dict[str, Any]], Texts]:
    """The files as they stand in an act's body, their names replaced by commitments, and the names."""
    texts: Texts = {}
    plain = [
        {
            "sha256": one.sha256,
            "size": one.size,
            "type": one.media_type,
            "name": _seal(one.name, name_pointer(place), texts),
        }
        for place, one in enumerate(files)
    ]
    return plain, texts


def unseal_files(
    plain: Sequence[Mapping[str, Any]], texts: Mapping[str, list[str]] | None
) -> tuple[FileRecord, ...]:
    """The files of a body with their names; placeholders as for other texts."""
    return tuple(
        FileRecord(one["sha256"], one["size"], one["type"], _unseal(one["name"], name_pointer(place), texts))
        for place, one in enumerate(plain)
    )


def name_pointer(place: int) -> str:
    """The pointer of a file's name."""
    return f"{FILES}/{place}/name"


def unseal(
    kind: str, plain: Mapping[str, Any], evidence: Any, texts: Mapping[str, list[str]] | None
) -> tuple[dict[str, Any], str | None]:
    """Data and evidence with their texts; `None` for `texts` puts a placeholder for each."""
    types = _types(kind)
    data = {
        name: _unseal(value, f"/{_escape(name)}", texts) if types.get(name) in TEXT_TYPES else value
        for name, value in plain.items()
    }
    return data, _unseal(evidence, EVIDENCE, texts)


def commitments(
    kind: str, plain: Mapping[str, Any], evidence: Any, files: Sequence[Mapping[str, Any]] = ()
) -> dict[str, str]:
    """Every commitment of an act by its pointer."""
    types = _types(kind)
    found: dict[str, str] = {}
    for name, value in plain.items():
        if types.get(name) in TEXT_TYPES:
            _collect(value, f"/{_escape(name)}", found)
    _collect(evidence, EVIDENCE, found)
    _collect(list(files), FILES, found)
    return found


def _types(kind: str) -> Mapping[str, FieldType]:
    return FIELDS[kind] if kind in FIELDS else ENTRIES[kind]


def commitment(key: str, text: str) -> str:
    """The commitment to a text under a key (both as stored)."""
    return _encode(hmac.digest(urlsafe_b64decode(key + "="), text.encode(), "sha256"))


def _seal(value: Any, pointer: str, texts: Texts) -> Any:
    if isinstance(value, str):
        key = _encode(secrets.token_bytes(32))
        texts[pointer] = [key, value]
        return {SEAL: commitment(key, value)}
    if isinstance(value, dict):
        return {name: _seal(item, f"{pointer}/{_escape(name)}", texts) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_seal(item, f"{pointer}/{index}", texts) for index, item in enumerate(value)]
    return value


def _unseal(value: Any, pointer: str, texts: Mapping[str, list[str]] | None) -> Any:
    if isinstance(value, dict):
        if value.keys() == {SEAL}:
            if texts is None:
                return UNREAD
            kept = texts.get(pointer)
            return ERASED if kept is None else kept[1]
        return {name: _unseal(item, f"{pointer}/{_escape(name)}", texts) for name, item in value.items()}
    if isinstance(value, list):
        return [_unseal(item, f"{pointer}/{index}", texts) for index, item in enumerate(value)]
    return value


def _collect(value: Any, pointer: str, found: dict[str, str]) -> None:
    if isinstance(value, dict):
        if value.keys() == {SEAL}:
            found[pointer] = value[SEAL]
            return
        for name, item in value.items():
            _collect(item, f"{pointer}/{_escape(name)}", found)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _collect(item, f"{pointer}/{index}", found)


def _escape(name: str) -> str:
    """RFC 6901."""
    return name.replace("~", "~0").replace("/", "~1")


def _encode(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()

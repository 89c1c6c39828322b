"""Which documents the library holds: a directive that is itself a regulation pack, and citations of packs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from khoithong.lawbook.loader import pack_ids
from khoithong.lawbook.pack import describe
from khoithong.lawbook.packfiles import PackFiles, fold
from khoithong.lawbook.places import regulations_dir

if TYPE_CHECKING:
    from collections.abc import Mapping


def pack_of(text: str, identity: Mapping[str, Any]) -> str:
    """The pack of this very text: word for word, or by its number and day; empty where it is none."""
    words = fold(text)
    for pack, own in _sources().items():
        if words == own:
            return pack
    return cited_pack(identity.get("number"), identity.get("date")) if identity.get("date") else ""


def cited_pack(number: str | None, day: str | None) -> str:
    """The pack a document with this number is; empty where it is none. A day given (`YYYY-MM-DD`) must be the pack's."""
    found = _numbers().get(number or "")
    if found is None:
        return ""
    pack, issued_on = found
    return pack if not day or day == issued_on else ""


@cache
def _sources() -> dict[str, str]:
    texts = {pack: PackFiles(regulations_dir() / pack).source_text for pack in pack_ids()}
    return {pack: fold(text) for pack, text in texts.items() if text is not None}


@cache
def _numbers() -> dict[str, tuple[str, str]]:
    identities = [describe(pack).identity for pack in pack_ids()]
    return {
        one.number: (one.id, one.issued_on.isoformat() if one.issued_on else "")
        for one in identities
        if one.number
    }

"""A document as JSON and back, exactly: how what was drafted is kept."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from khoithong.documents.content import (
    Blank,
    Centred,
    Document,
    Issuer,
    Paragraph,
    Run,
    Signature,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from khoithong.documents.content import Block


def to_json(document: Document) -> dict[str, Any]:
    """Plain lists, strings, numbers and truth values only, under the names of the fields."""
    kept: dict[str, Any] = _plain(asdict(document))
    return kept


def from_json(kept: Mapping[str, Any]) -> Document:
    """The very document `to_json` was given.

    Raises `KeyError`, `TypeError` or `ValueError` for anything `to_json` never made.
    """
    return Document(
        **{
            **kept,
            "issuer": Issuer(**kept["issuer"]),
            "blocks": tuple(block_of(block) for block in kept["blocks"]),
            "signatures": tuple(Signature(**signature) for signature in kept["signatures"]),
            "addressees": tuple(kept["addressees"]),
            "copies": tuple(kept["copies"]),
        }
    )


def block_of(kept: Mapping[str, Any]) -> Block:
    """One block of a document kept so; `ValueError` for a kind of block there is not."""
    kind = kept["kind"]
    if kind == "paragraph":
        return Paragraph(tuple(Run(**run) for run in kept["runs"]))
    if kind == "centred":
        return Centred(kept["text"])
    if kind == "blank":
        return Blank()
    if kind == "table":
        rows = tuple(tuple(row) for row in kept["rows"])
        return Table(tuple(kept["headings"]), rows, tuple(kept["widths"]))
    raise ValueError(f"no such block: {kind!r}")


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value

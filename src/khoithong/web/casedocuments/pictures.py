"""Pages of documents as pictures, the last few kept: a page asks how many there are, then for each."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from khoithong.documents.codec import from_json, to_json
from khoithong.documents.pdf import pictures

if TYPE_CHECKING:
    from khoithong.documents.content import Document

_KEPT: Final = 16
"""Documents; a page takes about 150 KB."""


def pages_of(document: Document) -> tuple[bytes, ...]:
    """Its pages as PNG."""
    return _pages(json.dumps(to_json(document), ensure_ascii=False))


@lru_cache(maxsize=_KEPT)
def _pages(kept: str) -> tuple[bytes, ...]:
    return pictures(from_json(json.loads(kept)))

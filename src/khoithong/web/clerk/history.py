"""What an entry of a document's log says beside its title: the number, who signed where, the file's short code, the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.casefiles.integrity import short_code

if TYPE_CHECKING:
    from khoithong.documents.records.models import DocumentEntry


def detail(entry: DocumentEntry) -> str:
    """One line; empty for entries that say nothing more."""
    data = entry.data
    words = [str(data[name]) for name in ("number", "place", "name", "reason") if data.get(name)]
    if data.get("sha256"):
        words.append(f"mã tệp {short_code(bytes.fromhex(data['sha256']))}")
    return "; ".join(words)

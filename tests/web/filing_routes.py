"""The part of the table of routes that cases' files have, and what its addresses name."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

_ALL = "302 200 200 200 200 403"
_READERS = "302 404 200 200 200 403"
_OWNER = "302 404 200 404 404 403"
_LED_BACK = "302 302 302 302 302 302"

FILING: Final[dict[str, tuple[str, ...]]] = {
    "shelf": ("/ho-so-luu/", _ALL),
    "paper": ("/ho-so/nhap-giay/", _ALL, "401 422 422 422 422 403"),
    "paper-form": ("/ho-so/nhap-giay/{paper}/", _OWNER, "401 404 422 404 404 403"),
    "paper-file": ("/ho-so/nhap-giay/{paper}/tep/{paper_file}/", _OWNER),
    "paper-next": ("/ho-so/{code}/nhap-giay/", _READERS),
    "casefile": ("/ho-so/{code}/ho-so-luu/", _READERS),
    "casefile-index": ("/ho-so/{code}/ho-so-luu/muc-luc/", _READERS),
    "casefile-download": ("/ho-so/{code}/ho-so-luu/tai/", _LED_BACK, "401 404 422 422 422 403"),
    "casefile-handed": ("/ho-so/{code}/ho-so-luu/nop-luu/", _LED_BACK, "401 404 422 422 422 403"),
}
"""As `Route` takes them, by name."""

FILES: Final = frozenset({"casefile-index", "paper-file"})
"""Routes that answer with a file."""


def filing_places(owner: str) -> dict[str, Any]:
    """A paper case somebody began to enter, and its scan."""
    from khoithong.desk.attach import attach_to_draft
    from khoithong.desk.paper import begin_paper
    from tests.desk.conftest import PACK
    from tests.desk.exports import PDF

    typed = {"proposer": ["tp"], "received": ["13/04/2026"], "choice": [f"so {PACK}"]}
    draft = begin_paper(owner, PACK, typed)
    return {
        "paper": draft.id,
        "paper_file": attach_to_draft(draft.id, owner, "Kế hoạch.pdf", BytesIO(PDF)).id,
    }

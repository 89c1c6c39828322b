"""The part of the table of routes that Word templates have, and what its addresses name."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any, Final

_ALL = "302 200 200 200 200 403"
_KEEPERS = "302 404 404 200 404 403"
"""Head, deputy and clerk of the agency see its templates."""
NOW: Final = datetime(2026, 5, 4, 2, tzinfo=UTC)
_LED_BACK = "302 302 302 302 302 302"

WORD_TEMPLATES: Final[dict[str, tuple[str, ...]]] = {
    "word-templates": ("/mau-van-ban/", _ALL),
    "word-template-propose": ("/mau-van-ban/de-nghi/", _ALL, "401 422 422 422 422 403"),
    "word-template-beginning": ("/mau-van-ban/mau-khoi-dau/minutes/", _ALL),
    "word-template": ("/mau-van-ban/{template}/", _KEEPERS),
    "word-template-file": ("/mau-van-ban/{template}/tep/", _KEEPERS),
    "word-template-preview": ("/mau-van-ban/{template}/xem-thu/", _KEEPERS),
    "word-template-approve": ("/mau-van-ban/{template}/duyet/", _LED_BACK, "401 404 404 302 404 403"),
    "word-template-reject": ("/mau-van-ban/{template}/khong-duyet/", _LED_BACK, "401 404 404 422 404 403"),
    "word-template-withdraw": ("/mau-van-ban/{template}/rut/", _LED_BACK, "401 404 404 422 404 403"),
    "case-document-template": ("/ho-so/{code}/van-ban/{written}/theo-mau/", "302 404 200 200 200 403"),
}
"""As `Route` takes them, by name."""

FILES: Final = frozenset(
    {"word-template-beginning", "word-template-file", "word-template-preview", "case-document-template"}
)
"""Routes that answer with a file."""


def word_template_places() -> dict[str, Any]:
    """A template of minutes the clerk proposed; one of invitations in use."""
    used = kept_template("invitation")
    used.status, used.decided_by, used.decided_at = "approved", "gd", NOW
    used.save(update_fields=["status", "decided_by", "decided_at"])
    return {"template": kept_template("minutes").id}


def kept_template(kind: str, content: bytes | None = None) -> Any:
    """A template of the department as it is proposed by the clerk, written straight into its table."""
    from khoithong.casefiles.attachments import store
    from khoithong.documents.records.models import Template
    from tests.documents.templates.samples import template

    content = content or template()
    digest = sha256(content).hexdigest()
    store.put(digest, BytesIO(content), len(content))
    return Template.objects.create(
        agency="so",
        kind=kind,
        version=Template.objects.filter(agency="so", kind=kind).count() + 1,
        name="Mẫu.docx",
        sha256=digest,
        size=len(content),
        fields=["co_quan"],
        proposed_by="vt",
        proposed_office="so/clerk",
        proposed_at=NOW,
    )

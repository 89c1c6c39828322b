"""The part of the table of routes that documents of cases have, and what its addresses name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from tests.web.office import Office

_READERS: Final = "302 404 200 200 200 403"
_LED_BACK: Final = "302 302 302 302 302 302"
_FORM: Final = "401 404 302 302 302 403"
"""What is refused is said on the document's page."""
_ONE: Final = "/ho-so/{code}/van-ban/{written}/"

DOCUMENTS: Final[dict[str, tuple[str, ...]]] = {
    "case-documents": ("/ho-so/{code}/van-ban/", _READERS),
    "case-document-draft": ("/ho-so/{code}/van-ban/soan/", _LED_BACK, "401 404 404 404 404 403"),
    "case-document": (_ONE, _READERS, "401 404 422 422 422 403"),
    "case-document-autosave": (f"{_ONE}luu/", _LED_BACK, "401 403 403 403 403 403"),
    "case-document-conflict": (f"{_ONE}hai-ban/", "302 404 302 302 302 403"),
    "case-document-refresh": (f"{_ONE}lay-lai/", _LED_BACK, _FORM),
    "case-document-signer": (f"{_ONE}nguoi-ky/", _LED_BACK, _FORM),
    "case-document-version": (f"{_ONE}ban-da-luu/{{entry}}/", _READERS, _FORM),
    "case-document-picture": (f"{_ONE}trang/1/", _READERS),
    "case-document-file": (f"{_ONE}tai-ve/pdf/", _READERS),
}
"""As `Route` takes them, by name. The head drafts for his agency; the proposer of a case only reads there."""

FILES: Final = frozenset({"case-document-picture", "case-document-file"})
"""Routes that answer with a picture or a file."""


def document_places(office: Office) -> dict[str, Any]:
    """An invitation being written, and the first text of its log."""
    from khoithong.desk.documents.acting import Asked
    from khoithong.desk.documents.draft import draft_document
    from khoithong.documents.drafting.order import Order
    from khoithong.documents.records.models import DocumentEntry

    seq = next(act.seq for act in office.desk.acts if act.kind == "convene_meeting")
    asked = Asked("gd", "so/head", office.clock)
    key = draft_document(office.desk.case, Order("invitation", seq), asked)
    return {"written": key, "entry": DocumentEntry.objects.get(document=key).id}

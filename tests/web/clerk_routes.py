"""The part of the table of routes that numbers, signatures and books have, and what its addresses name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from tests.web.office import Office

_ALL: Final = "302 200 200 200 200 403"
_READERS: Final = "302 404 200 200 200 403"
_READERS_FORM: Final = "401 404 422 422 422 403"
_KEEPER: Final = "302 404 404 200 404 403"
_LED_BACK: Final = "302 302 302 302 302 302"
_DRAFT: Final = "/ho-so/{code}/van-ban/{official_draft}/"
_ISSUED: Final = "/ho-so/{code}/van-ban/{official}/"

CLERK: Final[dict[str, tuple[str, ...]]] = {
    "document-issue": (f"{_DRAFT}cap-so/", _READERS, _READERS_FORM),
    "document-withdraw": (f"{_DRAFT}rut/", _READERS, _READERS_FORM),
    "document-cancel": (f"{_ISSUED}huy-so/", _READERS, _READERS_FORM),
    "document-upload": (f"{_ISSUED}tai-len/", _READERS, _READERS_FORM),
    "document-sign": (f"{_ISSUED}ky/", _READERS, _READERS_FORM),
    "document-file": (f"{_ISSUED}tep/{{official_file}}/", _READERS),
    "clerk": ("/van-thu/", _ALL),
    "clerk-books": ("/van-thu/so/", _ALL),
    "clerk-book-start": ("/van-thu/so/bat-dau/", _LED_BACK, "401 422 422 422 422 403"),
    "clerk-book": ("/van-thu/so/{number_book}/", _KEEPER),
    "clerk-book-elsewhere": ("/van-thu/so/{number_book}/ghi-so/", _KEEPER, "401 404 404 422 404 403"),
    "clerk-book-export": ("/van-thu/so/{number_book}/xlsx/", _KEEPER),
}
"""As `Route` takes them, by name. The head of the issuing agency keeps its numbers."""

FILES: Final = frozenset({"document-file", "clerk-book-export"})
"""Routes that answer with a file."""


def clerk_places(office: Office) -> dict[str, Any]:
    """A draft and an issued document of the case, its file, its book."""
    from khoithong.documents.records.models import DocumentFile
    from tests.desk.papers.conftest import Papers

    papers = Papers(office.clock)
    issued = papers.draft(case_id=office.desk.case)
    papers.issue(issued, office.desk.today.isoformat())
    issued.refresh_from_db()
    return {
        "official_draft": papers.draft(case_id=office.desk.case).id,
        "official": issued.id,
        "official_file": DocumentFile.objects.get(document=issued).id,
        "number_book": issued.series_id,
    }

"""Every route of the application, and what each kind of person is answered there: the table the tests of all pages go by.

A route missing from the table fails the build (`test_routes.py`); a page missing from the examples of
`sights.py` does too. Whoever adds a page adds its line here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import URLPattern, URLResolver, get_resolver

from tests.web.clerk_routes import CLERK
from tests.web.directive_routes import DIRECTIVES
from tests.web.document_routes import DOCUMENTS
from tests.web.filing_routes import FILING
from tests.web.organisation_routes import ORGANISATION
from tests.web.report_routes import REPORTING
from tests.web.task_routes import TASKS
from tests.web.word_template_routes import WORD_TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Iterator

WHO: Final = ("visitor", "stranger", "proposer", "head", "supervisor", "administrator")
"""Columns of the table: nobody logged in; an official without any relation to the case; who proposed it; the head who
decides; an inspector; an administrator's account, which belongs to nobody in the organisation."""


@dataclass(frozen=True, slots=True)
class Route:
    """One address with an example, and the statuses of GET and of an empty POST in the order of `WHO`."""

    address: str
    """With the places of `test_routes.places` in braces."""
    get: str
    post: str = "405 405 405 405 405 405"

    def expected(self, method: str) -> dict[str, int]:
        """Statuses by kind of person."""
        return dict(zip(WHO, map(int, getattr(self, method).split()), strict=True))

    @property
    def is_page(self) -> bool:
        """Whether somebody is shown a page there."""
        return "200" in self.get.split()


_ALL = "302 200 200 200 200 403"
_READERS = "302 404 200 200 200 403"
_EVERYBODY = "302 200 200 200 200 200"
_ADMINISTRATORS = "302 403 403 403 403 200"
_OWNER = "302 404 200 404 404 403"
_FOR_ADMINISTRATORS = "302 403 403 403 403 200"
_LED_BACK = "302 302 302 302 302 302"
"""An address that takes forms only, opened as a page: to the nearest page above (`khoithong.web.wrong_method`)."""

ROUTES: Final[dict[str, Route]] = {
    "start": Route("/", "302 302 302 302 302 302"),
    "login": Route("/dang-nhap/", "200 302 302 302 302 200", "422 422 422 422 422 422"),
    "demonstration-login": Route("/dang-nhap/trinh-dien/", _LED_BACK, _LED_BACK),
    "capacity": Route("/tu-cach/", _LED_BACK, "401 302 302 302 302 403"),
    "work": Route("/viec-can-lam/", _ALL),
    "waiting": Route("/viec-can-lam/cho-nguoi-khac/", _ALL),
    "cases": Route("/ho-so/", _ALL),
    "proposals": Route("/de-xuat/", _ALL),
    "draft-start": Route("/de-xuat/moi/", _ALL, "401 422 302 302 302 403"),
    "draft-sent": Route("/de-xuat/da-gui/{code}/", _OWNER),
    "draft": Route("/de-xuat/soan/{draft}/", _OWNER),
    "draft-people": Route("/de-xuat/soan/{draft}/nguoi-cung-de-xuat/", _OWNER, "401 404 302 404 404 403"),
    "draft-agency": Route("/de-xuat/soan/{draft}/co-quan/", _OWNER, "401 404 422 404 404 403"),
    "draft-files": Route("/de-xuat/soan/{draft}/tai-lieu/", _OWNER, "401 404 422 404 404 403"),
    "draft-file": Route("/de-xuat/soan/{draft}/tai-lieu/{draft_file}/", _OWNER),
    "draft-check": Route("/de-xuat/soan/{draft}/kiem-tra/", _OWNER, "401 404 409 404 404 403"),
    "draft-section": Route("/de-xuat/soan/{draft}/phan/necessity/", _OWNER, "401 404 409 404 404 403"),
    "draft-autosave": Route(
        "/de-xuat/soan/{draft}/phan/necessity/luu/", _LED_BACK, "401 403 403 403 403 403"
    ),
    "draft-conflict": Route("/de-xuat/soan/{draft}/phan/necessity/hai-ban/", "302 404 302 404 404 403"),
    "entitlements": Route("/quyen-loi/", _ALL),
    "meetings": Route("/phien-hop/", _ALL),
    "meeting-now": Route("/phien-hop/{code}/", "302 404 302 302 302 403"),
    "meeting": Route("/phien-hop/{code}/1/", _READERS),
    "meeting-vote": Route("/phien-hop/{code}/1/phieu/", _LED_BACK, "401 404 422 422 422 403"),
    "meeting-paper": Route("/phien-hop/{code}/1/phieu-giay/", _LED_BACK, "401 404 422 422 422 403"),
    **{name: Route(*line) for name, line in ORGANISATION.items()},
    **{name: Route(*line) for name, line in TASKS.items()},
    **{name: Route(*line) for name, line in DIRECTIVES.items()},
    **{name: Route(*line) for name, line in REPORTING.items()},
    "calendar": Route("/lich-lam-viec/", _ALL),
    "calendar-trial": Route("/lich-lam-viec/tinh-thu/", _ALL),
    "calendar-change": Route("/lich-lam-viec/thay-doi/", _ALL),
    "help": Route("/tro-giup/", "200 200 200 200 200 200"),
    "styleguide": Route("/kieu-dang/", "404 404 404 404 404 404", "404 404 404 404 404 404"),
    **{name: Route(*line) for name, line in FILING.items()},
    **{name: Route(*line) for name, line in WORD_TEMPLATES.items()},
    **{name: Route(*line) for name, line in DOCUMENTS.items()},
    **{name: Route(*line) for name, line in CLERK.items()},
    "case": Route("/ho-so/{code}/", _READERS),
    "step-routing": Route("/ho-so/{code}/xu-ly/", _READERS),
    "step-council": Route("/hoi-dong/{code}/", _READERS),
    "step-opinion": Route("/ho-so/{code}/y-kien-cap-uy/", _READERS),
    "step-decision": Route("/ho-so/{code}/quyet-dinh/", _READERS),
    "step-execution": Route("/ho-so/{code}/thuc-hien/", _READERS),
    "step-evaluation": Route("/ho-so/{code}/danh-gia/", _READERS),
    "step-benefits": Route("/ho-so/{code}/quyen-loi/", _READERS),
    "case-act": Route("/ho-so/{code}/dien-bien/1/", _READERS),
    "case-plan": Route("/ho-so/{code}/ke-hoach/1/", _READERS),
    "case-why": Route("/ho-so/{code}/vi-sao/1/", _READERS),
    "case-file": Route("/ho-so/{code}/tep/{seq}/{sha256}/", _READERS),
    "act": Route("/ho-so/{code}/viec/request_supplement/", _READERS, "401 404 200 200 200 403"),
    "form-file": Route("/ho-so/{code}/viec/request_supplement/tep/{form_file}/", "302 404 404 200 404 403"),
    "violations": Route("/phan-anh/", _ALL),
    "violation-report": Route("/phan-anh/gui/", _ALL, "401 200 200 200 200 403"),
    "violation-case": Route("/phan-anh/{code}/", "302 404 404 200 404 403"),
    "regulations": Route("/quy-dinh/", _EVERYBODY),
    "regulation": Route("/quy-dinh/tinh-uy-2026/", _EVERYBODY),
    "regulation-comparison": Route("/quy-dinh/so-sanh/", _EVERYBODY),
    "regulation-procedure": Route("/quy-dinh/tinh-uy-2026/quy-trinh/", _EVERYBODY),
    "regulation-conventions": Route("/quy-dinh/tinh-uy-2026/quy-uoc/", _EVERYBODY),
    "provision": Route("/quy-dinh/tinh-uy-2026/dieu-khoan/7/3/", _EVERYBODY),
    "case-procedure": Route("/ho-so/{code}/so-do/", _READERS),
    "case-move": Route("/ho-so/{code}/chuyen-van-ban/", _READERS, "401 404 422 422 422 403"),
    "adoption": Route("/quy-dinh/ap-dung/", _EVERYBODY),
    "adoption-readings": Route("/quy-dinh/ap-dung/quy-uoc/", _EVERYBODY),
    "adoption-history": Route("/quy-dinh/ap-dung/lich-su/", _EVERYBODY),
    "adoption-propose": Route("/quy-dinh/ap-dung/de-nghi/", _ADMINISTRATORS, "401 403 403 403 403 422"),
    "adoption-reading": Route(
        "/quy-dinh/ap-dung/quy-uoc/tinh-uy-2026/receipt/", _ADMINISTRATORS, "401 403 403 403 403 422"
    ),
    "adoption-end": Route(
        "/quy-dinh/ap-dung/{adoption}/thoi-ap-dung/", _ADMINISTRATORS, "401 403 403 403 403 422"
    ),
    "adoption-proposal": Route("/quy-dinh/ap-dung/{proposed}/", _EVERYBODY, "401 422 422 422 422 422"),
    "guide": Route("/tro-giup/nguoi-de-xuat/", "200 200 200 200 200 200"),
    "rehearsals": Route("/dien-tap/", _ALL),
    "rehearsal-start": Route("/dien-tap/moi/", _ALL, "401 200 200 200 200 403"),
    "rehearsal-import": Route("/dien-tap/nhap-tep/", _ALL, "401 200 200 200 200 403"),
    "rehearsal-example": Route(
        "/dien-tap/mau/tinh-uy-2026/collective-completed/", _LED_BACK, "401 302 302 302 302 403"
    ),
    "rehearsal-from-case": Route("/dien-tap/tu-ho-so/{code}/", _READERS, "401 404 302 302 302 403"),
    "rehearsal-from-draft": Route("/dien-tap/tu-ban-nhap/{draft}/", _OWNER, "401 404 302 404 404 403"),
    "rehearsal": Route("/dien-tap/{rehearsal}/", _OWNER),
    "rehearsal-choices": Route("/dien-tap/{rehearsal}/lua-chon/", _OWNER, "401 404 302 404 404 403"),
    "rehearsal-endings": Route("/dien-tap/{rehearsal}/ket-cuc/", _OWNER),
    "rehearsal-vary": Route("/dien-tap/{rehearsal}/so-sanh/", _OWNER, "401 404 200 404 404 403"),
    "rehearsal-compare": Route("/dien-tap/{rehearsal}/so-sanh/{other}/", _OWNER),
    "rehearsal-file": Route("/dien-tap/{rehearsal}/tep/", _OWNER),
    "rehearsal-proceed": Route("/dien-tap/{rehearsal}/tiep/", _LED_BACK, "401 404 302 404 404 403"),
    "rehearsal-undo": Route("/dien-tap/{rehearsal}/lui/", _LED_BACK, "401 404 302 404 404 403"),
    "rehearsal-act": Route("/dien-tap/{rehearsal}/viec/convene_meeting/", _OWNER, "401 404 200 404 404 403"),
    "rehearsal-step": Route("/dien-tap/{rehearsal}/buoc/1/", _OWNER, "401 404 200 404 404 403"),
    "rehearsal-discard": Route("/dien-tap/{rehearsal}/xoa/", _OWNER, "401 404 302 404 404 403"),
    "draft-discard": Route("/de-xuat/soan/{draft}/xoa/", _OWNER, "401 404 302 404 404 403"),
    "logout": Route("/dang-xuat/", _LED_BACK, _LED_BACK),
}


def routes() -> Iterator[tuple[str, str]]:
    """Every route of the URL conf: its name, and its pattern."""
    yield from _routes(get_resolver(), "/")


def _routes(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, str]]:
    for one in resolver.url_patterns:
        pattern = f"{prefix}{one.pattern}"
        if isinstance(one, URLResolver):
            yield from _routes(one, pattern)
        elif isinstance(one, URLPattern):
            yield one.name or "", pattern

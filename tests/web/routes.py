"""Every route of the application, and what each kind of person is answered there: the table the tests of all pages go by.

A route missing from the table fails the build (`test_routes.py`); a page missing from the examples of
`sights.py` does too. Whoever adds a page adds its line here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import URLPattern, URLResolver, get_resolver

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
_OWNER = "302 404 200 404 404 403"
_FOR_ADMINISTRATORS = "302 403 403 403 403 200"
_SHARED = "302 200 200 200 200 200"
_ADMINISTRATION = "302 403 403 403 403 200"
_ADMINISTERED = "401 403 403 403 403 422"
_LED_BACK = "302 302 302 302 302 302"
"""An address that takes forms only, opened as a page: to the nearest page above (`khoithong.web.wrong_method`)."""

ROUTES: Final[dict[str, Route]] = {
    "start": Route("/", "302 302 302 302 302 302", _LED_BACK),
    "login": Route("/dang-nhap/", "200 302 302 302 302 200", "422 422 422 422 422 422"),
    "demonstration-login": Route("/dang-nhap/trinh-dien/", _LED_BACK, _LED_BACK),
    "capacity": Route("/tu-cach/", _LED_BACK, "401 302 302 302 302 403"),
    "work": Route("/viec-can-lam/", _ALL),
    "waiting": Route("/viec-can-lam/cho-nguoi-khac/", _ALL),
    "cases": Route("/ho-so/", _ALL),
    "proposals": Route("/de-xuat/", _ALL),
    "draft-start": Route("/de-xuat/moi/", _ALL, "401 422 422 422 422 403"),
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
    "meetings": Route("/phien-hop/", _ALL),
    "meeting-now": Route("/phien-hop/{code}/", "302 404 302 302 302 403"),
    "meeting": Route("/phien-hop/{code}/1/", _READERS),
    "meeting-vote": Route("/phien-hop/{code}/1/phieu/", _LED_BACK, "401 404 422 422 422 403"),
    "meeting-paper": Route("/phien-hop/{code}/1/phieu-giay/", _LED_BACK, "401 404 422 422 422 403"),
    "organisation": Route("/to-chuc/", _SHARED),
    "organisation-missing": Route("/to-chuc/lien-ket-con-thieu/", _SHARED),
    "organisation-agency": Route("/to-chuc/so/", _SHARED),
    "organisation-person": Route("/to-chuc/nguoi/gd/", _SHARED),
    "organisation-term": Route("/to-chuc/nhiem-ky/{term}/", "302 302 302 302 302 302"),
    "organisation-new-agency": Route("/to-chuc/co-quan-moi/", _ADMINISTRATION, _ADMINISTERED),
    "organisation-new-person": Route("/to-chuc/nguoi/moi/", _ADMINISTRATION, _ADMINISTERED),
    "organisation-edit-agency": Route("/to-chuc/so/sua/", _ADMINISTRATION, "401 403 403 403 403 409"),
    "organisation-edit-person": Route("/to-chuc/nguoi/gd/sua/", _ADMINISTRATION, "401 403 403 403 403 409"),
    "organisation-appoint": Route("/to-chuc/bo-nhiem/", _ADMINISTRATION, _ADMINISTERED),
    "organisation-end-term": Route("/to-chuc/nhiem-ky/{term}/ket-thuc/", _ADMINISTRATION, _ADMINISTERED),
    "organisation-void-term": Route("/to-chuc/nhiem-ky/{term}/huy/", _ADMINISTRATION, _ADMINISTERED),
    "calendar": Route("/lich-lam-viec/", _ALL),
    "calendar-trial": Route("/lich-lam-viec/tinh-thu/", _ALL),
    "calendar-change": Route("/lich-lam-viec/thay-doi/", _ALL),
    "help": Route("/tro-giup/", "200 200 200 200 200 200"),
    "styleguide": Route("/kieu-dang/", "404 404 404 404 404 404", "404 404 404 404 404 404"),
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
    "regulations": Route("/quy-dinh/", "302 200 200 200 200 200"),
    "regulation": Route("/quy-dinh/tinh-uy-2026/", "302 200 200 200 200 200"),
    "adoption": Route("/quy-dinh/ap-dung/", "302 200 200 200 200 200"),
    "adoption-readings": Route("/quy-dinh/ap-dung/quy-uoc/", "302 200 200 200 200 200"),
    "adoption-history": Route("/quy-dinh/ap-dung/lich-su/", "302 200 200 200 200 200"),
    "adoption-propose": Route("/quy-dinh/ap-dung/de-nghi/", _FOR_ADMINISTRATORS, "401 403 403 403 403 422"),
    "adoption-reading": Route(
        "/quy-dinh/ap-dung/quy-uoc/tinh-uy-2026/receipt/", _FOR_ADMINISTRATORS, "401 403 403 403 403 422"
    ),
    "adoption-end": Route(
        "/quy-dinh/ap-dung/{proposal}/thoi-ap-dung/", _FOR_ADMINISTRATORS, "401 403 403 403 403 422"
    ),
    "adoption-proposal": Route(
        "/quy-dinh/ap-dung/{proposal}/", "302 200 200 200 200 200", "401 422 422 422 422 422"
    ),
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

"""The part of the table of routes that the organisation has, and what its addresses name."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

_SHARED = "302 200 200 200 200 200"
_ADMINISTRATION = "302 403 403 403 403 200"
_ADMINISTERED = "401 403 403 403 403 422"
_OVERTAKEN = "401 403 403 403 403 409"
"""An empty form says nothing of the state it was opened on: both are shown."""

ORGANISATION: Final[dict[str, tuple[str, ...]]] = {
    "organisation": ("/to-chuc/", _SHARED),
    "organisation-missing": ("/to-chuc/lien-ket-con-thieu/", _SHARED),
    "organisation-agency": ("/to-chuc/so/", _SHARED),
    "organisation-person": ("/to-chuc/nguoi/gd/", _SHARED),
    "organisation-term": ("/to-chuc/nhiem-ky/{term}/", "302 302 302 302 302 302"),
    "organisation-new-agency": ("/to-chuc/co-quan-moi/", _ADMINISTRATION, _ADMINISTERED),
    "organisation-new-person": ("/to-chuc/nguoi/moi/", _ADMINISTRATION, _ADMINISTERED),
    "organisation-edit-agency": ("/to-chuc/so/sua/", _ADMINISTRATION, _OVERTAKEN),
    "organisation-edit-person": ("/to-chuc/nguoi/gd/sua/", _ADMINISTRATION, _OVERTAKEN),
    "organisation-appoint": ("/to-chuc/bo-nhiem/", _ADMINISTRATION, _ADMINISTERED),
    "organisation-end-term": ("/to-chuc/nhiem-ky/{term}/ket-thuc/", _ADMINISTRATION, _ADMINISTERED),
    "organisation-void-term": ("/to-chuc/nhiem-ky/{term}/huy/", _ADMINISTRATION, _ADMINISTERED),
    "organisation-import": ("/to-chuc/nhap-excel/", _ADMINISTRATION, _ADMINISTERED),
    "organisation-import-draft": ("/to-chuc/nhap-excel/{excel}/", _ADMINISTRATION, _ADMINISTERED),
    "organisation-template": ("/to-chuc/nhap-excel/mau/", _ADMINISTRATION),
    "administrators": ("/to-chuc/quan-tri-vien/", _ADMINISTRATION),
    "administrator-appoint": ("/to-chuc/quan-tri-vien/cu/", _ADMINISTRATION, _ADMINISTERED),
    "administrator-dismiss": ("/to-chuc/quan-tri-vien/thoi/{administrator}/", _ADMINISTRATION, _ADMINISTERED),
    "administrator-decide": (
        "/to-chuc/quan-tri-vien/{request}/",
        "302 302 302 302 302 302",
        "401 403 403 403 403 302",
    ),
    "administrator-activate": (
        "/to-chuc/quan-tri-vien/kich-hoat/1/x/",
        "404 404 404 404 404 404",
        "404 404 404 404 404 404",
    ),
    "organisation-export": ("/to-chuc/xuat-excel/", _ADMINISTRATION),
}
"""As `Route` takes them, by name."""


def organisation_places() -> dict[str, Any]:
    """A term of office, an administrator, a proposal of another one, and a file that waits for the administrator's word."""
    from khoithong.desk.clock import aware
    from khoithong.organisation.models import Account, AdministratorRequest, ImportDraft, OfficeTerm
    from khoithong.web.organisation_pages.excel.columns import AGENCIES, COLUMNS, PEOPLE

    agency = dict.fromkeys((column.key for column in COLUMNS[AGENCIES]), "")
    agency |= {"name": "Sở Mới", "kind": "state"}
    draft = ImportDraft.objects.create(
        entered_by="qt1",
        uploaded_at=aware(datetime(2026, 5, 4, 9)),
        file_name="to-chuc.xlsx",
        sheets={AGENCIES: [[2, agency]], PEOPLE: []},
    )
    request = AdministratorRequest.objects.create(
        kind="appoint",
        username="qt.moi",
        keeper_id="cg",
        ground="Quyết định số 3",
        proposed_by="qt2",
        proposed_at=aware(datetime(2026, 5, 4, 9)),
    )
    administrator = Account.objects.get(username="qt2").pk
    return {
        "administrator": administrator,
        "request": request.pk,
        "term": OfficeTerm.objects.get(person="gd").pk,
        "excel": draft.pk,
    }

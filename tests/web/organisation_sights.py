"""The pages of the organisation worth looking at in a demonstration: route, address, account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from khoithong.desk.clock import aware
from khoithong.organisation.models import Account, ImportDraft, OfficeTerm
from khoithong.web.organisation_pages.excel.columns import AGENCIES, COLUMNS, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime


def organisation_sights(reader: str, now: datetime) -> Iterator[tuple[str, str, str]]:
    """As an official reads them, and as an administrator works with them."""
    term = OfficeTerm.objects.filter(role="head", void=False, until=None).order_by("id")[0]
    agency, person = [term.agency_id], [term.person_id]
    for who in (reader, _administrator()):
        yield "organisation", reverse("organisation"), who
        yield "organisation", f"{reverse('organisation')}?tim=so", who
        yield "organisation-missing", reverse("organisation-missing"), who
        yield "organisation-agency", reverse("organisation-agency", args=agency), who
        yield "organisation-person", reverse("organisation-person", args=person), who
    admin = _administrator()
    for name in (
        "organisation-new-agency",
        "organisation-new-person",
        "organisation-appoint",
        "organisation-import",
        "administrators",
        "administrator-appoint",
    ):
        yield name, reverse(name), admin
    yield "organisation-edit-agency", reverse("organisation-edit-agency", args=agency), admin
    yield "organisation-edit-person", reverse("organisation-edit-person", args=person), admin
    for name in ("organisation-end-term", "organisation-void-term"):
        yield name, reverse(name, args=[term.pk]), admin
    account = Account.objects.get(username=admin)
    yield "administrator-dismiss", reverse("administrator-dismiss", args=[account.pk]), admin
    for kind in ("Cơ quan nhà nước", "Sở"):
        draft = _file(admin, kind, now)
        yield "organisation-import-draft", reverse("organisation-import-draft", args=[draft.pk]), admin


def _administrator() -> str:
    return Account.objects.filter(is_administrator=True, is_active=True).order_by("username")[0].username


def _file(admin: str, kind: str, now: datetime) -> ImportDraft:
    """A file with one new agency of this kind, which may be none."""
    agency = dict.fromkeys((column.key for column in COLUMNS[AGENCIES]), "")
    agency |= {"name": "Trung tâm Dữ liệu số", "kind": kind}
    return ImportDraft.objects.create(
        entered_by=admin,
        uploaded_at=aware(now),
        file_name="to-chuc.xlsx",
        sheets={AGENCIES: [[2, agency]], PEOPLE: []},
    )

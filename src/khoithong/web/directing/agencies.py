"""Agencies to choose from, and their names in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.directives.areas import area_of
from khoithong.directives.resolving import Resolver, communes
from khoithong.web.components import Option

if TYPE_CHECKING:
    from collections.abc import Iterable

    from khoithong.organisation.snapshot import Directory
    from khoithong.procedure.organisation import Agency

_GROUPS: Final = {
    "state": "Cơ quan hành chính",
    "communes": "Ủy ban nhân dân xã, phường",
    "public_unit": "Đơn vị sự nghiệp",
    "party": "Cơ quan tham mưu của cấp ủy",
    "party_body": "Cấp ủy, tổ chức đảng",
    "front": "Mặt trận Tổ quốc, đoàn thể",
    "association": "Hội, quỹ",
    "enterprise": "Doanh nghiệp",
}
"""In the order they are offered."""


def agency_options(owner: str, picture: Directory) -> tuple[Option, ...]:
    """The agencies of the owner's area, under headings, by name."""
    area = area_of(owner, picture.organisation)
    local = {one.id for one in communes(Resolver(owner, picture.organisation))}

    def group(agency: Agency) -> str:
        return "communes" if agency.id in local else agency.kind

    order = list(_GROUPS)
    found = sorted(area.agencies.values(), key=lambda one: (order.index(group(one)), one.name, one.id))
    return tuple(Option(one.id, one.name, group=_GROUPS[group(one)]) for one in found)


def names(agencies: Iterable[str], picture: Directory) -> list[str]:
    """Names in the order given."""
    return [picture.name(agency) for agency in agencies]

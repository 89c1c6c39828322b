"""The accounts a demonstration offers on the login page, each with its offices and its part in the procedure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.lawbook.labels import labels
from khoithong.organisation.capacities import capacities
from khoithong.organisation.models import Account
from khoithong.organisation.snapshot import directory

if TYPE_CHECKING:
    from datetime import date

    from khoithong.organisation.snapshot import Directory


@dataclass(frozen=True, slots=True)
class DemonstrationAccount:
    """A line of the login page."""

    username: str
    name: str
    office: str
    role: str


def demonstration_accounts(day: date) -> list[DemonstrationAccount]:
    """The active accounts of the demonstration, in the order it made them; empty elsewhere."""
    rows = Account.objects.filter(is_demo=True, is_active=True, person__isnull=False)
    found = list(rows.order_by("id").values_list("username", "person_id"))
    if not found:
        return []
    picture = directory()
    return [_shown(username, str(person), day, picture) for username, person in found]


def _shown(username: str, person: str, day: date, picture: Directory) -> DemonstrationAccount:
    held = capacities(person, day, picture)
    roles = dict.fromkeys(labels().roles[one.role] for one in held)
    return DemonstrationAccount(
        username,
        picture.name(person),
        "; ".join(one.label for one in held) or "Không giữ chức vụ",
        "; ".join(roles) or "Chuyên gia, nhà khoa học",
    )

"""The accounts a demonstration offers on the login page, under headings in plain words, with what awaits each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.conf import settings

from khoithong.casefiles import queries
from khoithong.organisation.capacities import capacities
from khoithong.organisation.models import Account
from khoithong.organisation.snapshot import directory

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.organisation.snapshot import Directory

_OTHERS: Final = "Khác"
_SUPERVISING: Final = frozenset({"inspection", "front_supervision"})


@dataclass(frozen=True, slots=True)
class DemonstrationAccount:
    """A line of the login page."""

    username: str
    name: str
    office: str
    waiting: str
    """What awaits this person."""


@dataclass(frozen=True, slots=True)
class DemonstrationGroup:
    """Accounts under one heading."""

    heading: str
    accounts: list[DemonstrationAccount]
    folded: bool = False
    """Shown when asked for."""


def demonstration_accounts(day: date) -> list[DemonstrationGroup]:
    """The active accounts of the demonstration by heading, in its order; empty elsewhere."""
    accounts = Account.objects.filter(is_demo=True, is_active=True)
    rows: Sequence[tuple[str, str | None, str | None]] = list(
        accounts.values_list("username", "person_id", "kept_by_id")
    )
    if not rows:
        return []
    order = {username: place for place, username in enumerate(settings.DEMONSTRATION_HEADINGS)}
    rows = sorted(rows, key=lambda row: (order.get(row[0], len(order)), row[0]))
    picture = directory()
    people = [person for _, person, _ in rows if person is not None]
    counts = queries.work_counts({person: queries.holders_of(person, day, picture) for person in people})
    groups: dict[str, list[DemonstrationAccount]] = {}
    for username, person, keeper in rows:
        heading = settings.DEMONSTRATION_HEADINGS.get(username, _OTHERS)
        line = (
            _administrator(username, picture.name(keeper) if keeper else "Người quản trị")
            if person is None
            else _official(username, person, day, picture, counts)
        )
        groups.setdefault(heading, []).append(line)
    beside = settings.DEMONSTRATION_BESIDE
    return [DemonstrationGroup(heading, lines, heading in beside) for heading, lines in groups.items()]


def _administrator(username: str, name: str) -> DemonstrationAccount:
    return DemonstrationAccount(username, name, "Quản trị hệ thống", "Sửa tổ chức; không đọc hồ sơ")


def _official(
    username: str, person: str, day: date, picture: Directory, counts: dict[str, int]
) -> DemonstrationAccount:
    held = capacities(person, day, picture)
    office = held[0].label if held else "Không giữ chức vụ; chuyên gia, nhà khoa học"
    more = f" và {len(held) - 1} chức vụ khác" if len(held) > 1 else ""
    waiting = _waiting(person, day, picture, counts)
    return DemonstrationAccount(username, picture.name(person), office + more, waiting)


def _waiting(person: str, day: date, picture: Directory, counts: dict[str, int]) -> str:
    if counts[person]:
        return f"{counts[person]} việc cần làm"
    agencies = picture.organisation.agencies
    if any(agencies[one.agency].functions & _SUPERVISING for one in capacities(person, day, picture)):
        return "Đọc mọi hồ sơ để giám sát"
    return "Chưa có việc chờ"

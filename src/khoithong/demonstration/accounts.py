"""The accounts of the demonstration: some officials and an administrator, all with one password that everybody may know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib.auth.hashers import make_password

from khoithong.demonstration.logins import ADMINISTRATORS, BESIDE, HEADINGS, LOGINS
from khoithong.organisation.capacities import capacities
from khoithong.organisation.models import Account
from khoithong.organisation.snapshot import directory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

PASSWORD: Final = "khoi-thong-2026"  # noqa: S105 - printed and shown on purpose
"""Of every demonstration account. Hashed once for all, as it protects nothing."""

_EXPERT: Final = "Chuyên gia, không giữ chức vụ"
_ADMINISTRATOR: Final = "Người quản trị hệ thống"


def make_accounts() -> None:
    """Make the accounts."""
    password = make_password(PASSWORD)
    people = [
        Account(username=username, password=password, person_id=person, is_demo=True)
        for logins in LOGINS.values()
        for username, person in logins.items()
    ]
    Account.objects.bulk_create(people)
    for username in ADMINISTRATORS:
        # They may be there already, having decided which text applies where.
        lets_in = {"password": password, "is_administrator": True, "is_demo": True}
        Account.objects.update_or_create(username=username, defaults=lets_in)


def there_are_accounts() -> bool:
    """Whether the demonstration's accounts have been made."""
    return Account.objects.filter(is_demo=True).exists()


def table(day: date) -> str:
    """The accounts for a terminal, a line each under their headings, and the password; empty where there are none.

    Of the areas beside the province only that they are there.
    """
    if not there_are_accounts():
        return ""
    rows = list(_rows(day))
    widths = [max(len(row[column]) for row in rows) for column in (1, 2)]
    lines: list[str] = []
    heading = None
    for group, username, name, office in rows:
        if group != heading:
            lines.append(group)
            heading = group
        lines.append(f"  {username.ljust(widths[0])}  {name.ljust(widths[1])}  {office}".rstrip())
    lines.append(f"Tài khoản của {len(BESIDE)} địa bàn áp dụng văn bản khác: xem trang đăng nhập.")
    return "\n".join([*lines, f"Mật khẩu chung của tài khoản trình diễn: {PASSWORD}"])


def _rows(day: date) -> Iterator[tuple[str, str, str, str]]:
    picture = directory()
    order = {username: place for place, username in enumerate(HEADINGS)}
    active = Account.objects.filter(is_demo=True, is_active=True)
    accounts: Iterable[tuple[str, str | None]] = active.values_list("username", "person_id")
    for username, person in sorted(accounts, key=lambda row: (order.get(row[0], len(order)), row[0])):
        heading = HEADINGS.get(username, "")
        if heading in BESIDE:
            continue
        if person is None:
            yield heading, username, "", _ADMINISTRATOR
            continue
        held = capacities(person, day, picture)
        yield heading, username, picture.name(person), held[0].label if held else _EXPERT

"""The accounts of the demonstration: one for every official, all with one password that everybody may know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib.auth.hashers import make_password

from khoithong.demonstration.people import OFFICIALS
from khoithong.lawbook.labels import labels
from khoithong.organisation.capacities import capacities
from khoithong.organisation.models import Account
from khoithong.organisation.snapshot import directory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

PASSWORD: Final = "khoi-thong-2026"  # noqa: S105 - printed and shown on purpose
"""Of every demonstration account. Hashed once for all, as it protects nothing."""

_HEADINGS: Final = ("Tên đăng nhập", "Họ và tên", "Chức vụ", "Vai trò")
_EXPERT: Final = ("Không giữ chức vụ", "Chuyên gia, nhà khoa học")


def make_accounts() -> None:
    """Make the account of every official."""
    password = make_password(PASSWORD)
    Account.objects.bulk_create(
        Account(username=official.username, password=password, person_id=official.id, is_demo=True)
        for official in OFFICIALS
    )


def there_are_accounts() -> bool:
    """Whether the demonstration's accounts have been made."""
    return Account.objects.filter(is_demo=True).exists()


def table(day: date) -> str:
    """The accounts for a terminal, a line for each office, and the password; empty where there are none."""
    if not there_are_accounts():
        return ""
    rows = [_HEADINGS, *_rows(day)]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    return "\n".join([*lines, f"Mật khẩu chung của tài khoản trình diễn: {PASSWORD}"])


def _rows(day: date) -> Iterator[tuple[str, ...]]:
    picture = directory()
    order = {official.id: place for place, official in enumerate(OFFICIALS)}
    found = Account.objects.filter(is_demo=True, is_active=True, person__isnull=False)
    for username, person in sorted(
        found.values_list("username", "person_id"), key=lambda row: (order.get(row[1], len(order)), row[0])
    ):
        held = [(one.label, labels().roles[one.role]) for one in capacities(person, day, picture)]
        first, *others = held or [_EXPERT]
        yield username, picture.name(person), *first
        for other in others:
            yield "", "", *other

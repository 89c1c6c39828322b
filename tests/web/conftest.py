"""Pages in a province of their own."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from tests.desk.conftest import PROVINCE, Desk, bring_in

if TYPE_CHECKING:
    from tests.web.office import Office


@pytest.fixture
def office(db: None, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office on 2026-05-04, 09:00; everybody has an account named like the person's key."""
    from khoithong.desk.clock import FixedClock
    from khoithong.organisation.models import Account
    from khoithong.web import clock
    from tests.web.office import Office

    bring_in(PROVINCE)
    people: list[dict[str, str]] = PROVINCE["people"]  # type: ignore[assignment]
    Account.objects.bulk_create(
        Account(username=one["id"], person_id=one["id"], password="!") for one in people
    )
    desk = Desk(FixedClock(datetime(2026, 5, 4, 9)))
    monkeypatch.setattr(clock, "now", desk.clock)
    return Office(desk)

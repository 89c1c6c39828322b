"""Orders in a small province."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.directives.orders import Orders


def _orders() -> Orders:
    from khoithong.desk.clock import FixedClock
    from tests.desk.conftest import bring_in
    from tests.directives.orders import WITH_UNITS, Orders

    bring_in(WITH_UNITS)
    return Orders(FixedClock(datetime(2026, 5, 4, 9)))


@pytest.fixture
def orders(db: None) -> Orders:
    """An empty desk on 2026-05-04, 09:00, in a transaction rolled back after the test."""
    return _orders()


@pytest.fixture
def busy_orders(transactional_db: None) -> Orders:
    """The same, with acts committed, so that other connections see them."""
    return _orders()

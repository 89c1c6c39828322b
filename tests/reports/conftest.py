"""The demonstration, built once for all tests that only look at figures, and taken back afterwards."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django import DjangoDbBlocker

    from khoithong.organisation.snapshot import Directory

NOW: Final = datetime(2026, 11, 20, 10, 15)


@pytest.fixture(scope="module")
def demonstration(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Directory]:
    """The organisation of the demonstration; everything is rolled back after the module."""
    from django.db import transaction

    from khoithong.demonstration.build import build
    from khoithong.organisation.snapshot import directory

    with django_db_blocker.unblock(), transaction.atomic():
        build(NOW)
        yield directory()
        transaction.set_rollback(True)

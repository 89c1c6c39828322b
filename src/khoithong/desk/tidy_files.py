"""Remove from the store what nothing rests on: left by a crash between storing and recording."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db import transaction

from khoithong.casefiles.attachments import store
from khoithong.desk.clock import server_time
from khoithong.desk.releasing import content_locked, needed

PATIENCE: Final = timedelta(days=1)
"""What is younger may be on its way."""


def tidy_files(*, patience: timedelta = PATIENCE) -> list[str]:
    """Remove contents without a row, and unfinished writings; returns their names. Raises `StoreFailed`."""
    before = server_time() - patience
    removed = []
    for name in store.names():
        if not store.older_than(name, before):
            continue
        with transaction.atomic():
            content_locked(name)
            if not needed(name):
                store.remove(name)
                removed.append(name)
    return removed

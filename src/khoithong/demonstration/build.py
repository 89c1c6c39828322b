"""Builds the demonstration, from whatever point an earlier attempt was interrupted at.

First the organisation, then the cases act by act, each act recorded as the door does. The accounts come last, in
one transaction: while there are none nobody can have acted, so that playing again just goes on; once there are,
the demonstration is complete and is never touched again.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction

from khoithong.casefiles import law
from khoithong.casefiles.models import Case
from khoithong.demonstration.accounts import make_accounts, there_are_accounts
from khoithong.demonstration.agencies import AGENCIES
from khoithong.demonstration.directing.building import build_directives
from khoithong.demonstration.documenting.building import build_documents
from khoithong.demonstration.draft import DRAFT, OWNER
from khoithong.demonstration.neighbours.building import build_neighbours, let_neighbours_in
from khoithong.demonstration.packs import PACK
from khoithong.demonstration.people import OFFICIALS
from khoithong.demonstration.player import play
from khoithong.demonstration.reporting import build_reports
from khoithong.demonstration.stories import STORIES
from khoithong.demonstration.timetable import timetable
from khoithong.desk.clock import ZONE, FixedClock, aware
from khoithong.desk.drafts import new_draft
from khoithong.lawbook.calendars import working_calendar
from khoithong.organisation.importing import import_organisation
from khoithong.organisation.models import Agency, Change

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

ENTERED_BY: Final = "dữ liệu trình diễn"
_LOCK: Final = 0x4B54_0002
"""Advisory lock: one builds, another waits and finds it built."""


class NotEmpty(Exception):
    """The installation holds an organisation or cases of somebody else."""


Progress = Callable[[int, int], None]
"""Told how many of the cases are there, of how many."""


def _silent(done: int, of: int) -> None:
    """Tell nobody."""


def build(now: datetime, progress: Progress = _silent) -> bool:
    """Build the demonstration around `now`, or finish it around the moment it was begun for.

    Returns whether there was anything to do. Raises `NotEmpty`, `TooEarly` and `Stuck`.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
    try:
        if there_are_accounts():
            return False
        _build(_begun_for() or now, progress)
        return True
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def _begun_for() -> datetime | None:
    """The moment an interrupted demonstration is played for: its organisation was entered at it."""
    begun = Change.objects.filter(entered_by=ENTERED_BY).order_by("id").first()
    if begun is not None:
        return begun.recorded_at.astimezone(ZONE).replace(tzinfo=None)
    if Agency.objects.exists() or Case.objects.exists():
        raise NotEmpty
    return None


def _build(now: datetime, progress: Progress) -> None:
    days = {
        pack: timetable(working_calendar(), law.regulation(pack).in_force_from, now)
        for pack in dict.fromkeys([PACK, *(story.pack for story in STORIES)])
    }
    with quickly():
        people = [official.as_data() for official in OFFICIALS]
        import_organisation({"agencies": AGENCIES, "people": people}, entered_by=ENTERED_BY, now=aware(now))
        # First, so that the province's newest cases are the newest of all.
        build_neighbours(days[PACK], ENTERED_BY)
        progress(0, len(STORIES))
        cases: dict[str, int] = {}
        for done, story in enumerate(sorted(STORIES, key=lambda one: one.first_day), start=1):
            cases[story.id] = play(story, days[story.pack])
            progress(done, len(STORIES))
        build_documents(cases, days[PACK].now)
        build_directives(days[PACK].now)
        build_reports(days[PACK].now)
    with transaction.atomic():
        new_draft(OWNER, PACK, DRAFT, clock=FixedClock(days[PACK].now))
        make_accounts()
        let_neighbours_in()


@contextmanager
def quickly() -> Iterator[None]:
    """Do not wait for the disk after every act: what a power cut takes away is played again.

    The accounts, made last and waited for, keep everything before them.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit = on")

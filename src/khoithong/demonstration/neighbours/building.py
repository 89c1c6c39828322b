"""Builds the areas beside the province: organisation, what applies there, cases. Interrupted, it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.hashers import make_password

from khoithong.demonstration.accounts import PASSWORD
from khoithong.demonstration.neighbours import ORGANISATION, STORIES
from khoithong.demonstration.neighbours.adopting import adopt_texts, propose_reading
from khoithong.demonstration.neighbours.areas import LOGINS
from khoithong.demonstration.player import play
from khoithong.desk.clock import aware
from khoithong.organisation.importing import import_organisation
from khoithong.organisation.models import Account

if TYPE_CHECKING:
    from khoithong.demonstration.timetable import Timetable


def let_neighbours_in() -> None:
    """Make the accounts of the areas, with the password of all the others."""
    password = make_password(PASSWORD)
    Account.objects.bulk_create(
        Account(username=username, password=password, person_id=person, is_demo=True)
        for logins in LOGINS.values()
        for username, person in logins.items()
    )


def build_neighbours(days: Timetable, entered_by: str) -> None:
    """Build them in the days of the province, whose text is the youngest. Raises `Stuck`."""
    import_organisation(ORGANISATION, entered_by=entered_by, now=aware(days.now))
    adopt_texts()
    propose_reading(days.now)
    for story in STORIES:
        play(story, days)

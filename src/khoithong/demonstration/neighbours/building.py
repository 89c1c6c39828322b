"""Builds the areas beside the province: organisation, what applies there, cases. Interrupted, it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.demonstration.neighbours import ORGANISATION, STORIES
from khoithong.demonstration.neighbours.adopting import adopt_texts
from khoithong.demonstration.player import play
from khoithong.desk.clock import aware
from khoithong.organisation.importing import import_organisation

if TYPE_CHECKING:
    from khoithong.demonstration.timetable import Timetable


def build_neighbours(days: Timetable, entered_by: str) -> None:
    """Build them in the days of the province, whose text is the youngest. Raises `Stuck`."""
    import_organisation(ORGANISATION, entered_by=entered_by, now=aware(days.now))
    adopt_texts()
    for story in STORIES:
        play(story, days)

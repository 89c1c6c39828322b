"""Stories on the engine alone: the organisation as the engine sees it, and a story played on a day."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from khoithong.demonstration.agencies import AGENCIES
from khoithong.demonstration.people import OFFICIALS
from khoithong.demonstration.timetable import Timetable, timetable
from khoithong.lawbook.calendars import working_calendar
from khoithong.lawbook.loader import load_pack
from khoithong.procedure.acts import Act
from khoithong.procedure.engine import Procedure
from khoithong.procedure.organisation import Agency, Office, Organisation, Person
from khoithong.procedure.refusals import Acceptance

if TYPE_CHECKING:
    from khoithong.demonstration.story import Story
    from khoithong.procedure.case import Case


def organisation() -> Organisation:
    """The agencies and people of the demonstration."""
    agencies = [
        Agency(
            one["id"],
            one["name"],
            one["kind"],
            one.get("superior"),
            one.get("party_body"),
            one.get("organising_body"),
            frozenset(one.get("functions", ())),
        )
        for one in AGENCIES
    ]
    people = [
        Person(
            one.id,
            one.name,
            tuple(
                Office(post.agency, post.role, _day(post.since), _day(post.until), post.acting)
                for post in one.posts
            ),
            one.managed_by,
        )
        for one in OFFICIALS
    ]
    return Organisation(agencies, people)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def procedure(pack: str) -> Procedure:
    """A regulation over that organisation."""
    return Procedure(load_pack(pack), organisation(), working_calendar())


def days(pack: str, now: datetime) -> Timetable:
    """The timetable of a regulation's stories for a moment."""
    return timetable(working_calendar(), load_pack(pack).in_force_from, now)


def played(story: Story, now: datetime) -> tuple[Case, list[str]]:
    """The case a story makes of itself when it is played for a moment, and what was refused on the way."""
    when, law = days(story.pack, now), procedure(story.pack)
    case = law.open()
    refused = []
    for step, moment in zip(story.steps, when.moments(story), strict=True):
        act = Act(
            step.kind,
            step.by,
            moment,
            when.data(story, step),
            when.happened_on(story, step),
            step.evidence,
            step.on_behalf_of,
        )
        answer = law.play(case, act)
        if not isinstance(answer, Acceptance):
            refused.append(f"{when.today} {story.id} {step.kind}: {answer.message}")
    return case, refused

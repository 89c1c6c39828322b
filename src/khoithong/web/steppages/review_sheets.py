"""The members' evaluation of the plan under the headings of the text: contents once the meeting is closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.procedure import electorate
from khoithong.web.casepage.people import person_of
from khoithong.web.voting.sheet import read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.procedure.case import Meeting
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation, Person


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """One member's sheet."""

    person: Person
    handed_in: date | None
    absent: bool
    ballot: str
    """In words; empty while others do not read it."""
    parts: Sequence[tuple[str, str]]
    """What stands under each heading."""
    other: str
    """What stands under none."""


@dataclass(frozen=True, slots=True)
class ReviewOf:
    """The sheets of one meeting."""

    number: int
    on: date
    closed: bool
    sheets: Sequence[ReviewSheet]

    @property
    def handed_in(self) -> int:
        """How many members have handed in theirs."""
        return sum(sheet.handed_in is not None for sheet in self.sheets)


def headings(ground: Ground) -> list[tuple[str, Citation | None]]:
    """What the members evaluate, with its provisions."""
    council = ground.regulation.council
    return [(one.heading, ground.cite(one.provision)) for one in council.sheet] if council else []


def reviews(ground: Ground) -> list[ReviewOf]:
    """The sheets of every meeting of the council on the proposal, the newest first."""
    case = ground.case
    held = [*case.closed_meetings, *([case.meeting] if case.meeting else [])]
    found = [
        ReviewOf(number, meeting.on, meeting.closed is not None, _sheets(ground, meeting))
        for number, meeting in enumerate(held, 1)
        if (meeting.stage, meeting.route) == ("approval", "council")
    ]
    return found[::-1]


def _sheets(ground: Ground, meeting: Meeting) -> list[ReviewSheet]:
    voters = electorate.voters(ground.setting, ground.case, meeting)
    return [_sheet(ground, meeting, person) for person in voters]


def _sheet(ground: Ground, meeting: Meeting, person: str) -> ReviewSheet:
    shown, ballot = person_of(ground, person, meeting.on), meeting.ballots.get(person)
    if ballot is None:
        return ReviewSheet(shown, None, person in meeting.absent, "", (), "")
    if meeting.closed is None and person != ground.here.person:
        return ReviewSheet(shown, ballot.on, absent=False, ballot="", parts=(), other="")
    parts, other = read([heading for heading, _ in headings(ground)], ballot.remarks or "")
    words = ground.labels.choices["vote.ballot"][ballot.value]
    return ReviewSheet(shown, ballot.on, absent=False, ballot=words, parts=parts, other=other)

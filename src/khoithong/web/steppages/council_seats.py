"""The seats of a council as they are filled now: since when, in whose place, with the plan sent when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.procedure import deadlines, electorate
from khoithong.web.casepage.people import person_of

if TYPE_CHECKING:
    from datetime import date

    from khoithong.casefiles.stored import StoredAct
    from khoithong.procedure.case import Meeting, Seat
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Person


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One seat."""

    person: Person
    capacity: str
    standing: str
    secretary: bool
    sent: date | None
    """The day the plan was sent to this member."""
    late: bool
    """Whether that was after the last day before the meeting."""
    instead_of: str
    """Whom the member replaced."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A change of member."""

    on: date
    out: Person
    came: Person
    standing: str
    reason: str
    by: Person
    seq: int


def seats(ground: Ground) -> list[SeatLine]:
    """The seats in the order they were named."""
    council = ground.case.council
    if council is None:
        return []
    last = last_day_to_send(ground)
    instead = {change.data["in"]: change.data["out"] for change in _changes(ground)}
    return [_line(ground, seat, last, instead.get(seat.person, "")) for seat in council.seats]


def _line(ground: Ground, seat: Seat, last: date | None, instead_of: str) -> SeatLine:
    person = electorate.occupant(ground.setting, ground.case, seat, ground.day) or seat.person
    return SeatLine(
        person_of(ground, person),
        ground.labels.capacities[seat.capacity],
        ground.labels.member_standings[seat.standing],
        seat.secretary,
        seat.sent,
        late=seat.sent is not None and last is not None and seat.sent > last,
        instead_of=ground.name(instead_of),
    )


def last_day_to_send(ground: Ground) -> date | None:
    """The last day on which the plan reaches members in time for the meeting convened or held; nothing before one is."""
    meeting = approval_meeting(ground)
    if meeting is None or ground.regulation.council is None:
        return None
    return deadlines.dispatch_day(ground.setting, meeting.closed or meeting.on)


def approval_meeting(ground: Ground) -> Meeting | None:
    """The council's first meeting on the proposal, held or convened."""
    held = [*ground.case.closed_meetings, *([ground.case.meeting] if ground.case.meeting else [])]
    return next((one for one in held if (one.stage, one.route) == ("approval", "council")), None)


def replacements(ground: Ground) -> list[Replacement]:
    """Changes of members, the newest first."""
    return [
        Replacement(
            on=act.effective,
            out=person_of(ground, act.data["out"], act.effective),
            came=person_of(ground, act.data["in"], act.effective),
            standing=ground.labels.member_standings[act.data["as"]],
            reason=str(act.data.get("reason") or ""),
            by=person_of(ground, act.actor, act.effective),
            seq=act.seq,
        )
        for act in reversed(_changes(ground))
    ]


def _changes(ground: Ground) -> list[StoredAct]:
    return [act for act in ground.loaded.acts if act.kind == "replace_council_member"]

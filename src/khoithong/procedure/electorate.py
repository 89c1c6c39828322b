"""Who votes: the collective leadership less every proposer, or the members of the council."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.procedure import routing
from khoithong.procedure.ballots import Rules, Tally, count

if TYPE_CHECKING:
    from datetime import date

    from khoithong.procedure.case import Case, Meeting, Seat
    from khoithong.procedure.options import Options
    from khoithong.procedure.setting import Setting


def voters(setting: Setting, case: Case, meeting: Meeting) -> tuple[str, ...]:
    """The electorate of a meeting: fixed at 00:00 of its day; one person one vote, whatever the offices."""
    if meeting.voters is None:
        meeting.voters = _derive(setting, case, meeting)
    return meeting.voters


def _derive(setting: Setting, case: Case, meeting: Meeting) -> tuple[str, ...]:
    if meeting.route == "council":
        return members(setting, case, meeting.on)
    agency = routing.deciding_agency(setting, case, meeting.on)
    return leadership(setting, case, agency, meeting.on)


def leadership(setting: Setting, case: Case, agency: str | None, day: date) -> tuple[str, ...]:
    """Head and deputies in office on a day, less every proposer (7/2/2.1)."""
    if agency is None:
        return ()
    head = setting.organisation.head(agency, day)
    everyone = ((head,) if head else ()) + setting.organisation.deputies(agency, day)
    return tuple(person for person in everyone if person not in case.proposers)


def members(setting: Setting, case: Case, day: date) -> tuple[str, ...]:
    """The council's members on a day: the chair is whoever is head then; nobody counts twice."""
    if case.council is None:
        return ()
    found: dict[str, None] = {}
    for seat in case.council.seats:
        person = occupant(setting, case, seat, day)
        if person is not None and not _excluded(setting, case, seat, person):
            found[person] = None
    return tuple(found)


def _excluded(setting: Setting, case: Case, seat: Seat, person: str) -> bool:
    if person not in case.proposers:
        return False
    return setting.options.proposer_on_council == "excluded" or seat.standing in ("head", "deputy")


def occupant(setting: Setting, case: Case, seat: Seat, day: date) -> str | None:
    """Who sits on a seat: the chair's follows the office of head."""
    return routing.head(setting, case, day) if seat.capacity == "chair" else seat.person


def chair(setting: Setting, case: Case, meeting: Meeting) -> str | None:
    """Who presides and whose ballot decides a tie: the deputy named, else the head on the meeting day."""
    return meeting.chair or routing.head(setting, case, meeting.on)


def secretary(setting: Setting, case: Case) -> str | None:
    """The council's secretary."""
    if case.council is None:
        return None
    return next((seat.person for seat in case.council.seats if seat.secretary), None)


def counting_rules(options: Options, meeting: Meeting) -> Rules:
    """Which readings count this meeting's votes."""
    if meeting.route == "collective":
        return Rules(options.denominator, options.tie)
    if meeting.stage == "approval":
        majority = "over_half" if options.council_majority == "over_half_cast" else options.council_majority
        return Rules("ballots_cast", options.tie, majority)
    everyone = options.council_evaluation_denominator == "all_members"
    return Rules("eligible" if everyone else "ballots_cast", options.tie)


def tally(setting: Setting, case: Case, meeting: Meeting, options: Options | None = None) -> Tally:
    """Counts the ballots cast so far, under the readings in force or under others."""
    electorate = voters(setting, case, meeting)
    ballots = {person: ballot.value for person, ballot in meeting.ballots.items() if person in electorate}
    rules = counting_rules(options or setting.options, meeting)
    return count(ballots, electorate, chair(setting, case, meeting), rules)

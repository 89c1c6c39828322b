"""Checks of convening, voting and closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.procedure import electorate, routing
from khoithong.procedure.ballots import has_quorum
from khoithong.procedure.data import complete
from khoithong.procedure.refusals import Refusal, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.procedure.attempt import Attempt


def not_a_single_voter(attempt: Attempt) -> Iterator[Refusal]:
    """Under the reading ``council_required`` one voter alone cannot decide."""
    forbidden = attempt.setting.options.single_voter == "council_required"
    collective_approval = attempt.case.stage == "approval" and attempt.case.route == "collective"
    if forbidden and collective_approval and len(coming_voters(attempt)) == 1:
        yield refuse("council_required", attempt.provision)


def coming_voters(attempt: Attempt) -> tuple[str, ...]:
    """Who would vote on the day being convened."""
    day = attempt.date("on")
    if day is None:
        return ()
    if attempt.case.route == "council":
        return electorate.members(attempt.setting, attempt.case, day)
    agency = routing.deciding_agency(attempt.setting, attempt.case, day)
    return electorate.leadership(attempt.setting, attempt.case, agency, day)


def chair_is_a_voter(attempt: Attempt) -> Iterator[Refusal]:
    """The deputy named to preside votes in the meeting."""
    chair = attempt.text("chair")
    if chair is not None and attempt.date("on") is not None and chair not in coming_voters(attempt):
        yield refuse("invalid_data", attempt.setting.regulation.routing.head_provision, fields=("chair",))


def votes_once(attempt: Attempt) -> Iterator[Refusal]:
    """One person, one ballot."""
    if attempt.meeting is not None and attempt.act.actor in attempt.meeting.ballots:
        yield refuse("already_voted", attempt.provision)


def chair_present(attempt: Attempt) -> Iterator[Refusal]:
    """The meeting is presided by the one the text names."""
    if attempt.meeting is None:
        return
    chair = electorate.chair(attempt.setting, attempt.case, attempt.meeting)
    if chair in _absent(attempt):
        yield refuse("chair_absent", attempt.meeting_rule.chair)


def _absent(attempt: Attempt) -> list[str]:
    return list(attempt.data.get("absent") or ())


def all_voted(attempt: Attempt) -> Iterator[Refusal]:
    """Every voter voted or is named absent, and somebody voted."""
    if attempt.meeting is None:
        return
    voters, ballots = (
        electorate.voters(attempt.setting, attempt.case, attempt.meeting),
        attempt.meeting.ballots,
    )
    absent = _absent(attempt)
    if any(person not in voters or person in ballots for person in absent):
        yield refuse("invalid_data", None, fields=("absent",))
    if votes_missing(attempt):
        yield refuse("votes_missing", attempt.meeting_rule.exclusion, fields=("absent",))


def votes_missing(attempt: Attempt) -> bool:
    """Whether a voter neither voted nor is named absent, or nobody voted."""
    meeting = attempt.meeting
    if meeting is None:
        return True
    voters = electorate.voters(attempt.setting, attempt.case, meeting)
    voted = [person for person in voters if person in meeting.ballots]
    absent = _absent(attempt)
    return not voted or any(person not in meeting.ballots and person not in absent for person in voters)


def minutes_kept(attempt: Attempt) -> Iterator[Refusal]:
    """A meeting is shown by its minutes (8/2)."""
    if not attempt.given("minutes"):
        yield refuse("minutes_required", attempt.meeting_rule.minutes, fields=("minutes",))


def conditions_known(attempt: Attempt) -> Iterator[Refusal]:
    """Only conditions of the text can be found met."""
    if "conditions_met" not in attempt.fields:
        return
    regulation = attempt.setting.regulation
    for name in ("conditions_met", "condition_reasons"):
        given = attempt.data.get(name)
        keys = given if isinstance(given, list | tuple | dict) else ()
        if any(complete(regulation, str(key)) not in regulation.conditions for key in keys):
            yield refuse("invalid_data", None, fields=(name,))


def quorum_reached(attempt: Attempt) -> Iterator[Refusal]:
    """Enough ballots under the reading ``quorum``."""
    if not has_enough_ballots(attempt):
        yield refuse("quorum_missing", attempt.meeting_rule.provision)


def has_enough_ballots(attempt: Attempt) -> bool:
    """Whether the ballots cast so far reach the quorum."""
    meeting = attempt.meeting
    if meeting is None:
        return False
    voters = electorate.voters(attempt.setting, attempt.case, meeting)
    voted = [person for person in voters if person in meeting.ballots]
    return has_quorum(attempt.setting.options.quorum, len(voted), len(voters))

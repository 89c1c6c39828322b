"""Meetings and the council: convened, voted, closed; established, changed, served with the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.procedure import deadlines, electorate, routing
from khoithong.procedure.case import Ballot, Case, Council, Meeting, Opinion, Seat
from khoithong.procedure.data import complete

if TYPE_CHECKING:
    from datetime import date

    from khoithong.procedure.acts import Act
    from khoithong.procedure.setting import Setting
from khoithong.procedure.effects.reading import findings_of, required_date


def convene_meeting(setting: Setting, case: Case, act: Act, index: int) -> None:
    """First call, postponement, or a new vote, which returns the case to review or evaluation."""
    stage = case.stage
    case.meeting = Meeting(
        stage,
        case.route,
        required_date(act, "on"),
        act.effective,
        index,
        chair=act.data.get("chair") or None,
    )
    case.status = "under_review" if stage == "approval" else "under_evaluation"
    if stage == "approval" and case.approval is None:
        deadlines.redate_dispatch(setting, case)


def vote(setting: Setting, case: Case, act: Act, index: int) -> None:
    """One ballot a person."""
    if case.meeting is not None:
        ballot = Ballot(act.data["ballot"], act.effective, index, act.data.get("remarks") or None)
        case.meeting.ballots[act.actor] = ballot


def close_meeting(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The closing fixes electorate and tally, and starts the limit to ask the Party body."""
    meeting = case.meeting
    if meeting is None:
        raise ValueError("no meeting to close")
    electorate.voters(setting, case, meeting)
    meeting.tally = electorate.tally(setting, case, meeting)
    meeting.absent = tuple(act.data.get("absent") or ())
    meeting.closed = act.effective
    case.meeting = None
    case.closed_meetings.append(meeting)
    if meeting.stage == "approval":
        _close_approval(setting, case, act, index, meeting)
    else:
        _close_evaluation(setting, case, act, index, meeting)


def _close_approval(setting: Setting, case: Case, act: Act, index: int, meeting: Meeting) -> None:
    asked = routing.opinion_asked(setting, case, meeting.on)
    fix_decider(setting, case, meeting.on)
    case.approval = meeting
    case.override = None
    case.opinion = Opinion()
    met = act.data.get("conditions_met") or ()
    case.conditions_met = frozenset(complete(setting.regulation, provision) for provision in met)
    case.status = "awaiting_party_opinion" if asked else "awaiting_decision"
    _fire_closed(setting, case, "approval_closed", act.effective, index, asked=asked)
    deadlines.redate_dispatch(setting, case)


def _close_evaluation(setting: Setting, case: Case, act: Act, index: int, meeting: Meeting) -> None:
    asked = routing.opinion_asked(setting, case, act.effective)
    case.assessment = meeting
    case.evaluation_opinion = Opinion()
    completed = meeting.tally is not None and meeting.tally.passed and not case.terminated
    case.conclusion = "completed" if completed else act.data["conclusion"]
    case.findings = findings_of(act)
    case.status = "awaiting_evaluation_opinion" if asked else "awaiting_publication"
    _fire_closed(setting, case, "evaluation_closed", act.effective, index, asked=asked)


def _fire_closed(setting: Setting, case: Case, event: str, day: date, act: int, *, asked: bool) -> None:
    """Without an opinion to ask, a closing starts no limit for asking one."""
    if asked:
        deadlines.fire(setting, case, event, day, act)
        return
    for deadline in setting.effects[event].meets if event in setting.effects else ():
        deadlines.end(case, deadline, day, "met")


def proceed_despite_rejection(setting: Setting, case: Case, act: Act, index: int) -> None:
    """A pending request lapses; an opinion given before asks for a new one. No limit restarts."""
    case.override = act.effective
    if case.opinion.sought is not None:
        case.lapsed = True
    case.opinion = Opinion()
    if case.status == "awaiting_decision" and routing.opinion_asked(setting, case, act.effective):
        case.status = "awaiting_party_opinion"


def establish_council(setting: Setting, case: Case, act: Act, index: int) -> None:
    """Seats the members; from this day the meeting's limit runs."""
    seats = [
        Seat(member["person"], member["capacity"], member["as"], bool(member.get("secretary")))
        for member in act.data["members"]
    ]
    case.council = Council(act.effective, index, seats)
    deadlines.fire(setting, case, "council_established", act.effective, index)
    deadlines.redate_dispatch(setting, case)


def replace_council_member(setting: Setting, case: Case, act: Act, index: int) -> None:
    """The newcomer takes over capacity and secretaryship; the ballot of the one replaced does not count (8/1/c)."""
    if case.council is None:
        raise ValueError("no council")
    out = act.data["out"]
    for seat in case.council.seats:
        if electorate.occupant(setting, case, seat, act.effective) == out:
            seat.person, seat.standing, seat.sent = act.data["in"], act.data["as"], act.effective
            break
    if case.meeting is not None:
        case.meeting.ballots.pop(out, None)
        case.meeting.voters = None
    if case.approval is None:
        deadlines.redate_dispatch(setting, case)


def dispatch_plan(setting: Setting, case: Case, act: Act, index: int) -> None:
    """To all members who do not have the plan yet."""
    if case.council is None:
        raise ValueError("no council")
    for seat in case.council.seats:
        if seat.sent is None:
            seat.sent = act.effective
    deadlines.redate_dispatch(setting, case)


def fix_decider(setting: Setting, case: Case, day: date) -> None:
    """From now on the deciding agency stays what it is on ``day``."""
    if case.decider is None:
        case.collective_decides, case.decider = (
            routing.own_collective(setting, case, day),
            routing.deciding_agency(setting, case, day),
        )

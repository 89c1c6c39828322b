"""Meetings: the roll by name, who is excluded and on which provision, the tally with its denominator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.procedure import electorate, routing
from khoithong.web.casepage.milestones import holds_meeting, meeting_deadline
from khoithong.web.casepage.people import person_of
from khoithong.web.components import Tally, Voter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.procedure.case import Meeting
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation, Person

DENOMINATORS: Final = {
    "ballots_cast": "ý kiến biểu quyết",
    "eligible": "người có quyền biểu quyết",
    "for_and_against": "phiếu tán thành và không tán thành",
}
"""What the share is taken of, by the rule that counts."""

_REMARKS: Final = 400
"""Longest remark shown in the roll, in characters."""


@dataclass(frozen=True, slots=True)
class MeetingView:
    """One meeting as the page shows it."""

    number: int
    title: str
    on: date
    closed: date | None
    chair: Person | None
    tally: Tally
    voters: Sequence[Voter]
    voted: int
    citation: Citation | None
    result: str = ""
    """What an evaluation concluded."""


def meetings(ground: Ground) -> list[MeetingView]:
    """All meetings of the case, the newest first."""
    case = ground.case
    held = [*case.closed_meetings, *([case.meeting] if case.meeting else [])]
    return [view(ground, meeting, number) for number, meeting in reversed(list(enumerate(held, 1)))]


def view(ground: Ground, meeting: Meeting, number: int) -> MeetingView:
    """One meeting, open or closed."""
    rule = ground.regulation.meetings[meeting.stage, meeting.route]
    chair = electorate.chair(ground.setting, ground.case, meeting)
    return MeetingView(
        number=number,
        title=ground.labels.deadlines[meeting_deadline(meeting.stage, meeting.route)],
        on=meeting.on,
        closed=meeting.closed,
        chair=person_of(ground, chair, meeting.on) if chair else None,
        tally=tally(ground, meeting),
        voters=voters(ground, meeting),
        voted=len(meeting.ballots),
        citation=ground.cite(rule.majority),
        result=_result(ground, meeting),
    )


def _result(ground: Ground, meeting: Meeting) -> str:
    case = ground.case
    if meeting is not case.assessment or case.conclusion is None:
        return ""
    return ground.labels.evaluations[case.conclusion]


def tally(ground: Ground, meeting: Meeting) -> Tally:
    """The count: of a closed meeting as it was fixed, of an open one as it stands."""
    rule = ground.regulation.meetings[meeting.stage, meeting.route]
    counted = meeting.tally or electorate.tally(ground.setting, ground.case, meeting)
    rules = electorate.counting_rules(ground.setting.options, meeting)
    return Tally(
        votes_for=counted.in_favour,
        against=counted.against,
        other=counted.other,
        denominator=counted.denominator,
        denominator_words=DENOMINATORS[rules.denominator],
        not_voted=counted.voters - counted.cast,
        passed=counted.passed if meeting.closed else None,
        tie_rule=_tie_words(ground, meeting, counted.tie),
        citation=ground.cite(rule.tie),
    )


def _tie_words(ground: Ground, meeting: Meeting, tie: bool) -> str:
    if not tie:
        return ""
    chair = electorate.chair(ground.setting, ground.case, meeting)
    ballot = meeting.ballots.get(chair) if chair else None
    own = ground.labels.choices["vote.ballot"][ballot.value].lower() if ballot else "chưa biểu quyết"
    return f"Biểu quyết ngang nhau: theo ý kiến của người chủ trì {ground.name(chair)} ({own})."


def voters(ground: Ground, meeting: Meeting) -> list[Voter]:
    """The roll: those who vote in order of standing, then those who do not and why."""
    people = electorate.voters(ground.setting, ground.case, meeting)
    return [_voter(ground, meeting, person) for person in people] + [
        _excluded(ground, meeting, person)
        for person in excluded_on(ground, meeting.on)
        if person not in people
    ]


def _voter(ground: Ground, meeting: Meeting, person: str) -> Voter:
    ballot = meeting.ballots.get(person)
    remarks = ballot.remarks or "" if ballot else ""
    if ballot is None:
        return Voter(
            person_of(ground, person, meeting.on),
            "absent" if person in meeting.absent else "waiting",
            capacity=_seat(ground, meeting, person),
        )
    return Voter(
        person_of(ground, person, meeting.on),
        "voted",
        ballot=ballot.value,  # type: ignore[arg-type]
        remarks=remarks if len(remarks) <= _REMARKS else f"{remarks[:_REMARKS]}…",
        capacity=_seat(ground, meeting, person),
    )


def _seat(ground: Ground, meeting: Meeting, person: str) -> str:
    if electorate.chair(ground.setting, ground.case, meeting) == person and meeting.route == "collective":
        return "Chủ trì"
    council = ground.case.council if meeting.route == "council" else None
    for seat in council.seats if council else ():
        if electorate.occupant(ground.setting, ground.case, seat, meeting.on) == person:
            words = ground.labels.capacities[seat.capacity]
            return f"{words}, thư ký" if seat.secretary else words
    return ""


def _excluded(ground: Ground, meeting: Meeting, person: str) -> Voter:
    rule = ground.regulation.meetings[meeting.stage, meeting.route]
    return Voter(
        person_of(ground, person, meeting.on),
        "excluded",
        reason="Người có đề xuất không tham gia biểu quyết",
        citation=ground.cite(rule.exclusion),
    )


def excluded_on(ground: Ground, day: date) -> list[str]:
    """Leaders who would vote by their office on a day and do not, because the proposal is theirs."""
    agency = routing.deciding_agency(ground.setting, ground.case, day)
    if agency is None:
        return []
    organisation = ground.setting.organisation
    leaders = [organisation.head(agency, day), *organisation.deputies(agency, day)]
    return [person for person in leaders if person is not None and person in ground.case.proposers]


def exclusion_of(ground: Ground, person: str) -> Citation | None:
    """The provision that keeps a leader from voting in the coming or running meeting; nothing for others."""
    case = ground.case
    stage = case.meeting.stage if case.meeting else case.stage
    pending = case.status in ("under_review", "under_evaluation") and holds_meeting(ground, stage)
    if not pending or person not in excluded_on(ground, ground.day):
        return None
    return ground.cite(ground.regulation.meetings[stage, case.route].exclusion)

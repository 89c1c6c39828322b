"""Meetings: the roll by name, who is excluded and on which provision, the tally with its denominator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from khoithong.documents.drafting.meetings import DENOMINATORS
from khoithong.procedure import electorate, routing
from khoithong.web.casepage.milestones import holds_meeting, meeting_deadline
from khoithong.web.casepage.people import person_of
from khoithong.web.components import Tally, Voter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.casefiles.stored import StoredAct
    from khoithong.procedure.case import Meeting
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation, Person

MEETING_MOVED: Final = "Đổi ngày họp"
"""What convening anew a meeting already convened is called."""

_REMARKS: Final = 400
"""Longest remark shown in the roll, in characters."""


@dataclass(frozen=True, slots=True)
class MeetingView:
    """One meeting as the page shows it."""

    number: int
    stage: str
    route: str
    title: str
    on: date
    closed: date | None
    chair: Person | None
    tally: Tally | None
    """The count; none while the ballots of others are not shown."""
    voters: Sequence[Voter]
    voted: int
    total: int
    """How many vote."""
    citation: Citation | None
    result: str = ""
    """What an evaluation concluded."""


def meetings(ground: Ground) -> list[MeetingView]:
    """All meetings of the case, the newest first."""
    case = ground.case
    held = [*case.closed_meetings, *([case.meeting] if case.meeting else [])]
    return [view(ground, meeting, number) for number, meeting in reversed(list(enumerate(held, 1)))]


def view(ground: Ground, meeting: Meeting, number: int, *, opened: bool = False) -> MeetingView:
    """One meeting, open or closed.

    Before the closing one reads who has voted and one's own ballot; `opened` shows all contents, for the
    form in which the minutes are drafted.
    """
    shows = opened or ground.opened or meeting.closed is not None
    rule = ground.regulation.meetings[meeting.stage, meeting.route]
    chair = electorate.chair(ground.setting, ground.case, meeting)
    return MeetingView(
        number=number,
        stage=meeting.stage,
        route=meeting.route,
        title=ground.labels.deadlines[meeting_deadline(meeting.stage, meeting.route)],
        on=meeting.on,
        closed=meeting.closed,
        chair=person_of(ground, chair, meeting.on) if chair else None,
        tally=tally(ground, meeting) if shows else None,
        voters=voters(ground, meeting, shows=shows),
        voted=len(meeting.ballots),
        total=len(electorate.voters(ground.setting, ground.case, meeting)),
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
        evaluates=meeting.stage == "evaluation",
    )


def _tie_words(ground: Ground, meeting: Meeting, tie: bool) -> str:
    if not tie:
        return ""
    chair = electorate.chair(ground.setting, ground.case, meeting)
    ballot = meeting.ballots.get(chair) if chair else None
    own = ground.labels.choices["vote.ballot"][ballot.value].lower() if ballot else "chưa biểu quyết"
    return f"Biểu quyết ngang nhau: theo ý kiến của người chủ trì {ground.name(chair)} ({own})."


def voters(ground: Ground, meeting: Meeting, *, shows: bool) -> list[Voter]:
    """The roll: those who vote in order of standing, then those who do not and why; `shows` says whose ballots."""
    people = electorate.voters(ground.setting, ground.case, meeting)
    return [
        _voter(ground, meeting, person, shows=shows or person == ground.here.person) for person in people
    ] + [
        _excluded(ground, meeting, person)
        for person in excluded_on(ground, meeting.on)
        if person not in people
    ]


def _voter(ground: Ground, meeting: Meeting, person: str, *, shows: bool) -> Voter:
    ballot = meeting.ballots.get(person)
    if ballot is None:
        state: Literal["absent", "waiting"] = "absent" if person in meeting.absent else "waiting"
        return Voter(person_of(ground, person, meeting.on), state, capacity=_seat(ground, meeting, person))
    if not shows:
        return Voter(person_of(ground, person, meeting.on), "voted", capacity=_seat(ground, meeting, person))
    remarks = ballot.remarks or ""
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
    words = exclusion_words(ground, person, meeting.on)
    return Voter(
        person_of(ground, person, meeting.on),
        "excluded",
        reason=words[:1].upper() + words[1:],
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


def exclusion_words(ground: Ground, person: str, day: date) -> str:
    """Why somebody has no vote, as it goes on after a dash."""
    if person not in ground.case.proposers:
        return "không thuộc thành phần biểu quyết của cuộc họp này"
    agency = routing.deciding_agency(ground.setting, ground.case, day)
    deputies = ground.setting.organisation.deputies(agency, day) if agency else ()
    who = "cấp phó" if person in deputies else "người"
    return f"{who} có đề xuất không tham gia biểu quyết"


def hidden_ballot(ground: Ground, act: StoredAct) -> bool:
    """Whether an act is another's ballot in the meeting now running: everybody reads it once that is over."""
    if act.kind != "vote" or ground.opened or ground.here.person in (act.actor, act.by):
        return False
    running = ground.case.meeting
    return running is not None and act.seq - 1 > running.act


def exclusion_of(ground: Ground, person: str) -> Citation | None:
    """The provision that keeps a leader from voting in the coming or running meeting; nothing for others."""
    case = ground.case
    stage = case.meeting.stage if case.meeting else case.stage
    pending = case.status in ("under_review", "under_evaluation") and holds_meeting(ground, stage)
    if not pending or person not in excluded_on(ground, ground.day):
        return None
    return ground.cite(ground.regulation.meetings[stage, case.route].exclusion)

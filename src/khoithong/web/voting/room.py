"""One meeting as one person sees it: what the roll and the count say, and what this person can do in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404

from khoithong.procedure import electorate
from khoithong.procedure.acts import Act
from khoithong.procedure.refusals import Acceptance
from khoithong.web.casepage import voting
from khoithong.web.casepage.blocked import explained
from khoithong.web.casepage.ground import look
from khoithong.web.casepage.paper import enterable
from khoithong.web.casepage.people import party_person
from khoithong.web.casepage.standing import stands
from khoithong.web.voting.conventions import CountingRule, counting_rules

if TYPE_CHECKING:
    from khoithong.procedure.case import Meeting
    from khoithong.procedure.refusals import Refusal
    from khoithong.procedure.regulation import MeetingRule
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.casepage.voting import MeetingView
    from khoithong.web.components import BlockedAct, Citation, Person
    from khoithong.web.session import Here


@dataclass(frozen=True)
class Room:
    """A meeting of a case, by its number from 1."""

    ground: Ground
    meeting: Meeting
    number: int

    @property
    def view(self) -> MeetingView:
        """The roll and the count."""
        return voting.view(self.ground, self.meeting, self.number)

    @property
    def rule(self) -> MeetingRule:
        """What the regulation says of such a meeting."""
        return self.ground.regulation.meetings[self.meeting.stage, self.meeting.route]

    @property
    def running(self) -> bool:
        """Whether it is the meeting now convened and not closed."""
        return self.meeting is self.ground.case.meeting

    @property
    def voters(self) -> tuple[str, ...]:
        """The electorate."""
        return electorate.voters(self.ground.setting, self.ground.case, self.meeting)

    @property
    def waiting(self) -> list[str]:
        """Voters who have not voted yet."""
        return [person for person in self.voters if person not in self.meeting.ballots]

    @property
    def invited(self) -> list[Person]:
        """Proposers and executors: they attend, without a vote by that standing."""
        case = self.ground.case
        parties = dict.fromkeys((*case.proposers, *case.executors))
        return [
            party_person(self.ground, party, self.meeting.on) for party in parties if party not in self.voters
        ]

    @property
    def sheet(self) -> list[tuple[str, Citation | None]]:
        """The headings a council's member evaluates the plan by; none elsewhere."""
        council = self.ground.regulation.council
        if council is None or (self.meeting.stage, self.meeting.route) != ("approval", "council"):
            return []
        return [(one.heading, self.ground.cite(one.provision)) for one in council.sheet]

    def hindrance(self, kind: str) -> Refusal | None:
        """Why this person cannot do an act in this meeting now; `None` when nothing stands against it."""
        ground = self.ground
        return ground.procedure.why_not(ground.loaded.case, ground.here.person, kind, ground.here.now)

    def can(self, kind: str) -> bool:
        """Whether this person can do an act in this meeting now."""
        return self.running and self.hindrance(kind) is None

    @property
    def blocked_vote(self) -> BlockedAct | None:
        """Why a voter cannot vote yet, or a proposer at all; nothing for others, and nothing after the vote."""
        person = self.ground.here.person
        refusal = self.hindrance("vote") if self.running else None
        if refusal is None or refusal.code == "already_voted":
            return None
        if person not in self.voters and person not in self.ground.case.proposers:
            return None
        return explained(self.ground, "vote", refusal)

    @property
    def blocked_close(self) -> BlockedAct | None:
        """Why whoever chairs or keeps the minutes cannot close it yet; nothing for all others."""
        ground = self.ground
        refusal = self.hindrance("close_meeting") if self.running else None
        if refusal is None or not stands(ground, ground.regulation.acts["close_meeting"], ground.here.person):
            return None
        return explained(ground, "close_meeting", refusal)

    @property
    def paper_voters(self) -> list[str]:
        """Voters whose paper ballots this person may enter now, as the procedure answers for each."""
        return [person for person in self.waiting if self._may_enter(person)] if self.running else []

    @property
    def enters_closing(self) -> str:
        """For whom this person may enter the closing from paper; empty for who may not, or closes it himself."""
        if not self.running or self.can("close_meeting"):
            return ""
        return next(iter(enterable(self.ground, "close_meeting")), "")

    def _may_enter(self, voter: str) -> bool:
        here = self.ground.here
        if voter == here.person:
            return False
        data = {"ballot": "other"}
        act = Act("vote", here.person, here.now, data, None, "biên bản", voter)
        return isinstance(self.ground.procedure.decide(self.ground.loaded.case, act), Acceptance)

    @property
    def conventions(self) -> list[CountingRule]:
        """The open questions of the text that decide how these ballots are counted."""
        return counting_rules(self.ground, self.meeting)

    @property
    def quoted(self) -> list[Citation]:
        """What the panel beside the vote quotes: who votes, when it passes, what decides a tie."""
        refs = dict.fromkeys((self.rule.provision, self.rule.exclusion, self.rule.majority, self.rule.tie))
        cited = (self.ground.cite(ref, quoted=True) for ref in refs)
        return [one for one in cited if one is not None]


def enter(here: Here, code: str, number: int) -> Room:
    """A meeting of a case one may read. Raises `Http404`."""
    ground = look(here, code)
    held = meetings_of(ground)
    if not 1 <= number <= len(held):
        raise Http404
    return Room(ground, held[number - 1], number)


def meetings_of(ground: Ground) -> list[Meeting]:
    """Every meeting of a case, in order; the one running is the last."""
    case = ground.case
    return [*case.closed_meetings, *([case.meeting] if case.meeting else [])]

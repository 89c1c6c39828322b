"""Plays a case from where it stands to its end as somebody wishes, one act after another.

What is possible is the procedure's answer; here stands only which possible act comes next and on which day. An act
that is refused is the last one: it says why the wishes cannot be had.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from khoithong.procedure.acts import Act
from khoithong.procedure.calendar import OutsideCalendar
from khoithong.procedure.refusals import Refusal
from khoithong.rehearsal.content import Moment, content
from khoithong.rehearsal.node import START_OF_WORK
from khoithong.rehearsal.wishes import ABSENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from khoithong.procedure.case import Case, Meeting
    from khoithong.procedure.engine import Procedure
    from khoithong.rehearsal.wishes import Wishes

_MOST_ACTS: Final = 120
"""Longer than any case that is only carried through; a guard against going round in circles."""
_EXECUTION: Final = timedelta(days=30)
"""How long the execution takes where no day was set."""


class Step(NamedTuple):
    """The next act: which, on which day, by whom where that is settled already."""

    kind: str
    day: date
    actor: str | None = None


def direct(procedure: Procedure, case: Case, wishes: Wishes, start: datetime | None = None) -> list[Act]:
    """The acts that carry the case on; `case` itself stays as it is."""
    begin = case.last_at or start or datetime.combine(wishes.submitted, START_OF_WORK)
    return _Director(procedure, deepcopy(case), wishes, begin).run()


class _Director:
    def __init__(self, procedure: Procedure, case: Case, wishes: Wishes, now: datetime) -> None:
        self._procedure = procedure
        self._case = case
        self._wishes = wishes
        self._now = now
        self._calendar = procedure.setting.calendar
        self._acts: list[Act] = []

    def run(self) -> list[Act]:
        while len(self._acts) < _MOST_ACTS:
            step = self._next()
            if step is None:
                break
            act = self._act(step)
            outcome = self._procedure.play(self._case, act)
            self._acts.append(act)
            if isinstance(outcome, Refusal):
                break
            self._now = act.at
        return self._acts

    def _next(self) -> Step | None:
        found = _BY_STATUS.get(self._case.status)
        return found(self) if found is not None else None

    def _act(self, step: Step) -> Act:
        same_day = step.day == self._now.date()
        at = self._now if same_day else datetime.combine(step.day, START_OF_WORK)
        actor = step.actor or self._able(step.kind, at) or self._case.proposers[0]
        data = content(Moment(self._procedure, self._case, actor, step.day, self._wishes), step.kind)
        if step.kind == "convene_meeting":
            data["on"] = self._meeting_day(step.day)
        return Act(step.kind, actor, at, data)

    # --- who and whether ------------------------------------------------------------------------------------------

    def _able(self, kind: str, at: datetime) -> str | None:
        """Somebody who may do it; the head before others."""
        if kind not in self._procedure.setting.regulation.acts:
            return None
        people = self._procedure.setting.organisation.people
        head = self._procedure.head(self._case, at.date())
        order = dict.fromkeys((*((head,) if head else ()), *self._case.proposers, *people))
        return next(
            (one for one in order if self._procedure.why_not(self._case, one, kind, at) is None), None
        )

    def _may(self, kind: str) -> bool:
        return self._able(kind, self._now) is not None

    # --- what is next ---------------------------------------------------------------------------------------------

    def submission(self) -> Step:
        """The plan is sent."""
        return Step("submit_plan", self._wishes.submitted, self._wishes.proposer)

    def review(self) -> Step | None:
        """What the plan needs before a decision."""
        case, wishes = self._case, self._wishes
        if case.received is None and self._may("register_plan"):
            return Step("register_plan", self._today)
        if case.appraised is None and self._may("appraise"):
            return Step("appraise", self._today)
        if wishes.route != case.route and case.council is None and self._may("choose_route"):
            return Step("choose_route", self._today)
        if case.route == "council" and case.council is None:
            return Step("establish_council", self._on(wishes.established, "council_establishment"))
        if case.council is not None and any(seat.sent is None for seat in case.council.seats):
            return Step("dispatch_plan", self._on(None, "plan_dispatch"))
        return self._meeting_or(self.decision)

    def _meeting_or(self, otherwise: Callable[[], Step | None]) -> Step | None:
        """The meeting of this stage where one is held and was not; else what comes after it."""
        case = self._case
        held = case.approval if case.decision is None else case.assessment
        if case.meeting is not None:
            return self._voting(case.meeting)
        if held is None and self._may("convene_meeting"):
            return Step("convene_meeting", self._today)
        return otherwise()

    def _voting(self, meeting: Meeting) -> Step:
        day = max(meeting.on, self._today)
        wished = self._wishes.ballots if meeting.stage == "approval" else self._wishes.result_ballots
        for person in self._procedure.voters(self._case):
            if person not in meeting.ballots and wished.get(person) != ABSENT:
                return Step("vote", day, person)
        return Step("close_meeting", day)

    def party_opinion(self) -> Step | None:
        """The Party body is asked, then answers; or the head overrides."""
        if self._overrides():
            return Step("proceed_despite_rejection", self._today)
        opinion = self._case.opinion if self._case.decision is None else self._case.evaluation_opinion
        if opinion.pending:
            return Step("give_party_opinion", self._soon())
        limit = "party_opinion_request" if self._case.decision is None else "evaluation_opinion_request"
        return Step("seek_party_opinion", self._on(None, limit))

    def _overrides(self) -> bool:
        case = self._case
        rejected = (
            case.approval is not None and case.approval.tally is not None and not case.approval.tally.passed
        )
        return rejected and self._wishes.override and self._may("proceed_despite_rejection")

    def decision(self) -> Step:
        """What the head decides."""
        if self._overrides():
            return Step("proceed_despite_rejection", self._today)
        day = self._wishes.decided or self._soon()
        if self._wishes.decision == "follow":
            approval = self._act(Step("approve", day))
            refused = isinstance(self._procedure.decide(self._case, approval), Refusal)
            return Step("disapprove" if refused and self._may_on("disapprove", day) else "approve", day)
        return Step(self._wishes.decision, day)

    def _may_on(self, kind: str, day: date) -> bool:
        return self._able(kind, datetime.combine(day, START_OF_WORK)) is not None

    def execution(self) -> Step | None:
        """The execution ends, well or not."""
        if self._wishes.outcome == "none":
            return None
        day = self._wishes.completed or self._later(_EXECUTION)
        return Step("suspend" if self._wishes.outcome == "terminated" else "declare_completion", day)

    def suspension(self) -> Step:
        """What follows a suspension."""
        if not self._case.inspected:
            return Step("inspect", self._today)
        return Step("terminate" if self._wishes.outcome == "terminated" else "resume", self._today)

    def result(self) -> Step:
        """The result is reported."""
        return Step("submit_result_report", self._on(None, "result_report"))

    def evaluation(self) -> Step | None:
        """The result is evaluated."""
        return self._meeting_or(self.publication)

    def publication(self) -> Step:
        """The result is published."""
        return Step("publish_result", self._soon())

    # --- when -----------------------------------------------------------------------------------------------------

    @property
    def _today(self) -> date:
        return self._now.date()

    def _on(self, wished: date | None, deadline: str) -> date:
        """The day set, else today, or the last day of the limit where the wishes use it up."""
        if wished is not None or self._wishes.pace == "early":
            return wished or self._today
        return max(self._due(deadline) or self._today, self._today)

    def _due(self, *deadlines: str) -> date | None:
        for limit in reversed(self._case.limits):
            if limit.id in deadlines and limit.ended is None:
                return limit.due
        return None

    def _soon(self) -> date:
        """The next working day."""
        return self._later(timedelta(days=1))

    def _later(self, wait: timedelta) -> date:
        try:
            return self._calendar.roll_forward(self._today + wait)
        except OutsideCalendar:
            return self._today

    def _meeting_day(self, convened: date) -> date:
        """The day set; else the first on which the meeting may be held, or the last."""
        approval = self._case.decision is None
        wished = self._wishes.met if approval else self._wishes.evaluated
        if wished is not None:
            return wished
        days = self._window(convened) if approval else ()
        if days:
            return days[0] if self._wishes.pace == "early" else days[-1]
        due = self._due("approval_meeting", "council_meeting", "evaluation_meeting")
        council = approval and self._case.route == "council"
        if due is not None and (council or self._wishes.pace == "late"):
            return max(due, convened)
        return self._soon()

    def _window(self, convened: date) -> tuple[date, ...]:
        """The lawful days of the council's meeting (8/3)."""
        rule, limit = self._procedure.setting.regulation.council, self._case.running("council_meeting")
        if rule is None or limit is None or self._case.council is None or convened > limit.due:
            return ()
        return self._calendar.lawful_meeting_days(convened, limit.due, rule.notice.value)


_BY_STATUS: Final[dict[str, Callable[[_Director], Step | None]]] = {
    "draft": _Director.submission,
    "under_review": _Director.review,
    "awaiting_party_opinion": _Director.party_opinion,
    "awaiting_decision": _Director.decision,
    "in_execution": _Director.execution,
    "suspended": _Director.suspension,
    "awaiting_result_report": _Director.result,
    "under_evaluation": _Director.evaluation,
    "awaiting_evaluation_opinion": _Director.party_opinion,
    "awaiting_publication": _Director.publication,
}
"""What comes next, by status; at an end nothing does."""

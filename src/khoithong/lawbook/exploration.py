"""Try a pack out: play every act wherever the engine accepts it, and see what can and what can never happen.

The search plays the real engine over an invented place. Cases that differ in nothing the order of the procedure
depends on count as one situation.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from khoithong.lawbook.trial import Trial, invented_organisation, submitters
from khoithong.procedure.acts import Act
from khoithong.procedure.engine import Procedure
from khoithong.procedure.refusals import Acceptance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from khoithong.procedure.calendar import WorkingCalendar
    from khoithong.procedure.case import Case, Opinion
    from khoithong.procedure.regulation import ActRule, Regulation

ENDS: Final = frozenset({"evaluated", "disapproved", "withdrawn", "archived"})
"""Statuses in which a case is at its end."""
MOST_SITUATIONS: Final = 20_000
"""A pack with more is refused rather than searched without end."""

_AFTER_COMING_INTO_FORCE: Final = timedelta(days=60)
_INSIDE_THE_CALENDAR: Final = timedelta(days=100)
_NINE: Final = time(9)

_LEVELS: Final = 3
"""More agencies than the invented place has above one another."""
_STEPS: Final = frozenset(
    {
        "submit_plan",
        "register_plan",
        "withdraw_plan",
        "choose_route",
        "convene_meeting",
        "vote",
        "close_meeting",
        "proceed_despite_rejection",
        "establish_council",
        "appraise",
        "escalate",
        "seek_party_opinion",
        "give_party_opinion",
        "approve",
        "disapprove",
        "inspect",
        "suspend",
        "resume",
        "terminate",
        "declare_completion",
        "submit_result_report",
        "publish_result",
        "archive",
    }
)
"""Acts that can change the situation; of any other it is enough to see it happen once."""

Situation = tuple[Any, ...]
Limit = tuple[str, str | None]


@dataclass(slots=True)
class Explored:
    """What was seen."""

    situations: int = 0
    statuses: set[str] = field(default_factory=set)
    happened: set[str] = field(default_factory=set)
    """Acts accepted at least once."""
    began: set[Limit] = field(default_factory=set)
    """Time limits that ran, by id and route."""
    met: set[Limit] = field(default_factory=set)
    moves: set[tuple[str, str, str]] = field(default_factory=set)
    """What led from one situation to another: status before, act, status after (often the same)."""
    dead_ends: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Statuses from which no end can be reached, each with the acts that lead there."""

    def widened(self, other: Explored) -> Explored:
        """What was seen here or in the other search; situations, moves and dead ends stay this one's."""
        return replace(
            self,
            statuses=self.statuses | other.statuses,
            happened=self.happened | other.happened,
            began=self.began | other.began,
            met=self.met | other.met,
        )


def explore(
    regulation: Regulation, calendar: WorkingCalendar, readings: Mapping[str, str] | None = None
) -> Explored:
    """Search the situations of a case under the pack's own readings, or with some of them switched."""
    return _Search(regulation, calendar, readings).run()


class _Search:
    def __init__(
        self, regulation: Regulation, calendar: WorkingCalendar, readings: Mapping[str, str] | None = None
    ) -> None:
        self._regulation = regulation
        organisation = invented_organisation(regulation)
        self._procedure = Procedure(regulation, organisation, calendar, readings)
        self._people = tuple(organisation.people)
        self._day = _day(regulation, calendar)
        self._found = Explored()
        self._paths: dict[Situation, tuple[Act, ...]] = {}
        self._before: dict[Situation, set[Situation]] = {}
        self._ends: set[Situation] = set()

    def run(self) -> Explored:
        queue: deque[tuple[Situation, tuple[Act, ...]]] = deque()
        draft = self._procedure.open()
        self._note(situation(draft), draft, ())
        queue.append((situation(draft), ()))
        while queue and len(self._paths) <= MOST_SITUATIONS:
            here, path = queue.popleft()
            case = self._procedure.replay(path)
            for act in self._acts(case, path):
                new_kind = act.kind not in self._found.happened
                self._found.happened.add(act.kind)
                longer = (*path, act)
                after = self._procedure.replay(longer)
                there = situation(after)
                if there != here:
                    self._found.moves.add((case.status, act.kind, after.status))
                self._before.setdefault(there, set()).add(here)
                # a situation seen before is gone through again when an act led there for the first time: what it
                # left behind (a report, a measure proposed) may open others
                if there not in self._paths or new_kind:
                    self._note(there, after, longer)
                    queue.append((there, longer))
        self._found.situations = len(self._paths)
        self._found.dead_ends = self._dead_ends()
        return self._found

    def _note(self, there: Situation, case: Case, path: tuple[Act, ...]) -> None:
        self._paths.setdefault(there, path)
        self._found.statuses.add(case.status)
        if case.status in ENDS:
            self._ends.add(there)
        for limit in case.limits:
            if limit.rule is not None:
                named = limit.rule.id, limit.rule.route
                self._found.began.add(named)
                if limit.how == "met":
                    self._found.met.add(named)

    def _acts(self, case: Case, path: tuple[Act, ...]) -> Iterator[Act]:
        """One accepted act for each kind and variant that can be done now."""
        now = datetime.combine(self._day, _NINE) + timedelta(minutes=len(path))
        for rule in self._regulation.acts.values():
            if case.status in rule.during and (rule.kind in _STEPS or rule.kind not in self._found.happened):
                yield from self._of_kind(case, rule, now)

    def _of_kind(self, case: Case, rule: ActRule, now: datetime) -> Iterator[Act]:
        """The first able person for each variant; of a submission everybody whose plan goes another way."""
        submits = rule.kind == "submit_plan"
        able = [
            person
            for person in (submitters(self._regulation) if submits else self._people)
            if self._procedure.why_not(case, person, rule.kind, now) is None
        ]
        for data in Trial(self._procedure, case, now.date()).variants(rule) if able else ():
            for person in able:
                act = Act(rule.kind, person, now, data)
                if isinstance(self._procedure.decide(case, act), Acceptance):
                    yield act
                    if not submits:
                        break

    def _dead_ends(self) -> dict[str, tuple[str, ...]]:
        reaching = set(self._ends)
        queue = deque(self._ends)
        while queue:
            for before in self._before.get(queue.popleft(), ()):
                if before not in reaching:
                    reaching.add(before)
                    queue.append(before)
        dead: dict[str, tuple[str, ...]] = {}
        for there, path in self._paths.items():
            if there not in reaching:
                dead.setdefault(there[0], tuple(act.kind for act in path))
        return dead


def situation(case: Case) -> Situation:
    """What the order of the procedure depends on; once decided, how the decision came about counts no more."""
    stage = _before_decision(case) if case.decision is None else _after_decision(case)
    return (case.status, case.proposers, case.route, case.council is not None, _meeting(case), *stage)


def _before_decision(case: Case) -> tuple[Any, ...]:
    tally = None if case.approval is None else case.approval.tally
    return (
        None if tally is None else tally.passed,
        case.override is not None,
        case.lapsed,
        _opinion(case.opinion),
        case.received is not None,
        case.appraised is not None,
        min(case.escalations, _LEVELS),
    )


def _after_decision(case: Case) -> tuple[Any, ...]:
    return (
        case.decision,
        case.inspected,
        case.terminated,
        case.completed is not None,
        case.reported is not None,
        case.conclusion,
        _opinion(case.evaluation_opinion),
        case.evaluation,
    )


def _meeting(case: Case) -> tuple[Any, ...] | None:
    if case.meeting is None:
        return None
    values = [ballot.value for ballot in case.meeting.ballots.values()]
    return case.meeting.stage, values.count("for"), values.count("against")


def _opinion(opinion: Opinion) -> tuple[bool, str | None]:
    return opinion.sought is not None, opinion.value


def _day(regulation: Regulation, calendar: WorkingCalendar) -> date:
    """A day in force where it can be, well inside the calendar."""
    day = regulation.in_force_from + _AFTER_COMING_INTO_FORCE
    if regulation.in_force_to is not None:
        day = min(day, regulation.in_force_to)
    return max(calendar.first + _INSIDE_THE_CALENDAR, min(day, calendar.last - _INSIDE_THE_CALENDAR))

"""Plays a scenario on the procedure engine, keeping what the case looks like after each entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure.engine import Procedure
from khoithong.procedure.refusals import Acceptance, Refusal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from khoithong.procedure.case import Case
    from khoithong.procedure.deadlines import Deadline
    from khoithong.procedure.measures import Measure
    from khoithong.rehearsal.scenario import Entry, Scenario

OUTSIDE_FORCE: Final = "outside_force"


@dataclass(frozen=True, slots=True)
class Look:
    """The case at one entry: right after its act was accepted or refused, or at a checkpoint."""

    entry: Entry
    refusal: Refusal | None
    """Why the act was refused; ``None`` for an accepted act and a checkpoint."""
    warnings: tuple[str, ...]
    status: str
    deadlines: tuple[Deadline, ...]
    """In the order opened; a deadline that was opened anew stands there again."""
    permitted: Mapping[str, tuple[str, ...]]
    """Acts by person, of the people asked about who may do anything."""
    hindrances: Mapping[tuple[str, str], Refusal]
    """Why a person may not do an act that was expected to be permitted."""
    voters: tuple[str, ...]
    tally: Mapping[str, int | bool] | None
    """Of the meeting this entry closed."""


@dataclass(frozen=True, slots=True)
class Ending:
    """The case at the time of the last entry."""

    status: str
    decision: str | None
    evaluation: str | None
    late: tuple[str, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A scenario played to its end."""

    scenario: Scenario
    looks: tuple[Look, ...]
    """One for each entry, in order."""
    ending: Ending


def play(scenario: Scenario, *, everyone: bool = False) -> Result:
    """Play all entries; a refused act changes nothing and the play goes on.

    What is permitted is asked for the people the expectations name, or for ``everyone``.
    """
    procedure = Procedure(
        scenario.regulation, scenario.organisation, scenario.calendar, dict(scenario.readings)
    )
    case = procedure.open()
    stage = _Stage(scenario, procedure, case, everyone)
    looks = tuple(stage.perform(entry) for entry in scenario.entries)
    return Result(scenario, looks, _ending(procedure, case, scenario.entries[-1].at))


class _Stage:
    """A scenario being played."""

    def __init__(self, scenario: Scenario, procedure: Procedure, case: Case, everyone: bool) -> None:
        self._scenario = scenario
        self._procedure = procedure
        self._case = case
        self._everyone = everyone

    def perform(self, entry: Entry) -> Look:
        """Let one entry happen and look at the case."""
        closed = len(self._case.closed_meetings)
        outcome = self._procedure.play(self._case, entry.act) if entry.act is not None else None
        tally = self._case.tally if len(self._case.closed_meetings) > closed else None
        permitted = self._permitted(self._people(entry), entry.at)
        return Look(
            entry=entry,
            refusal=outcome if isinstance(outcome, Refusal) else None,
            warnings=self._warnings(entry, outcome),
            status=self._case.status,
            deadlines=tuple(self._procedure.deadlines(self._case, entry.at.date())),
            permitted=permitted,
            hindrances=self._hindrances(entry, permitted),
            voters=tuple(self._procedure.voters(self._case)),
            tally=tally.as_dict() if tally is not None else None,
        )

    def _warnings(self, entry: Entry, outcome: Refusal | Acceptance | None) -> tuple[str, ...]:
        """The engine's warnings; every entry outside the regulation's dates is warned, not only accepted acts."""
        warnings = outcome.warnings if isinstance(outcome, Acceptance) else ()
        if OUTSIDE_FORCE in warnings or self._scenario.regulation.covers(entry.at.date()):
            return warnings
        return (*warnings, OUTSIDE_FORCE)

    def _people(self, entry: Entry) -> Collection[str]:
        if self._everyone:
            return self._scenario.organisation.people
        return {**entry.expect.get("permitted", {}), **entry.expect.get("not_permitted", {})}

    def _permitted(self, people: Collection[str], now: datetime) -> dict[str, tuple[str, ...]]:
        """Acts by person, without those who may do nothing."""
        acts = {
            person: tuple(sorted(self._procedure.permitted(self._case, person, now))) for person in people
        }
        return {person: kinds for person, kinds in acts.items() if kinds}

    def _hindrances(self, entry: Entry, permitted: Mapping[str, Any]) -> dict[tuple[str, str], Refusal]:
        missed = [
            (person, act)
            for person, acts in entry.expect.get("permitted", {}).items()
            for act in acts
            if act not in permitted.get(person, ())
        ]
        reasons = {pair: self._procedure.why_not(self._case, *pair, entry.at) for pair in missed}
        return {pair: reason for pair, reason in reasons.items() if reason is not None}


def _ending(procedure: Procedure, case: Case, at: datetime) -> Ending:
    day = at.date()
    return Ending(
        status=case.status,
        decision=case.decision,
        evaluation=case.evaluation,
        late=tuple(procedure.late(case, day)),
        measures=tuple(procedure.measures(case, day)),
    )

"""What surrounds a case and does not change with its acts: the law, the organisation, the calendar, the readings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from khoithong.procedure.calendar import WorkingCalendar
    from khoithong.procedure.options import Options
    from khoithong.procedure.organisation import Organisation
    from khoithong.procedure.regulation import DeadlineRule, Regulation


@dataclass(frozen=True, slots=True)
class Effects:
    """What an event does to the deadlines of a regulation."""

    meets: tuple[str, ...] = ()
    cancels: tuple[str, ...] = ()
    starts: tuple[DeadlineRule, ...] = ()


NO_EFFECTS = Effects()


def effects_by_event(regulation: Regulation) -> dict[str, Effects]:
    """The deadline rules of a regulation, turned round: by event."""
    rules = regulation.deadlines
    events = {event for rule in rules for event in (*rule.starts, *rule.meets, *rule.cancels)}
    return {
        event: Effects(
            tuple(dict.fromkeys(rule.id for rule in rules if event in rule.meets)),
            tuple(dict.fromkeys(rule.id for rule in rules if event in rule.cancels)),
            tuple(rule for rule in rules if event in rule.starts),
        )
        for event in events
    }


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """The regulation in force for a case, who works where, which days are worked, how open questions are read."""

    regulation: Regulation
    organisation: Organisation
    calendar: WorkingCalendar
    options: Options
    effects: Mapping[str, Effects] = field(default_factory=dict)
    beneficiary_groups: tuple[str, ...] = ()
    """Every group some measure of the regulation is for."""
    other_counts: tuple[Options, ...] = ()
    """The readings with one answer changed that could change a vote."""

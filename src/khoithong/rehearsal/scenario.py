"""A scenario as read from its file: an organisation, the entries in order, and what must hold after each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from khoithong.lawbook.yamlsource import SourceError

if TYPE_CHECKING:
    from datetime import datetime

    from khoithong.procedure.acts import Act
    from khoithong.procedure.calendar import WorkingCalendar
    from khoithong.procedure.organisation import Organisation
    from khoithong.procedure.regulation import Regulation

Expectations = Mapping[str, Any]
"""What must hold, by key of the scenario format; the values are checked and converted by the reader."""

NOTHING_EXPECTED: Final[Expectations] = {}


class ScenarioError(SourceError):
    """A file is not a valid scenario: where (`file`, 1-based `line`) and why (`message`, Vietnamese)."""


@dataclass(frozen=True, slots=True)
class ExpectedMeasure:
    """A measure the case must have, or must not have; what is ``None`` may be anything."""

    id: str
    beneficiary: str | None = None
    provision: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One act and what must hold after it; without an act a checkpoint, a look at the case at that time."""

    at: datetime
    line: int
    act: Act | None = None
    expect: Expectations = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scenario:
    """A whole scenario, valid and ready to be played."""

    file: str
    title: str
    regulation: Regulation
    readings: Mapping[str, str]
    calendar: WorkingCalendar
    """The built-in calendar with the scenario's own days off and days worked."""
    organisation: Organisation
    entries: tuple[Entry, ...]
    """In the order of the file; at least one."""
    final: Expectations = field(default_factory=dict)
    """Checked at the time of the last entry."""
    final_line: int = 1

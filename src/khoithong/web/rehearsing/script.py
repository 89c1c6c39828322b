"""A rehearsal's document read and written; whatever it holds stays within what a page can show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from khoithong.lawbook import yamlsource
from khoithong.lawbook.calendars import working_calendar
from khoithong.rehearsal.expecting import with_results, without_results
from khoithong.rehearsal.library import Packs
from khoithong.rehearsal.reader import scenario_of
from khoithong.rehearsal.scenario import Entry, Scenario, ScenarioError
from khoithong.rehearsal.writer import write_scenario

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from khoithong.procedure.organisation import Organisation

MOST_ENTRIES: Final = 300
MOST_PEOPLE: Final = 600
MOST_AGENCIES: Final = 300
"""What one rehearsal may hold: more than any case needs, little enough to be played on every request."""
_NAME: Final = "dien-tap.yaml"


def blank(
    title: str,
    pack: str,
    organisation: Organisation,
    start: datetime,
    readings: Mapping[str, str] | None = None,
) -> Scenario:
    """A rehearsal in which nothing has happened yet: it begins with a look at its first day."""
    return Scenario(
        file=_NAME,
        title=title,
        regulation=Packs()[pack],
        readings=dict(readings or {}),
        calendar=working_calendar(),
        organisation=organisation,
        entries=(Entry(start, 1),),
    )


def read_document(text: str, name: str = _NAME) -> Scenario:
    """The scenario a document holds, its expectations left out. Raises `ScenarioError` with line and reason."""
    try:
        source = yamlsource.load(text, name)
    except yamlsource.SourceError as error:
        raise ScenarioError(error.file, error.line, error.message) from error
    return without_results(_within_bounds(scenario_of(source, Packs(), working_calendar())))


def write_document(scenario: Scenario) -> str:
    """The document to keep."""
    return write_scenario(without_results(scenario))


def write_file(scenario: Scenario) -> str:
    """The file to hand out: with what came of every entry as its expectations."""
    return write_scenario(with_results(scenario))


def with_entries(scenario: Scenario, entries: Sequence[Entry]) -> Scenario:
    """The scenario with other entries."""
    return replace(scenario, entries=tuple(entries))


def _within_bounds(scenario: Scenario) -> Scenario:
    counts = (
        (len(scenario.entries), MOST_ENTRIES, "mục trong “acts”"),
        (len(scenario.organisation.people), MOST_PEOPLE, "người"),
        (len(scenario.organisation.agencies), MOST_AGENCIES, "cơ quan"),
    )
    for count, most, what in counts:
        if count > most:
            raise ScenarioError(
                scenario.file, 1, f"có {count} {what}; diễn tập trên màn hình nhận nhiều nhất {most}"
            )
    return scenario

"""A scenario written is the scenario read back, letter by letter; filled with its results it holds."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khoithong.lawbook import yamlsource
from khoithong.lawbook.calendars import working_calendar
from khoithong.lawbook.loader import pack_ids
from khoithong.procedure.acts import Act
from khoithong.rehearsal.expectations import failures
from khoithong.rehearsal.expecting import with_results, without_results
from khoithong.rehearsal.library import Packs
from khoithong.rehearsal.player import play
from khoithong.rehearsal.reader import read_scenario, scenario_of
from khoithong.rehearsal.scenario import Entry, Scenario
from khoithong.rehearsal.writer import write_scenario
from tests.rehearsal.places import directed, procedure, wishes
from tests.rehearsal.test_scenarios import FILES, ROOT

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(str.strip)
SCALARS = st.one_of(
    TEXTS,
    st.sampled_from(
        ["on", "null", "true", "~", "1e3", "2026-05-04", "0x1F", "- a", "a: b", "#", "'", '"', "=", "<<"]
    ),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.none(),
)
DATA = st.dictionaries(
    TEXTS,
    st.recursive(
        SCALARS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
        max_leaves=8,
    ),
    max_size=4,
)


def read_back(text: str) -> Scenario:
    return scenario_of(yamlsource.load(text, "thu.yaml"), Packs(), working_calendar())


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_scenario_of_the_project_is_written_and_read_back(path: Path) -> None:
    scenario = read_scenario(path, Packs(), working_calendar())
    text = write_scenario(scenario)
    back = read_back(text)
    assert write_scenario(back) == text
    assert [entry.act for entry in back.entries] == [entry.act for entry in scenario.entries]
    assert [entry.expect for entry in back.entries] == [entry.expect for entry in scenario.entries]
    assert back.final == scenario.final
    assert back.readings == scenario.readings
    assert dict(back.calendar.days) == dict(scenario.calendar.days)
    assert dict(back.organisation.people) == dict(scenario.organisation.people)
    assert dict(back.organisation.agencies) == dict(scenario.organisation.agencies)
    assert not failures(play(back))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_filled_with_its_own_results_every_scenario_holds(path: Path) -> None:
    scenario = read_scenario(path, Packs(), working_calendar())
    filled = with_results(scenario)
    back = read_back(write_scenario(filled))
    assert not failures(play(back))
    assert play(back).ending == play(scenario).ending
    assert all(entry.expect for entry in filled.entries)
    assert without_results(filled) == without_results(scenario)


@pytest.mark.parametrize("pack", pack_ids())
@pytest.mark.parametrize("outcome", ["completed", "partial", "terminated"])
def test_a_directed_case_is_written_filled_and_holds(pack: str, outcome: str) -> None:
    scenario = with_results(directed(procedure(pack), wishes(outcome=outcome, route="council")))
    result = play(read_back(write_scenario(scenario)))
    assert not failures(result)
    assert result.ending.status == "evaluated"


@settings(max_examples=150, deadline=None)
@given(title=TEXTS, data=DATA, evidence=TEXTS)
def test_whatever_stands_in_an_act_is_read_back_as_it_was(
    title: str, data: dict[str, Any], evidence: str
) -> None:
    base = directed(procedure(), wishes())
    act = Act("submit_plan", "truong-phong", datetime(2026, 5, 4, 14, 30), data, date(2026, 5, 4), evidence)
    scenario = replace(base, title=title, entries=(Entry(act.at, 1, act),))
    back = read_back(write_scenario(scenario))
    assert back.title == title
    assert back.entries[0].act is not None
    assert _same(back.entries[0].act.data, data)
    assert back.entries[0].act.evidence == evidence
    assert back.entries[0].at == act.at


def _same(one: Any, other: Any) -> bool:
    """Equality that knows no difference between two values that are no number."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, float) and isinstance(other, float) and math.isnan(one):
        return math.isnan(other)
    return type(one) is type(other) and bool(one == other)

"""Playing a scenario: what is kept of the case after each entry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khoithong.lawbook.calendars import working_calendar
from khoithong.lawbook.places import regulations_dir
from khoithong.procedure.acts import Act
from khoithong.procedure.vocabulary import FIELDS
from khoithong.rehearsal.library import Packs
from khoithong.rehearsal.player import play
from khoithong.rehearsal.reader import read_scenario
from khoithong.rehearsal.scenario import Entry

if TYPE_CHECKING:
    from khoithong.rehearsal.player import Look
    from khoithong.rehearsal.scenario import Scenario

WORKED = regulations_dir() / "tinh-uy-2026" / "scenarios" / "collective-completed.yaml"
NAMES = [
    "an",
    "gd",
    "tp",
    "so",
    "ubnd",
    "for",
    "council",
    "2026-06-05",
    "2026-02-30",
    "9999-12-31",
    "5/1/a",
    " ",
    "",
]
VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from(NAMES), st.text(max_size=3)
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def worked() -> Scenario:
    """A case from submission to published result."""
    return read_scenario(WORKED, Packs(), working_calendar())


def the_case(look: Look) -> tuple[Any, ...]:
    """All that a look tells about the case itself."""
    return look.status, look.deadlines, look.permitted, look.voters


def test_there_is_a_look_for_each_entry(worked: Scenario) -> None:
    result = play(worked)
    assert [look.entry for look in result.looks] == list(worked.entries)
    assert (result.ending.status, result.ending.decision, result.ending.evaluation) == (
        "evaluated",
        "approved",
        "completed",
    )


def test_only_the_entry_that_closes_a_meeting_has_a_tally(worked: Scenario) -> None:
    closings = [look for look in play(worked).looks if look.tally is not None]
    assert [look.entry.act.kind for look in closings if look.entry.act] == ["close_meeting", "close_meeting"]
    assert closings[0].tally == {"for": 3, "against": 1, "other": 0, "passed": True, "tie": False}


def test_what_is_permitted_is_asked_for_those_named_or_for_everyone(worked: Scenario) -> None:
    named = play(worked).looks[0].permitted
    assert set(named) == {"gd", "tp"}
    everyone = play(worked, everyone=True).looks[0].permitted
    assert everyone["gd"] == named["gd"]
    assert list(named["gd"]) == sorted(named["gd"])


def test_who_may_do_nothing_is_left_out_and_so_is_the_report_open_to_all(worked: Scenario) -> None:
    permitted = play(worked, everyone=True).looks[0].permitted
    assert set(permitted) < set(worked.organisation.people)
    assert all(acts and "report_violation" not in acts for acts in permitted.values())


def test_an_act_expected_to_be_permitted_that_is_not_comes_with_the_reason(worked: Scenario) -> None:
    first = replace(worked.entries[0], expect={"permitted": {"gd": ("approve", "convene_meeting")}})
    look = play(replace(worked, entries=(first,))).looks[0]
    assert [(pair, refusal.code) for pair, refusal in look.hindrances.items()] == [
        (("gd", "approve"), "not_now")
    ]


def test_readings_and_calendar_of_the_scenario_apply(worked: Scenario) -> None:
    first = worked.entries[0]
    (usual,) = play(replace(worked, entries=(first,))).looks[0].deadlines
    longer = replace(worked, entries=(first,), calendar=worked.calendar.with_days({usual.due: "off"}))
    assert play(longer).looks[0].deadlines[0].due > usual.due
    registered = replace(worked, entries=(first,), readings={"receipt": "registration"})
    assert play(registered).looks[0].deadlines == ()


def test_a_refused_act_outside_the_regulations_dates_is_warned_too(worked: Scenario) -> None:
    at = worked.entries[0].at.replace(year=2025)
    refused = Entry(at, 1, Act("approve", "gd", at))
    look = play(replace(worked, entries=(refused,))).looks[0]
    assert look.refusal is not None
    assert look.warnings == ("outside_force",)


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_stands_inside_data_is_judged_and_a_refusal_changes_nothing(
    worked: Scenario, data: st.DataObject
) -> None:
    place = data.draw(st.integers(1, len(worked.entries) - 1), "place")
    before = worked.entries[place - 1]
    kind = data.draw(st.sampled_from(sorted(FIELDS)), "act")
    keys: st.SearchStrategy[Any] = st.sampled_from([*FIELDS[kind], "x", 5, None])
    act = Act(
        kind,
        data.draw(st.sampled_from(sorted(worked.organisation.people)), "by"),
        before.at,
        data.draw(st.dictionaries(keys, VALUES, max_size=4), "data"),
    )
    entries = (*worked.entries[:place], Entry(before.at, 1, act))
    *_, untouched, tried = play(replace(worked, entries=entries), everyone=True).looks
    if tried.refusal is not None:
        assert the_case(tried) == the_case(untouched)
        assert tried.refusal.message

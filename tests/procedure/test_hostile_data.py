"""Whatever stands in an act's data, the engine answers; and what it accepts is what the vocabulary allows."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khoithong.procedure.refusals import Acceptance, Refusal
from khoithong.procedure.vocabulary import ACTS, CHOICES, FIELDS, REFUSALS
from tests.procedure.kit import CAUSES, GOOD_FAITH, Story, council
from tests.procedure.stages import stage

if TYPE_CHECKING:
    from collections.abc import Callable


# --- what the vocabulary allows, told a second time -------------------------------------------------------------

_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_date(value: Any) -> bool:
    """A date, or exactly ``YYYY-MM-DD`` of one that exists."""
    if isinstance(value, str) and _DATE.fullmatch(value):
        year, month, day = (int(part) for part in value.split("-"))
        try:
            date(year, month, day)
        except ValueError:
            return False
        return True
    return type(value) is date


def is_list_of(value: Any, test: Callable[[Any], bool]) -> bool:
    """A list whose every item passes."""
    return isinstance(value, list) and all(test(item) for item in value)


def is_text(value: Any) -> bool:
    """Text, of any length."""
    return isinstance(value, str)


def is_texts_by(value: Any, keys: set[str] | None) -> bool:
    """Texts under the keys allowed."""
    return isinstance(value, dict) and all(
        isinstance(key, str) and (keys is None or key in keys) and (text is None or is_text(text))
        for key, text in value.items()
    )


def is_member(value: Any) -> bool:
    """Who, in which capacity, as what, and whether secretary."""
    return (
        isinstance(value, dict)
        and set(value) <= {"person", "capacity", "as", "secretary"}
        and value["person"] in stage("establish_council").organisation.people
        and value["capacity"] in ("chair", "vice_chair", "member")
        and value["as"] in ("head", "deputy", "agency", "expert", "scientist")
        and value.get("secretary") in (None, "", True, False)
    )


def allowed(kind: str, name: str, value: Any) -> bool:
    """Whether a value may stand in an accepted act."""
    if value in (None, ""):
        return True
    story = stage(kind)
    people, agencies = set(story.organisation.people), set(story.organisation.agencies)
    tests: dict[str, Callable[[Any], bool]] = {
        "text": is_text,
        "texts": lambda found: is_list_of(found, is_text),
        "date": is_date,
        "boolean": lambda found: found is True or found is False,
        "choice": lambda found: found in CHOICES[kind, name],
        "percent": lambda found: type(found) in (int, float) and 0 <= found <= 100,
        "number": lambda found: type(found) is int and found >= 1,
        "plan": lambda found: is_texts_by(
            found, {section.name for section in story.setting.regulation.sections}
        ),
        "person": lambda found: found in people,
        "persons": lambda found: is_list_of(found, lambda item: item in people),
        "agency": lambda found: found in agencies,
        "party": lambda found: found in people | agencies,
        "parties": lambda found: is_list_of(found, lambda item: item in people | agencies),
        "members": lambda found: is_list_of(found, is_member),
        "provision": is_text,
        "provisions": lambda found: is_list_of(found, is_text),
        "reasons": lambda found: is_text(found) or is_texts_by(found, None),
        "causes": lambda found: is_texts_by(found, set(CAUSES)),
        "findings": lambda found: (
            isinstance(found, dict)
            and set(found) <= set(GOOD_FAITH)
            and all(
                each in (None, True, False) and type(each) in (bool, type(None)) for each in found.values()
            )
        ),
        "measure": is_text,
    }
    return tests[FIELDS[kind][name]](value)


# --- hostile content --------------------------------------------------------------------------------------------

_WORDS: Final = (
    "an",
    "chi",
    "so",
    "ma",
    "5/1/a",
    "6/1",
    "2026-05-30",
    "2026-W22-6",
    "2026-02-30",
    "0000-00-00",
    "9999-12-31",
    "２０２６-05-30",
    "council",
    "for",
    "agree",
    "pilot",
    "public_praise",
    "completed",
    "{fields}",
    "\x00",
    "\ud800",
)
_LEAVES: Final = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(_WORDS)
    | st.dates()
    | st.datetimes()
)
_KEYS: Final = st.sampled_from(
    sorted(
        {name for fields in FIELDS.values() for name in fields}
        | {"person", "capacity", "objective", "damage"}
    )
)
JSON: Final = st.recursive(
    _LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(_KEYS | st.text(max_size=3), inner, max_size=3)
        | st.dictionaries(st.integers() | st.none() | st.booleans() | st.dates(), inner, max_size=2)
    ),
    max_leaves=6,
)


@st.composite
def spoilt_data(draw: st.DrawFn, kind: str) -> dict[Any, Any]:
    """The usual content with some pieces replaced, left out or added; or anything at all."""
    if draw(st.integers(0, 5)) == 0:
        return draw(
            st.dictionaries(st.sampled_from([*FIELDS[kind], "khác"]) | st.text() | st.integers(), JSON)
        )
    data: dict[Any, Any] = deepcopy(dict(stage(kind).act(kind).data))
    for name in draw(st.lists(st.sampled_from([*FIELDS[kind], "khác"]), min_size=1, max_size=3)):
        if draw(st.integers(0, 4)) == 0:
            data.pop(name, None)
        elif data.get(name) and isinstance(data[name], dict) and draw(st.booleans()):
            data[name][draw(st.sampled_from(list(data[name])))] = draw(JSON)
        elif name == "members" and draw(st.booleans()):
            data[name] = council()
            draw(st.sampled_from(data[name]))[draw(st.sampled_from(("person", "as", "capacity", "x")))] = (
                draw(JSON)
            )
        else:
            data[name] = draw(JSON)
    return data


@pytest.mark.parametrize("kind", ACTS)
def test_the_usual_content_is_accepted_where_the_act_is_possible(kind: str) -> None:
    story = stage(kind)
    assert isinstance(story.procedure.decide(story.case, story.act(kind)), Acceptance)


@pytest.mark.parametrize("kind", ACTS)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_content_makes_the_engine_fail_or_accept_what_is_no_content(
    kind: str, data: st.DataObject
) -> None:
    judge(kind, data.draw(spoilt_data(kind)))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ACTS)
@settings(max_examples=3_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_content_of_a_long_campaign_makes_the_engine_fail(kind: str, data: st.DataObject) -> None:
    judge(kind, data.draw(spoilt_data(kind)))


def judge(kind: str, data: dict[Any, Any]) -> None:
    """Decide an act with this content; record it when it is accepted."""
    story = stage(kind)
    act = story.act(kind, data=data)
    outcome = story.procedure.decide(story.case, act)
    story.procedure.why_not(story.case, act.by, kind, story.now)
    if isinstance(outcome, Refusal):
        assert outcome.code in REFUSALS
        assert all(isinstance(name, str) for name in outcome.fields)
        return
    assert set(data) <= set(FIELDS[kind])
    for name, value in data.items():
        assert allowed(kind, name, value), (name, value)
    case = deepcopy(story.case)
    story.procedure.record(case, act)
    story.procedure.deadlines(case, story.today)
    story.procedure.measures(case, story.today)


@pytest.mark.parametrize(
    "text", ["2026-W22-6", "20260530", "2026-5-30", "30/05/2026", "2026-05-30 ", "２０２６-05-30"]
)
def test_only_year_month_and_day_are_a_date(text: str) -> None:
    refusal = Story().submitted().refused("convene_meeting", on=text)
    assert (refusal.code, refusal.fields) == ("invalid_data", ("on",))


def test_a_date_object_is_a_date() -> None:
    assert Story().submitted().does("convene_meeting", on=date(2026, 5, 11)).voting_on() == date(2026, 5, 11)

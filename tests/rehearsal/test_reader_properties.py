"""Whatever stands in a file, reading it gives a scenario or a `ScenarioError`: nothing else, and soon."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khoithong.lawbook import yamlsource
from khoithong.lawbook.yamlsource import SourceError
from khoithong.rehearsal.scenario import ScenarioError

if TYPE_CHECKING:
    from khoithong.rehearsal.scenario import Scenario

Read = Callable[[str], "Scenario"]
Path = tuple[Any, ...]

WORDS = (
    *(
        "title",
        "regulation",
        "acts",
        "act",
        "by",
        "at",
        "expect",
        "data",
        "person",
        "null",
        "true",
        "on",
        "~",
        ".nan",
    ),
    *(
        "2026-05-04",
        "2026-02-30",
        "an",
        "so",
        "submit_plan",
        "under_review",
        "&a",
        "*a",
        "!!int",
        "|",
        ">",
        "- ",
        ": ",
    ),
    *(
        "\t",
        "\n",
        "'",
        '"',
        "{",
        "}",
        "[",
        "]",
        "#",
        "%",
        "\x00",
        "\ud7ff",
        "é",
        "é",
        "0x1F",
        "-0",
        "1e999",
        "? ",
    ),
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.sampled_from(WORDS),
    st.text(st.characters(exclude_categories=["C"]), max_size=8),
    st.dates().map(str),
    st.datetimes().map(lambda moment: moment.isoformat()),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text("abon", max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)


def places(value: Any, path: Path = ()) -> list[Path]:
    """The paths of every value inside ``value``."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, item in inner for found in [(*path, key), *places(item, (*path, key))]]


def at(value: Any, path: Path) -> Any:
    """The value at ``path``."""
    for step in path:
        value = value[step]
    return value


def written(document: Any) -> str:
    """The document as JSON, which is YAML too."""
    return json.dumps(document, ensure_ascii=False, indent=1)


def refusal_of(read: Read, text: str) -> SourceError | None:
    """Why a text is not a valid scenario; ``None`` when it is one."""
    try:
        read(text)
    except SourceError as error:
        return error
    return None


@given(data=st.data())
@settings(max_examples=200, deadline=None)
def test_a_scenario_with_cut_and_pasted_text_is_read_or_refused(
    read: Read, small: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(small)), "start")
    length = data.draw(st.integers(0, 12), "length")
    pasted = data.draw(st.lists(st.sampled_from(WORDS), max_size=4).map("".join), "pasted")
    refusal = refusal_of(read, small[:start] + pasted + small[start + length :])
    assert refusal is None or (refusal.line >= 1 and refusal.message)


@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_a_scenario_with_any_value_anywhere_is_read_or_refused(
    read: Read, small: str, data: st.DataObject
) -> None:
    document = yamlsource.load(small, "").value
    path = data.draw(st.sampled_from(places(document)), "path")
    value = data.draw(VALUES, "value")
    inside_data = "data" in path[:-1]
    at(document, path[:-1])[path[-1]] = value
    text = written(document)
    refusal = refusal_of(read, text)
    if inside_data:
        assert refusal is None
    elif refusal is not None:
        assert isinstance(refusal, ScenarioError)
        assert 1 <= refusal.line <= text.count("\n") + 1


@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_a_key_that_is_not_known_is_never_overlooked(read: Read, small: str, data: st.DataObject) -> None:
    document = yamlsource.load(small, "").value
    mappings = [()] + [
        path for path in places(document) if "data" not in path and isinstance(at(document, path), dict)
    ]
    path = data.draw(st.sampled_from(mappings), "path")
    key = data.draw(st.text("abcxyz_", min_size=3, max_size=8).map("x_".__add__), "key")
    at(document, path)[key] = data.draw(st.sampled_from(["", "an", "2026-05-04"]), "value")
    with pytest.raises(ScenarioError, match=key):
        read(written(document))

"""The kinds of data an act may carry, each with values that are one and values that are not."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from khoithong.lawbook.loader import load_pack
from khoithong.procedure.data import blank, complete, invalid_fields, read_date
from khoithong.procedure.regulation import Field
from tests.procedure.kit import CAUSES, GOOD_FAITH, TINH_UY, council, ref

if TYPE_CHECKING:
    from khoithong.procedure.vocabulary import FieldType

IS: dict[FieldType, tuple[list[Any], list[Any]]] = {
    "text": (["x", " "], [1, True, ["x"], {"x": "x"}]),
    "texts": ([["x"], []], ["x", ["x", 1], ["x", " "], {}]),
    "date": (["2026-05-04", date(2026, 5, 4)], ["2026-5-4", datetime(2026, 5, 4), 20260504, ["2026-05-04"]]),
    "boolean": ([True, False], [0, 1, "true"]),
    "choice": (["một", "hai"], ["ba", "Một", ["một"], 1]),
    "percent": ([0, 100, 33.3], [-1, 100.1, True, "50", float("nan"), float("inf")]),
    "number": ([1, 99], [0, -1, 1.0, True, "1"]),
    "plan": ([{}, {"a": "x", "b": None}], ["x", ["x"], {"a": 1}]),
    "person": (["an"], [1, ["an"]]),
    "persons": ([[], ["an"]], ["an", ["an", 1], {"an": 1}]),
    "agency": (["so"], [1, ["so"]]),
    "party": (["so"], [1, ["so"]]),
    "parties": ([["so", "an"]], ["so", [None]]),
    "members": ([[], council(), [{}], [{"person": "", "secretary": None}]], ["an", ["an"], [None], {}]),
    "provision": (["6/1"], [6.1, ["6/1"]]),
    "provisions": ([["6/1"]], ["6/1", [6]]),
    "reasons": (["vì", {"5/1/a": "vì"}, {}], [["vì"], {"5/1/a": None}, 1]),
    "causes": ([{}, CAUSES, {"objective": None}], ["vì", {"objective": 1}, {"khác": "x"}, {1: "x"}]),
    "findings": ([{}, GOOD_FAITH, {"damage": None}], [True, {"damage": 0}, {"khác": True}, [True]]),
    "measure": (["no_liability"], [1, ["no_liability"]]),
}
MEMBER = {"person": "an", "capacity": "chair", "as": "head"}


def wrong(type_: FieldType, value: Any) -> tuple[str, ...]:
    """The fields found wrong."""
    field = Field("x", type_, required=False, choices=("một", "hai"))
    return invalid_fields({"x": field}, {"x": value})


@pytest.mark.parametrize("type_", IS)
def test_a_kind_of_data_holds_what_is_of_its_kind_and_nothing_else(type_: FieldType) -> None:
    good, bad = IS[type_]
    for value in [*good, None, ""]:
        assert wrong(type_, value) == (), value
    for value in bad:
        assert wrong(type_, value) == ("x",), value


@pytest.mark.parametrize(
    "change",
    [
        {"person": 1},
        {"capacity": "boss"},
        {"as": "friend"},
        {"secretary": "yes"},
        {"khác": 1},
        {"capacity": True},
    ],
)
def test_a_member_is_described_in_the_words_of_the_vocabulary(change: dict[str, Any]) -> None:
    assert wrong("members", [MEMBER]) == ()
    assert wrong("members", [MEMBER | change]) == ("x",)


def test_what_is_not_asked_for_is_wrong_whatever_it_holds() -> None:
    assert invalid_fields({}, {"x": None, 1: "y"}) == ("x", "1")  # type: ignore[dict-item]


def test_only_what_says_nothing_is_blank() -> None:
    nothing: tuple[Any, ...] = (None, "", " \n", [], {})
    assert all(blank(value) for value in nothing)
    assert not any(blank(value) for value in (0, False, "x", [None], {"a": None}))


def test_a_date_that_does_not_exist_is_none() -> None:
    assert read_date("2026-02-29") is None
    assert read_date(datetime(2026, 5, 4)) is None
    assert read_date("2024-02-29") == date(2024, 2, 29)


def test_a_reference_is_completed_with_the_regulation_unless_it_names_one() -> None:
    pack = load_pack(TINH_UY)
    assert complete(pack, "6/1") == ref("6/1")
    assert complete(pack, "nd-73-2023#7") == "nd-73-2023#7"
    assert complete(pack, "không/có") == ref("không/có")

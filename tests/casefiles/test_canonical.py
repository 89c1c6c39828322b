"""The exact bytes of an act: RFC 8785's own examples, and a hash fixed for ever."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khoithong.casefiles.canonical import (
    ACT_DOMAIN,
    GENESIS,
    REPORT_DOMAIN,
    NotCanonical,
    act_hash,
    canonical,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        ([True, False], "[true,false]"),
        ({}, "{}"),
        ([], "[]"),
        ({"b": 1, "a": [{"d": None, "c": "đ"}]}, '{"a":[{"c":"đ","d":null}],"b":1}'),
        ('\u20ac$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'),
        ("\x7f\u2028", '"\x7f\u2028"'),
    ],
)
def test_values(value: Any, text: str) -> None:
    assert canonical(value) == text


def test_names_are_sorted_by_utf16_code_units() -> None:
    names = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    assert list(json.loads(canonical(dict.fromkeys(names, 0)))) == [
        "\r",
        "1",
        "\u0080",
        "\u00f6",
        "\u20ac",
        "\U0001f600",
        "\ufb33",
    ]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (5e-324, "5e-324"),
        (-5e-324, "-5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
        (9007199254740992.0, "9007199254740992"),
        (295147905179352830000.0, "295147905179352830000"),
        (9.999999999999997e22, "9.999999999999997e+22"),
        (1e23, "1e+23"),
        (999999999999999700000.0, "999999999999999700000"),
        (1e21, "1e+21"),
        (1e20, "100000000000000000000"),
        (9.999999999999997e-7, "9.999999999999997e-7"),
        (0.000001, "0.000001"),
        (1e-7, "1e-7"),
        (333333333.33333325, "333333333.33333325"),
        (12.5, "12.5"),
        (-4.50, "-4.5"),
        (1424953923781206.2, "1424953923781206.2"),
        (2**53 - 1, "9007199254740991"),
        (-(2**53) + 1, "-9007199254740991"),
    ],
)
def test_numbers_as_ecmascript_prints_them(number: float, text: str) -> None:
    assert canonical(number) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_reads_back_as_itself(number: float) -> None:
    assert float(canonical(number)) == number


@pytest.mark.parametrize(
    "value", [2**53, -(2**53), float("nan"), float("inf"), "\ud83d", {"\udc00": 1}, {1: 2}, {1, 2}, b"x"]
)
def test_what_has_no_canonical_form_is_refused(value: Any) -> None:
    with pytest.raises(NotCanonical):
        canonical(value)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    max_leaves=15,
)


@given(JSON)
def test_it_reads_back_the_same_and_is_stable(value: Any) -> None:
    text = canonical(value)
    assert json.loads(text) == value
    assert canonical(json.loads(text)) == text


BODY = '{"act":"vote","at":"2026-05-11T09:00:00","by":"p1","data":{"ballot":"for"}}'
CASE = UUID("7d444840-9dc0-11d1-b245-5ffdce74fad2")
KEY = UUID("0188a5eb-0000-7000-8000-000000000001")


def test_the_hash_is_what_the_reference_says() -> None:
    by_hand = hashlib.sha256(
        b"khoithong.act\x01"
        + bytes(32)
        + CASE.bytes
        + b"\x00\x00\x00\x03"
        + (1_778_464_800_000_001).to_bytes(8, "big")
        + KEY.bytes
        + BODY.encode()
    ).digest()
    assert act_hash(ACT_DOMAIN, GENESIS, CASE, 3, 1_778_464_800_000_001, KEY, BODY) == by_hand
    assert by_hand.hex() == "b35c1396b60538d4b8056472f05c93ad60f204439acfd31ef01bf62f484eb51f"


def test_everything_is_covered() -> None:
    same: tuple[Any, ...] = (ACT_DOMAIN, GENESIS, CASE, 3, 5, KEY, BODY)
    others: tuple[Any, ...] = (REPORT_DOMAIN, b"\x01" * 32, KEY, 4, 6, CASE, BODY + " ")
    hashes = {act_hash(*same)}
    for place, other in enumerate(others):
        changed = (*same[:place], other, *same[place + 1 :])
        hashes.add(act_hash(*changed))
    assert len(hashes) == len(same) + 1

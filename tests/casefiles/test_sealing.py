"""Texts are sealed, everything else stays plain; the key opens the seal, without it nothing can be told."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khoithong.casefiles.canonical import canonical
from khoithong.casefiles.sealing import ERASED, UNREAD, commitment, commitments, seal, unseal
from khoithong.desk.cleaning import TooDeep, clean, clean_text
from khoithong.procedure.vocabulary import FIELDS

CLOSING: dict[str, Any] = {
    "minutes": "Biên bản",
    "absent": ["p1"],
    "conditions_met": ["5/1/a"],
    "condition_reasons": {"5/1/a": "Có căn cứ", "a~b": "lạ"},
    "conclusion": "partial",
    "causes": {"objective": "Thời tiết", "subjective": None},
    "findings": {"damage": False},
}


def test_texts_are_sealed_and_choices_dates_people_stay_plain() -> None:
    plain, evidence, texts = seal("close_meeting", CLOSING, "Biên bản giấy")

    assert {name: plain[name] for name in ("absent", "conditions_met", "conclusion", "findings")} == {
        name: CLOSING[name] for name in ("absent", "conditions_met", "conclusion", "findings")
    }
    assert set(texts) == {
        "/minutes",
        "/condition_reasons/5~11~1a",
        "/condition_reasons/a~0b",
        "/causes/objective",
        "/evidence",
    }
    assert "Biên bản" not in canonical([plain, evidence])
    assert unseal("close_meeting", plain, evidence, texts) == (CLOSING, "Biên bản giấy")


def test_without_the_texts_placeholders_stand_in() -> None:
    plain, evidence, texts = seal("consult", {"with": ["Sở A", "Sở B"], "content": "c"}, None)

    assert evidence is None
    assert unseal("consult", plain, None, None) == ({"with": [UNREAD, UNREAD], "content": UNREAD}, None)
    del texts["/with/1"]
    assert unseal("consult", plain, None, texts)[0]["with"] == ["Sở A", ERASED]


def test_each_commitment_opens_with_its_own_key_only() -> None:
    plain, evidence, texts = seal("approve", {"document": "1", "reason": "1"}, "1")
    sealed = commitments("approve", plain, evidence)

    assert {pointer: commitment(*kept) for pointer, kept in texts.items()} == sealed
    assert len(set(sealed.values())) == 3, "the same text is sealed differently each time"
    assert commitment(texts["/document"][0], "2") != sealed["/document"]


@pytest.mark.parametrize("kind", sorted(FIELDS))
def test_no_field_of_text_stays_plain(kind: str) -> None:
    data: dict[str, Any] = {
        name: {"text": "bí mật", "texts": ["bí mật"], "plan": {"x": "bí mật"}}.get(type_, {"x": "bí mật"})
        for name, type_ in FIELDS[kind].items()
        if type_ in ("text", "texts", "plan", "reasons", "causes")
    }
    plain, _, texts = seal(kind, data, None)
    assert "bí mật" not in canonical(plain)
    assert len(texts) == len(data)


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=4),
        st.text(st.characters(exclude_categories=["Cs"])),
    )
)
def test_any_plan_comes_back(plan: dict[str, str]) -> None:
    plain, evidence, texts = seal("submit_plan", {"plan": plan}, None)
    assert unseal("submit_plan", plain, evidence, texts) == ({"plan": plan}, None)


def test_cleaning() -> None:
    assert clean_text("a\u0323\u0302\r\nb\rc\x00\x1b\ud800") == "ậ\nb\nc\ufffd"
    assert clean({"on": date(2026, 5, 4), "list": ("x", 1, True, None)}) == {
        "on": "2026-05-04",
        "list": ["x", 1, True, None],
    }
    moment = datetime(2026, 5, 4)
    assert clean(moment) is moment, "what is no day is left for the procedure to refuse"
    with pytest.raises(TooDeep):
        clean([[[[[[[[[["x"]]]]]]]]]])


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    once.encode()

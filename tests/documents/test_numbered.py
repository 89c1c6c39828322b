"""A draft gets its number and day, and is a draft no longer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from khoithong.documents.catalogue import KINDS
from khoithong.documents.sample import FACTS
from khoithong.documents.writing import numbered

DRAFTED = replace(FACTS, number=None, day=date(2026, 3, 9))


def test_a_state_document_gets_number_day_and_loses_the_mark_of_a_draft() -> None:
    draft = KINDS["approval_decision"].make(DRAFTED)
    issued = numbered(draft, 7, date(2026, 2, 3))
    assert (draft.number, draft.draft, draft.symbol) == ("Số: …/QĐ-SXD", True, "QĐ-SXD")
    assert issued == replace(
        draft, number="Số: 07/QĐ-SXD", place_day="Nam Hà, ngày 03 tháng 02 năm 2026", draft=False
    )


def test_a_party_document_is_numbered_in_the_partys_way() -> None:
    issued = numbered(KINDS["party_opinion"].make(DRAFTED), 5, date(2026, 11, 20))
    assert issued.number == "Số 05-TB/ĐU"
    assert issued.place_day == "Nam Hà, ngày 20 tháng 11 năm 2026"


def test_a_letter_is_numbered_with_the_agencys_letters() -> None:
    assert numbered(KINDS["reminder_letter"].make(DRAFTED), 112, date(2026, 1, 1)).number == "Số: 112/SXD"


def test_what_bears_no_number_is_not_given_one() -> None:
    with pytest.raises(ValueError, match="plan"):
        numbered(KINDS["plan"].make(DRAFTED), 1, date(2026, 1, 1))

"""The template to begin with has the prescribed presentation before anything is filled in."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import docx

from khoithong.documents.catalogue import KINDS
from khoithong.documents.content import Signature
from khoithong.documents.sample import FACTS
from khoithong.documents.templates.fields import values_of
from khoithong.documents.templates.starter import starter

CENTRE = 1
SHORTEST = 30
"""Points: a shorter rule looks like a dot."""


def test_who_decides_stands_in_the_middle() -> None:
    made = docx.Document(io.BytesIO(starter("approval_decision")))
    line = next(one for one in made.paragraphs if one.text == "{{ tham_quyen_ban_hanh }}")
    assert (line.alignment, line.runs[0].bold) == (CENTRE, True)


def test_rules_under_fields_are_rules() -> None:
    made = docx.Document(io.BytesIO(starter("approval_decision")))
    issuer: Any = made.tables[0].cell(0, 0)
    assert _rule(issuer.paragraphs, issuer.width.pt) > SHORTEST
    section: Any = made.sections[0]
    room = section.page_width.pt - section.left_margin.pt - section.right_margin.pt
    assert _rule(made.paragraphs, room) > SHORTEST


def _rule(paragraphs: Any, room: float) -> float:
    """How long the first rule among paragraphs is: the lower border of a line set in on both sides."""
    line = next(one for one in paragraphs if one._p.xpath("./w:pPr/w:pBdr/w:bottom"))
    style = line.paragraph_format
    return float(room - style.left_indent.pt - style.right_indent.pt)


def test_whose_place_is_signed_for_is_in_capitals() -> None:
    document = KINDS["approval_decision"].make(FACTS)
    signed = Signature("Phó Giám đốc", "Cao Thị Minh Nguyệt", "KT. Giám đốc")
    values = values_of(replace(document, signatures=(signed,)), "DX-2026-000012", "Một đầu mối")
    assert values["tham_quyen_ky"] == "KT. GIÁM ĐỐC"

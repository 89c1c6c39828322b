"""Every identifier of the public vocabulary has a Vietnamese name, and nothing else has."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from khoithong.lawbook import words
from khoithong.lawbook.labels import ActLabel, FieldLabel, Labels, labels, read_labels
from khoithong.lawbook.places import regulations_dir
from khoithong.lawbook.yamlsource import SourceError
from khoithong.procedure import options, vocabulary

if TYPE_CHECKING:
    from pathlib import Path

EXPECTED = {
    "acts": (*vocabulary.ACTS, *vocabulary.ENTRIES),
    "statuses": vocabulary.STATUSES,
    "phases": vocabulary.PHASES,
    "deadlines": vocabulary.DEADLINES,
    "deadline_states": vocabulary.DEADLINE_STATES,
    "refusals": vocabulary.REFUSALS,
    "warnings": vocabulary.WARNINGS,
    "roles": vocabulary.ROLES,
    "agency_kinds": vocabulary.AGENCY_KINDS,
    "functions": vocabulary.FUNCTIONS,
    "capacities": vocabulary.CAPACITIES,
    "member_standings": vocabulary.MEMBER_STANDINGS,
    "causes": vocabulary.CAUSES,
    "findings": vocabulary.FINDINGS,
    "choices": {f"{act}.{name}" for act, name in vocabulary.CHOICES},
    "routes": vocabulary.CHOICES["choose_route", "route"],
    "evaluations": vocabulary.CHOICES["publish_result", "conclusion"],
    "stages": ("approval", "evaluation"),
    "decisions": ("approved", "disapproved"),
    "deadline_kinds": ("statutory", "agency"),
    "units": ("days", "working_days", "persons", "percent"),
    "numbers": words.NUMBERS,
    "standings": words.STANDINGS,
    "owners": words.OWNERS,
    "measure_states": ("available", "proposed", "applied", "declined"),
    "authorities": ("agency", "managing", "either"),
    "families": ("encouragement", "resources", "protection"),
    "beneficiaries": words.BENEFICIARIES,
    "measure_conditions": words.MEASURE_CONDITIONS,
    "events": words.EVENTS,
    "guards": words.GUARDS,
    "checks": words.CHECKS,
    "coverage": ("implemented", "manual", "out_of_scope"),
    "in_force_statuses": ("stated", "assumed"),
    "marks": ("addition", "reading", "unverified"),
    "fields": (*vocabulary.ACTS, *vocabulary.ENTRIES),
}


def test_every_group_is_expected() -> None:
    assert {field.name for field in fields(Labels)} == set(EXPECTED)


@pytest.mark.parametrize("group", EXPECTED)
def test_every_identifier_has_a_name(group: str) -> None:
    assert set(getattr(labels(), group)) == set(EXPECTED[group])


def test_every_field_has_a_label_in_the_order_of_the_form() -> None:
    for act, known in (vocabulary.FIELDS | vocabulary.ENTRIES).items():
        assert list(labels().fields[act]) == list(known), act


def test_every_choice_has_a_name() -> None:
    for (act, name), values in vocabulary.CHOICES.items():
        assert list(labels().choices[f"{act}.{name}"]) == list(values)


def test_names_of_acts_and_fields() -> None:
    assert labels().acts["convene_meeting"] == ActLabel("Triệu tập họp", "Triệu tập họp")
    assert labels().fields["register_plan"]["number"] == FieldLabel(
        "Số đến", "Số và ngày theo sổ văn bản đến."
    )


def test_the_readings_are_those_of_the_engine() -> None:
    assert set(words.READINGS) == options.READINGS


def test_nobody_is_addressed() -> None:
    text = (regulations_dir() / "common" / "labels.yaml").read_text(encoding="utf-8")
    assert not re.findall(r"(?i)\b(?:tôi|bạn|quý vị|anh/chị|được hưởng)\b", text)


def test_no_label_is_set_in_capitals() -> None:
    for act in labels().acts.values():
        assert not act.noun.isupper()
        assert not act.verb.isupper()


@pytest.mark.parametrize(
    ("change", "to", "line", "says"),
    [
        ("acts:", "actions:", 4, "không có nhóm tên gọi “actions”"),
        (
            "decisions: {approved: Phê duyệt, disapproved: Không phê duyệt}",
            "",
            4,
            "thiếu nhóm tên gọi “decisions”",
        ),
        (
            "  register_plan: {noun: Vào sổ văn bản đến, verb: Vào sổ}",
            "  register_plan: {noun: Vào sổ}",
            6,
            "noun, verb",
        ),
        (
            "  register_plan: {noun: Vào sổ văn bản đến, verb: Vào sổ}",
            "  register_plan: Vào sổ",
            6,
            "phải là một danh mục",
        ),
        (
            "  register_plan: {noun: Vào sổ văn bản đến, verb: Vào sổ}",
            "  register_plan: {noun: '', verb: Vào sổ}",
            6,
            "không để trống",
        ),
        ("  register_plan: {noun: Vào sổ văn bản đến", "  1: {noun: Vào sổ văn bản đến", 6, "phải là chữ"),
    ],
)
def test_faulty_labels_are_refused(change: str, to: str, line: int, says: str, tmp_path: Path) -> None:
    text = (regulations_dir() / "common" / "labels.yaml").read_text(encoding="utf-8")
    assert text.count(change) == 1 or change == "acts:"
    path = tmp_path / "labels.yaml"
    path.write_text(text.replace(change, to, 1), encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        read_labels(path)
    assert caught.value.line == line
    assert says in caught.value.message

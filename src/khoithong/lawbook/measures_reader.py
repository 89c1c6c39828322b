"""Encouragement and protection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, cast

from khoithong.lawbook.words import BENEFICIARIES, MEASURE_CONDITIONS
from khoithong.procedure.regulation import MeasureRule
from khoithong.procedure.vocabulary import CHOICES

if TYPE_CHECKING:
    from khoithong.lawbook.cites import Citations
    from khoithong.lawbook.inheritance import Merged
    from khoithong.lawbook.node import Node

_FAMILIES: Final = ("encouragement", "resources", "protection")
_AUTHORITIES: Final = ("agency", "managing", "either")
_OUTCOMES: Final = CHOICES["decide_measure", "outcome"]
_CONTRARY: Final = ({"damage", "no_damage"}, {"completed", "not_fully_completed"})


def measure_key(node: Node) -> str:
    """A measure is known by its id and those it is for."""
    entries = node.entries()
    people = entries["for"].value if "for" in entries else None
    named = ",".join(map(str, people)) if isinstance(people, list) else ""
    return f"{entries['id'].value if 'id' in entries else ''} {named}"


def read_measures(merged: Merged, cites: Citations) -> tuple[MeasureRule, ...]:
    """The measures in the text's order."""
    rules: list[MeasureRule] = []
    for node in merged.listing("measures", measure_key):
        rule = _read_measure(node, cites)
        same = [other for other in rules if other.id == rule.id]
        for other in same:
            shared = set(other.beneficiaries).intersection(rule.beneficiaries)
            if shared:
                raise node.error(f"biện pháp “{rule.id}” đã có cho {', '.join(sorted(shared))}")
        if rule.derived and not same:
            raise node.error(f"biện pháp “{rule.id}” theo sau (follows) nhưng chưa có biện pháp để theo")
        if not same and "label" not in node.entries():
            raise node.error(f"biện pháp “{rule.id}” thiếu “label”")
        rules.append(rule)
    return tuple(rules)


def _read_measure(node: Node, cites: Citations) -> MeasureRule:
    fields = node.record(
        ("id", "family", "for", "when", "authority", "cite"),
        ("label", "note", "persons_only", "follows", "outcomes", "outcome_optional"),
    )
    for name in ("label", "note"):
        if name in fields:
            fields[name].text()
    when = fields["when"].some_words(MEASURE_CONDITIONS, "điều kiện của biện pháp")
    for pair in _CONTRARY:
        if pair.issubset(when):
            raise fields["when"].error(f"{' và '.join(sorted(pair))} không thể cùng đúng")
    outcomes = fields["outcomes"].some_words(_OUTCOMES, "kết quả") if "outcomes" in fields else ()
    optional = "outcome_optional" in fields and fields["outcome_optional"].flag()
    identity = fields["id"].text()
    return MeasureRule(
        id=identity,
        provision=cites.one(fields["cite"], f"measures.{identity}"),
        family=cast(
            "Literal['encouragement', 'resources', 'protection']",
            fields["family"].word(_FAMILIES, "loại biện pháp"),
        ),
        beneficiaries=fields["for"].some_words(BENEFICIARIES, "đối tượng"),
        persons_only="persons_only" in fields and fields["persons_only"].flag(),
        when=when,
        authority=cast(
            "Literal['agency', 'managing', 'either']", fields["authority"].word(_AUTHORITIES, "thẩm quyền")
        ),
        outcomes=outcomes,
        outcome_required=bool(outcomes) and not optional,
        derived="follows" in fields and fields["follows"].flag(),
    )

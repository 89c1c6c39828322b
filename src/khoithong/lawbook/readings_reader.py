"""Questions the text leaves open, and the answers chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.lawbook.cites import Leaf
from khoithong.lawbook.words import READINGS
from khoithong.procedure.regulation import Reading

if TYPE_CHECKING:
    from khoithong.lawbook.cites import Citations
    from khoithong.lawbook.inheritance import Merged
    from khoithong.lawbook.node import Node


def read_readings(merged: Merged, cites: Citations) -> dict[str, Reading]:
    """The readings by id, in the file's order; an unanswered one makes the pack unusable."""
    return {name: _read_reading(name, node, cites) for name, node in merged.mapping().items()}


def _read_reading(name: str, node: Node, cites: Citations) -> Reading:
    if name not in READINGS:
        raise node.error(f"không biết quy ước “{name}”; dùng được: {', '.join(READINGS)}")
    fields = node.record(
        ("question", "provisions", "answers", "chosen", "reason", "chosen_by", "chosen_on"), ("warns",)
    )
    answers = {key: inner.text() for key, inner in fields["answers"].entries().items()}
    for key in answers:
        if key not in READINGS[name]:
            raise (
                fields["answers"]
                .entries()[key]
                .error(f"quy ước “{name}” không có cách hiểu “{key}”; dùng được: {', '.join(READINGS[name])}")
            )
    if not answers:
        raise fields["answers"].error(f"quy ước “{name}” phải có ít nhất một cách hiểu")
    if fields["chosen"].value is None:
        raise fields["chosen"].error(f"quy ước “{name}” chưa được trả lời; gói chưa thể áp dụng")
    fields["chosen_by"].text()
    fields["chosen_on"].day()
    provisions = [cites.reference(item) for item in fields["provisions"].items()]
    if not provisions:
        raise fields["provisions"].error(f"quy ước “{name}” phải nêu điều khoản liên quan")
    for item, ref in zip(fields["provisions"].items(), provisions, strict=True):
        cites.leaves.append(Leaf(f"readings.{name}", ref, None, None, item.source.file, item.line))
    return Reading(
        id=name,
        question=fields["question"].text(),
        answers=answers,
        chosen=fields["chosen"].word(tuple(answers), "cách hiểu"),
        reason=fields["reason"].text(),
        provisions=tuple(provisions),
        warns="warns" in fields and fields["warns"].flag(),
    )

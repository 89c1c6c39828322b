"""The acts of the procedure: who, when, with what content, on which provision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.lawbook.words import CHECKS, GUARDS, STANDINGS
from khoithong.procedure.regulation import NOWHERE, ActRule, Cited, Field, Guard
from khoithong.procedure.vocabulary import ACTS, CHOICES, FIELDS, PHASES, STATUSES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from khoithong.lawbook.cites import Citations
    from khoithong.lawbook.inheritance import Merged
    from khoithong.lawbook.node import Node

_RESTS_ON_THE_ACT: Final = ("inspected_since_suspension", "managed_by_committee")
"""Guards the text itself puts before the act: their refusals cite the act's own provision."""

_REQUIRED: Final = ("by", "during", "data")
_OPTIONAL: Final = (
    "requires",
    "checks",
    "approval_data",
    "evaluation_data",
    "cite",
    "addition",
    "override_cite",
    "final_cite",
    "evaluation_cite",
    "intake_cite",
)


def read_acts(merged: Merged, cites: Citations) -> dict[str, ActRule]:
    """Every act of the pack, in the vocabulary's order."""
    nodes = merged.mapping("acts")
    for kind, node in nodes.items():
        if kind not in ACTS:
            raise node.error(f"không có hành vi “{kind}” trong từ vựng")
    if "submit_plan" not in nodes:
        raise merged.top.error("thiếu hành vi “submit_plan”: không có nó thì không hồ sơ nào bắt đầu được")
    rules = {kind: _read_act(kind, nodes[kind], cites) for kind in ACTS if kind in nodes}
    if rules["submit_plan"].during != {"draft"}:
        raise nodes["submit_plan"].error("submit_plan chỉ có thể ở trạng thái draft")
    return rules


def _read_act(kind: str, node: Node, cites: Citations) -> ActRule:
    fields = node.record(_REQUIRED, _OPTIONAL)
    rule = f"acts.{kind}"
    provision, addition = cites.leaf(fields, node, rule)
    requires = fields["requires"].words(GUARDS, "điều kiện trình tự") if "requires" in fields else ()
    checks = fields["checks"].words(CHECKS, "điều kiện nội dung") if "checks" in fields else ()
    return ActRule(
        kind=kind,
        by=fields["by"].some_words(STANDINGS, "tư cách"),
        during=_read_during(fields["during"]),
        provision=provision,
        fields=_read_fields(kind, fields["data"]),
        stage_fields={
            stage: _read_fields(kind, fields[f"{stage}_data"])
            for stage in ("approval", "evaluation")
            if f"{stage}_data" in fields
        },
        requires=_guards(
            requires,
            {
                **dict.fromkeys(_RESTS_ON_THE_ACT, provision),
                **_rejections(requires, fields, cites, rule),
                **_intake(requires, fields, cites, rule),
            },
        ),
        checks=tuple(Guard(name) for name in checks),
        evaluation_provision=_extra(fields, "evaluation_cite", cites, rule),
        addition=addition,
    )


def _read_during(node: Node) -> frozenset[str]:
    if isinstance(node.value, str):
        return frozenset(PHASES[node.word(tuple(PHASES), "giai đoạn")])
    return frozenset(node.some_words(STATUSES, "trạng thái"))


def _read_fields(kind: str, node: Node) -> Mapping[str, Field]:
    known = FIELDS[kind]
    found: dict[str, Field] = {}
    for item in node.items():
        word = item.text()
        name = word.removesuffix("?")
        if name not in known:
            raise item.error(f"hành vi {kind} không có trường “{name}”; dùng được: {', '.join(known) or '–'}")
        if name in found:
            raise item.error(f"trường “{name}” được kê hai lần")
        found[name] = Field(name, known[name], required=name == word, choices=CHOICES.get((kind, name), ()))
    return found


def _extra(fields: dict[str, Node], key: str, cites: Citations, rule: str) -> Cited:
    return cites.cited(fields[key], f"{rule}.{key.removesuffix('_cite')}") if key in fields else NOWHERE


def _guards(names: tuple[str, ...], provisions: dict[str, Cited]) -> tuple[Guard, ...]:
    """The guards with the provisions their refusals cite; nothing where the refusal is plain logic."""
    return tuple(Guard(name, provisions.get(name, NOWHERE)) for name in names)


def _intake(names: tuple[str, ...], fields: dict[str, Node], cites: Citations, rule: str) -> dict[str, Cited]:
    """What the text says about the time before which no plan is taken in."""
    if "intake_cite" in fields and "intake_open" not in names:
        raise fields["intake_cite"].error("intake_cite chỉ đi với điều kiện intake_open")
    return {"intake_open": _extra(fields, "intake_cite", cites, rule)}


def _rejections(
    names: tuple[str, ...], fields: dict[str, Node], cites: Citations, rule: str
) -> dict[str, Cited]:
    """What the text says about a proposal the meeting rejected: the override, and that a rejection is final."""
    override = _extra(fields, "override_cite", cites, rule)
    final = _extra(fields, "final_cite", cites, rule)
    if "override_cite" in fields and "not_rejected" not in names:
        raise fields["override_cite"].error("override_cite chỉ đi với điều kiện not_rejected")
    if "final_cite" in fields and not {"not_rejected", "rejection_may_be_overridden"}.intersection(names):
        raise fields["final_cite"].error(
            "final_cite chỉ đi với điều kiện not_rejected hoặc rejection_may_be_overridden"
        )
    return {
        "not_rejected": Cited(override.collective or final.collective, final.council),
        "rejection_may_be_overridden": Cited(None, final.council),
    }

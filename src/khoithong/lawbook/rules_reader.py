"""Who may propose, where a plan goes, how it is discussed and what the result rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, cast

from khoithong.procedure.regulation import (
    Confirmation,
    CouncilRule,
    EligibilityRule,
    MeetingRule,
    OpinionRule,
    RoutingRule,
    Section,
    SheetHeading,
)
from khoithong.procedure.vocabulary import ACTS, AGENCY_KINDS, ROLES

if TYPE_CHECKING:
    from khoithong.lawbook.cites import Citations
    from khoithong.lawbook.inheritance import Merged
    from khoithong.lawbook.limits_reader import Numbers
    from khoithong.lawbook.node import Node

_STAGES: Final = ("approval", "evaluation")
_ROUTES: Final = ("collective", "council")


def read_sections(merged: Merged, cites: Citations) -> tuple[Section, ...]:
    """The headings of the plan in the text's order."""
    sections = []
    for node in merged.listing("plan", lambda node: _key(node, "section")):
        fields = node.record(("section", "label", "cite"), ("optional",))
        name = fields["section"].text()
        fields["label"].text()
        required = not ("optional" in fields and fields["optional"].flag())
        sections.append(Section(name, required, cites.one(fields["cite"], f"plan.{name}")))
    if not any(section.required for section in sections):
        raise merged.top.error("kế hoạch (plan) phải có ít nhất một đề mục bắt buộc")
    return tuple(sections)


def read_eligibility(node: Node, cites: Citations) -> EligibilityRule:
    """Who may propose."""
    fields = node.record(("roles", "cite"), ("kinds", "kinds_cite", "unverified_roles"))
    roles = frozenset(fields["roles"].some_words(ROLES, "chức danh"))
    unverified: frozenset[str] = frozenset()
    if "unverified_roles" in fields:
        unverified = frozenset(fields["unverified_roles"].words(ROLES, "chức danh"))
        if not unverified <= roles:
            raise fields["unverified_roles"].error("unverified_roles phải nằm trong roles")
    if ("kinds" in fields) != ("kinds_cite" in fields):
        raise node.error("“kinds” và “kinds_cite” phải đi cùng nhau")
    return EligibilityRule(
        roles=roles,
        provision=cites.one(fields["cite"], "eligibility"),
        kinds=frozenset(fields["kinds"].some_words(AGENCY_KINDS, "loại cơ quan"))
        if "kinds" in fields
        else None,
        kinds_provision=cites.one(fields["kinds_cite"], "eligibility.kinds")
        if "kinds_cite" in fields
        else None,
        unverified_roles=unverified,
    )


def read_routing(node: Node, cites: Citations) -> RoutingRule:
    """Where a plan goes."""
    fields = node.record(
        ("to", "cite", "head_plan", "head_cite"), ("committee_cite", "escalation_cite", "above_cite")
    )
    to = fields["to"].word(("employing_agency", "managing_agency", "managing_above"), "nơi gửi")
    head_plan = fields["head_plan"].word(
        ("superior", "own_collective"), "cách xử lý đề xuất của người đứng đầu"
    )
    if ("above_cite" in fields) != (to == "managing_above"):
        raise fields["to"].error("“above_cite” và “to: managing_above” phải đi cùng nhau")
    return RoutingRule(
        to=cast("Literal['employing_agency', 'managing_agency', 'managing_above']", to),
        provision=cites.one(fields["cite"], "routing"),
        head_plan=cast("Literal['superior', 'own_collective']", head_plan),
        head_provision=cites.one(fields["head_cite"], "routing.head"),
        committee_provision=_optional(fields, "committee_cite", cites, "routing.committee"),
        escalation_provision=_optional(fields, "escalation_cite", cites, "routing.escalation"),
        above_provision=_optional(fields, "above_cite", cites, "routing.above"),
    )


def read_opinion(node: Node | None, cites: Citations) -> OpinionRule:
    """Whether the Party body's opinion is asked, and what rests on it."""
    if node is None:
        return OpinionRule(asked=False)
    fields = node.record(("cite", "basis"), ("evaluation_cite", "missing_cite"))
    principle = cites.one(fields["cite"], "opinion")
    basis = fields["basis"].record(("approval",), ("evaluation",))
    return OpinionRule(
        asked=True,
        principle=principle,
        evaluation_principle=_optional(fields, "evaluation_cite", cites, "opinion.evaluation"),
        basis={stage: cites.cited(inner, f"opinion.{stage}") for stage, inner in basis.items()},
        missing_provision=_optional(fields, "missing_cite", cites, "opinion.missing") or principle,
    )


def read_meetings(merged: Merged, cites: Citations) -> dict[tuple[str, str], MeetingRule]:
    """The meetings by stage and route."""
    found: dict[tuple[str, str], MeetingRule] = {}
    cited = ("exclusion", "chair", "majority", "tie")
    for node in merged.listing("meetings", lambda node: f"{_key(node, 'stage')} {_key(node, 'route')}"):
        fields = node.record(("stage", "route", "cite", *cited, "minutes"), ("reasons",))
        stage = fields["stage"].word(_STAGES, "giai đoạn họp")
        route = fields["route"].word(_ROUTES, "đường")
        rule = f"meetings.{stage}.{route}"
        parts = {name: cites.one(fields[name], f"{rule}.{name}") for name in cited}
        found[stage, route] = MeetingRule(
            stage=cast("Literal['approval', 'evaluation']", stage),
            route=cast("Literal['collective', 'council']", route),
            provision=cites.one(fields["cite"], rule),
            minutes=None
            if fields["minutes"].value is None
            else cites.one(fields["minutes"], f"{rule}.minutes"),
            reasons=_optional(fields, "reasons", cites, f"{rule}.reasons"),
            **parts,
        )
    return found


def read_council(node: Node | None, numbers: Numbers, cites: Citations) -> CouncilRule | None:
    """The council's composition, where the text knows a council."""
    if node is None:
        return None
    fields = node.record(("size", "chair", "members", "notice"), ("sheet",))
    for name in ("council_minimum", "council_maximum", "plan_dispatch"):
        if name not in numbers:
            raise node.error(f"có Hội đồng thì numbers.yaml phải có “{name}”")
    minimum, maximum = numbers["council_minimum"][0], numbers["council_maximum"][0]
    if minimum.value > maximum.value:
        raise node.error(f"số thành viên ít nhất ({minimum.value}) lớn hơn nhiều nhất ({maximum.value})")
    return CouncilRule(
        minimum=minimum,
        maximum=maximum,
        notice=numbers["plan_dispatch"][0],
        size_provision=cites.one(fields["size"], "council.size"),
        chair_provision=cites.one(fields["chair"], "council.chair"),
        members_provision=cites.one(fields["members"], "council.members"),
        notice_provision=cites.one(fields["notice"], "council.notice"),
        sheet=_read_sheet(fields["sheet"], cites) if "sheet" in fields else (),
    )


def _read_sheet(node: Node, cites: Citations) -> tuple[SheetHeading, ...]:
    headings = []
    for item in node.items():
        fields = item.record(("heading", "cite"))
        headings.append(SheetHeading(fields["heading"].text(), cites.one(fields["cite"], "council.sheet")))
    return tuple(headings)


def read_conditions(merged: Merged, cites: Citations) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The conditions of encouragement: all, and those that suffice without what goes beyond a) to c)."""
    all_of, partial = [], []
    for node in merged.listing("conditions", lambda node: _key(node, "provision")):
        fields = node.record(("provision", "label", "cite"), ("beyond_a_to_c",))
        ref = _named(fields, cites, "conditions")
        all_of.append(ref)
        if not ("beyond_a_to_c" in fields and fields["beyond_a_to_c"].flag()):
            partial.append(ref)
    return tuple(all_of), tuple(partial)


def read_prohibitions(merged: Merged, cites: Citations) -> tuple[tuple[str, ...], frozenset[str]]:
    """The prohibited acts, and those whose report blocks measures."""
    found: list[str] = []
    blocking: set[str] = set()
    for node in merged.listing("prohibitions", lambda node: _key(node, "provision")):
        fields = node.record(("provision", "label", "cite"), ("blocks_measures",))
        ref = _named(fields, cites, "prohibitions")
        found.append(ref)
        if "blocks_measures" in fields and fields["blocks_measures"].flag():
            blocking.add(ref)
    return tuple(found), frozenset(blocking)


def read_confirmations(merged: Merged, cites: Citations) -> tuple[Confirmation, ...]:
    """What is confirmed with an act."""
    found = []
    for node in merged.listing("confirmations", lambda node: _key(node, "provision")):
        fields = node.record(("provision", "label", "acts", "cite"))
        ref = _named(fields, cites, "confirmations")
        acts = fields["acts"].some_words(ACTS, "hành vi")
        found.append(Confirmation(ref, fields["label"].text(), acts))
    return tuple(found)


def read_cited(node: Node | None, cites: Citations, rule: str) -> str | None:
    """A leaf that is nothing but its citation."""
    return None if node is None else cites.one(node, rule)


def _named(fields: dict[str, Node], cites: Citations, section: str) -> str:
    """The provision a leaf names, which must be the one it quotes."""
    ref = cites.reference(fields["provision"])
    fields["label"].text()
    if cites.one(fields["cite"], f"{section}.{ref.partition('#')[2]}") != ref:
        raise fields["cite"].error(f"trích dẫn phải từ chính điều khoản đã nêu ({ref})")
    return ref


def _optional(fields: dict[str, Node], key: str, cites: Citations, rule: str) -> str | None:
    return cites.one(fields[key], rule) if key in fields else None


def _key(node: Node, name: str) -> str:
    entries = node.entries()
    return str(entries[name].value) if name in entries else ""

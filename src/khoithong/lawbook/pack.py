"""A pack as people read it: identity, text, names, quotations, and where each provision is used."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from khoithong.lawbook.coverage import Classification, classify, load_coverage
from khoithong.lawbook.inheritance import Merged
from khoithong.lawbook.labels import FILE, Labels, read_labels
from khoithong.lawbook.loader import PROCEDURE_SECTIONS, Loaded, load
from khoithong.lawbook.measures_reader import measure_key
from khoithong.lawbook.places import regulations_dir
from khoithong.lawbook.verify import COVERAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from khoithong.lawbook.cites import Leaf
    from khoithong.lawbook.node import Node
    from khoithong.lawbook.packfiles import Identity
    from khoithong.lawbook.text import LawText, Provision
    from khoithong.procedure.regulation import Regulation


@dataclass(frozen=True, slots=True)
class Choice:
    """Who chose the answer of a reading, and when."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Use:
    """One place where the software rests on a provision."""

    rule: str
    """Place in the pack: ``acts.approve``."""
    name: str
    """The same in Vietnamese: ``Hành vi: Phê duyệt đề xuất``."""
    excerpt: str | None
    """The words it rests on; ``None`` where none are quoted."""


@dataclass(frozen=True, slots=True)
class Pack:
    """All that pages, documents and the library show of a pack. References are complete: ``pack#7/2/2.1``."""

    identity: Identity
    regulation: Regulation
    text: LawText
    """The pack's own text."""
    texts: Mapping[str, LawText]
    """The texts of the packs it extends and its own, by pack."""
    partial: frozenset[str]
    """Those of these packs that hold their text in part only."""
    labels: Labels
    sections: Mapping[str, str]
    """The headings of the plan by section."""
    conditions: Mapping[str, str]
    """Short wording of each condition by provision."""
    prohibitions: Mapping[str, str]
    """Short wording of each prohibited act by provision."""
    measures: Mapping[str, str]
    """Name of each measure by id."""
    measure_notes: Mapping[str, str]
    choices: Mapping[str, Choice]
    """Who answered each reading; question, answers and reason are the regulation's."""
    leaves: tuple[Leaf, ...]
    coverage: Mapping[str, Classification]
    """What became of each provision of the own text that has words of its own."""
    uses: Mapping[str, tuple[Use, ...]]
    """Where the software rests on a provision."""

    def provision(self, ref: str) -> Provision | None:
        """The provision at a complete reference; ``None`` where no text of the pack has it."""
        owner, _, rest = ref.partition("#")
        text = self.texts.get(owner)
        return None if text is None else text.get(rest)

    def label(self, ref: str) -> str:
        """How a reference is cited in Vietnamese, marked where its words are not held; unknown ones as they are."""
        label = self.regulation.labels.get(ref, ref)
        if ref.partition("#")[0] in self.partial:
            return f"{label} ({self.labels.marks['unverified'].lower()})"
        return label

    def excerpts(self, rule: str, route: str | None = None) -> tuple[Leaf, ...]:
        """What a rule quotes, most important first; of a rule that differs by route what applies on ``route``."""
        return tuple(
            leaf
            for leaf in self.leaves
            if leaf.rule == rule and (route is None or leaf.route in (None, route))
        )

    @property
    def unverified(self) -> frozenset[str]:
        """Rules that rest on provisions whose words the pack does not hold."""
        return unverified_rules(self.leaves)


def unverified_rules(leaves: Iterable[Leaf]) -> frozenset[str]:
    """The rules that quote nothing, readings left aside: they quote in their reasons."""
    return frozenset(
        leaf.rule for leaf in leaves if leaf.excerpt is None and not leaf.rule.startswith("readings.")
    )


def describe(pack_id: str, directory: Path | None = None) -> Pack:
    """The pack with all its texts, read once. Raises as `load_pack`."""
    return _describe(pack_id, directory or regulations_dir())


@cache
def _describe(pack_id: str, root: Path) -> Pack:
    loaded = load(pack_id, root)
    names = _Names(loaded, read_labels(root / FILE))
    own = loaded.pack
    cited = {
        leaf.provision.partition("#")[2] for leaf in loaded.leaves if leaf.provision.startswith(f"{own.id}#")
    }
    classified = classify(own.text, cited, load_coverage(own.folder / COVERAGE))
    uses: dict[str, dict[str, Use]] = {}
    for leaf in loaded.leaves:
        use = Use(leaf.rule, names.rule(leaf.rule), leaf.excerpt)
        uses.setdefault(leaf.provision, {}).setdefault(leaf.rule, use)
    return Pack(
        identity=own.identity,
        regulation=loaded.regulation,
        text=own.text,
        texts=MappingProxyType({pack.id: pack.text for pack in loaded.packs}),
        partial=frozenset(pack.id for pack in loaded.packs if not pack.identity.complete),
        labels=names.labels,
        sections=MappingProxyType(names.sections),
        conditions=MappingProxyType(names.conditions),
        prohibitions=MappingProxyType(names.prohibitions),
        measures=MappingProxyType(names.measures),
        measure_notes=MappingProxyType(names.measure_notes),
        choices=MappingProxyType(names.choices),
        leaves=loaded.leaves,
        coverage=MappingProxyType({f"{own.id}#{ref}": one for ref, one in classified.items()}),
        uses=MappingProxyType({ref: tuple(found.values()) for ref, found in uses.items()}),
    )


_PARTS: Final = {
    "exclusion": "người không biểu quyết",
    "chair": "người chủ trì",
    "minutes": "biên bản",
    "majority": "tỷ lệ thông qua",
    "tie": "biểu quyết ngang nhau",
    "reasons": "nêu lý do",
    "size": "số thành viên",
    "members": "thành phần",
    "notice": "gửi kế hoạch trước ngày họp",
    "sheet": "phiếu nhận xét, đánh giá",
    "override": "quyết định cho triển khai dù không được thông qua",
    "final": "không được thông qua là kết quả cuối cùng",
    "evaluation": "đánh giá kết quả",
    "approval": "phê duyệt",
    "head": "đề xuất của người đứng đầu",
    "committee": "cán bộ do cấp ủy quản lý",
    "escalation": "nội dung vượt thẩm quyền",
    "above": "cán bộ do cơ quan cấp trên quản lý",
    "intake": "khi nào tiếp nhận",
    "kinds": "loại cơ quan",
    "missing": "không có cấp ủy, tổ chức đảng",
}
_SINGLE: Final = {
    "eligibility": "Đối tượng đề xuất",
    "routing": "Nơi nhận, quyết định",
    "opinion": "Ý kiến cấp ủy, tổ chức đảng",
    "council": "Hội đồng đánh giá",
    "causes": "Xác định nguyên nhân",
    "measure_authority": "Căn cứ áp dụng khuyến khích, bảo vệ",
    "before_approval": "Chỉ thực hiện khi được cho phép",
}


class _Names:
    """The names a pack gives to its own parts. The files were checked when the pack was loaded."""

    def __init__(self, loaded: Loaded, labels: Labels) -> None:
        self.labels = labels
        self._regulation = loaded.regulation
        procedure = Merged(loaded.packs, "procedure.yaml", PROCEDURE_SECTIONS)
        measures = Merged(loaded.packs, "measures.yaml", ("measures",)).listing("measures", measure_key)
        self.sections = _column(
            procedure.listing("plan", lambda node: _value(node, "section")), "section", "label"
        )
        self.conditions = self._by_provision(procedure, "conditions")
        self.prohibitions = self._by_provision(procedure, "prohibitions")
        self.measures = _column(measures, "id", "label")
        self.measure_notes = _column(measures, "id", "note")
        self.choices = {
            name: Choice(node.entries()["chosen_by"].text(), node.entries()["chosen_on"].day())
            for name, node in Merged(loaded.packs, "readings.yaml", None).mapping().items()
        }

    @staticmethod
    def _by_provision(procedure: Merged, section: str) -> dict[str, str]:
        nodes = procedure.listing(section, lambda node: _value(node, "provision"))
        return {
            f"{node.pack.id}#{_value(node, 'provision')}": node.entries()["label"].text() for node in nodes
        }

    def rule(self, rule: str) -> str:
        """A rule's place in the pack in words."""
        kind, _, rest = rule.partition(".")
        if kind in _SINGLE:
            part = _PARTS.get(rest)
            return f"{_SINGLE[kind]}: {part}" if part else _SINGLE[kind]
        if kind == "acts":
            act, _, part = rest.partition(".")
            return f"Hành vi: {self.labels.acts[act].noun}" + (f" ({_PARTS[part]})" if part else "")
        if kind == "meetings":
            stage, route, *parts = rest.split(".")
            suffix = "".join(f" ({_PARTS[part]})" for part in parts)
            return f"Họp: {self.labels.stages[stage]}, {self.labels.routes[route]}{suffix}"
        return self._other(kind, rest)

    def _other(self, kind: str, rest: str) -> str:
        if kind == "plan":
            return f"Đề mục kế hoạch: {self.sections[rest]}"
        if kind == "numbers":
            return f"Con số: {self._number(rest)}"
        if kind == "measures":
            return f"Biện pháp: {self.measures[rest]}"
        if kind == "readings":
            return f"Quy ước áp dụng: {self._regulation.readings[rest].question}"
        return {"conditions": "Điều kiện được khuyến khích", "prohibitions": "Hành vi bị cấm"}.get(
            kind, "Nội dung phải xác nhận"
        )

    def _number(self, name: str) -> str:
        number = self._regulation.numbers[name]
        return f"{self.labels.numbers[name]}: {number.value} {self.labels.units[number.unit]}"


def _column(nodes: list[Node], key: str, column: str) -> dict[str, str]:
    """One column of a list of leaves by another; the first leaf of a name gives it."""
    found: dict[str, str] = {}
    for node in nodes:
        if column in node.entries():
            found.setdefault(_value(node, key), node.entries()[column].text())
    return found


def _value(node: Node, key: str) -> str:
    return str(node.entries()[key].value)

"""What a pack settles, as facts that can be laid beside those of another pack.

Everything is derived from the compiled rules and the quotations under them; no pack is known by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.lawbook.diff import rules
from khoithong.lawbook.diff.acts import TOPIC_OF_ACT, act_code, act_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from khoithong.lawbook.diff.rules import Said
    from khoithong.lawbook.pack import Pack

TOPICS: Final = {
    "proposers": "Ai được đề xuất",
    "routing": "Kế hoạch đi đâu, ai quyết định",
    "intake": "Tiếp nhận, thẩm định, xem xét",
    "content": "Nội dung kế hoạch",
    "limits": "Thời hạn và con số",
    "council": "Hội đồng",
    "votes": "Biểu quyết",
    "opinion": "Ý kiến cấp ủy, tổ chức đảng",
    "decision": "Quyết định",
    "execution": "Tổ chức thực hiện",
    "evaluation": "Báo cáo, đánh giá, công bố kết quả",
    "measures": "Khuyến khích và bảo vệ",
    "prohibitions": "Hành vi bị cấm, phản ánh",
    "readings": "Quy ước áp dụng",
}
"""The subjects of a comparison, in the order of the procedure."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a pack settles."""

    topic: str
    key: str
    """The same in every pack that settles it: ``acts.approve``, ``numbers.majority``."""
    label: str
    lines: tuple[str, ...]
    """What it settles, in words."""
    code: tuple[str, ...]
    """Equal in two packs that settle it alike: the lines, or an answer's identifier where its words may differ."""
    provisions: tuple[str, ...]
    """Complete references, the one it rests on first; none where the software adds it."""


def facts_of(pack: Pack) -> tuple[Fact, ...]:
    """Everything the pack settles, by topic and then in the text's order."""
    found = [_fact(pack, said) for said in (*_acts(pack), *_rules(pack))]
    order = list(TOPICS)
    # sorting is stable: within a topic what it is about comes before the acts that carry it out
    return tuple(sorted(found, key=lambda fact: (order.index(fact.topic), fact.key.startswith("acts."))))


def _acts(pack: Pack) -> Iterator[Said]:
    for kind, rule in pack.regulation.acts.items():
        quoted = [leaf.rule for leaf in pack.leaves if _of_act(leaf.rule, kind)]
        yield rules.Said(
            TOPIC_OF_ACT[kind],
            f"acts.{kind}",
            pack.labels.acts[kind].noun,
            act_lines(pack, rule),
            tuple(dict.fromkeys(quoted)),
            code=act_code(pack, rule),
        )


def _of_act(rule: str, kind: str) -> bool:
    return rule == f"acts.{kind}" or rule.startswith(f"acts.{kind}.")


def _rules(pack: Pack) -> Iterator[Said]:
    for part in rules.PARTS:
        yield from part(pack)


def _fact(pack: Pack, said: Said) -> Fact:
    provisions = said.refs or provisions_of(pack, said.rules)
    return Fact(said.topic, said.key, said.label, said.lines, said.code or said.lines, provisions)


def provisions_of(pack: Pack, quoted: Iterable[str]) -> tuple[str, ...]:
    """The provisions under some rules of the pack, each once."""
    wanted = set(quoted)
    return tuple(dict.fromkeys(leaf.provision for leaf in pack.leaves if leaf.rule in wanted))
